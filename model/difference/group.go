package difference

import "entrastudio/model/catalog"

// Group is what differs in one place of a deployment.
type Group struct {
	// Registrations reports that it is about the app registrations; else it is
	// about Component, or where that is empty about the deployment as a whole.
	Registrations bool
	Component     catalog.Name
	// Roots stand for themselves, Follow lists what follows from another
	// difference.
	Roots, Follow []*Difference
}

// Groups gathers differences by component, the deployment as a whole and the app
// registrations first.
func Groups(all []Difference) []*Group {
	var groups []*Group
	for _, whole := range []bool{true, false} {
		for i := range all {
			d := &all[i]
			if (d.Component == "") != whole {
				continue
			}
			g := groupOf(d, &groups)
			if d.Follows != "" {
				g.Follow = append(g.Follow, d)
				continue
			}
			g.Roots = append(g.Roots, d)
		}
	}
	return groups
}

// groupOf finds the group that a difference belongs to, or begins it.
func groupOf(d *Difference, groups *[]*Group) *Group {
	want := Group{Registrations: d.Kind == OfRegistration, Component: d.Component}
	if want.Registrations || want.Component == catalog.Global {
		want.Component = ""
	}
	for _, g := range *groups {
		if g.Registrations == want.Registrations && g.Component == want.Component {
			return g
		}
	}
	*groups = append(*groups, &want)
	return &want
}
