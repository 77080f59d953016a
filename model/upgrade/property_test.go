package upgrade_test

import (
	"slices"
	"testing"

	"entrastudio/model/catalog"
	"entrastudio/model/plan"
	"entrastudio/model/plan/plantest"
	"entrastudio/model/upgrade"

	"pgregory.net/rapid"
)

// anyPlan generates coherent plans of any minor and tool, and odd ones.
func anyPlan(t *rapid.T) *plan.Plan {
	if rapid.Bool().Draw(t, "odd") {
		return plantest.Any().Draw(t, "plan")
	}
	minor := rapid.SampledFrom(catalog.Minors()).Draw(t, "minor")
	with := rapid.SampledFrom([]plan.Tool{plan.Helm, plan.Compose}).Draw(t, "with")
	c, err := catalog.Of(minor)
	if err != nil {
		t.Fatal(err)
	}
	return plantest.Coherent(c, with).Draw(t, "plan")
}

func newer(t *rapid.T, p *plan.Plan) catalog.Minor {
	steps := upgrade.Through(p.Camunda, catalog.V810)
	if len(steps) == 0 {
		return p.Camunda
	}
	return rapid.SampledFrom(steps).Draw(t, "to")
}

func TestOnItsOwnMinorAPlanStaysAsItIs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := anyPlan(t)
		same, changes, err := upgrade.To(p, p.Camunda)
		if err != nil || len(changes) > 0 || !same.Equal(p) {
			t.Fatalf("%v, %d changes", err, len(changes))
		}
	})
}

func TestAnUpgradedPlanReadsBackAndTheGivenOneStays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := anyPlan(t)
		before := p.Clone()
		upgraded, _, err := upgrade.To(p, newer(t, p))
		if err != nil {
			t.Fatal(err)
		}
		if !p.Equal(before) {
			t.Fatal("the given plan was changed")
		}
		doc, err := plan.New(upgraded)
		if err != nil {
			t.Fatal(err)
		}
		if !doc.Plan().Equal(upgraded) {
			t.Fatal("another plan was read back")
		}
	})
}

func TestEveryChangeHasAReasonASourceAndAPlaceToAct(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := anyPlan(t)
		_, changes, err := upgrade.To(p, newer(t, p))
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range changes {
			if c.Title == "" || c.Reason == "" || c.Source == "" || c.Link == "" || c.Kind == "" || c.Urgency == "" || !c.Minor.Known() {
				t.Fatalf("%+v", c)
			}
			if c.Acts() != (c.In != "") {
				t.Fatalf("%q is to be done in %q", c.Must, c.In)
			}
		}
	})
}

func TestNoClientIDIsMadeUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := anyPlan(t)
		upgraded, _, err := upgrade.To(p, newer(t, p))
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range upgraded.Registrations {
			known := slices.ContainsFunc(p.Registrations, func(old plan.Registration) bool { return old.ClientID == r.ClientID })
			if r.ClientID != "" && !known {
				t.Fatalf("%s has the client ID %s", r.Name, r.ClientID)
			}
		}
	})
}

func TestStepByStepIsTheSameAsAtOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := anyPlan(t)
		minor := newer(t, p)
		atOnce, all, err := upgrade.To(p, minor)
		if err != nil {
			t.Fatal(err)
		}
		count := 0
		for _, next := range upgrade.Through(p.Camunda, minor) {
			var changes []upgrade.Change
			if p, changes, err = upgrade.To(p, next); err != nil {
				t.Fatal(err)
			}
			count += len(changes)
		}
		if !p.Equal(atOnce) || count != len(all) {
			t.Fatalf("%d changes step by step, %d at once", count, len(all))
		}
	})
}

func TestNothingOfAnotherMinorIsLeft(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := anyPlan(t)
		minor := newer(t, p)
		upgraded, _, err := upgrade.To(p, minor)
		if err != nil || minor == p.Camunda {
			return
		}
		c, err := catalog.Of(minor)
		if err != nil {
			t.Fatal(err)
		}
		for _, component := range upgraded.Components {
			if component.Name != catalog.Global && c.Component(component.Name) == nil {
				t.Fatalf("%s is left", component.Name)
			}
		}
	})
}
