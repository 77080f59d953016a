package evidence_test

import (
	"fmt"
	"testing"

	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/plan"
	"entrastudio/model/plan/plantest"

	"pgregory.net/rapid"
)

func catalogOf(t testing.TB, minor catalog.Minor) *catalog.Catalog {
	t.Helper()
	c, err := catalog.Of(minor)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestAPictureOfAPlanHoldsWhatAnExportWouldWrite(t *testing.T) {
	for _, minor := range catalog.Minors() {
		c := catalogOf(t, minor)
		for _, tool := range []plan.Tool{plan.Helm, plan.Compose} {
			rapid.Check(t, func(t *rapid.T) {
				p := plantest.Coherent(c, tool).Draw(t, "plan")
				pic := evidence.FromPlan(p, c, "plan.yaml", nil)
				if len(pic.Rules) != len(p.MappingRules) || pic.Plan != p || pic.Minor != minor {
					t.Fatalf("%d rules of %d, minor %s", len(pic.Rules), len(p.MappingRules), pic.Minor)
				}
				everyFindingIsEffective(t, c, p, pic)
				everythingWrittenIsFound(t, c, p, pic)
			})
		}
	}
}

func everyFindingIsEffective(t *rapid.T, c *catalog.Catalog, p *plan.Plan, pic *evidence.Picture) {
	for i := range pic.Settings {
		s := &pic.Settings[i]
		want := p.Effective(c, c.Setting(s.Component, s.Key))
		if s.Value.String() != want.Value.String() || s.Place.Address != want.Path || s.Tool != p.Deployment.With || s.Via != evidence.ViaPlan {
			t.Fatalf("%s: %+v, want %+v", s.Ref, s, want)
		}
	}
}

func everythingWrittenIsFound(t *rapid.T, c *catalog.Catalog, p *plan.Plan, pic *evidence.Picture) {
	for _, s := range p.Written(c) {
		value := p.Effective(c, s)
		isSaid := value.Origin == plan.Explicit || value.Origin == plan.Derived
		if isSaid && s.Form != catalog.FormJSON && pic.First(s.Component, s.Key) == nil {
			t.Fatalf("%s is written and not in the picture", s.Ref())
		}
	}
}

func TestASecretOfAPlanIsItsReferenceAlone(t *testing.T) {
	c := catalogOf(t, catalog.V88)
	pic := evidence.FromPlan(plan.Starter(c), c, "", nil)
	s := pic.First(catalog.Orchestration, "clientSecret")
	if s == nil || s.Secret == nil || s.Secret.Ref.IsZero() || s.Secret.Literal || s.Secret.KeyMissing {
		t.Fatalf("%+v", s)
	}
}

func TestAPlaceInAPlanIsTheLineThatDecides(t *testing.T) {
	c := catalogOf(t, catalog.V88)
	p := plan.Starter(c)
	p.Tenant.ID = "6f1d2c3b-0000-4000-8000-0000000000aa"
	doc, err := plan.New(p)
	if err != nil {
		t.Fatal(err)
	}
	pic := evidence.FromPlan(p, c, "plan.yaml", doc)
	line, column := doc.Place("tenant/id")
	for i := range pic.Settings {
		if s := &pic.Settings[i]; s.Place.Address == "tenant/id" && (s.Place.Line != line || s.Place.Column != column || line == 0) {
			t.Fatalf("%s stands at %s, the tenant at %d:%d", s.Ref, s.Place, line, column)
		}
	}
}

func TestMembersOfTheChartAreMembers(t *testing.T) {
	c := catalogOf(t, catalog.V88)
	pic := evidence.FromPlan(plan.Starter(c), c, "", nil)
	for _, members := range pic.Members {
		if members.Role == "admin" && members.Of == "users" {
			if !members.Default || len(members.Names) == 0 {
				t.Fatalf("%+v", members)
			}
			return
		}
	}
	t.Fatal("the chart's own member of the role admin is missing")
}

func TestTheInputSaysHowMuchItHolds(t *testing.T) {
	c := catalogOf(t, catalog.V88)
	pic := evidence.FromPlan(plan.Starter(c), c, "plan.yaml", nil)
	if want := fmt.Sprintf("%d settings", len(pic.Settings)); pic.Inputs[0].Summary != want {
		t.Fatalf("%q, want %q", pic.Inputs[0].Summary, want)
	}
}

func BenchmarkFromPlan(b *testing.B) {
	c := catalogOf(b, catalog.V88)
	p := plan.Starter(c)
	const rules = 10_000
	for i := range rules {
		p.MappingRules = append(p.MappingRules, plan.MappingRule{
			Name: fmt.Sprint("rule ", i), Target: plan.ForCluster, Claim: "groups", Value: fmt.Sprintf("6f1d2c3b-0000-4000-8000-%012d", i), Roles: []string{"admin"},
		})
	}
	doc, err := plan.New(p)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		evidence.FromPlan(doc.Plan(), c, "plan.yaml", doc)
	}
}
