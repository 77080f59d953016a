package settings

import (
	"strings"

	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/lookup"
	"entrastudio/model/plan"
)

// applicationJSON is the variable that holds Spring properties as JSON (Spring
// Boot reference, externalized configuration).
const applicationJSON = "SPRING_APPLICATION_JSON"

// Variable is one variable of one container as it was found.
type Variable struct {
	Name string
	Said Said
	// Container is whose variable it is; its component is empty where that
	// is not known.
	Container lookup.Container
	// InChart reports that it stands in an env list of a values file.
	InChart bool
	// NamePlace is where the name stands.
	NamePlace evidence.Place
	// Address is how the place is called, such as "connectors.env[NAME]".
	Address string
}

// Variables records the variables of one container. JSON in
// SPRING_APPLICATION_JSON that cannot be read is an error.
func (r *Recorder) Variables(variables []Variable) error {
	var parts partTrees
	for i := range variables {
		v := &variables[i]
		v.Said.Place.Address = v.Address
		v.NamePlace.Address = v.Address
		r.variables = append(r.variables, evidence.Variable{
			Name: v.Name, Service: v.Container.Service, Component: v.Container.Component,
			Place: v.NamePlace, InChart: v.InChart, Input: r.InputOf(v.NamePlace.File),
		})
		if v.Container.Component == "" {
			continue
		}
		if v.Name == applicationJSON && v.Said.Value.Text != "" && !catalog.IsReference(v.Said.Value.Text) {
			if err := r.json(v); err != nil {
				return err
			}
		}
		r.meant(*v)
		parts.put(r, *v)
	}
	parts.record(r)
	if r.tool == plan.Compose {
		r.container(variables)
	}
	return nil
}

// meant records what a variable means by the catalogue.
func (r *Recorder) meant(v Variable) {
	hit, ok := r.index.Variable(v.Container.Component, v.Name)
	if !ok {
		return
	}
	rank := RankVariable
	found := r.setting(hit.Setting, v.Said, evidence.ViaVariable)
	found.Service = v.Container.Service
	if hit.Index < 0 {
		r.add(finding{Setting: found, rank: rank})
		return
	}
	base := strings.TrimRight(v.Name, "0123456789")
	key := listKey{hit.Setting, base, v.Container.Service, found.Input}
	at, begun := r.lists[key]
	if !begun {
		at = len(r.found)
		r.lists[key] = at
		r.add(finding{Setting: found, rank: rank, items: map[int]string{}})
	}
	r.found[at].items[hit.Index] = v.Said.Value.String()
}

// json records the properties in SPRING_APPLICATION_JSON, and takes secrets in
// clear out of its text.
func (r *Recorder) json(v *Variable) error {
	node, err := Embedded(Text{File: v.Said.Place.File, Name: v.Name, Text: v.Said.Value.Text, Inside: v.Said.inside()})
	if err != nil || node == nil {
		return err
	}
	frame := Frame{Rank: RankJSON, Address: v.Address, File: v.Said.Place.File, Inside: v.Said.inside()}
	r.Properties(v.Container, node, frame)
	kept, withheld := r.CleanProperties(v.Container.Component, node, frame)
	if len(withheld) > 0 {
		v.Said.Value = catalog.TextOf(kept.JSON())
		v.Said.Template = strings.ReplaceAll(v.Said.Value.Text, "$", "$$")
		r.Withhold(withheld...)
	}
	return nil
}
