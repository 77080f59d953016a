package exporters_test

import (
	"testing"

	"entrastudio/exporters"
	"entrastudio/model/catalog"
	"entrastudio/model/plan"

	"github.com/google/go-cmp/cmp"
)

func TestAKeyIsSpelledAsKubernetesAndShellsTakeIt(t *testing.T) {
	for key, want := range map[string][2]string{
		"clientSecret":          {"client-secret", "CLIENT_SECRET"},
		"database.password":     {"database-password", "DATABASE_PASSWORD"},
		"bundled.adminPassword": {"bundled-admin-password", "BUNDLED_ADMIN_PASSWORD"},
		"management-identity":   {"management-identity", "MANAGEMENT_IDENTITY"},
		"a_B":                   {"a-b", "A_B"},
	} {
		if got := [2]string{exporters.Kebab(key), exporters.Constant(key)}; got != want {
			t.Errorf("%s: got %v, want %v", key, got, want)
		}
	}
}

func TestOnlyJSONIsTakenForJSON(t *testing.T) {
	setting := &catalog.Setting{Form: catalog.FormJSON}
	for text, want := range map[string]bool{`{"a": 1}`: true, "": true, "{": false, "a: 1": false} {
		if got := exporters.WellFormed(setting, catalog.TextOf(text)) == nil; got != want {
			t.Errorf("%q: taken %v, want %v", text, got, want)
		}
	}
	if exporters.WellFormed(&catalog.Setting{Form: catalog.FormURL}, catalog.TextOf("{")) != nil {
		t.Error("a wrong URL is refused, but checks are to find it")
	}
}

func TestARuleThatCannotBeDeclaredIsNoted(t *testing.T) {
	sure := &catalog.Catalog{Identity: catalog.Identity{RulesDeclared: catalog.Fact{Verified: catalog.Rendered}}}
	unsure := &catalog.Catalog{Identity: catalog.Identity{RulesDeclared: catalog.Fact{Verified: catalog.Unverified}}}
	p := &plan.Plan{
		FirstAdmin: plan.Admin{Claim: "oid", Value: "1"},
		MappingRules: []plan.MappingRule{
			{Name: "first", Target: plan.ForIdentity, Claim: "oid", Value: "1", Roles: []string{"Optimize"}},
			{Name: "other", Target: plan.ForIdentity, Claim: "oid", Value: "2", Roles: []string{"Optimize"}},
			{Name: "cluster", Target: plan.ForCluster, Claim: "oid", Value: "1", Roles: []string{"admin"}},
		},
	}
	places := func(notes []exporters.Note) []string {
		var all []string
		for _, note := range notes {
			all = append(all, note.Where)
		}
		return all
	}
	if diff := cmp.Diff([]string{`mapping rule "first"`}, places(exporters.IdentityRuleNotes(sure, p))); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{`mapping rule "first"`, `mapping rule "other"`}, places(exporters.IdentityRuleNotes(unsure, p))); diff != "" {
		t.Error(diff)
	}
}
