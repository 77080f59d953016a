package desk_test

import (
	"encoding/base64"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"entrastudio/app/desk"
	"entrastudio/app/document"
	"entrastudio/importers"
	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/plan"
)

// BenchmarkEditToFindings is what a person waits for at a keystroke in a plan of
// ten thousand mapping rules with a token of two hundred groups beside it: from
// the edit to the moment when the findings of the edited plan are told. Checks run
// on goroutines of their own, as in the window, and every keystroke waits for all
// of the one before.
func BenchmarkEditToFindings(b *testing.B) {
	for _, minor := range []catalog.Minor{catalog.V87, catalog.V89} {
		b.Run(string(minor), func(b *testing.B) {
			typist := newTypist(b, manyRules(b, minor))
			var took []time.Duration
			for i := 0; b.Loop(); i++ {
				took = append(took, typist.press(i), typist.undo())
			}
			slices.Sort(took)
			b.ReportMetric(took[len(took)/2].Seconds()*1000, "ms/p50")
			b.ReportMetric(took[len(took)*95/100].Seconds()*1000, "ms/p95")
			b.ReportMetric(took[len(took)*99/100].Seconds()*1000, "ms/p99")
			b.ReportMetric(took[len(took)-1].Seconds()*1000, "ms/max")
		})
	}
}

// typist presses keys in fields of several kinds, by turns.
type typist struct {
	b      *testing.B
	desk   *desk.Desk
	posted chan func()
}

func newTypist(b *testing.B, p *plan.Plan) *typist {
	s, err := document.New(document.RealDisk{}, b.TempDir(), p)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() {
		if err := s.Close(); err != nil {
			b.Error(err)
		}
	})
	t := &typist{b: b, posted: make(chan func(), 10)}
	t.desk, err = desk.New(desk.Params{
		Session: s, Now: now,
		Background: func(f func()) { go f() },
		Post:       func(f func()) { t.posted <- f },
	})
	if err != nil {
		b.Fatal(err)
	}
	t.desk.Add(importers.Source{Name: "token.txt", Data: []byte(manyGroups(p)), Kind: evidence.KindToken})
	t.settle()
	return t
}

// press makes an edit and gives the time until its findings were told.
func (t *typist) press(key int) time.Duration {
	fields := []string{
		audiencePath, "firstAdmin/value", "mappingRules/5000/value", "registrations/0/clientId", "components/optimize/url",
		"tenant/id", "mappingRules/17/roles", "registrations/1/name", "deployment/namespace", "mappingRules/+7000",
	}
	if t.desk.Catalog().Cluster == nil {
		fields[0] = "components/optimize/settings/audience"
	}
	edit := set(fields[key%len(fields)], fmt.Sprintf("https://typed.example.com/%d", key))
	return t.told(func() {
		if err := t.desk.Apply(edit); err != nil {
			t.b.Fatal(err)
		}
	})
}

// undo takes the last edit back, so that the journal stays short, and gives the
// time until its findings were told.
func (t *typist) undo() time.Duration {
	return t.told(func() {
		if _, ok := t.desk.Session().Undo(); !ok {
			t.b.Fatal("nothing to undo")
		}
	})
}

// told gives the time from an act until its findings were told, and waits for
// everything else that follows.
func (t *typist) told(act func()) time.Duration {
	began := time.Now()
	act()
	for !t.desk.Current() {
		(<-t.posted)()
	}
	took := time.Since(began)
	t.settle()
	return took
}

// settle waits for everything that follows from the plan.
func (t *typist) settle() {
	for !t.desk.Current() || !t.desk.Followed() {
		(<-t.posted)()
	}
}

// manyRules is a plan of a minor with ten thousand mapping rules.
func manyRules(b *testing.B, minor catalog.Minor) *plan.Plan {
	p := sound(b, minor)
	for i := range 10_000 {
		rule := plan.MappingRule{
			Name: fmt.Sprintf("group-%d", i), Target: plan.ForIdentity, Claim: "groups", Operator: plan.Contains,
			Value: fmt.Sprintf("%08x-1111-4222-8333-444455556666", i), Roles: []string{"Optimize"},
		}
		if i%2 == 0 && minor.Clustered() {
			rule.Target, rule.Operator, rule.Roles = plan.ForCluster, "", []string{"admin"}
		}
		p.MappingRules = append(p.MappingRules, rule)
	}
	return p
}

// manyGroups is a person's token with two hundred groups for Optimize, to which every rule
// of Management Identity gives a role.
func manyGroups(p *plan.Plan) string {
	groups := make([]string, 200)
	for i := range groups {
		groups[i] = fmt.Sprintf(`"%08x-9999-4222-8333-444455556666"`, i)
	}
	app := p.RegistrationOf(catalog.Optimize).ClientID
	payload := fmt.Sprintf(`{"aud":%q,"iss":"https://login.microsoftonline.com/%s/v2.0","tid":%q,"ver":"2.0","azp":%q,`+
		`"preferred_username":"admin@example.com","groups":[%s],"iat":1795000000,"nbf":1795000000,"exp":1795340000}`,
		app, p.Tenant.ID, p.Tenant.ID, app, strings.Join(groups, ","))
	encode := base64.RawURLEncoding.EncodeToString
	return encode([]byte(`{"alg":"RS256","typ":"JWT"}`)) + "." + encode([]byte(payload)) + ".c2lnbmF0dXJl"
}
