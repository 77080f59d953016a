package components

import (
	"slices"
	"strings"

	"entrastudio/model/catalog"
	"entrastudio/model/check"
	"entrastudio/model/plan"
	"entrastudio/views/findings"
	"entrastudio/views/look"
	"entrastudio/views/part"
	"entrastudio/views/studio"
	"entrastudio/views/words"
)

// entry is one row of the list: a general part of the plan, or a component.
type entry struct {
	// id is the first step of the paths that its form edits, and for a
	// component the second one too.
	id   string
	name catalog.Name
	icon look.Name
}

// The general parts.
const (
	generalID   = "tenant"
	databasesID = "databases"
)

// entriesOf lists what the panel shows of a plan: a component that the minor
// does not have is listed as long as the plan speaks of it.
func entriesOf(s studio.Studio) []entry {
	all := []entry{
		{id: generalID, icon: look.IconTenant},
		{id: databasesID, icon: look.IconDatabase},
	}
	if len(s.Catalog().Global) > 0 && s.Plan().Deployment.With != plan.Compose {
		all = append(all, component(catalog.Global))
	}
	for i := range s.Catalog().Components {
		all = append(all, component(s.Catalog().Components[i].Name))
	}
	for i := range s.Plan().Components {
		one := component(s.Plan().Components[i].Name)
		if !slices.Contains(all, one) && one.name != catalog.Global {
			all = append(all, one)
		}
	}
	return all
}

func component(name catalog.Name) entry {
	e := entry{id: "components/" + string(name), name: name}
	if name == catalog.Global {
		e.icon = look.IconComponents
	}
	return e
}

// title is what the entry is called.
func (e entry) title(c *catalog.Catalog) string {
	switch {
	case e.id == generalID:
		return words.T("components.general")
	case e.id == databasesID:
		return words.T("components.databases")
	case e.name == catalog.Global:
		return words.T("components.global")
	}
	if fact := c.Component(e.name); fact != nil {
		return fact.Title
	}
	return string(e.name)
}

// holds reports whether the entry's form edits a path.
func (e entry) holds(path string) bool {
	head, _, _ := strings.Cut(path, "/")
	if e.id == generalID {
		return slices.Contains([]string{"tenant", "firstAdmin", "deployment", "name", "camunda"}, head)
	}
	return path == e.id || strings.HasPrefix(path, e.id+"/")
}

// found picks the findings that belong to the entry.
func (e entry) found(all []check.Finding) []check.Finding {
	var own []check.Finding
	for i := range all {
		f := &all[i]
		if e.holds(f.Place.Address) || e.name != "" && f.Component == e.name && !general(f.Place.Address) {
			own = append(own, *f)
		}
	}
	return own
}

// general reports whether a path belongs to one of the general parts.
func general(path string) bool {
	return entry{id: generalID}.holds(path) || entry{id: databasesID}.holds(path)
}

// row is the entry in the list.
func (e entry) row(s studio.Studio) part.Row {
	found := e.found(s.Findings())
	worst := findings.Worst(found)
	row := part.Row{State: worst, Cells: []string{e.title(s.Catalog()), e.about(s.Plan()), "", findings.Word(found)}}
	if worst < look.Note && e.icon != "" {
		row.Icon = look.Coloured(e.icon, look.Muted)
	}
	if e.name == "" || e.name == catalog.Global {
		return row
	}
	c := s.Plan().Component(e.name)
	if c == nil || !c.Enabled {
		row.State, row.Muted = max(look.Off, offState(worst)), true
		row.Cells[1], row.Cells[3] = "", look.Off.Word()
	}
	if c != nil && c.Enabled {
		row.Cells[2] = c.Registration
	}
	if c != nil && s.Catalog().Component(e.name) == nil {
		row.State, row.Cells[3] = look.Warning, words.F("components.unknown", words.Data{"Minor": string(s.Catalog().Minor)})
	}
	return row
}

// offState keeps what is wrong with a component that is off in sight.
func offState(worst look.State) look.State {
	if worst > look.Note {
		return worst
	}
	return look.None
}

// about is what stands in the column of URLs.
func (e entry) about(p *plan.Plan) string {
	switch {
	case e.id == generalID:
		return p.Tenant.ID
	case e.name == "":
		return ""
	}
	if c := p.Component(e.name); c != nil {
		return c.URL
	}
	return ""
}
