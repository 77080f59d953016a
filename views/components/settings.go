package components

import (
	"entrastudio/model/catalog"
	"entrastudio/model/plan"
	"entrastudio/views/form"
	"entrastudio/views/studio"
	"entrastudio/views/words"
)

// settingGroups are the groups of a component's settings: what is said, follows
// from the plan or is needed stands open, the rest is folded away.
func settingGroups(s studio.Studio, settings []*catalog.Setting) []form.Group {
	open := map[purpose][]form.Field{}
	var more, members []form.Field
	for _, one := range settings {
		if !offered(s.Plan(), one) {
			continue
		}
		p := purposeOf(s.Catalog(), one)
		switch {
		case counts(s, one):
			open[p] = append(open[p], form.OfSetting(one))
		case p == forRoles:
			members = append(members, form.OfSetting(one))
		default:
			more = append(more, form.OfSetting(one))
		}
	}
	var groups []form.Group
	for p := forLogin; p <= forRoles; p++ {
		groups = append(groups, form.Group{Title: p.title(), Fields: open[p]})
	}
	return append(groups,
		form.Group{Title: words.N("components.members", len(members)), Fields: members, Folded: true},
		form.Group{Title: words.N("components.more", len(more)), Fields: more, Folded: true})
}

// offered reports whether a setting belongs into the form: the tool that deploys
// the plan has a place for it, or the plan says it all the same. The switch of a
// component stands at the top of its form.
func offered(p *plan.Plan, s *catalog.Setting) bool {
	said := false
	if c := p.Component(s.Component); c != nil {
		_, said = c.Settings[s.Key]
	}
	return said || p.Deployment.With.Reads(s) && s.From != "component:enabled"
}

// counts reports whether a setting is worth its place without being asked for.
func counts(s studio.Studio, one *catalog.Setting) bool {
	origin := s.Plan().Effective(s.Catalog(), one).Origin
	if origin == plan.Explicit || origin == plan.Nulled || one.Required {
		return true
	}
	if len(studio.FindingsOfSetting(s.Findings(), one.Ref())) > 0 {
		return true
	}
	return origin == plan.Derived && one.Form != catalog.FormJSON
}
