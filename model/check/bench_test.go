package check

import (
	"encoding/base64"
	"fmt"
	"strings"
	"testing"

	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/plan"
	"entrastudio/model/token"
)

// manyRules is a plan of a minor with ten thousand mapping rules.
func manyRules(b *testing.B, minor catalog.Minor) (*plan.Plan, *catalog.Catalog) {
	b.Helper()
	c, err := catalog.Of(minor)
	if err != nil {
		b.Fatal(err)
	}
	p := goodPlan(c, plan.Helm)
	for i := range 10_000 {
		rule := plan.MappingRule{
			Name: fmt.Sprintf("group-%d", i), Target: plan.ForIdentity, Claim: "groups", Operator: plan.Contains,
			Value: fmt.Sprintf("%08x-1111-4222-8333-444455556666", i), Roles: []string{"Optimize"},
		}
		if i%2 == 0 && c.Cluster != nil {
			rule.Target, rule.Operator, rule.Roles = plan.ForCluster, "", []string{"admin"}
		}
		p.MappingRules = append(p.MappingRules, rule)
	}
	return p, c
}

// manyGroups is a token for a component with two hundred groups.
func manyGroups(b *testing.B, audience string) *token.Token {
	b.Helper()
	groups := make([]string, 200)
	for i := range groups {
		groups[i] = fmt.Sprintf("%q", fmt.Sprintf("%08x-9999-4222-8333-444455556666", i))
	}
	payload := fmt.Sprintf(`{"aud":%q,"iss":%q,"tid":%q,"ver":"2.0","azp":%q,"preferred_username":"admin@example.com","groups":[%s],"iat":1795000000,"nbf":1795000000,"exp":1795340000}`,
		audience, loginURL+"/v2.0", tenantID, audience, strings.Join(groups, ","))
	return token.Read(encode(`{"alg":"RS256","typ":"JWT"}`) + "." + encode(payload) + ".c2lnbmF0dXJl")
}

func encode(json string) string { return base64.RawURLEncoding.EncodeToString([]byte(json)) }

// BenchmarkCheck is a full check of ten thousand mapping rules with a token of
// two hundred groups; the evidence is made anew each time, as after an import.
func BenchmarkCheck(b *testing.B) {
	for _, minor := range []catalog.Minor{catalog.V87, catalog.V810} {
		b.Run(string(minor), func(b *testing.B) {
			p, c := manyRules(b, minor)
			t := manyGroups(b, appID(c, catalog.Optimize))
			for b.Loop() {
				pic := evidence.FromPlan(p, c, "plan.yaml", nil)
				pic.Tokens = []evidence.Token{{Token: t}}
				Run(pic, Options{At: at()})
			}
		})
	}
}

// BenchmarkCheckAfterEdit is what one keystroke in the window costs: an edit of
// the plan, its evidence and all findings again.
func BenchmarkCheckAfterEdit(b *testing.B) {
	p, c := manyRules(b, catalog.V89)
	pic := evidence.FromEdited(p, c, nil)
	for i := 0; b.Loop(); i++ {
		edited, _, err := plan.Edit{Changes: []plan.Change{{
			Path: "firstAdmin/value", New: catalog.TextOf(fmt.Sprintf("admin%d@example.com", i)),
		}}}.Apply(p)
		if err != nil {
			b.Fatal(err)
		}
		p = edited
		pic = evidence.FromEdited(p, c, pic)
		Run(pic, Options{At: at()})
	}
}
