package difference_test

import (
	"strings"
	"testing"

	"entrastudio/model/catalog"
	"entrastudio/model/difference"
	"entrastudio/model/evidence"
	"entrastudio/model/plan"

	"github.com/google/go-cmp/cmp"
)

func catalogOf(t *testing.T, minor catalog.Minor) *catalog.Catalog {
	t.Helper()
	c, err := catalog.Of(minor)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// values compares two pictures of values files.
func values(c *catalog.Catalog, older, newer *evidence.Picture) []difference.Difference {
	return difference.Between(
		difference.Side{Catalog: c, Picture: older, Tool: plan.Helm}, difference.Side{Catalog: c, Picture: newer, Tool: plan.Helm},
	)
}

// saying is a picture of a values file with one setting at its own address.
func saying(c *catalog.Catalog, component catalog.Name, key string, v catalog.Value) *evidence.Picture {
	p := &evidence.Picture{Minor: c.Minor}
	s := c.Setting(component, key)
	p.Add(evidence.Setting{
		Ref: s.Ref(), Value: v, Tool: plan.Helm, Place: evidence.Place{File: "values.yaml", Line: 3, Column: 5, Address: s.Helm},
	})
	return p
}

func TestADefaultThatIsWrittenOutIsNoDifference(t *testing.T) {
	c := catalogOf(t, catalog.V88)
	written := saying(c, catalog.Orchestration, "usernameClaim", catalog.TextOf("preferred_username"))
	if got := values(c, written, &evidence.Picture{}); len(got) != 0 {
		t.Errorf("got %v", got)
	}
}

func TestWhatTheChartFallsBackToIsNoDifference(t *testing.T) {
	c := catalogOf(t, catalog.V88)
	both := saying(c, catalog.Global, "issuer", catalog.TextOf("https://issuer"))
	s := c.Setting(catalog.Orchestration, "issuer")
	both.Add(evidence.Setting{Ref: s.Ref(), Value: catalog.TextOf("https://issuer"), Tool: plan.Helm})
	if got := values(c, both, saying(c, catalog.Global, "issuer", catalog.TextOf("https://issuer"))); len(got) != 0 {
		t.Errorf("got %v", got)
	}
}

func TestAnotherValueIsADifferenceWithBothAndThePlace(t *testing.T) {
	c := catalogOf(t, catalog.V88)
	older := saying(c, catalog.Orchestration, "usernameClaim", catalog.TextOf("oid"))
	want := []difference.Difference{{
		Kind: difference.OfSetting, Component: catalog.Orchestration, Title: "Username claim",
		Setting: catalog.Ref{Component: catalog.Orchestration, Key: "usernameClaim"},
		Where:   "orchestration.security.authentication.oidc.usernameClaim",
		Place: evidence.Place{
			File: "values.yaml", Line: 3, Column: 5, Address: "orchestration.security.authentication.oidc.usernameClaim",
		},
		Old: catalog.TextOf("oid"), New: catalog.TextOf("preferred_username"),
	}}
	if diff := cmp.Diff(want, values(c, older, &evidence.Picture{})); diff != "" {
		t.Error(diff)
	}
}

func TestASecretIsComparedByItsReferenceAndNeverShown(t *testing.T) {
	c := catalogOf(t, catalog.V88)
	secret := func(s evidence.Secret) *evidence.Picture {
		p := &evidence.Picture{}
		p.Add(evidence.Setting{
			Ref: catalog.Ref{Component: catalog.Optimize, Key: "clientSecret"}, Tool: plan.Helm, Secret: &s,
		})
		return p
	}
	named := secret(evidence.Secret{Ref: plan.SecretRef{Store: plan.InKubernetes, Name: "a", Key: "b"}})
	got := values(c, secret(evidence.Secret{Literal: true}), named)
	if len(got) != 1 || got[0].Old.Text != "a secret in the file itself" || got[0].New.Text != "kubernetes:a/b" {
		t.Errorf("got %v", got)
	}
	if got := values(c, named, named); len(got) != 0 {
		t.Errorf("a reference differs from itself: %v", got)
	}
}

func TestAKeyThatTheChartDoesNotReadIsExplained(t *testing.T) {
	c := catalogOf(t, catalog.V88)
	older := &evidence.Picture{Keys: []evidence.Key{{
		Path: "global.identity.auth.identity.redirectUrl", Kind: catalog.Text, Text: "http://localhost:8084",
	}}}
	got := values(c, older, &evidence.Picture{})
	if len(got) != 1 || got[0].Why != "the chart does not read this key; it reads identity.fullURL" {
		t.Errorf("got %v", got)
	}
}

func TestOtherKeysAreComparedByPathAndText(t *testing.T) {
	c := catalogOf(t, catalog.V88)
	picture := func(keys ...evidence.Key) *evidence.Picture { return &evidence.Picture{Keys: keys} }
	older := picture(
		evidence.Key{Path: "z.same", Kind: catalog.Text, Text: "1"},
		evidence.Key{Path: "b.changed", Kind: catalog.Text, Text: "1"},
		evidence.Key{Path: "a.gone", Kind: catalog.Bool, Text: "true"},
		evidence.Key{Path: "identity.env", Kind: catalog.List},
		evidence.Key{Path: "identity.fullURL", Kind: catalog.Text, Text: "a setting"},
	)
	newer := picture(
		evidence.Key{Path: "c.new", Kind: catalog.Text, Text: "1"},
		evidence.Key{Path: "b.changed", Kind: catalog.Number, Text: "1"},
		evidence.Key{Path: "z.same", Kind: catalog.Text, Text: "1"},
	)
	var got []string
	for _, d := range values(c, older, newer) {
		got = append(got, d.Where)
	}
	if want := "a.gone b.changed c.new"; strings.Join(got, " ") != want {
		t.Errorf("got %v, want %s", got, want)
	}
}

func TestMappingRulesAreComparedAsSets(t *testing.T) {
	c := catalogOf(t, catalog.V88)
	rule := func(name, value string) evidence.Rule {
		return evidence.Rule{MappingRule: &plan.MappingRule{Name: name, Target: plan.ForCluster, Claim: "groups", Value: value}}
	}
	older := &evidence.Picture{Rules: []evidence.Rule{rule("a", "1"), rule("b", "2"), rule("c", "3")}}
	newer := &evidence.Picture{Rules: []evidence.Rule{rule("b", "2"), rule("a", "1"), rule("c", "4")}}
	got := values(c, older, newer)
	if len(got) != 1 || got[0].Where != `mapping rule "c"` || got[0].Old.Text != "orchestration: groups = 3" || got[0].New.Text != "orchestration: groups = 4" {
		t.Errorf("got %v", got)
	}
}
