package helm_test

import (
	"errors"
	"strings"
	"testing"

	"entrastudio/exporters"
	"entrastudio/exporters/exporttest"
	"entrastudio/exporters/helm"
	"entrastudio/model/catalog"
	"entrastudio/model/plan"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestAHostileValueSurvivesHelmsReaderOrIsRefusedByName(t *testing.T) {
	kept, refused := 0, 0
	for _, minor := range catalog.Minors() {
		t.Run(string(minor), func(t *testing.T) {
			c := catalogOf(t, minor)
			rapid.Check(t, func(t *rapid.T) {
				if survives(t, c) {
					kept++
				} else {
					refused++
				}
			})
		})
	}
	// The few values of a short run can show one side by chance alone.
	if !testing.Short() && (kept == 0 || refused == 0) {
		t.Errorf("%d values kept and %d refused: the generator shows one side only", kept, refused)
	}
}

// survives exports a plan with one hostile value and reads it back as Helm
// does; false means that it was refused by name.
func survives(t *rapid.T, c *catalog.Catalog) bool {
	p, s, value := exporttest.HostilePlan(t, c, plan.Helm)
	data, _, err := helm.Values(c, p)
	var refusal *exporters.Refusal
	if errors.As(err, &refusal) {
		if refusal.Setting != s.Ref() {
			t.Fatalf("%s was refused as %s", s.Ref(), refusal.Setting)
		}
		return false
	}
	if err != nil {
		t.Fatalf("%v", err)
	}
	if strings.ContainsFunc(string(data), func(r rune) bool { return r < ' ' && r != '\n' || r == 0x7f || r == 0xfeff }) {
		t.Fatalf("%s: the file holds a control character", s.Ref())
	}
	if value.Same(p.Default(c, s), s.Form) {
		return true
	}
	for address, want := range addressesOf(s, value) {
		if diff := cmp.Diff(want, valueAt(t, read(t, data), address)); diff != "" {
			t.Fatalf("%s: %s (-want +got):\n%s", s.Ref(), address, diff)
		}
	}
	return true
}

func TestAHostileMappingRuleSurvivesOrIsRefused(t *testing.T) {
	c := catalogOf(t, catalog.V89)
	rapid.Check(t, func(t *rapid.T) {
		text := exporttest.HostileText().Draw(t, "text")
		p := exporttest.Everything(c)
		p.MappingRules = []plan.MappingRule{{Name: text, Target: plan.ForCluster, Claim: text, Value: text, Roles: []string{"admin"}}}
		data, _, err := helm.Values(c, p)
		var refusal *exporters.Refusal
		if errors.As(err, &refusal) {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		want := []any{map[string]any{"mappingRuleId": text, "claimName": text, "claimValue": text}}
		if diff := cmp.Diff(want, valueAt(t, read(t, data), c.Cluster.Rules.Helm)); diff != "" {
			t.Fatalf("(-want +got):\n%s", diff)
		}
	})
}

func TestARefusalNeverRepeatsTheValue(t *testing.T) {
	c := catalogOf(t, catalog.V88)
	p := exporttest.Everything(c)
	s := c.Setting(catalog.Optimize, "clientId")
	exporttest.Say(p, s, catalog.TextOf("{{ canary }}"))
	_, _, err := helm.Values(c, p)
	if err == nil || strings.Contains(err.Error(), "canary") {
		t.Fatalf("got %v", err)
	}
	want := "optimize/clientId (components/optimize/settings/clientId): helm cannot carry this value: " +
		"it holds {{, which the chart's templates would run"
	if err.Error() != want {
		t.Errorf("got  %s\nwant %s", err, want)
	}
}
