package plan

import (
	"errors"
	"fmt"
	"slices"

	"entrastudio/model/catalog"
)

var (
	errUnnamed    = errors.New("a registration needs a name: components refer to it by name")
	errNotSetting = errors.New("a plain value or a list belongs here")
	errNotAList   = errors.New("only registrations and mappingRules are lists")
)

// Insert adds an item to a list, "registrations" or "mappingRules", so that it
// stands at position at; at may be the list's length. The item has a name and
// says nothing else.
func Insert(p *Plan, list string, at int, name string) error {
	switch list {
	case "registrations":
		return InsertRegistration(p, at, Registration{Name: name})
	case "mappingRules":
		return InsertRule(p, at, MappingRule{Name: name})
	default:
		return fmt.Errorf("%s: %w", list, errNotAList)
	}
}

// InsertRegistration adds a registration so that it stands at position at.
func InsertRegistration(p *Plan, at int, r Registration) error {
	if at < 0 || at > len(p.Registrations) {
		return fmt.Errorf("registrations: there is no position %d in a list of %d", at, len(p.Registrations))
	}
	if err := freeName(p, r.Name, -1); err != nil {
		return fmt.Errorf("registrations: %w", err)
	}
	p.Registrations = slices.Insert(slices.Clone(p.Registrations), at, r)
	return nil
}

// InsertRule adds a mapping rule so that it stands at position at.
func InsertRule(p *Plan, at int, r MappingRule) error {
	if at < 0 || at > len(p.MappingRules) {
		return fmt.Errorf("mappingRules: there is no position %d in a list of %d", at, len(p.MappingRules))
	}
	p.MappingRules = slices.Concat(p.MappingRules[:at], []MappingRule{r}, p.MappingRules[at:])
	return nil
}

// Move takes the item of a list at position from out and puts it so that it
// stands at position to.
func Move(p *Plan, list string, from, to int) error {
	switch list {
	case "registrations":
		return move(&p.Registrations, list, from, to)
	case "mappingRules":
		return move(&p.MappingRules, list, from, to)
	default:
		return fmt.Errorf("%s: %w", list, errNotAList)
	}
}

func move[T any](items *[]T, list string, from, to int) error {
	n := len(*items)
	if from < 0 || from >= n || to < 0 || to >= n {
		return fmt.Errorf("%s: cannot move item %d to %d in a list of %d", list, from, to, n)
	}
	moved := slices.Clone(*items)
	item := moved[from]
	moved = slices.Delete(moved, from, from+1)
	*items = slices.Insert(moved, to, item)
	return nil
}

// removeItem takes an item out of a collection. The components that used a
// registration have none then.
func removeItem(p *Plan, collection, step string) error {
	switch collection {
	case "components":
		p.Components = slices.DeleteFunc(slices.Clone(p.Components), func(c Component) bool { return c.Name == catalog.Name(step) })
	case "databases":
		p.Databases = slices.DeleteFunc(slices.Clone(p.Databases), func(d Database) bool { return d.Name == step })
	case "registrations":
		i, err := index(step, len(p.Registrations))
		if err != nil {
			return err
		}
		name := p.Registrations[i].Name
		p.Registrations = slices.Delete(slices.Clone(p.Registrations), i, i+1)
		for j := range p.Components {
			if p.Components[j].Registration == name {
				p.Components[j].Registration = ""
			}
		}
	default:
		i, err := index(step, len(p.MappingRules))
		if err != nil {
			return err
		}
		p.MappingRules = slices.Concat(p.MappingRules[:i], p.MappingRules[i+1:])
	}
	return nil
}
