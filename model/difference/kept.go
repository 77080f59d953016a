package difference

import (
	"strings"

	"entrastudio/model/catalog"
	"entrastudio/model/lookup"
	"entrastudio/model/plan"

	"gopkg.in/yaml.v3"
)

// compareKept compares what two plans keep beside their settings: values by
// their path, and variables by container and name.
func compareKept(was, is *plan.Plan) []Difference {
	before, after := keptOf(was), keptOf(is)
	earlier, later := before.byPlace(), after.byPlace()
	var differences []Difference
	add := func(k keptThing, old, now catalog.Value) {
		differences = append(differences, Difference{
			Kind: k.kind, Component: k.owner, Title: k.name, Where: k.where, Old: old, New: now,
		})
	}
	for _, k := range before {
		other, found := later[k.where]
		switch {
		case !found:
			add(k, k.shown(), catalog.Value{})
		case other.text != k.text:
			add(k, k.shown(), other.shown())
		}
	}
	for _, k := range after {
		if _, found := earlier[k.where]; !found {
			add(k, catalog.Value{}, k.shown())
		}
	}
	return differences
}

// keptThing is one value that a plan keeps.
type keptThing struct {
	kind  Kind
	owner catalog.Name
	where string
	name  string
	// text is the value, or the YAML of a list.
	text string
	list bool
}

type keptThings []keptThing

func (all keptThings) byPlace() map[string]keptThing {
	found := make(map[string]keptThing, len(all))
	for _, k := range all {
		found[k.where] = k
	}
	return found
}

// shown is a kept value as it may be shown: what may be a secret is not.
func (k keptThing) shown() catalog.Value {
	last := k.name[strings.LastIndexByte(k.name, '.')+1:]
	switch {
	case lookup.MayHoldSecret(last), k.list:
		return catalog.TextOf("(not shown)")
	default:
		return catalog.TextOf(k.text)
	}
}

func keptOf(p *plan.Plan) keptThings {
	var all keptThings
	if p.Kept.Helm != nil {
		all = leavesOf(all, p, p.Kept.Helm, "")
	}
	for _, service := range p.Kept.Environment {
		for _, v := range service.Variables {
			all = append(all, keptThing{
				kind: OfVariable, owner: containerOf(p, service.Service), where: "kept/environment/" + service.Service + "/" + v.Name, name: v.Name, text: v.Value,
			})
		}
	}
	return all
}

func leavesOf(all keptThings, p *plan.Plan, n *yaml.Node, at string) keptThings {
	switch {
	case n.Kind == yaml.DocumentNode && len(n.Content) == 1:
		return leavesOf(all, p, n.Content[0], at)
	case n.Kind == yaml.MappingNode && len(n.Content) > 0:
		for i := 0; i+1 < len(n.Content); i += 2 {
			all = leavesOf(all, p, n.Content[i+1], strings.TrimPrefix(at+"."+n.Content[i].Value, "."))
		}
		return all
	}
	k := keptThing{kind: OfKey, where: "kept/helm/" + strings.ReplaceAll(at, ".", "/"), name: at, text: n.Value, list: n.Kind != yaml.ScalarNode}
	if c, err := catalog.Of(p.Camunda); err == nil {
		k.owner = ownerOf(at, c)
	}
	if k.list {
		if text, err := yaml.Marshal(n); err == nil {
			k.text = string(text)
		}
	}
	return append(all, k)
}

// containerOf is the component of a container; empty where the minor has none of
// this name.
func containerOf(p *plan.Plan, service string) catalog.Name {
	c, err := catalog.Of(p.Camunda)
	if err != nil {
		return ""
	}
	for i := range c.Components {
		for _, s := range c.Components[i].Services {
			if s.Name == service {
				return c.Components[i].Name
			}
		}
	}
	return ""
}
