package variables

import (
	"slices"

	"entrastudio/exporters"
	"entrastudio/model/pattern"
	"entrastudio/model/plan"
)

// serviceName matches the names that Compose takes for a service.
var serviceName = pattern.New(`^[A-Za-z0-9][A-Za-z0-9._-]*$`)

// keptName matches the names of variables that Compose takes.
var keptName = pattern.New(`^[A-Za-z_][A-Za-z0-9_.-]*$`)

// kept adds the variables that an import kept, after the settings'. One that a
// setting writes already is left out.
func (w *collector) kept() error {
	for _, service := range w.plan.Kept.Environment {
		if !serviceName.MatchString(service.Service) {
			return &exporters.Refusal{Where: "kept/environment", Reader: w.reader, Why: "a service has a name that no service can have"}
		}
		container := w.container(w.canonical(service.Service))
		for _, v := range service.Variables {
			if err := w.keptVariable(container, v); err != nil {
				return err
			}
		}
	}
	return nil
}

func (w *collector) keptVariable(container *Container, v plan.EnvVariable) error {
	where := "kept/environment/" + container.Service
	if !keptName.MatchString(v.Name) {
		return &exporters.Refusal{Where: where, Reader: w.reader, Why: "a variable has a name that no variable can have"}
	}
	where += "/" + v.Name
	if container.has(v.Name) {
		w.notes = append(w.notes, exporters.Note{
			Where: where, Text: "A kept variable is left out, because a setting of the plan decides it.",
		})
		return nil
	}
	return w.add(container, Variable{Name: v.Name, Template: v.Value, Kept: true, where: where})
}

// canonical is the catalogue's name for a container that people call
// otherwise, as long as its component is on.
func (w *collector) canonical(service string) string {
	for i := range w.catalog.Components {
		component := &w.catalog.Components[i]
		for j := range component.Services {
			known := &component.Services[j]
			if w.plan.On(component.Name) && (known.Name == service || slices.Contains(known.Also, service)) {
				return known.Name
			}
		}
	}
	return service
}
