package compose

import (
	"slices"

	"entrastudio/exporters"
	"entrastudio/model/pattern"
	"entrastudio/model/plan"
)

// serviceName matches the names that Compose takes for a service.
var serviceName = pattern.New(`^[A-Za-z0-9][A-Za-z0-9._-]*$`)

// kept adds the variables that an import kept, after the settings'. One that a
// setting writes already is left out. Their values are as Compose takes them,
// with references to its own environment.
func (w *writer) kept() error {
	for _, service := range w.plan.Kept.Environment {
		if !serviceName.MatchString(service.Service) {
			return &exporters.Refusal{Where: "kept/environment", Reader: reader, Why: "a service has a name that no service can have"}
		}
		file := w.file(w.canonical(service.Service), "")
		for i, v := range service.Variables {
			if err := w.keptVariable(file, v, i == 0); err != nil {
				return err
			}
		}
	}
	return nil
}

func (w *writer) keptVariable(file *envFile, v plan.EnvVariable, first bool) error {
	where := "kept/environment/" + file.service
	if !variableName.MatchString(v.Name) {
		return &exporters.Refusal{Where: where, Reader: reader, Why: "a variable has a name that no variable can have"}
	}
	if file.has(v.Name) {
		w.notes = append(w.notes, exporters.Note{
			Where: where + "/" + v.Name, Text: "A kept variable is left out, because a setting of the plan decides it.",
		})
		return nil
	}
	written, err := quoteTemplate(v.Value)
	if err != nil {
		return &exporters.Refusal{Where: where + "/" + v.Name, Reader: reader, Why: err.Error()}
	}
	if first {
		file.lines = append(file.lines, line{comment: "Kept from the import, as it was."})
	}
	file.add(v.Name, written)
	return nil
}

// canonical is the catalogue's name for a container that people call
// otherwise, as long as its component is on.
func (w *writer) canonical(service string) string {
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
