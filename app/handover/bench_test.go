package handover_test

import (
	"fmt"
	"testing"

	"entrastudio/exporters/exporttest"
	"entrastudio/model/catalog"
	"entrastudio/model/plan"
)

// BenchmarkMake is a whole bundle of a plan with everything.
func BenchmarkMake(b *testing.B) {
	docs := documents(b)
	for _, name := range []string{"guide-8.8", "everything-8.8-helm", "everything-8.8-compose"} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				made(b, docs[name])
			}
		})
	}
}

// BenchmarkMakeOfManyRules is a whole bundle of a plan with 10,000 mapping rules.
func BenchmarkMakeOfManyRules(b *testing.B) {
	c, err := catalog.Of(catalog.V88)
	if err != nil {
		b.Fatal(err)
	}
	p := exporttest.Everything(c)
	for i := range 10_000 {
		p.MappingRules = append(p.MappingRules, plan.MappingRule{
			Name: fmt.Sprint("rule-", i), Target: plan.ForCluster, Claim: "groups", Value: exporttest.GUID(i), Roles: []string{"rpa"},
		})
	}
	doc, err := plan.New(p)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		bytes := 0
		for _, f := range made(b, doc).Files {
			bytes += len(f.Data)
		}
		b.ReportMetric(float64(bytes), "bundle-B")
	}
}
