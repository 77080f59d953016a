package components

import (
	"entrastudio/model/catalog"
	"entrastudio/views/form"
	"entrastudio/views/part"
	"entrastudio/views/studio"
	"entrastudio/views/words"
)

// componentGroups are the groups of one component, or of what a chart says once
// for all.
func componentGroups(s studio.Studio, name catalog.Name) []form.Group {
	if name == catalog.Global {
		settings := make([]*catalog.Setting, len(s.Catalog().Global))
		for i := range settings {
			settings[i] = &s.Catalog().Global[i]
		}
		return settingGroups(s, settings)
	}
	groups := []form.Group{{Fields: mainFields(s, name)}}
	fact := s.Catalog().Component(name)
	if fact == nil {
		return groups
	}
	return append(groups, settingGroups(s, fact.List())...)
}

// mainFields are what the settings of a component follow from.
func mainFields(s studio.Studio, name catalog.Name) []form.Field {
	path := "components/" + string(name) + "/"
	fact := s.Catalog().Component(name)
	why := words.T("components.enabled.why")
	if fact != nil {
		why = words.Said(fact.Purpose)
	}
	fields := []form.Field{{Label: words.T("components.enabled"), Path: path + "enabled", Kind: form.Check, Purpose: why}}
	if fact == nil {
		return fields
	}
	if fact.Redirect.Path != "" || fact.Local != "" {
		fields = append(fields, form.Field{
			Label: words.T("components.url"), Path: path + "url", Kind: form.Code, Placeholder: "https://",
			Purpose: words.T("components.url.why"), Note: func() string { return callbackNote(s, name) },
		})
	}
	if fact.Internal != "" {
		fields = append(fields, form.Field{
			Label: words.T("components.internal"), Path: path + "internal", Kind: form.Code, Purpose: words.T("components.internal.why"),
			Follows: func() catalog.Value { return catalog.TextOf(fact.Internal) }, From: words.T("components.usual"),
		})
	}
	return append(fields, form.Field{
		Label: words.T("components.registration"), Path: path + "registration", Kind: form.Choice,
		Purpose: words.T("components.registration.why"), Options: func() []part.Option { return registrationOptions(s) },
	})
}

// callbackNote says which redirect URI the component sends.
func callbackNote(s studio.Studio, name catalog.Name) string {
	uri := s.Plan().CallbackOf(s.Catalog(), name)
	if uri == "" {
		return ""
	}
	return words.F("components.callback", words.Data{"URI": uri})
}

func registrationOptions(s studio.Studio) []part.Option {
	options := []part.Option{{Value: "", Title: words.T("components.registration.none")}}
	for i := range s.Plan().Registrations {
		name := s.Plan().Registrations[i].Name
		options = append(options, part.Option{Value: name, Title: name})
	}
	return options
}
