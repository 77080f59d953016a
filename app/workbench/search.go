package workbench

import (
	"strconv"

	"entrastudio/model/plan"
	"entrastudio/views/findings"
	"entrastudio/views/look"
	"entrastudio/views/palette"
	"entrastudio/views/words"
)

// knownPlaces is what can be searched for in one state of the plan. It is made
// when the search first asks after a change.
type knownPlaces struct {
	plan  *plan.Plan
	index *palette.Index
}

// providers offer the search, beside the actions, every finding, every field of
// the components, the registrations and the mapping rules.
func (w *Workbench) providers() []palette.Provider {
	return []palette.Provider{w.findFindings, w.findPlaces}
}

func (w *Workbench) findFindings(query string) []palette.Item {
	var items []palette.Item
	for _, f := range w.Findings() {
		items = append(items, palette.Item{
			Title: words.Said(f.Title), Detail: string(f.Code), Icon: findings.State(f.Severity).Icon(),
			Run: func() {
				w.Explain(f)
				w.Show(f.Place.Address)
			},
		})
	}
	return palette.NewIndex(items).Find(query)
}

// findPlaces offers no field before something is typed: there are hundreds.
func (w *Workbench) findPlaces(query string) []palette.Item {
	if query == "" {
		return nil
	}
	if w.known.plan != w.Plan() {
		w.known = knownPlaces{plan: w.Plan(), index: palette.NewIndex(append(w.settings(), w.items()...))}
	}
	return w.known.index.Find(query)
}

func (w *Workbench) settings() []palette.Item {
	var items []palette.Item
	for _, s := range w.Catalog().Settings() {
		if !w.Plan().Deployment.With.Reads(s) {
			continue
		}
		owner := string(s.Component)
		if fact := w.Catalog().Component(s.Component); fact != nil {
			owner = fact.Title
		}
		path := "components/" + string(s.Component) + "/settings/" + s.Key
		items = append(items, palette.Item{
			Title: words.Said(s.Title), Detail: owner + "  " + s.Helm, Icon: look.Drawn(look.IconComponents), Run: func() { w.Show(path) },
		})
	}
	return items
}

func (w *Workbench) items() []palette.Item {
	p := w.Plan()
	items := []palette.Item{
		{Title: words.T("workbench.find.tenant"), Detail: p.Tenant.ID, Icon: look.Drawn(look.IconTenant), Run: func() { w.Show("tenant/id") }},
		{Title: words.T("workbench.find.admin"), Detail: p.FirstAdmin.Value, Icon: look.Drawn(look.IconUser), Run: func() { w.Show("firstAdmin/value") }},
	}
	for i := range p.Registrations {
		items = append(items, palette.Item{
			Title: p.Registrations[i].Name, Detail: p.Registrations[i].ClientID, Icon: look.Drawn(look.IconRegistrations),
			Run: func() { w.Show("registrations/" + strconv.Itoa(i) + "/clientId") },
		})
	}
	for i := range p.MappingRules {
		items = append(items, palette.Item{
			Title: p.MappingRules[i].Name, Detail: p.MappingRules[i].Claim + " " + p.MappingRules[i].Value, Icon: look.Drawn(look.IconRules),
			Run: func() { w.Show("mappingRules/" + strconv.Itoa(i) + "/value") },
		})
	}
	return items
}
