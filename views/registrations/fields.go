package registrations

import (
	"strconv"

	"entrastudio/model/catalog"
	"entrastudio/model/plan"
	"entrastudio/views/form"
	"entrastudio/views/part"
	"entrastudio/views/words"
)

// groups are the fields of a registration's form.
func (p *Panel) groups(index int) []form.Group {
	at := path(index) + "/"
	groups := []form.Group{
		{Fields: []form.Field{
			{Label: words.T("registrations.name"), Path: at + "name", Purpose: words.T("registrations.name.why")},
			{
				Label: words.T("registrations.client"), Path: at + "clientId", Kind: form.Code,
				Placeholder: "00000000-0000-0000-0000-000000000000", Purpose: words.T("registrations.client.why"),
			},
			{
				Label: words.T("registrations.platform"), Path: at + "platform", Kind: form.Choice,
				Purpose: words.T("registrations.platform.why"), Options: platforms,
			},
		}},
		{Title: words.T("registrations.redirects"), Fields: []form.Field{p.redirectField(index)}, Below: p.sent},
		{Title: words.T("registrations.token"), Fields: p.tokenFields(index)},
	}
	return append(groups, form.Group{Title: words.T("registrations.credentials"), Fields: []form.Field{
		{Label: words.T("registrations.secret"), Path: at + "secret", Kind: form.Secret, Purpose: words.T("registrations.secret.why")},
	}})
}

func platforms() []part.Option {
	var options []part.Option
	for _, one := range []catalog.Platform{catalog.PlatformWeb, catalog.PlatformSPA, catalog.PlatformNone} {
		options = append(options, part.Option{Value: string(one), Title: platformWord(one)})
	}
	return options
}

// following is what a registration should have while it says nothing itself: f is
// asked about a copy that says nothing.
func (p *Panel) following(index int, f func(*plan.Plan, *plan.Registration) []string) func() catalog.Value {
	return func() catalog.Value {
		now := p.studio.Plan()
		if index >= len(now.Registrations) {
			return catalog.Value{}
		}
		silent := now.Registrations[index]
		silent.RedirectURIs, silent.OptionalClaims = nil, nil
		return catalog.ListOf(f(now, &silent)...)
	}
}

func (p *Panel) redirectField(index int) form.Field {
	return form.Field{
		Label: words.T("registrations.redirect"), Path: path(index) + "/redirectUris", Kind: form.List,
		Purpose: words.T("registrations.redirect.why"), From: words.T("registrations.from"),
		Follows: p.following(index, func(now *plan.Plan, r *plan.Registration) []string {
			return now.RedirectURIsOf(p.studio.Catalog(), r)
		}),
	}
}

func (p *Panel) tokenFields(index int) []form.Field {
	at := path(index) + "/"
	return []form.Field{
		{
			Label: words.T("registrations.version"), Path: at + "tokenVersion", Kind: form.Choice,
			Purpose: words.T("registrations.version.why"), Options: versions, From: words.T("registrations.needed"),
			Follows: func() catalog.Value {
				silent := plan.Registration{}
				return catalog.Value{Kind: catalog.Number, Text: strconv.Itoa(silent.Version())}
			},
		},
		{
			Label: words.T("registrations.optional"), Path: at + "optionalClaims", Kind: form.List,
			Purpose: words.T("registrations.optional.why"), From: words.T("registrations.from.claims"),
			Follows: p.following(index, func(now *plan.Plan, r *plan.Registration) []string {
				return now.OptionalClaimsOf(p.studio.Catalog(), r)
			}),
		},
		{
			Label: words.T("registrations.groups"), Path: at + "groupClaims", Kind: form.Choice,
			Purpose: words.T("registrations.groups.why"), Options: groupClaims,
		},
	}
}

func versions() []part.Option {
	return []part.Option{
		{Value: "2", Title: words.T("registrations.version.2")},
		{Value: "1", Title: words.T("registrations.version.1")},
	}
}

// groupClaims are the values of groupMembershipClaims (Microsoft Graph,
// application resource).
func groupClaims() []part.Option {
	options := []part.Option{{Value: "", Title: words.T("registrations.groups.none")}}
	for _, value := range []string{"ApplicationGroup", "SecurityGroup", "DirectoryRole", "All"} {
		options = append(options, part.Option{Value: value, Title: value})
	}
	return options
}
