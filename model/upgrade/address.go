package upgrade

import (
	"entrastudio/model/catalog"
	"entrastudio/model/plan"
)

// addresses says which settings the values hold at another place, which are
// needed now and follow from the plan, and which are no longer written.
func (s *step) addresses() {
	before, after := written(s.old, s.from), written(s.plan, s.to)
	for _, older := range s.from.Settings() {
		newer := s.heirOf(older)
		if was, said := before[older.Ref()]; said && newer != nil {
			now, still := after[newer.Ref()]
			s.address(older, newer, was, now, still)
		}
	}
	for _, newer := range s.to.Settings() {
		if now, said := after[newer.Ref()]; said && now.Origin == plan.Derived {
			s.needed(newer, now)
		}
	}
}

// address says what became of a setting that the older export held.
func (s *step) address(older, newer *catalog.Setting, was, now plan.Resolved, still bool) {
	advice := catalog.Advice{Fact: newer.Fact, Link: s.facts.Guide}
	title := s.settingTitle(newer.Component, newer.Key)
	inValues := older.Helm != "" && newer.Helm != "" && s.old.Deployment.With != plan.Compose
	switch {
	case still && inValues && older.Helm != newer.Helm:
		s.tell(Change{
			Kind: OfAddress, Component: newer.Component, Title: title, Where: now.Path, Old: older.Helm, New: newer.Helm,
			Reason: reasonOf(newer, "The chart reads it at another place."),
		}, advice)
	case !still && was.Origin == plan.Derived && older.From != "" && newer.From == "":
		s.tell(Change{
			Kind: OfSetting, Component: newer.Component, Title: title + " is no longer needed", Where: was.Path, Old: shown(was.Value),
			Reason: reasonOf(newer, "Camunda "+string(s.to.Minor)+" does without it."),
		}, advice)
	}
}

// needed says that a component that was there before needs a setting that is
// new, and that the plan gives.
func (s *step) needed(newer *catalog.Setting, now plan.Resolved) {
	had := newer.Component == catalog.Global || s.old.On(newer.Component)
	if !had || !newer.Required || s.from.Setting(newer.Component, newer.Key) != nil {
		return
	}
	s.tell(Change{
		Kind: OfSetting, Component: newer.Component, Title: s.settingTitle(newer.Component, newer.Key) + " is needed", Where: now.Path,
		New: shown(now.Value), Reason: newer.Purpose + reasonAfter(newer),
	}, catalog.Advice{Fact: newer.Fact, Link: s.facts.Guide})
}

// heirOf is the setting that an older one is in the new minor: the same, or for
// the first component that a new one takes the place of, the new one's.
func (s *step) heirOf(older *catalog.Setting) *catalog.Setting {
	if newer := s.to.Setting(older.Component, older.Key); newer != nil {
		return newer
	}
	for i := range s.facts.Moves {
		if m := &s.facts.Moves[i]; m.From[0] == older.Component {
			return s.to.Setting(m.Into, older.Key)
		}
	}
	return nil
}

// written are the settings that an export of a plan holds.
func written(p *plan.Plan, c *catalog.Catalog) map[catalog.Ref]plan.Resolved {
	all := map[catalog.Ref]plan.Resolved{}
	p.EachWritten(c, func(s *catalog.Setting, v plan.Resolved) { all[s.Ref()] = v }, catalog.FormJSON)
	return all
}

func reasonOf(s *catalog.Setting, otherwise string) string {
	if s.Note != "" {
		return sentence(s.Note)
	}
	return otherwise
}

func reasonAfter(s *catalog.Setting) string {
	if s.Note == "" {
		return ""
	}
	return " " + sentence(s.Note)
}

// defaults says which switches nobody says and have another default now.
func (s *step) defaults() {
	chart := s.plan.Deployment.With != plan.Compose
	for _, newer := range s.to.Settings() {
		older := s.from.Setting(newer.Component, newer.Key)
		if older == nil || older.From != "" || newer.From != "" || !s.plan.Deployment.With.Reads(newer) {
			continue
		}
		switch newer.Form {
		case catalog.FormBool, catalog.FormEnum, catalog.FormNumber:
		default:
			continue
		}
		was, is := older.DefaultFor(chart), newer.DefaultFor(chart)
		on := newer.Component == catalog.Global || s.plan.On(newer.Component)
		// To keep the old value of a key that the chart warns of is no advice.
		if key := s.to.KeyAt(newer.Helm); key != nil && key.Path == newer.Helm {
			continue
		}
		if !on || was.IsNull() || is.IsNull() || was.Same(is, newer.Form) || s.says(newer.Ref().String()) {
			continue
		}
		path := "components/" + string(newer.Component) + "/settings/" + newer.Key
		s.tell(Change{
			Kind: OfSetting, Component: newer.Component, Title: s.settingTitle(newer.Component, newer.Key) + " has another default", Where: path,
			Old: shown(was), New: shown(is), Reason: newer.Purpose + reasonAfter(newer), Urgency: Recommended,
			Must: "Say it in the plan where the old one is meant.", In: s.chartPlace(),
		}, catalog.Advice{Fact: newer.Fact, Link: s.facts.Guide})
	}
}
