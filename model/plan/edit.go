package plan

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"entrastudio/model/catalog"
)

// Edit is one named change of a plan, the unit of undo and of a finding's fix.
type Edit struct {
	// Label says what the edit does, such as "Use the bare client ID".
	Label   string
	Changes []Change
}

// Change sets one field of a plan. Path names it as Get and Set do; Old is what
// stood there before, so that the change can be shown and taken back. A path
// that ends in "+" and a position, such as "registrations/+2", inserts an item
// there that has New as its name; "registrations/+" appends it.
type Change struct {
	Path     string
	Old, New catalog.Value
	// Remove takes the field or item away, so that what follows from the plan
	// applies.
	Remove bool
}

// Apply makes an edit's changes, in their order, on a copy of the plan, and
// gives the edit that takes them back. All of them are made or none; the given
// plan stays as it was. The copy shares with it what did not change: neither may
// be changed but by further edits.
func (e Edit) Apply(p *Plan) (*Plan, Edit, error) {
	changed := p.forEdit(e)
	inverse := Edit{Label: e.Label}
	for _, change := range e.Changes {
		back, err := change.apply(changed)
		if err != nil {
			return nil, Edit{}, fmt.Errorf("%s: %w", e.Label, err)
		}
		inverse.Changes = slices.Concat(back, inverse.Changes)
	}
	return changed, inverse, nil
}

// setsInRules reports whether a field of a mapping rule is set where it stands.
func (e Edit) setsInRules() bool {
	return slices.ContainsFunc(e.Changes, func(c Change) bool {
		steps := stepsOf(c.Path)
		return steps[0] == "mappingRules" && len(steps) == ruleField
	})
}

// ruleField is the number of steps of a path to a field of a mapping rule.
const ruleField = 3

// apply makes one change and gives those that take it back, in their order.
func (c Change) apply(p *Plan) ([]Change, error) {
	list, position, inserts := c.insertion(p)
	if inserts {
		if err := Insert(p, list, position, c.New.Text); err != nil {
			return nil, err
		}
		return []Change{{Path: list + "/" + strconv.Itoa(position), Remove: true}}, nil
	}
	steps := stepsOf(c.Path)
	if len(steps) == 2 && isCollection(steps[0]) {
		if !c.Remove {
			return nil, fmt.Errorf("%s: %w", c.Path, errNoPath(steps))
		}
		back := restoring(p, steps[0], steps[1])
		return back, Remove(p, c.Path)
	}
	back, err := restoringField(p, c.Path, steps)
	if err != nil {
		return nil, err
	}
	if c.Remove {
		return back, Remove(p, c.Path)
	}
	return back, Set(p, c.Path, c.New)
}

// insertion reads a path that inserts an item.
func (c Change) insertion(p *Plan) (list string, at int, ok bool) {
	list, step, _ := strings.Cut(c.Path, "/")
	position, ok := strings.CutPrefix(step, "+")
	if !ok || c.Remove {
		return "", 0, false
	}
	if position == "" {
		return list, listLength(p, list), true
	}
	at, err := strconv.Atoi(position)
	if err != nil {
		at = -1
	}
	return list, at, true
}

func listLength(p *Plan, list string) int {
	if list == "registrations" {
		return len(p.Registrations)
	}
	return len(p.MappingRules)
}

// restoringField gives the changes that bring a field back to what it is. A
// field of a component or database that is not listed goes with the whole.
func restoringField(p *Plan, path string, steps []string) ([]Change, error) {
	old, err := Get(p, path)
	if err != nil {
		return nil, err
	}
	switch {
	case steps[0] == "components" && p.Component(catalog.Name(steps[1])) == nil,
		steps[0] == "databases" && p.Database(steps[1]) == nil:
		return []Change{{Path: steps[0] + "/" + steps[1], Remove: true}}, nil
	case len(steps) == 4:
		if _, said := p.Component(catalog.Name(steps[1])).Settings[steps[3]]; !said {
			return []Change{{Path: path, Remove: true}}, nil
		}
	}
	return []Change{{Path: path, New: old}}, nil
}

// restoring gives the changes that bring an item back with all it says.
func restoring(p *Plan, collection, step string) []Change {
	path := collection + "/" + step
	switch collection {
	case "components":
		component := p.Component(catalog.Name(step))
		if component == nil {
			return nil
		}
		back := fields(path, componentLeaves(), component)
		for key, v := range component.Settings {
			back = append(back, Change{Path: path + "/settings/" + key, New: v})
		}
		return back
	case "databases":
		d := p.Database(step)
		if d == nil {
			return nil
		}
		return fields(path, databaseLeaves(), d)
	case "registrations":
		i, err := index(step, len(p.Registrations))
		if err != nil {
			return nil
		}
		r := &p.Registrations[i]
		back := append([]Change{{Path: "registrations/+" + step, New: catalog.TextOf(r.Name)}},
			fields(path, registrationLeaves()[1:], r)...)
		for _, component := range p.Components {
			if component.Registration == r.Name {
				name := "components/" + string(component.Name) + "/registration"
				back = append(back, Change{Path: name, New: catalog.TextOf(r.Name)})
			}
		}
		return back
	default:
		i, err := index(step, len(p.MappingRules))
		if err != nil {
			return nil
		}
		rule := &p.MappingRules[i]
		return append([]Change{{Path: "mappingRules/+" + step, New: catalog.TextOf(rule.Name)}},
			fields(path, ruleLeaves()[1:], rule)...)
	}
}

// fields gives a change for every field that says something.
func fields[T any](path string, leaves []leaf[T], from *T) []Change {
	var changes []Change
	for _, l := range leaves {
		if v := l.get(from); !v.IsNull() {
			changes = append(changes, Change{Path: path + "/" + l.key, New: v})
		}
	}
	return changes
}
