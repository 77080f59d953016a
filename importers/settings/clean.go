package settings

import (
	"strings"

	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/yamltree"
)

// CleanProperties takes secrets in clear out of the Spring properties of a
// component, and gives the places of those.
func (r *Recorder) CleanProperties(component catalog.Name, root *yamltree.Node, frame Frame) (*yamltree.Node, []evidence.Place) {
	var places []evidence.Place
	kept, _ := root.Without(func(path []string, value *yamltree.Node) bool {
		name := strings.Join(path, ".")
		hit, _ := r.index.Property(component, name)
		if value.Kind != catalog.Text || !InClear(value.Text) || !SensitiveName(name[strings.LastIndexByte(name, '.')+1:], hit.Setting) {
			return false
		}
		places = append(places, frame.place(value, name))
		return true
	})
	return kept, places
}

// Withhold records the places of secrets that were taken out.
func (r *Recorder) Withhold(places ...evidence.Place) {
	r.raw.Withheld = append(r.raw.Withheld, places...)
}

// Values records the values files in full, without secrets.
func (r *Recorder) Values(root *yamltree.Node) { r.raw.Values = root }

// Container records the variables of a container in full; a secret in clear is
// withheld.
func (r *Recorder) container(variables []Variable) {
	if len(variables) == 0 {
		return
	}
	of := variables[0].Container
	container := evidence.Container{Service: of.Service, Component: of.Component}
	for _, v := range variables {
		hit, _ := r.index.Variable(of.Component, v.Name)
		if v.Said.Literal && InClear(v.Said.Value.Text) && SensitiveName(v.Name, hit.Setting) {
			r.Withhold(v.Said.Place)
			continue
		}
		container.Variables = append(container.Variables, evidence.RawVariable{Name: v.Name, Template: v.Said.Template, Place: v.NamePlace})
	}
	r.raw.Containers = append(r.raw.Containers, container)
}
