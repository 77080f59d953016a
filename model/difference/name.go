package difference

import (
	"slices"
	"strings"

	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
)

// named is a variable or property of which evidence keeps the name alone.
type named struct {
	kind      Kind
	component catalog.Name
	service   string
	name      string
	place     evidence.Place
}

func (n named) same(other named) bool {
	return n.kind == other.kind && n.component == other.component && n.service == other.service && n.name == other.name
}

// compareNames compares the variables and properties that no setting stands for,
// by their being there: their values are not kept.
func compareNames(older, newer Side) []Difference {
	before, after := namesOf(older), namesOf(newer)
	there := catalog.TextOf("(not shown)")
	var differences []Difference
	add := func(n named, was, is catalog.Value) {
		differences = append(differences, Difference{
			Kind: n.kind, Component: n.component, Title: n.name, Where: strings.TrimPrefix(n.service+"/"+n.name, "/"), Place: n.place, Old: was, New: is,
		})
	}
	for _, n := range before {
		if !slices.ContainsFunc(after, n.same) {
			add(n, there, catalog.Value{})
		}
	}
	for _, n := range after {
		if !slices.ContainsFunc(before, n.same) {
			n.place = evidence.Place{}
			add(n, catalog.Value{}, there)
		}
	}
	return differences
}

func namesOf(s Side) []named {
	var names []named
	for _, v := range s.Picture.Variables {
		if s.Catalog.VariableOf(v.Component, v.Name) == nil {
			names = append(names, named{OfVariable, v.Component, v.Service, v.Name, v.Place})
		}
	}
	for _, p := range s.Picture.Properties {
		names = append(names, named{OfProperty, p.Component, p.Service, p.Name, p.Place})
	}
	slices.SortStableFunc(names, func(a, b named) int {
		return strings.Compare(string(a.component)+"\x00"+a.service+"\x00"+a.name, string(b.component)+"\x00"+b.service+"\x00"+b.name)
	})
	return names
}
