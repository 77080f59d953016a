package upgrade

import (
	"slices"
	"strings"

	"entrastudio/model/catalog"
	"entrastudio/model/plan"

	"gopkg.in/yaml.v3"
)

// needs says what becomes mandatory or better to have, with a value where one
// can be proposed.
func (s *step) needs() {
	for i := range s.facts.Needs {
		need := &s.facts.Needs[i]
		ref, ok := catalog.ParseRef(need.Setting)
		if !ok || !s.holds(need.Condition) || !s.wants(need) {
			continue
		}
		fact := s.to.Setting(ref.Component, ref.Key)
		if fact == nil || s.decided(fact) {
			continue
		}
		path := "components/" + string(ref.Component) + "/settings/" + ref.Key
		change := Change{
			Kind: OfSetting, Component: ref.Component, Where: path, Urgency: Urgency(need.Urgency),
			Title: s.settingTitle(ref.Component, ref.Key) + " is needed",
		}
		if change.Urgency == Recommended {
			change.Title = s.settingTitle(ref.Component, ref.Key) + " is worth saying"
		}
		// A value that the setting cannot hold is as good as none: the person is
		// asked for one all the same.
		if text := s.proposal(need.Values); text != "" {
			value := plan.InForm(catalog.TextOf(text), fact.Form)
			if plan.Set(s.plan, path, value) == nil {
				change.New, change.Proposed = shown(value), need.Must != ""
			}
		}
		s.tell(change, need.Advice)
	}
}

// wants reports whether the settings that narrow a need are as they must be.
func (s *step) wants(need *catalog.Need) bool {
	return !slices.ContainsFunc(need.If, func(ref string) bool { return !s.says(ref) }) &&
		!slices.ContainsFunc(need.Unless, s.says)
}

// says reports that the plan says a setting, before or after the upgrade; of a
// switch, that it is on.
func (s *step) says(setting string) bool {
	ref, _ := catalog.ParseRef(setting)
	// A switch that ends in this upgrade still says what the deployment used.
	for _, p := range []*plan.Plan{s.old, s.plan} {
		component := p.Component(ref.Component)
		if component == nil {
			continue
		}
		value := component.Settings[ref.Key]
		if fact := s.to.Setting(ref.Component, ref.Key); fact != nil && fact.Form == catalog.FormBool {
			if value.True() {
				return true
			}
			continue
		}
		if !value.Empty() {
			return true
		}
	}
	return false
}

// decided reports that a setting's component says it, be it by asking for the
// default, or that it follows from the plan.
func (s *step) decided(fact *catalog.Setting) bool {
	origin := s.plan.Effective(s.to, fact).Origin
	return origin != plan.Defaulted
}

// proposal is the first value whose placeholders all mean something.
func (s *step) proposal(values []string) string {
	for _, value := range values {
		if text, ok := s.filled(value); ok {
			return text
		}
	}
	return ""
}

// filled replaces the placeholders of a proposed value.
func (s *step) filled(text string) (string, bool) {
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(text, "{")
		b.WriteString(before)
		if !found {
			return b.String(), true
		}
		name, after, _ := strings.Cut(rest, "}")
		value := s.placeholder(name)
		if value == "" {
			return "", false
		}
		b.WriteString(value)
		text = after
	}
}

func (s *step) placeholder(name string) string {
	kind, what, _ := strings.Cut(name, ":")
	switch kind {
	case "release":
		if release := s.plan.Deployment.Release; release != "" {
			return release
		}
		return "camunda"
	case "kept":
		if node := nodeAt(s.old.Kept.Helm, what); node != nil && node.Kind == yaml.ScalarNode {
			return node.Value
		}
	case "database":
		name, _, _ := strings.Cut(what, ":")
		if d := s.plan.Database(name); d != nil && !d.Bundled {
			return d.URL
		}
	}
	return ""
}
