package helm_test

import (
	"fmt"
	"testing"

	"entrastudio/exporters/exporttest"
	"entrastudio/exporters/helm"
	"entrastudio/model/catalog"
	"entrastudio/model/plan"

	"gopkg.in/yaml.v3"
)

// BenchmarkPlainYAML is the floor: the rules alone, written by the YAML library.
func BenchmarkPlainYAML(b *testing.B) {
	type rule struct{ MappingRuleID, ClaimName, ClaimValue string }
	var values struct {
		MappingRules []rule
		Members      []string
	}
	for i := range 10_000 {
		name := fmt.Sprint("rule-", i)
		values.MappingRules = append(values.MappingRules, rule{name, "groups", exporttest.GUID(i)})
		values.Members = append(values.Members, name)
	}
	for b.Loop() {
		if _, err := yaml.Marshal(values); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkValues(b *testing.B) {
	c, err := catalog.Of(catalog.V88)
	if err != nil {
		b.Fatal(err)
	}
	for _, rules := range []int{1, 10_000} {
		b.Run(fmt.Sprintf("%d-rules", rules), func(b *testing.B) {
			p := exporttest.Everything(c)
			p.MappingRules = nil
			for i := range rules {
				p.MappingRules = append(p.MappingRules, plan.MappingRule{
					Name: fmt.Sprint("rule-", i), Target: plan.ForCluster, Claim: "groups", Value: exporttest.GUID(i), Roles: []string{"rpa"},
				})
			}
			for b.Loop() {
				if _, _, err := helm.Values(c, p); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
