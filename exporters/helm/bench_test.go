package helm_test

import (
	"fmt"
	"testing"

	"entrastudio/exporters/exporttest"
	"entrastudio/exporters/helm"
	"entrastudio/model/catalog"
	"entrastudio/model/plan"
)

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
