package plan_test

import (
	"strings"
	"testing"

	"entrastudio/model/catalog"
	"entrastudio/model/plan"
	"entrastudio/model/plan/plantest"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestSetIsReadBackByGet(t *testing.T) {
	text, number := catalog.TextOf, func(s string) catalog.Value { return catalog.Value{Kind: catalog.Number, Text: s} }
	for path, v := range map[string]catalog.Value{
		"name": text("a"), "camunda": text("8.9"), "deployment/with": text("compose"), "deployment/release": text("r"), "deployment/namespace": text("n"),
		"tenant/id": text("t"), "tenant/cloud": text("china"), "tenant/loginUrl": text("l"), "tenant/graphUrl": text("g"),
		"firstAdmin/claim": text("oid"), "firstAdmin/value": text("v"),
		"components/optimize/enabled": catalog.BoolOf(true), "components/optimize/url": text("u"), "components/optimize/internal": text("i"),
		"components/optimize/registration": text("r"), "components/optimize/settings/audience": catalog.ListOf("a", "b"),
		"registrations/0/name": text("new"), "registrations/0/clientId": text("c"), "registrations/0/platform": text("spa"),
		"registrations/0/redirectUris": catalog.ListOf("https://a"), "registrations/0/tokenVersion": number("1"),
		"registrations/0/optionalClaims": catalog.ListOf("upn"), "registrations/0/groupClaims": text("All"), "registrations/0/secret": text("env:S"),
		"mappingRules/0/name": text("n"), "mappingRules/0/target": text("orchestration"), "mappingRules/0/claim": text("c"),
		"mappingRules/0/operator": text("CONTAINS"), "mappingRules/0/value": text("v"), "mappingRules/0/roles": catalog.ListOf("r"),
		"mappingRules/0/tenants":     catalog.ListOf("t"),
		"databases/identity/bundled": catalog.BoolOf(true), "databases/identity/host": text("h"), "databases/identity/port": number("1"),
		"databases/web-modeler/database": text("d"), "databases/web-modeler/username": text("u"), "databases/web-modeler/url": text("j"),
		"databases/identity/password": text("file:p"), "databases/identity/adminPassword": text("keychain:a/b"),
	} {
		p := &plan.Plan{Registrations: []plan.Registration{{Name: "old"}}, MappingRules: []plan.MappingRule{{}}}
		if err := plan.Set(p, path, v); err != nil {
			t.Errorf("set: %v", err)
			continue
		}
		got, err := plan.Get(p, path)
		if err != nil || !got.Same(v, catalog.FormText) || got.Kind != v.Kind {
			t.Errorf("%s is %v (%v), want %v", path, got, err, v)
		}
		before := p.Clone()
		if err := plan.Remove(p, path); err != nil && path != "registrations/0/name" {
			t.Errorf("remove: %v", err)
		}
		if gone, err := plan.Get(p, path); err == nil && path != "registrations/0/name" && gone.Same(v, catalog.FormText) && gone.Kind == v.Kind && before.Equal(p) &&
			!strings.HasSuffix(path, "enabled") {
			t.Errorf("%s is still %v after its removal", path, gone)
		}
	}
}

func TestSetRefusesAndLeavesThePlanAsItWas(t *testing.T) {
	for path, v := range map[string]catalog.Value{
		"nothing": catalog.TextOf("a"), "tenant": catalog.TextOf("a"), "tenant/region": catalog.TextOf("a"), "camunda": catalog.TextOf("8.5"),
		"name": catalog.ListOf("a"), "components/operat/url": catalog.TextOf("a"), "components/operate/uri": catalog.TextOf("a"),
		"components/operate/enabled": catalog.TextOf("yes"), "components/operate/settings/": catalog.TextOf("a"),
		"components/operate/settings/a": {Kind: catalog.Other}, "registrations/1/name": catalog.TextOf("x"), "registrations/-1/name": catalog.TextOf("x"),
		"registrations/00/name": catalog.TextOf("x"), "registrations/0/name": {}, "registrations/0/tokenVersion": catalog.TextOf("three"),
		"registrations/0/secret": catalog.TextOf("Zq8~hunter2"), "mappingRules/0/operator": catalog.TextOf("equals"), "mappingRules/9/name": catalog.TextOf("a"),
		"databases/other/host": catalog.TextOf("a"), "databases/identity/port": catalog.TextOf("0"), "databases/identity": catalog.TextOf("a"),
		"registrations/0/redirectUris": {Kind: catalog.Other},
	} {
		p := &plan.Plan{Registrations: []plan.Registration{{Name: "a"}}, MappingRules: []plan.MappingRule{{Name: "b"}}}
		before := p.Clone()
		err := plan.Set(p, path, v)
		if err == nil {
			t.Errorf("%s takes %v", path, v)
			continue
		}
		if strings.Contains(err.Error(), "hunter2") {
			t.Errorf("the error repeats a secret: %v", err)
		}
		if diff := cmp.Diff(*before, *p); diff != "" {
			t.Errorf("%s: the plan changed:\n%s", path, diff)
		}
	}
}

func TestRenamedRegistrationKeepsItsComponents(t *testing.T) {
	p := &plan.Plan{
		Registrations: []plan.Registration{{Name: "a"}, {Name: "b"}},
		Components:    []plan.Component{{Name: catalog.Operate, Registration: "a"}, {Name: catalog.Zeebe, Registration: "b"}},
	}
	if err := plan.Set(p, "registrations/0/name", catalog.TextOf("c")); err != nil {
		t.Fatal(err)
	}
	if p.Components[0].Registration != "c" || p.Components[1].Registration != "b" {
		t.Errorf("%v", p.Components)
	}
	if err := plan.Set(p, "registrations/0/name", catalog.TextOf("b")); err == nil {
		t.Error("two registrations have one name")
	}
}

func TestNewComponentStandsAtItsPlace(t *testing.T) {
	p := &plan.Plan{Camunda: catalog.V88, Components: []plan.Component{{Name: catalog.ManagementIdentity}, {Name: catalog.Optimize}}}
	if err := plan.Set(p, "components/orchestration/url", catalog.TextOf("u")); err != nil {
		t.Fatal(err)
	}
	if p.Components[1].Name != catalog.Orchestration {
		t.Errorf("%v", p.Components)
	}
}

func TestItemsComeGoAndMove(t *testing.T) {
	p := &plan.Plan{}
	for i, name := range []string{"a", "b", "c"} {
		if err := plan.Insert(p, "mappingRules", i, name); err != nil {
			t.Fatal(err)
		}
	}
	if err := plan.Move(p, "mappingRules", 0, 2); err != nil || names(p) != "bca" {
		t.Errorf("%s %v", names(p), err)
	}
	if err := plan.Remove(p, "mappingRules/1"); err != nil || names(p) != "ba" {
		t.Errorf("%s %v", names(p), err)
	}
	for _, err := range []error{
		plan.Move(p, "mappingRules", 0, 2), plan.Move(p, "mappingRules", -1, 0), plan.Move(p, "components", 0, 0), plan.Insert(p, "mappingRules", 3, "x"),
		plan.Insert(p, "components", 0, "operate"), plan.Insert(p, "registrations", 0, ""), plan.Remove(p, "mappingRules/2"),
	} {
		if err == nil {
			t.Error("what cannot be done is done")
		}
	}
}

func names(p *plan.Plan) string {
	var all string
	for _, rule := range p.MappingRules {
		all += rule.Name
	}
	return all
}

func TestEditIsTakenBackByItsInverse(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := plantest.Any().Draw(t, "plan")
		p.MappingRules = append(p.MappingRules, plan.MappingRule{Name: "last"})
		paths := []string{
			"name", "tenant/id", "components/operate/url", "components/operate", "components/web-modeler-api/settings/a", "components/global/settings/b",
			"mappingRules/0", "mappingRules/0/value", "mappingRules/+", "mappingRules/+0", "registrations/+", "registrations/0", "databases/identity/host",
			"databases/web-modeler", "registrations/0/name", "firstAdmin/claim",
		}
		edit := plan.Edit{Label: "test"}
		for range rapid.IntRange(1, 6).Draw(t, "changes") {
			edit.Changes = append(edit.Changes, plan.Change{
				Path: rapid.SampledFrom(paths).Draw(t, "path"), New: catalog.TextOf(rapid.SampledFrom([]string{"x", "y"}).Draw(t, "new")),
				Remove: rapid.Bool().Draw(t, "remove"),
			})
		}
		before := p.Clone()
		changed, inverse, err := edit.Apply(p)
		if !p.Equal(before) {
			t.Fatal("the given plan changed")
		}
		if err != nil {
			if changed != nil {
				t.Fatal("half an edit was made")
			}
			return
		}
		between := changed.Clone()
		back, _, err := inverse.Apply(changed)
		if err != nil {
			t.Fatal(err)
		}
		if !p.Equal(before) || !changed.Equal(between) {
			t.Fatal("an edit changed a plan that was edited before")
		}
		if !back.Equal(p) {
			t.Fatalf("%v\nback %v:\n%s", edit.Changes, inverse.Changes, cmp.Diff(*p, *back))
		}
	})
}

func TestCloneSharesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := plantest.Any().Draw(t, "plan")
		before, err := plan.New(p)
		check(t, err)
		q := p.Clone()
		if !q.Equal(p) {
			t.Fatal("a clone is not equal")
		}
		for i := range q.Components {
			for key := range q.Components[i].Settings {
				q.Components[i].Settings[key] = catalog.TextOf("spoilt")
			}
		}
		for i := range q.MappingRules {
			for j := range q.MappingRules[i].Roles {
				q.MappingRules[i].Roles[j] = "spoilt"
			}
		}
		for i := range q.Kept.Environment {
			q.Kept.Environment[i].Variables[0].Value = "spoilt"
		}
		if q.Kept.Helm != nil {
			q.Kept.Helm.Content[1].Value = "spoilt"
		}
		after, err := plan.New(p)
		check(t, err)
		if diff := cmp.Diff(string(before.Bytes()), string(after.Bytes())); diff != "" {
			t.Fatal(diff)
		}
	})
}

func TestEditSharesTheRulesThatItDoesNotTouch(t *testing.T) {
	p := &plan.Plan{Camunda: catalog.V89, MappingRules: []plan.MappingRule{{Name: "a", Roles: []string{"r"}}, {Name: "b"}}}
	for path, shared := range map[string]bool{
		"name": true, "tenant/id": true, "components/operate/settings/audience": true,
		"mappingRules/0/value": false, "mappingRules/1/roles": false, "mappingRules/+": false,
	} {
		changed, _, err := plan.Edit{Changes: []plan.Change{{Path: path, New: catalog.TextOf("x")}}}.Apply(p)
		if err != nil {
			t.Fatal(err)
		}
		if is := &changed.MappingRules[0] == &p.MappingRules[0]; is != shared {
			t.Errorf("%s: the rules are shared: %v", path, is)
		}
	}
	if len(p.MappingRules) != 2 || p.MappingRules[0].Value != "" || p.MappingRules[1].Roles != nil {
		t.Errorf("the rules changed: %+v", p.MappingRules)
	}
}
