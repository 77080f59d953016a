package upgrade

import (
	"errors"
	"fmt"

	"entrastudio/model/catalog"
	"entrastudio/model/plan"
)

// ErrBackwards is why a plan cannot go to an older minor.
var ErrBackwards = errors.New("camunda has no way back to an older minor: its databases and indices are migrated at the first start of the new one, so the way back is a backup, with the plan that belongs to it")

// To is the plan on another minor, with all that changes on the way there, in
// the order of the minors in between. The given plan stays as it was. On its own
// minor a plan stays as it is.
func To(p *plan.Plan, minor catalog.Minor) (*plan.Plan, []Change, error) {
	switch {
	case !minor.Known():
		return nil, nil, fmt.Errorf("camunda %q is not in the catalogue: it knows %v", minor, catalog.Minors())
	case !p.Camunda.Known():
		return nil, nil, fmt.Errorf("the plan is for camunda %q, which is not in the catalogue: it knows %v", p.Camunda, catalog.Minors())
	case minor.Before(p.Camunda):
		return nil, nil, fmt.Errorf("from %s to %s: %w", p.Camunda, minor, ErrBackwards)
	}
	upgraded := p.Clone()
	var changes []Change
	for _, next := range Through(p.Camunda, minor) {
		s, err := begin(upgraded, next)
		if err != nil {
			return nil, nil, err
		}
		s.run()
		upgraded, changes = s.plan, append(changes, s.changes...)
	}
	return upgraded, changes, nil
}

// Through lists the minors that an upgrade takes one after the other, the last
// one included: Camunda migrates its data from the minor before alone.
func Through(from, to catalog.Minor) []catalog.Minor {
	var steps []catalog.Minor
	for _, minor := range catalog.Minors() {
		if from.Before(minor) && to.AtLeast(minor) {
			steps = append(steps, minor)
		}
	}
	return steps
}
