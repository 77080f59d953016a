package scene

import (
	"fmt"
	"testing"

	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/plan"
	"entrastudio/model/token"
)

func payload(t testing.TB, text string) token.Value {
	t.Helper()
	p := token.Read(tokenText(text))
	if len(p.Payload.Members()) == 0 {
		t.Fatalf("no claims in %s", text)
	}
	return p.Payload.Value
}

const claims = `{"oid":"8F0E","name":"Ada","groups":["g1","G2","g3"],"one":["g1"],"none":[],"isAdmin":true,"level":3,
	"nothing":null,"https://x/roles":["r1"],"custom.claim":"dotted","a-b":"dashed","a b":"blank",
	"realm_access":{"roles":["op","dev"],"name":"x"},"mixed":["g1",7],"list":[{"id":"u1"},{"id":"u2"}]}`

func TestARuleMatchesAsItsComponentCompares(t *testing.T) {
	const (
		identity = plan.ForIdentity
		cluster  = plan.ForCluster
	)
	p := payload(t, claims)
	for _, c := range []struct {
		target   plan.Target
		minor    catalog.Minor
		claim    string
		operator plan.Operator
		value    string
		miss     Miss
	}{
		{identity, catalog.V86, "oid", plan.Equals, "8F0E", NoMiss},
		{identity, catalog.V87, "oid", plan.Equals, "8f0e", OnlyCase},
		{identity, catalog.V88, "oid", plan.Equals, "8F0", OtherValue},
		{identity, catalog.V89, "upn", plan.Equals, "ada", NoClaim},
		{identity, catalog.V810, "groups", plan.Contains, "g1", NoMiss},
		{identity, catalog.V87, "groups", plan.Contains, "g2", OnlyCase},
		{identity, catalog.V87, "groups", plan.Contains, "g9", OtherValue},
		{identity, catalog.V87, "groups", plan.Equals, "g1", ListForText},
		{identity, catalog.V87, "one", plan.Equals, "g1", ListForText},
		{identity, catalog.V87, "oid", plan.Contains, "8F0E", TextForList},
		{identity, catalog.V87, "isAdmin", plan.Equals, "true", NotText},
		{identity, catalog.V87, "level", plan.Equals, "3", NotText},
		{identity, catalog.V87, "none", plan.Contains, "g1", OtherValue},
		{identity, catalog.V87, "custom.claim", plan.Equals, "dotted", NoMiss},

		{cluster, catalog.V88, "oid", "", "8F0E", NoMiss},
		{cluster, catalog.V88, "oid", "", "8f0e", OnlyCase},
		{cluster, catalog.V88, "groups", "", "g3", NoMiss},
		{cluster, catalog.V88, "groups", "", "g4", OtherValue},
		{cluster, catalog.V89, "$.groups[0]", "", "g1", NoMiss},
		{cluster, catalog.V89, "$.groups[-1]", "", "g3", NoMiss},
		{cluster, catalog.V89, "$.groups[9]", "", "g1", NoClaim},
		{cluster, catalog.V89, "$.groups[*]", "", "G2", NoMiss},
		{cluster, catalog.V89, "$.realm_access.roles", "", "dev", NoMiss},
		{cluster, catalog.V89, "$['realm_access']['roles'][1]", "", "dev", NoMiss},
		{cluster, catalog.V89, "$.realm_access.roles[*]", "", "ops", OtherValue},
		{cluster, catalog.V89, "$.list[*].id", "", "u2", NoMiss},
		{cluster, catalog.V88, "isAdmin", "", "true", NotText},
		{cluster, catalog.V810, "level", "", "3", NotText},
		{cluster, catalog.V810, "nothing", "", "null", NotText},
		{cluster, catalog.V88, "mixed", "", "7", OtherValue},
		{cluster, catalog.V88, "mixed", "", "g1", NoMiss},
		{cluster, catalog.V88, "realm_access", "", "op", NotText},
		{cluster, catalog.V88, "custom.claim", "", "dotted", NoClaim},
		{cluster, catalog.V810, "custom.claim", "", "dotted", NoMiss},
		{cluster, catalog.V88, "$['custom.claim']", "", "dotted", NoMiss},
		{cluster, catalog.V88, "$['https://x/roles']", "", "r1", NoMiss},
		{cluster, catalog.V810, "https://x/roles", "", "r1", NoMiss},
		{cluster, catalog.V88, `$["a b"]`, "", "blank", NoMiss},
		{cluster, catalog.V88, "$..roles", "", "op", BadPath},
		{cluster, catalog.V88, "$.list[?(@.id)]", "", "u1", BadPath},
		{cluster, catalog.V88, "$", "", "x", BadPath},
		{cluster, catalog.V88, "", "", "x", BadPath},
	} {
		rule := evidence.Rule{MappingRule: &plan.MappingRule{Name: "r", Target: c.target, Claim: c.claim, Operator: c.operator, Value: c.value}}
		got := Try(c.minor, rule, p)
		if got.Miss != c.miss || got.Matched != (c.miss == NoMiss) {
			t.Errorf("%s of %s, %s %s %q: %d (%s), not %d", c.target, c.minor, c.claim, c.operator, c.value, got.Miss, got.Why(), c.miss)
		}
		if got.Matched == (got.Why() != "") {
			t.Errorf("%s %s: matched %v, and why is %q", c.claim, c.value, got.Matched, got.Why())
		}
	}
}

func FuzzClaimExpression(f *testing.F) {
	for _, seed := range []string{"$.a", "$['a']", "$[", "$[*]", "a.b", "$.", "$['", "$[-9]", "$.a[0].b"} {
		f.Add(seed)
	}
	p := payload(f, claims)
	f.Fuzz(func(t *testing.T, expression string) {
		for _, minor := range []catalog.Minor{catalog.V88, catalog.V810} {
			rule := evidence.Rule{MappingRule: &plan.MappingRule{Target: plan.ForCluster, Claim: expression, Value: "g1"}}
			if trial := Try(minor, rule, p); trial.Matched != (trial.Miss == NoMiss) {
				t.Errorf("%q: matched %v with %d", expression, trial.Matched, trial.Miss)
			}
		}
	})
}

// BenchmarkRules tries 10,000 rules against a token of 200 groups.
func BenchmarkRules(b *testing.B) {
	text := `{"groups":["g0"`
	for i := 1; i < 200; i++ {
		text += fmt.Sprintf(`,"group-%d"`, i)
	}
	p := payload(b, text+`]}`)
	rules := make([]evidence.Rule, 10_000)
	for i := range rules {
		rules[i] = evidence.Rule{MappingRule: &plan.MappingRule{Name: fmt.Sprint(i), Target: plan.ForIdentity, Claim: "groups", Operator: plan.Contains, Value: fmt.Sprintf("other-%d", i)}}
	}
	for b.Loop() {
		m := newMatcher(catalog.V87, p)
		for i := range rules {
			m.try(&rules[i])
		}
	}
}
