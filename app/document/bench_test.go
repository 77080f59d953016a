package document

import (
	"fmt"
	"testing"

	"entrastudio/model/catalog"
	"entrastudio/model/plan"
)

// BenchmarkFlushOfALargePlan is what a person waits for a second after typing in a
// plan with ten thousand mapping rules and a full history.
func BenchmarkFlushOfALargePlan(b *testing.B) {
	c, err := catalog.Of(catalog.V88)
	if err != nil {
		b.Fatal(err)
	}
	p := plan.Starter(c)
	for i := range 10_000 {
		p.MappingRules = append(p.MappingRules, plan.MappingRule{
			Name: fmt.Sprint("rule ", i), Target: plan.ForIdentity, Claim: "groups", Operator: plan.Contains,
			Value: "1c8f7b63-a4e2-4b1f-9038-6d2e3f4a5b02", Roles: []string{"Operate"},
		})
	}
	s, err := New(RealDisk{}, b.TempDir(), p)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(s.crash)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		edit := plan.Edit{Label: "name", Changes: []plan.Change{{Path: "name", New: catalog.TextOf(fmt.Sprint(i))}}}
		if err := s.Apply(edit); err != nil {
			b.Fatal(err)
		}
		s.Settle()
		if err := s.Flush(); err != nil {
			b.Fatal(err)
		}
	}
}
