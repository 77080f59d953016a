package importers_test

import (
	"slices"
	"testing"

	"entrastudio/importers"
	"entrastudio/model/catalog"
	"entrastudio/model/plan"

	"github.com/google/go-cmp/cmp"
)

// edited makes one change of a plan.
func edited(t *testing.T, p *plan.Plan, path, value string) *plan.Plan {
	t.Helper()
	next, _, err := plan.Edit{Changes: []plan.Change{{Path: path, New: catalog.TextOf(value)}}}.Apply(p)
	if err != nil {
		t.Fatal(err)
	}
	return next
}

func twoRules() *plan.Plan {
	return &plan.Plan{Camunda: catalog.V88, MappingRules: []plan.MappingRule{
		{Name: "a", Target: plan.ForCluster, Claim: "groups", Value: "1", Roles: []string{"admin"}},
		{Name: "b", Target: plan.ForIdentity, Claim: "groups", Operator: plan.Contains, Value: "2", Roles: []string{"Optimize"}},
	}}
}

func TestAnEditedPlanIsReadAsOneThatNobodySawBefore(t *testing.T) {
	p := twoRules()
	before := read(t, importers.Options{Plan: p})
	env := source("orchestration.env", "CAMUNDA_SECURITY_INITIALIZATION_MAPPINGRULES_0_MAPPINGRULEID=c\n"+
		"CAMUNDA_SECURITY_INITIALIZATION_DEFAULTROLES_CONNECTORS_MAPPINGRULES_0=a\n")
	for _, step := range []struct {
		path, value string
		beside      []importers.Source
		shared      bool
	}{
		{"tenant/id", tenant, nil, true},
		{"mappingRules/1/value", "3", nil, false},
		{"firstAdmin/value", "x", []importers.Source{env}, false},
		{"firstAdmin/value", "y", nil, false},
		{"firstAdmin/value", "z", nil, true},
		{"mappingRules/+0", "first", nil, false},
		{"name", "n", nil, true},
	} {
		p = edited(t, p, step.path, step.value)
		now := read(t, importers.Options{Plan: p, Before: before}, step.beside...)
		anew := read(t, importers.Options{Plan: p}, step.beside...)
		if diff := cmp.Diff(anew.Rules, now.Rules); diff != "" {
			t.Errorf("%s = %s: %s", step.path, step.value, diff)
		}
		if shared := &now.Rules[0] == &before.Rules[0]; shared != step.shared {
			t.Errorf("%s = %s: the rules are those of the picture before: %v", step.path, step.value, shared)
		}
		before = now
	}
}

func TestRolesThatEvidenceGivesLeaveThePlanAlone(t *testing.T) {
	p := twoRules()
	before := read(t, importers.Options{Plan: p})
	env := source("orchestration.env", "CAMUNDA_SECURITY_INITIALIZATION_DEFAULTROLES_CONNECTORS_MAPPINGRULES_0=a\n")
	now := read(t, importers.Options{Plan: p, Before: before}, env)
	if got := now.Rules[0].Roles; !slices.Equal(got, []string{"admin", "connectors"}) {
		t.Errorf("the rule gives %v", got)
	}
	if diff := cmp.Diff(twoRules(), p); diff != "" {
		t.Errorf("the plan changed: %s", diff)
	}
	if got := before.Rules[0].Roles; !slices.Equal(got, []string{"admin"}) {
		t.Errorf("the picture before says that the rule gives %v", got)
	}
}
