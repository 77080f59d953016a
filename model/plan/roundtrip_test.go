package plan_test

import (
	"testing"

	"entrastudio/model/catalog"
	"entrastudio/model/plan"
	"entrastudio/model/plan/plantest"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// observed makes a plan again from what an export of it would say.
func observed(c *catalog.Catalog, p *plan.Plan) *plan.Plan {
	b := plan.NewBuilder(c, p.Deployment.With)
	for _, rule := range p.MappingRules {
		if rule.Target == plan.ForCluster {
			rule.Roles = nil
			b.Rule(rule)
		}
	}
	for i := range p.Components {
		if p.Deployment.With == plan.Compose && p.Components[i].Enabled {
			b.Deploy(p.Components[i].Name)
		}
	}
	for _, s := range p.Written(c) {
		b.Observe(s, p.Effective(c, s).Value)
	}
	return b.Plan()
}

// each runs a test for every minor and tool.
func each(t *testing.T, test func(t *testing.T, c *catalog.Catalog, with plan.Tool)) {
	t.Helper()
	for _, minor := range catalog.Minors() {
		c, err := catalog.Of(minor)
		if err != nil {
			t.Fatal(err)
		}
		for _, with := range []plan.Tool{plan.Helm, plan.Compose} {
			t.Run(string(minor)+"/"+string(with), func(t *testing.T) { test(t, c, with) })
		}
	}
}

func TestCoherentPlanSurvivesObservation(t *testing.T) {
	each(t, func(t *testing.T, c *catalog.Catalog, with plan.Tool) {
		rapid.Check(t, func(t *rapid.T) {
			p := plantest.Coherent(c, with).Draw(t, "plan")
			if diff := cmp.Diff(*p, *observed(c, p)); diff != "" {
				t.Fatalf("plan (-), observed again (+):\n%s", diff)
			}
		})
	})
}

func TestCoherentPlanHasNoSettingsOfItsOwn(t *testing.T) {
	each(t, func(t *testing.T, c *catalog.Catalog, with plan.Tool) {
		rapid.Check(t, func(t *rapid.T) {
			p := observed(c, plantest.Coherent(c, with).Draw(t, "plan"))
			for _, component := range p.Components {
				if len(component.Settings) > 0 {
					t.Fatalf("%s says what should follow: %v", component.Name, component.Settings)
				}
			}
		})
	})
}

func TestOddSettingsKeepTheirEffect(t *testing.T) {
	each(t, func(t *testing.T, c *catalog.Catalog, with plan.Tool) {
		rapid.Check(t, func(t *rapid.T) {
			p := plantest.Odd(c, with).Draw(t, "plan")
			q := observed(c, p)
			for _, s := range c.Settings() {
				if !with.Reads(s) || s.Component != catalog.Global && !p.On(s.Component) {
					continue
				}
				before, after := p.Effective(c, s).Value, q.Effective(c, s).Value
				if !before.Same(after, s.Form) {
					t.Errorf("%s was %q, observed again it is %q", s.Ref(), before, after)
				}
			}
			if diff := cmp.Diff(*q, *observed(c, q)); diff != "" {
				t.Fatalf("a second observation differs:\n%s", diff)
			}
		})
	})
}

func TestNormalizeKeepsEffectAndIsStable(t *testing.T) {
	each(t, func(t *testing.T, c *catalog.Catalog, with plan.Tool) {
		rapid.Check(t, func(t *rapid.T) {
			p := plantest.Odd(c, with).Draw(t, "plan")
			q := p.Clone()
			q.Normalize(c)
			for _, s := range c.Settings() {
				before, after := p.Effective(c, s).Value, q.Effective(c, s).Value
				if !before.Same(after, s.Form) {
					t.Errorf("%s was %q, in normal form it is %q", s.Ref(), before, after)
				}
			}
			again := q.Clone()
			again.Normalize(c)
			if diff := cmp.Diff(*q, *again); diff != "" {
				t.Fatalf("normal form is not stable:\n%s", diff)
			}
		})
	})
}

func TestEverySourceOfTheCatalogueIsKnown(t *testing.T) {
	each(t, func(t *testing.T, c *catalog.Catalog, _ plan.Tool) {
		for _, s := range c.Settings() {
			if err := plan.CheckDerivation(c, s); err != nil {
				t.Error(err)
			}
		}
	})
}
