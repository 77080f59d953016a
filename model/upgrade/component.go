package upgrade

import (
	"net/url"
	"slices"
	"strings"

	"entrastudio/model/catalog"
	"entrastudio/model/plan"
)

// components puts the new ones in the place of those that end, and drops what
// the new minor does not have and nothing takes the place of.
func (s *step) components() {
	for i := range s.facts.Moves {
		for _, name := range s.facts.Moves[i].From {
			s.moved[name] = s.facts.Moves[i].Into
		}
	}
	for i := range s.facts.Moves {
		s.move(&s.facts.Moves[i])
	}
	for _, component := range slices.Clone(s.plan.Components) {
		if component.Name == catalog.Global || s.to.Component(component.Name) != nil {
			continue
		}
		if s.moved[component.Name] == "" {
			s.tell(Change{
				Kind: OfComponent, Title: s.title(component.Name) + " is gone", Component: component.Name,
				Where: "components/" + string(component.Name), Old: string(component.Name),
				Reason: "Camunda " + string(s.to.Minor) + " has no such component.",
			}, s.general())
		}
		s.plan.Components = slices.DeleteFunc(s.plan.Components, func(c plan.Component) bool { return c.Name == component.Name })
	}
}

// move makes one component of those that it takes the place of.
func (s *step) move(m *catalog.Move) {
	var listed, on []plan.Component
	for _, name := range m.From {
		if c := s.old.Component(name); c != nil {
			listed = append(listed, *c)
			if c.Enabled {
				on = append(on, *c)
			}
		}
	}
	along := m.Along != "" && s.plan.On(m.Along)
	if len(listed) == 0 && !along {
		return
	}
	made := plan.Component{Name: m.Into, Enabled: len(on) > 0 || along}
	// What is off may be switched on again, so its URL and registration go on too.
	if len(on) == 0 {
		on = listed
	}
	if len(on) > 0 {
		made.URL, made.Internal = s.urlOf(m, on), ""
		made.Registration = firstSaid(on, func(c *plan.Component) string { return c.Registration })
	}
	if s.plan.Component(m.Into) == nil {
		s.list(made)
	}
	s.internal(m, listed)
	s.carry(m, listed)
	s.tellMove(m, on, &made)
}

// list puts a component at its place in the new minor's order.
func (s *step) list(made plan.Component) {
	rank := func(name catalog.Name) int {
		return slices.IndexFunc(s.to.Components, func(c catalog.Component) bool { return c.Name == name })
	}
	ended := func(name catalog.Name) int {
		if into := s.moved[name]; into != "" {
			return rank(into)
		}
		return rank(name)
	}
	// Those that end still stand in the list, at the place of their heir.
	at := slices.IndexFunc(s.plan.Components, func(c plan.Component) bool { return ended(c.Name) >= rank(made.Name) })
	if at < 0 {
		at = len(s.plan.Components)
	}
	s.plan.Components = slices.Insert(s.plan.Components, at, made)
}

func firstSaid(all []plan.Component, of func(*plan.Component) string) string {
	for i := range all {
		if text := of(&all[i]); text != "" {
			return text
		}
	}
	return ""
}

// urlOf is the URL under which the new component is opened: that of the first
// that ends, without its own path where the old ones are served below.
func (s *step) urlOf(m *catalog.Move, from []plan.Component) string {
	fact := s.to.Component(m.Into)
	if fact == nil || fact.Redirect.Path == "" {
		return ""
	}
	i := slices.IndexFunc(from, func(c plan.Component) bool { return c.URL != "" })
	if i < 0 {
		return ""
	}
	address := from[i].URL
	// On somebody's own computer the ports are those of the documentation's
	// port-forwards, and those have changed too.
	if older := s.from.Component(from[i].Name); older != nil && address == older.Local && !s.taken(fact.Local) {
		return fact.Local
	}
	if m.Below {
		address = above(address, string(from[i].Name))
	}
	return address
}

// taken reports that a component that stays is served at a URL.
func (s *step) taken(address string) bool {
	return slices.ContainsFunc(s.old.Components, func(c plan.Component) bool {
		return s.moved[c.Name] == "" && c.URL == address
	})
}

// above is a URL without the last part of its path, where that is a
// component's name.
func above(address, name string) string {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return address
	}
	if rest, ok := strings.CutSuffix(address, "/"+name); ok && strings.HasSuffix(u.Path, "/"+name) {
		return rest
	}
	return address
}

// internal says which URLs between containers end: they name containers that
// are gone.
func (s *step) internal(m *catalog.Move, from []plan.Component) {
	for i := range from {
		if from[i].Internal == "" {
			continue
		}
		s.tell(Change{
			Kind: OfComponent, Component: m.Into, Title: "The internal URL of " + s.title(from[i].Name) + " ends",
			Where: "components/" + string(from[i].Name) + "/internal", Old: from[i].Internal, Urgency: Recommended,
			Reason: "It names a container that Camunda " + string(s.to.Minor) + " does not have.",
			Must:   "Say the internal URL of " + s.title(m.Into) + " where it differs from the usual one.", In: s.chartPlace(),
		}, s.general())
	}
}

func (s *step) tellMove(m *catalog.Move, from []plan.Component, made *plan.Component) {
	change := Change{
		Kind: OfComponent, Title: m.Title, Component: m.Into, Where: "components/" + string(m.Into),
		Old: describeComponents(from), New: describeComponents([]plan.Component{*made}),
		Proposed: made.URL != "" && (m.Below || made.URL != from[0].URL),
	}
	if !made.Enabled {
		change.Urgency = Done
	}
	s.tell(change, m.Advice)
}

func describeComponents(all []plan.Component) string {
	texts := make([]string, len(all))
	for i, c := range all {
		texts[i] = string(c.Name)
		switch {
		case !c.Enabled:
			texts[i] += " (off)"
		case c.URL != "":
			texts[i] += " (" + c.URL + ")"
		}
	}
	return strings.Join(texts, ", ")
}
