// Package environment reads env files of containers into evidence, as Docker
// Compose reads them.
package environment

import (
	"entrastudio/importers/dotenv"
	"entrastudio/importers/interpolation"
	"entrastudio/importers/settings"
	"entrastudio/importers/source"
	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/lookup"
	"entrastudio/model/plan"
)

// Read adds one env file to a picture. Whose it is says the source's service;
// where nobody said it, it is recognised from the variables. On an error, which
// is of type *refusal.Error, the picture stays as it was.
func Read(picture *evidence.Picture, c *catalog.Catalog, file source.Source) error {
	entries, err := dotenv.Parse(file.Name, file.Data, interpolation.Nothing)
	if err != nil {
		return err
	}
	r := settings.NewRecorder(picture, c, plan.Compose)
	input := file.Input(evidence.KindEnv)
	container, why := owner(r.Index(), file, entries)
	input.Component = container.Component
	if input.Service == "" {
		input.Service = container.Service
	}
	input.Why = join(input.Why, why)
	r.Input(input)
	if err := r.Variables(Variables(file.Name, entries, container)); err != nil {
		return err
	}
	r.Commit()
	return nil
}

// owner finds whose env file this is. A name that this minor does not know
// stands as it is: it may be a component of another minor.
func owner(x *lookup.Index, file source.Source, entries []dotenv.Entry) (lookup.Container, string) {
	if file.Service != "" {
		if container, ok := x.Named(file.Service); ok {
			return container, ""
		}
		return lookup.Container{Component: catalog.Name(file.Service), Service: file.Service}, ""
	}
	var names []string
	profiles := ""
	for _, e := range entries {
		names = append(names, e.Name)
		if e.Name == "SPRING_PROFILES_ACTIVE" {
			profiles = e.Value
		}
	}
	container, why, ok := x.Owner(names, file.Name, profiles)
	if !ok {
		return lookup.Container{}, "no variable in it is known to any component"
	}
	return container, why
}

func join(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + "; " + b
}

// Variables turns the entries of an env file into the variables of a container.
// Of a name that stands twice Compose takes the last.
func Variables(file string, entries []dotenv.Entry, container lookup.Container) []settings.Variable {
	last := map[string]int{}
	for i, e := range entries {
		last[e.Name] = i
	}
	var variables []settings.Variable
	for i, e := range entries {
		if e.Name == "" || last[e.Name] != i {
			continue
		}
		v := settings.Variable{
			Name: e.Name, Container: container, Address: e.Name,
			NamePlace: evidence.Place{File: file, Line: e.Line, Column: e.Column},
		}
		if e.Passed {
			v.Said = settings.PassedThrough(e.Name)
			v.Said.Place = v.NamePlace
		} else {
			v.Said = settings.FromParts(e.Value, e.Parts)
			v.Said.Inside = e.Inside
			v.Said.Place = evidence.Place{File: file}
			v.Said.Place.Line, v.Said.Place.Column = e.ValuePlace()
		}
		variables = append(variables, v)
	}
	return variables
}

// Names lists the variables of an env file, to recognise the minor from.
func Names(file source.Source) (lookup.Names, error) {
	entries, err := dotenv.Parse(file.Name, file.Data, interpolation.Nothing)
	if err != nil {
		return lookup.Names{}, err
	}
	var names lookup.Names
	for _, e := range entries {
		names.Variables = append(names.Variables, lookup.VariableName{Service: file.Service, Name: e.Name})
	}
	return names, nil
}
