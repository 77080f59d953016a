package compose

import (
	"errors"

	"entrastudio/importers/dotenv"
	"entrastudio/importers/interpolation"
	"entrastudio/importers/settings"
	"entrastudio/importers/source"
	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/lookup"
	"entrastudio/model/plan"
	"entrastudio/model/refusal"
	"entrastudio/model/yamltree"
)

// Surroundings are what a Compose file needs of the world around it.
type Surroundings struct {
	// Open reads an env file by the path that Compose would open: as it is
	// written, below the folder of the Compose file. Nil means that no file
	// was given beside it.
	Open func(path string) ([]byte, error)
	// Environment gives the variables that references are filled in from; with
	// nil they come from the .env beside the Compose file.
	Environment interpolation.Lookup
}

// Read adds a Compose file to a picture. On an error, which is of type
// *refusal.Error, the picture stays as it was.
func Read(picture *evidence.Picture, c *catalog.Catalog, file source.Source, around Surroundings) error {
	project, err := parse(file, around)
	if err != nil {
		return err
	}
	r := settings.NewRecorder(picture, c, plan.Compose)
	r.Input(file.Input(evidence.KindCompose))
	for _, s := range project.services {
		container := containerOf(r.Index(), s)
		if container.Component == "" {
			continue
		}
		for _, used := range s.envFiles {
			r.Input(evidence.Input{
				File: used, Kind: evidence.KindEnv, Service: s.name, Component: container.Component,
				Why: "env_file of " + s.name + " in " + file.Name,
			})
		}
		if err := r.Variables(s.owned(container)); err != nil {
			return err
		}
	}
	for _, u := range project.unread {
		r.Unread(u.Place, u.Why)
	}
	r.Commit()
	return nil
}

// containerOf finds which of the minor's containers a service is: by its image,
// then its name, and for an image of somebody's own by its variables.
func containerOf(x *lookup.Index, s *service) lookup.Container {
	if container, ok := x.ByImage(s.image); ok {
		return container
	}
	if container, ok := x.Named(s.name); ok {
		return container
	}
	if container, _, ok := x.Owner(s.names(), "", s.value("SPRING_PROFILES_ACTIVE")); ok {
		return container
	}
	return lookup.Container{}
}

// parse reads the file and all that its services take their variables from.
func parse(file source.Source, around Surroundings) (*project, error) {
	root, err := yamltree.Parse(file.Name, file.Data, yamltree.Core)
	if err != nil {
		return nil, err
	}
	services := root.Get("services")
	if !services.IsMap() {
		return nil, &refusal.Error{File: file.Name, Line: 1, Column: 1, What: "a compose file has a mapping of services, and this has none"}
	}
	p := &project{file: file.Name, around: around, nodes: services, parsed: map[string][]dotenv.Entry{}}
	if err := p.fillFromProject(); err != nil {
		return nil, err
	}
	for _, pair := range services.Pairs {
		s, err := p.service(pair.Key, pair.Value, 0)
		if err != nil {
			return nil, err
		}
		p.services = append(p.services, s)
	}
	return p, nil
}

// Names lists the variables of a Compose file's services and the minors that
// the tags of their images name, to recognise the minor from.
func Names(file source.Source, around Surroundings) (lookup.Names, error) {
	p, err := parse(file, around)
	if err != nil {
		return lookup.Names{}, err
	}
	var names lookup.Names
	for _, s := range p.services {
		if s.image != "" {
			names.Images = append(names.Images, s.image)
		}
		for _, name := range s.names() {
			names.Variables = append(names.Variables, lookup.VariableName{Name: name})
		}
	}
	return names, nil
}

// fill fills in the references of a text in the Compose file.
func (p *project) fill(node *yamltree.Node, text string) (string, []interpolation.Part, error) {
	parts, err := interpolation.Parse(text)
	if err == nil {
		text, err = interpolation.Expand(parts, p.around.Environment)
	}
	var invalid *interpolation.Error
	switch {
	case errors.As(err, &invalid):
		return "", nil, p.refused(node, "a dollar sign with a brace begins no reference", "write $$ for a dollar sign")
	case err != nil:
		return "", nil, p.refused(node, err.Error(), "")
	default:
		return text, parts, nil
	}
}

func (p *project) refused(node *yamltree.Node, what, hint string) error {
	return &refusal.Error{File: p.file, Line: node.Line, Column: node.Column, What: what, Hint: hint}
}
