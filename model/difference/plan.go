package difference

import (
	"slices"
	"strings"

	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/plan"
)

// comparePlans lists the fields of the plans themselves that differ: what many
// settings follow from is said once.
func comparePlans(older, newer Side) []Difference {
	c := &plans{older, newer, older.Picture.Plan, newer.Picture.Plan, nil}
	for _, section := range []string{"", "deployment", "tenant", "firstAdmin"} {
		for _, field := range plan.Fields(section) {
			path := strings.TrimPrefix(section+"/"+field, "/")
			c.field(Difference{Kind: OfPlan, Touches: c.everyone(section), Title: words(section, field), Where: path}, path, path)
		}
	}
	c.components()
	c.databases()
	c.registrations()
	return c.all
}

// plans is the comparison of two plans on its way.
type plans struct {
	older, newer Side
	was, is      *plan.Plan
	all          []Difference
}

// field adds a difference where two paths say different things.
func (c *plans) field(d Difference, was, is string) {
	before, after := value(c.was, was), value(c.is, is)
	if before.Same(after, catalog.FormText) {
		return
	}
	d.Old, d.New, d.Place = before, after, evidence.Place{Address: was}
	if len(c.older.Picture.Inputs) > 0 {
		d.Place.File = c.older.Picture.Inputs[0].File
	}
	c.all = append(c.all, d)
}

// value is what a plan says at a path. An item that it does not have says
// nothing.
func value(p *plan.Plan, path string) catalog.Value {
	if path == "" {
		return catalog.Value{}
	}
	v, err := plan.Get(p, path)
	if err != nil {
		return catalog.Value{}
	}
	if v.Kind == catalog.Number && v.Text == "0" {
		return catalog.Value{}
	}
	return v
}

// everyone is who feels a change of a section: of the tenant and of the first
// administrator all that are on.
func (c *plans) everyone(section string) []catalog.Name {
	if section != "tenant" && section != "firstAdmin" {
		return nil
	}
	return touched(c.was, c.is, func(component *plan.Component) bool {
		return component.Name != catalog.Global && (section == "tenant" || component.Name == catalog.ManagementIdentity || component.Name == catalog.Orchestration)
	})
}

// touched lists the components that are on in either plan and of which something
// is true.
func touched(was, is *plan.Plan, of func(*plan.Component) bool) []catalog.Name {
	var names []catalog.Name
	for _, p := range []*plan.Plan{is, was} {
		for i := range p.Components {
			component := &p.Components[i]
			if component.Enabled && of(component) && !slices.Contains(names, component.Name) {
				names = append(names, component.Name)
			}
		}
	}
	return names
}

func words(section, field string) string {
	switch section {
	case "":
		return map[string]string{"name": "Plan name", "camunda": "Camunda minor"}[field]
	case "deployment":
		return "Deployment: " + field
	case "tenant":
		return "Tenant: " + field
	default:
		return "First administrator: " + field
	}
}

// components compares them by name. One that only one plan has on is one
// difference.
func (c *plans) components() {
	for _, name := range names(c.was, c.is) {
		where := "components/" + string(name)
		was, is := c.was.Component(name), c.is.Component(name)
		on := func(p *plan.Component) bool { return p != nil && p.Enabled }
		if name != catalog.Global && on(was) != on(is) {
			c.all = append(c.all, Difference{
				Kind: OfPlan, Component: name, Title: "Deployed", Where: where,
				Old: catalog.TextOf(deployed(was)), New: catalog.TextOf(deployed(is)),
			})
			continue
		}
		for _, field := range plan.Fields("components") {
			if field == "enabled" {
				continue
			}
			path := where + "/" + field
			c.field(Difference{Kind: OfPlan, Component: name, Title: componentWords(field), Where: path}, path, path)
		}
	}
}

func componentWords(field string) string {
	switch field {
	case "url":
		return "Public URL"
	case "internal":
		return "Internal URL"
	default:
		return "App registration"
	}
}

// deployed describes a component in one line.
func deployed(c *plan.Component) string {
	if c == nil || !c.Enabled {
		return "off"
	}
	text := "on"
	if c.URL != "" {
		text += ", " + c.URL
	}
	if c.Registration != "" {
		text += ", " + c.Registration
	}
	return text
}

// names lists the components of both plans, those of the newer one first.
func names(was, is *plan.Plan) []catalog.Name {
	var all []catalog.Name
	for _, p := range []*plan.Plan{is, was} {
		for i := range p.Components {
			if name := p.Components[i].Name; !slices.Contains(all, name) {
				all = append(all, name)
			}
		}
	}
	return all
}

// databases compares their fields; the settings that follow name the component.
func (c *plans) databases() {
	for _, name := range plan.DatabaseNames() {
		if c.was.Database(name) == nil && c.is.Database(name) == nil {
			continue
		}
		for _, field := range plan.Fields("databases") {
			path := "databases/" + name + "/" + field
			c.field(Difference{Kind: OfPlan, Touches: c.usersOf(name), Title: "Database " + name + ": " + field, Where: path}, path, path)
		}
	}
}

// usersOf lists the components that read a database: those with a setting that
// follows from it.
func (c *plans) usersOf(database string) []catalog.Name {
	reads := map[catalog.Name]bool{}
	for _, side := range []Side{c.older, c.newer} {
		for _, s := range side.Catalog.Settings() {
			if strings.HasPrefix(s.From, "database@"+database+":") {
				reads[s.Component] = true
			}
		}
	}
	return touched(c.was, c.is, func(component *plan.Component) bool { return reads[component.Name] })
}
