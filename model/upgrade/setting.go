package upgrade

import (
	"maps"
	"slices"

	"entrastudio/model/catalog"
	"entrastudio/model/plan"
)

// carry takes the settings that go on from the components that end, those of
// the first one first. A setting that does not go on is told of.
func (s *step) carry(m *catalog.Move, from []plan.Component) {
	into := s.plan.Component(m.Into)
	for i := range from {
		for _, key := range slices.Sorted(maps.Keys(from[i].Settings)) {
			value := from[i].Settings[key]
			change := Change{
				Kind: OfSetting, Component: m.Into, Where: "components/" + string(from[i].Name) + "/settings/" + key,
				Title: s.settingTitle(from[i].Name, key), Old: shown(value),
			}
			goesOn := slices.Contains(m.Carries, "*") || slices.Contains(m.Carries, key)
			_, said := into.Settings[key]
			if goesOn && !said && s.to.Setting(m.Into, key) != nil {
				if into.Settings == nil {
					into.Settings = map[string]catalog.Value{}
				}
				into.Settings[key] = value
				if slices.Contains(m.Carries, "*") {
					continue
				}
				change.Where, change.New = "components/"+string(m.Into)+"/settings/"+key, shown(value)
				change.Reason = "The setting goes on as one of " + s.title(m.Into) + "."
			} else {
				change.Reason = s.whyGone(from[i].Name, key, m.Into)
				change.Must, change.In = "Look whether "+s.title(m.Into)+" needs something of its own in its place.", s.chartPlace()
				change.Urgency = Recommended
			}
			s.tell(change, s.general())
		}
	}
}

func (s *step) whyGone(component catalog.Name, key string, into catalog.Name) string {
	if end := s.end(component, key); end != nil {
		return end.Why
	}
	return "It was said of " + s.title(component) + " alone, and does not hold for " + s.title(into) + "."
}

func (s *step) end(component catalog.Name, key string) *catalog.End {
	ref := catalog.Ref{Component: component, Key: key}.String()
	for i := range s.facts.Ends {
		if s.facts.Ends[i].Setting == ref {
			return &s.facts.Ends[i]
		}
	}
	return nil
}

// endings drops the settings that the new minor does not have, or should not be
// told any more.
func (s *step) endings() {
	for i := range s.plan.Components {
		component := &s.plan.Components[i]
		for _, key := range slices.Sorted(maps.Keys(component.Settings)) {
			older, newer := s.from.Setting(component.Name, key), s.to.Setting(component.Name, key)
			end := s.end(component.Name, key)
			value := component.Settings[key]
			// A key that the older minor does not have either is a person's own
			// mistake, which a check finds with its place.
			ends := end != nil && (len(end.Is) == 0 || slices.Contains(end.Is, value.String()))
			if !ends && (newer != nil || older == nil) {
				continue
			}
			advice := s.general()
			advice.Why = "Camunda " + string(s.to.Minor) + " has no such setting."
			if ends {
				advice = end.Advice
			}
			delete(component.Settings, key)
			s.tell(Change{
				Kind: OfSetting, Component: component.Name, Where: "components/" + string(component.Name) + "/settings/" + key,
				Title: s.settingTitle(component.Name, key) + " is no longer said", Old: shown(value),
			}, advice)
		}
		if len(component.Settings) == 0 {
			component.Settings = nil
		}
	}
	s.plan.Components = slices.DeleteFunc(s.plan.Components, func(c plan.Component) bool {
		return c.Name == catalog.Global && c.Settings == nil && c.URL == "" && c.Internal == "" && c.Registration == ""
	})
}

// deprecations says which settings stay although the new chart warns of them:
// what takes their place is no setting, so a person moves them.
func (s *step) deprecations() {
	if s.plan.Deployment.With == plan.Compose {
		return
	}
	for _, component := range s.plan.Components {
		for _, name := range slices.Sorted(maps.Keys(component.Settings)) {
			fact, value := s.to.Setting(component.Name, name), component.Settings[name]
			if fact == nil || value.Empty() {
				continue
			}
			key := s.to.KeyAt(fact.Helm)
			if key == nil || key.Path != fact.Helm || key.Fate != catalog.KeyDeprecated || !key.Applies(value) || !s.before(fact.Helm, key) {
				continue
			}
			s.tell(Change{
				Kind: OfSetting, Component: component.Name, Where: "components/" + string(component.Name) + "/settings/" + name,
				Title: s.settingTitle(component.Name, name) + " is deprecated", Old: shown(value), New: shown(value), Urgency: Recommended,
				Reason: "The chart still reads it, and warns." + reasonAfter(fact), Must: "Say it in " + key.Use + ".", In: InHelm,
			}, catalog.Advice{Fact: key.Fact, Link: s.facts.Guide})
		}
	}
}

// settingTitle is a setting's name for people with its component's.
func (s *step) settingTitle(component catalog.Name, key string) string {
	for _, c := range []*catalog.Catalog{s.to, s.from} {
		if fact := c.Setting(component, key); fact != nil {
			if component == catalog.Global {
				return fact.Title
			}
			return s.title(component) + ": " + fact.Title
		}
	}
	return s.title(component) + ": " + key
}

// shown is a setting's value as one line. A plan holds secrets as references,
// so every value may be shown; null asks for the default.
func shown(v catalog.Value) string {
	if v.IsNull() {
		return "(the default)"
	}
	return v.String()
}
