package difference_test

import (
	"fmt"
	"strings"
	"testing"

	"entrastudio/assets"
	"entrastudio/model/catalog"
	"entrastudio/model/difference"
	"entrastudio/model/evidence"
	"entrastudio/model/plan"
	"entrastudio/model/plan/plantest"

	"github.com/google/go-cmp/cmp"
	"gopkg.in/yaml.v3"
	"pgregory.net/rapid"
)

func sideOf(t testing.TB, p *plan.Plan) difference.Side {
	t.Helper()
	c, err := catalog.Of(p.Camunda)
	if err != nil {
		t.Fatal(err)
	}
	side, err := difference.SideOf(evidence.FromPlan(p, c, "plan.yaml", nil))
	if err != nil {
		t.Fatal(err)
	}
	return side
}

func between(t testing.TB, was, is *plan.Plan) []difference.Difference {
	t.Helper()
	return difference.Between(sideOf(t, was), sideOf(t, is))
}

func example(t testing.TB, name string) *plan.Plan {
	t.Helper()
	data, err := assets.Example(name)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := plan.Parse(name+".yaml", data)
	if err != nil {
		t.Fatal(err)
	}
	return doc.Plan()
}

// lines writes differences as one line each, what follows from others aside.
func lines(all []difference.Difference) []string {
	var out []string
	for _, d := range all {
		if d.Follows == "" {
			out = append(out, fmt.Sprintf("%s %s: %s -> %s", d.Component, d.Where, d.Old, d.New))
		}
	}
	return out
}

func TestOneChangeOfAPlanIsOneDifference(t *testing.T) {
	for name, c := range map[string]struct {
		change plan.Change
		want   string
	}{
		"the tenant": {
			plan.Change{Path: "tenant/id", New: catalog.TextOf("11111111-2222-4333-8444-555555555555")},
			" tenant/id: 27f82f94-6709-4347-bf02-83a32bc318aa -> 11111111-2222-4333-8444-555555555555",
		},
		"a client ID": {
			plan.Change{Path: "registrations/1/clientId", New: catalog.TextOf("11111111-2222-4333-8444-555555555555")},
			" registrations/Camunda Orchestration Cluster/clientId: 521b55ad-a989-48e5-9645-f8997a98714f -> 11111111-2222-4333-8444-555555555555",
		},
		"a secret's place": {
			plan.Change{Path: "registrations/1/secret", New: catalog.TextOf("kubernetes:a/b")},
			" registrations/Camunda Orchestration Cluster/secret: kubernetes:entra-credentials/orchestration-cluster-client-secret -> kubernetes:a/b",
		},
		"a setting of one's own": {
			plan.Change{Path: "components/orchestration/settings/groupsClaim", New: catalog.TextOf("groups")},
			"orchestration components/orchestration/settings/groupsClaim:  -> groups",
		},
		"a database": {
			plan.Change{Path: "databases/identity/host", New: catalog.TextOf("db")},
			" databases/identity/host: postgresql.example.org -> db",
		},
		"the administrator": {
			plan.Change{Path: "firstAdmin/value", New: catalog.TextOf("boss@example.org")},
			" firstAdmin/value: platform-admin@example.org -> boss@example.org",
		},
		"a component that goes": {
			plan.Change{Path: "components/console/enabled", New: catalog.BoolOf(false)},
			"console components/console: on, https://camunda.example.org/console, Camunda Console -> off",
		},
		"a rule": {
			plan.Change{Path: "mappingRules/3/roles", New: catalog.ListOf("readonly-admin")},
			`orchestration mapping rule "platform-team": orchestration: groups = df219833-d97b-401b-b581-437a489229e0, roles admin -> orchestration: groups = df219833-d97b-401b-b581-437a489229e0, roles readonly-admin`,
		},
		"the claims of a registration": {
			plan.Change{Path: "registrations/2/groupClaims", New: catalog.TextOf("SecurityGroup")},
			" registrations/Camunda Optimize/groupClaims: ApplicationGroup -> SecurityGroup",
		},
	} {
		t.Run(name, func(t *testing.T) {
			was := example(t, "production-8.9")
			is, _, err := plan.Edit{Label: name, Changes: []plan.Change{c.change}}.Apply(was)
			if err != nil {
				t.Fatal(err)
			}
			got := lines(between(t, was, is))
			if name == "a component that goes" {
				got = got[:1] // its redirect URIs go with it
			}
			if diff := cmp.Diff([]string{c.want}, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestWhatATenantTouchesIsNamed(t *testing.T) {
	was := example(t, "guide-8.8")
	is := was.Clone()
	is.Tenant.ID = "11111111-2222-4333-8444-555555555555"
	all := between(t, was, is)
	if len(all) < 2 || len(all[0].Touches) != 7 {
		t.Fatalf("got %+v", all)
	}
	for _, d := range all[1:] {
		if d.Follows != "tenant/id" {
			t.Errorf("%s follows from %q", d.Setting, d.Follows)
		}
	}
}

func TestTheOrderOfRegistrationsIsNoDifference(t *testing.T) {
	was := example(t, "guide-8.8")
	is := was.Clone()
	if err := plan.Move(is, "registrations", 0, 3); err != nil {
		t.Fatal(err)
	}
	if all := between(t, was, is); len(all) > 0 {
		t.Errorf("got %+v", all)
	}
}

func TestARegistrationWithAnotherNameIsKnownByItsClientID(t *testing.T) {
	was := example(t, "guide-8.8")
	is, _, err := plan.Edit{Changes: []plan.Change{{Path: "registrations/2/name", New: catalog.TextOf("Reports")}}}.Apply(was)
	if err != nil {
		t.Fatal(err)
	}
	shouted := is.Clone()
	shouted.Registrations[2].ClientID = strings.ToUpper(was.Registrations[2].ClientID)
	if got := strings.Join(lines(between(t, was, shouted)), "\n"); !strings.Contains(got, "registrations/Reports/name: Camunda Optimize -> Reports") {
		t.Errorf("a GUID in capitals is taken for another app:\n%s", got)
	}
	want := []string{
		"optimize components/optimize/registration: Camunda Optimize -> Reports",
		" registrations/Reports/name: Camunda Optimize -> Reports",
	}
	if diff := cmp.Diff(want, lines(between(t, was, is))); diff != "" {
		t.Error(diff)
	}
}

func TestKeptValuesAreComparedAndSecretsAmongThemNotShown(t *testing.T) {
	keep := func(text string) *plan.Plan {
		p := &plan.Plan{Camunda: catalog.V88}
		p.Kept.Helm = &yaml.Node{}
		if err := yaml.Unmarshal([]byte(text), p.Kept.Helm); err != nil {
			t.Fatal(err)
		}
		p.Kept.Environment = []plan.ServiceVariables{{Service: "optimize", Variables: []plan.EnvVariable{{Name: "SMTP_PASSWORD", Value: text[:9]}}}}
		return p
	}
	was := keep("hush-1: 1\nweb: {port: 1, list: [a], password: hush-1}\n")
	is := keep("hush-2: 1\nweb: {port: 2, list: [b], password: hush-2}\n")
	want := []string{
		" kept/helm/hush-1: 1 -> ",
		" kept/helm/web/port: 1 -> 2",
		" kept/helm/web/list: (not shown) -> (not shown)",
		" kept/helm/web/password: (not shown) -> (not shown)",
		"optimize kept/environment/optimize/SMTP_PASSWORD: (not shown) -> (not shown)",
		" kept/helm/hush-2:  -> 1",
	}
	if diff := cmp.Diff(want, lines(between(t, was, is))); diff != "" {
		t.Error(diff)
	}
}

func TestWithinTwoMinorsADefaultOfOneIsNoDifference(t *testing.T) {
	older := difference.Side{Catalog: catalogOf(t, catalog.V88), Picture: &evidence.Picture{}, Tool: plan.Helm}
	newer := difference.Side{Catalog: catalogOf(t, catalog.V89), Picture: &evidence.Picture{}, Tool: plan.Helm}
	if got := difference.Between(older, newer); len(got) > 0 {
		t.Errorf("two empty files differ: %+v", got)
	}
}

// anyPlan generates coherent and odd plans.
func anyPlan(t *rapid.T, label string) *plan.Plan {
	if rapid.Bool().Draw(t, "odd") {
		return plantest.Any().Draw(t, label)
	}
	minor := rapid.SampledFrom(catalog.Minors()).Draw(t, "minor")
	c, err := catalog.Of(minor)
	if err != nil {
		t.Fatal(err)
	}
	return plantest.Coherent(c, rapid.SampledFrom([]plan.Tool{plan.Helm, plan.Compose}).Draw(t, "with")).Draw(t, label)
}

func rapidSide(t *rapid.T, p *plan.Plan) difference.Side {
	c, err := catalog.Of(p.Camunda)
	if err != nil {
		t.Fatal(err)
	}
	side, err := difference.SideOf(evidence.FromPlan(p, c, "plan.yaml", nil))
	if err != nil {
		t.Fatal(err)
	}
	return side
}

func TestAPlanDoesNotDifferFromItself(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := anyPlan(t, "plan")
		if all := difference.Between(rapidSide(t, p), rapidSide(t, p.Clone())); len(all) > 0 {
			t.Fatalf("%+v", all[0])
		}
	})
}

func TestTheOtherWayRoundOldAndNewChangePlaces(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := rapidSide(t, anyPlan(t, "a")), rapidSide(t, anyPlan(t, "b"))
		count := map[string]int{}
		for _, d := range difference.Between(a, b) {
			if d.Kind == difference.OfSetting {
				count[d.Setting.String()+d.Old.String()+"\x00"+d.New.String()]++
			}
		}
		for _, d := range difference.Between(b, a) {
			if d.Kind == difference.OfSetting {
				count[d.Setting.String()+d.New.String()+"\x00"+d.Old.String()]--
			}
		}
		for what, n := range count {
			if n != 0 {
				t.Fatalf("%q is seen one way alone", what)
			}
		}
	})
}

func TestEveryDifferenceNamesItself(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := anyPlan(t, "a"), anyPlan(t, "b")
		all := difference.Between(rapidSide(t, a), rapidSide(t, b))
		for _, d := range all {
			if d.Kind == "" || d.Title == "" && d.Kind != difference.OfKey && d.Kind != difference.OfVariable {
				t.Fatalf("%+v", d)
			}
		}
		if len(all) == 0 && a.Camunda != b.Camunda {
			t.Fatal("two minors are no difference")
		}
	})
}

func BenchmarkBetweenTwoPlansOfTenThousandRules(b *testing.B) {
	p := example(b, "production-8.9").Clone()
	for i := range 10_000 {
		p.MappingRules = append(p.MappingRules, plan.MappingRule{
			Name: fmt.Sprint("rule-", i), Target: plan.ForCluster, Claim: "groups", Value: fmt.Sprint(i), Roles: []string{"admin"},
		})
	}
	other := p.Clone()
	for i := range other.MappingRules {
		if i%10 == 0 {
			other.MappingRules[i].Value += "x"
		}
	}
	older, newer := sideOf(b, p), sideOf(b, other)
	for b.Loop() {
		if len(difference.Between(older, newer)) == 0 {
			b.Fatal("nothing differs")
		}
	}
}
