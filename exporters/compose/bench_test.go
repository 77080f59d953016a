package compose_test

import (
	"fmt"
	"testing"

	"entrastudio/exporters/compose"
	"entrastudio/exporters/exporttest"
	"entrastudio/model/catalog"
	"entrastudio/model/plan"

	"gopkg.in/yaml.v3"
)

// large is a plan with ten thousand mapping rules of the cluster.
func large(b *testing.B) (*catalog.Catalog, *plan.Plan) {
	b.Helper()
	c, err := catalog.Of(catalog.V89)
	if err != nil {
		b.Fatal(err)
	}
	p := exporttest.Everything(c)
	p.MappingRules = nil
	for i := range 10_000 {
		p.MappingRules = append(p.MappingRules, plan.MappingRule{
			Name: fmt.Sprint("rule-", i), Target: plan.ForCluster, Claim: "groups", Value: exporttest.GUID(i), Roles: []string{"admin"},
		})
	}
	return c, p
}

func BenchmarkFilesOfTenThousandRules(b *testing.B) {
	c, p := large(b)
	for b.Loop() {
		if _, _, err := compose.Files(c, p); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkPlainYAMLOfTenThousandRules is what the export is measured against.
func BenchmarkPlainYAMLOfTenThousandRules(b *testing.B) {
	_, p := large(b)
	for b.Loop() {
		if _, err := yaml.Marshal(p.MappingRules); err != nil {
			b.Fatal(err)
		}
	}
}
