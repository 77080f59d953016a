package compose

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"entrastudio/exporters"
	"entrastudio/model/catalog"
	"entrastudio/model/plan"
)

// reader names the program that a refusal is about.
const reader = "docker compose"

// Folder is where the env files stand in an export.
const Folder = "compose"

// EnvFiles writes one env file for each container of the components that are
// on, in the order of the files' names. The notes say which secrets must be
// set, and what no variable can say. A value that an env file cannot carry
// gives an *exporters.Refusal and no file.
func EnvFiles(c *catalog.Catalog, p *plan.Plan) ([]exporters.File, []exporters.Note, error) {
	forCompose := *p
	forCompose.Deployment.With = plan.Compose
	w := &writer{
		catalog: c, plan: &forCompose,
		secrets: map[string]string{}, named: namedVariables(c, &forCompose),
	}
	for i := range c.Components {
		if err := w.component(&c.Components[i]); err != nil {
			return nil, nil, err
		}
	}
	if err := w.kept(); err != nil {
		return nil, nil, err
	}
	var set exporters.Set
	for _, file := range w.files {
		if len(file.lines) == 0 {
			continue
		}
		written := exporters.File{
			Path: Folder + "/" + file.service + ".env", Mode: exporters.Private, Data: file.render(), Reader: reader,
		}
		if err := set.Add(written); err != nil {
			return nil, nil, err
		}
	}
	return set, w.notes, nil
}

// writer builds the env files of one plan.
type writer struct {
	catalog *catalog.Catalog
	plan    *plan.Plan
	files   []*envFile
	// secrets holds the made-up variable for each reference to a secret that
	// is kept elsewhere; named holds every variable that is taken.
	secrets map[string]string
	named   map[string]bool
	notes   []exporters.Note
}

// envFile is one env file in the making.
type envFile struct {
	service string
	title   string
	lines   []line
}

// line is one variable with its value as it is written, or a comment.
type line struct {
	variable, written string
	comment           string
}

func (w *writer) file(service, title string) *envFile {
	for _, file := range w.files {
		if file.service == service {
			return file
		}
	}
	file := &envFile{service: service, title: title}
	w.files = append(w.files, file)
	return file
}

func (f *envFile) has(variable string) bool {
	return slices.ContainsFunc(f.lines, func(l line) bool { return l.variable == variable })
}

func (f *envFile) add(variable, written string) {
	f.lines = append(f.lines, line{variable: variable, written: written})
}

// component writes the variables of a component's containers, where it is on.
func (w *writer) component(component *catalog.Component) error {
	if !w.plan.On(component.Name) || len(component.Services) == 0 {
		return nil
	}
	for i := range component.Services {
		w.file(component.Services[i].Name, component.Title)
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

// setting writes what the plan says or what follows from it into each
// container that reads it. What is left at the program's default is not said.
func (w *writer) setting(component *catalog.Component, s *catalog.Setting) error {
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
			Setting: s.Ref(), Text: "The value is written as this very text: docker compose fills in nothing for its ${...}.",
		})
	}
	for _, v := range s.Env {
		service := v.Service
		if service == "" {
			service = component.Services[0].Name
		}
		if err := w.variable(w.file(service, component.Title), s, r, v.Name); err != nil {
			return err
		}
	}
	return nil
}

// variable writes one variable of a setting, or one for each item of a list
// where the container takes the list so.
func (w *writer) variable(file *envFile, s *catalog.Setting, r plan.Resolved, name string) error {
	if pattern, indexed := strings.CutSuffix(name, "{n}"); indexed {
		for i, item := range r.Value.Items() {
			written, err := quote(item)
			if err != nil {
				return refuse(s, r, err.Error(), "")
			}
			file.add(fmt.Sprint(pattern, i), written)
		}
		return nil
	}
	if s.Form == catalog.FormSecret {
		written, err := w.secret(s, r)
		if err != nil {
			return err
		}
		file.add(name, written)
		return nil
	}
	if err := errors.Join(exporters.WellFormed(s, r.Value), oneLine(r.Value)); err != nil {
		return refuse(s, r, err.Error(), "")
	}
	written, err := quote(r.Value.String())
	if err != nil {
		return refuse(s, r, err.Error(), "")
	}
	file.add(name, written)
	return nil
}

// oneLine says why a value has no form as one variable; nil where it has. A
// list is joined with commas, as Spring splits it there.
func oneLine(v catalog.Value) error {
	if v.Kind == catalog.Other {
		return fmt.Errorf("it is neither a text nor a list of texts")
	}
	for _, item := range v.List {
		if strings.Contains(item, ",") || strings.TrimSpace(item) != item || item == "" {
			return fmt.Errorf("an item of the list is empty, begins or ends with a blank, or holds a comma, which parts the items of a variable")
		}
	}
	return nil
}

func refuse(s *catalog.Setting, r plan.Resolved, why, hint string) error {
	return &exporters.Refusal{Setting: s.Ref(), Where: r.Path, Reader: reader, Why: why, Hint: hint}
}
