package rules_test

import (
	"fmt"
	"testing"

	"entrastudio/exporters/exporttest"
	"entrastudio/exporters/rules"
	"entrastudio/model/catalog"
	"entrastudio/model/plan"

	"gopkg.in/yaml.v3"
)

// BenchmarkFilesOfManyRules is to be seen beside plain YAML of the same rules.
func BenchmarkFilesOfManyRules(b *testing.B) {
	c := catalogOf(b, catalog.V88)
	p := exporttest.Everything(c)
	for i := range 10_000 {
		p.MappingRules = append(p.MappingRules, plan.MappingRule{
			Name: fmt.Sprint("rule-", i), Target: plan.ForCluster, Claim: "groups", Value: exporttest.GUID(i), Roles: []string{"rpa"},
		})
	}
	b.Run("export", func(b *testing.B) {
		for b.Loop() {
			if _, _, err := rules.Files(c, p); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("plain", func(b *testing.B) {
		for b.Loop() {
			if _, err := yaml.Marshal(p.MappingRules); err != nil {
				b.Fatal(err)
			}
		}
	})
}
