package variables

import (
	"fmt"
	"strings"

	"entrastudio/exporters"
	"entrastudio/model/catalog"
	"entrastudio/model/plan"
)

// Of lists the containers of the components that are on, in the catalogue's
// order, each with the variables that it reads and no other; containers without
// a variable are left out. The notes say what no variable can. The reader is the
// program that the export is for: a value that no variable can carry gives an
// *exporters.Refusal that names it.
func Of(c *catalog.Catalog, p *plan.Plan, reader string) ([]*Container, []exporters.Note, error) {
	forContainers := *p
	forContainers.Deployment.With = plan.Compose
	w := &collector{
		catalog: c, plan: &forContainers, reader: reader,
		sources: map[string]string{}, named: namedVariables(c, &forContainers),
	}
	for i := range c.Components {
		if err := w.component(&c.Components[i]); err != nil {
			return nil, nil, err
		}
	}
	if err := w.kept(); err != nil {
		return nil, nil, err
	}
	var all []*Container
	for _, container := range w.containers {
		if len(container.Variables) > 0 {
			all = append(all, container)
		}
	}
	return all, w.notes, nil
}

// collector gathers the variables of one plan.
type collector struct {
	catalog    *catalog.Catalog
	plan       *plan.Plan
	reader     string
	containers []*Container
	// sources holds the made-up variable for each reference to a secret that
	// is kept elsewhere; named holds every variable that is taken.
	sources map[string]string
	named   map[string]bool
	notes   []exporters.Note
}

func (w *collector) container(service string) *Container {
	for _, container := range w.containers {
		if container.Service == service {
			return container
		}
	}
	container := &Container{Service: service}
	w.containers = append(w.containers, container)
	return container
}

// component gathers the variables of a component's containers, where it is on.
func (w *collector) component(component *catalog.Component) error {
	if !w.plan.On(component.Name) || len(component.Services) == 0 {
		return nil
	}
	for i := range component.Services {
		container := w.container(component.Services[i].Name)
		container.Title, container.Component, container.Fact = component.Title, component.Name, &component.Services[i]
	}
	for _, s := range component.List() {
		if err := w.setting(component, s); err != nil {
			return err
		}
	}
	switch component.Name {
	case catalog.Orchestration:
		return w.clusterRules(component)
	case catalog.ManagementIdentity:
		w.notes = append(w.notes, exporters.IdentityRuleNotes(w.catalog, w.plan)...)
	}
	return nil
}

// setting adds what the plan says or what follows from it to each container
// that reads it. What is left at the program's default is not said.
func (w *collector) setting(component *catalog.Component, s *catalog.Setting) error {
	r := w.plan.Effective(w.catalog, s)
	if r.Origin == plan.Nulled || r.Origin == plan.Defaulted {
		return nil
	}
	if len(s.Env) == 0 {
		if r.Origin == plan.Explicit {
			w.notes = append(w.notes, exporters.Note{
				Setting: s.Ref(), Text: "No container reads " + s.Title + " from a variable, so it is in no file.",
			})
		}
		return nil
	}
	if strings.Contains(r.Value.String(), "${") && s.Form != catalog.FormSecret && s.Form != catalog.FormJSON {
		w.notes = append(w.notes, exporters.Note{
			Setting: s.Ref(), Text: "The value is written as this very text: " + w.reader + " fills in nothing for its ${...}.",
		})
	}
	for _, v := range s.Env {
		service := v.Service
		if service == "" {
			service = component.Services[0].Name
		}
		if err := w.variable(w.container(service), s, r, v.Name); err != nil {
			return err
		}
	}
	return nil
}

// variable adds one variable of a setting, or one for each item of a list where
// the container takes the list so.
func (w *collector) variable(container *Container, s *catalog.Setting, r plan.Resolved, name string) error {
	v := Variable{Name: name, setting: s.Ref(), where: r.Path}
	if pattern, indexed := strings.CutSuffix(name, "{n}"); indexed {
		for i, item := range r.Value.Items() {
			v.Name, v.Value = fmt.Sprint(pattern, i), item
			if err := w.add(container, v); err != nil {
				return err
			}
		}
		return nil
	}
	var err error
	if s.Form == catalog.FormSecret {
		v.Secret, err = w.secret(s, r)
	} else {
		v.Value, err = oneVariable(s, r.Value)
	}
	if err != nil {
		return v.Refuse(w.reader, err)
	}
	return w.add(container, v)
}

// add gives a container a variable, unless no variable can carry the value.
func (w *collector) add(container *Container, v Variable) error {
	if err := carry(v.Value + v.Template); err != nil {
		return v.Refuse(w.reader, err)
	}
	container.Variables = append(container.Variables, v)
	return nil
}
