package compose

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"entrastudio/importers/interpolation"
	"entrastudio/importers/settings"
	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/yamltree"
)

// environment reads a service's environment, a mapping or a list.
func (p *project) environment(s *service, node *yamltree.Node) error {
	if node.IsMap() {
		for _, pair := range node.Pairs {
			named := evidence.Place{File: node.File(), Line: pair.Line, Column: pair.Column}
			if err := p.variable(s, pair.Key, pair.Value, named); err != nil {
				return err
			}
		}
		return nil
	}
	if !node.IsList() {
		return p.refuse(node, "environment")
	}
	for _, item := range node.Items {
		if !item.IsScalar() {
			return p.refuse(item, "an entry of environment")
		}
		if err := p.entry(s, item); err != nil {
			return err
		}
	}
	return nil
}

func (p *project) refuse(node *yamltree.Node, what string) error {
	if node == nil || node.Kind == catalog.Null {
		return nil
	}
	return p.refused(node, what+" of a service has the wrong form", "")
}

// entry reads NAME=VALUE, or a NAME that is passed through.
func (p *project) entry(s *service, item *yamltree.Node) error {
	name, value, isSaid := strings.Cut(item.Text, "=")
	named := evidence.Place{File: item.File(), Line: item.Line, Column: item.Column}
	if !isSaid {
		return p.variable(s, name, nil, named)
	}
	said, err := p.said(item.Built(value))
	if err != nil {
		return err
	}
	shift := utf8.RuneCountInString(name) + 1
	said.Place.Column += shift
	if item.Quoted {
		said.Place.Column++
	}
	said.Inside = func() func(line, column int) (int, int) {
		inside := item.Inside()
		return func(line, column int) (int, int) {
			if line == 1 {
				column += shift
			}
			return inside(line, column)
		}
	}
	s.set(settings.Variable{Name: name, Said: said, NamePlace: named, Address: name})
	return nil
}

// variable reads the value of a name; null is passed through.
func (p *project) variable(s *service, name string, value *yamltree.Node, named evidence.Place) error {
	v := settings.Variable{Name: name, NamePlace: named, Address: name}
	switch {
	case value == nil || value.Kind == catalog.Null:
		v.Said = settings.PassedThrough(name)
		v.Said.Place = named
	case value.IsScalar():
		said, err := p.said(value)
		if err != nil {
			return err
		}
		v.Said = said
	default:
		return p.refuse(value, fmt.Sprintf("the value of %q", name))
	}
	s.set(v)
	return nil
}

func (p *project) said(node *yamltree.Node) (settings.Said, error) {
	text, parts, err := p.fill(node, node.Text)
	if err != nil {
		return settings.Said{}, err
	}
	said := settings.FromParts(text, parts)
	if len(parts) == 1 && p.knows(parts[0]) {
		// The value stands in another file, to which this is the reference.
		said.Literal = false
	}
	said.Place = evidence.Place{File: node.File(), Line: node.Line, Column: node.Column}
	said.Inside = node.Inside
	return said, nil
}

// knows reports a reference to a variable that the project's surroundings give.
func (p *project) knows(part interpolation.Part) bool {
	_, known := p.around.Environment(part.Name)
	return part.IsRef() && known
}
