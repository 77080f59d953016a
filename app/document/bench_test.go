package document

import (
	"fmt"
	"testing"
	"time"

	"entrastudio/model/catalog"
	"entrastudio/model/plan"
)

// BenchmarkFlushOfALargePlan writes the journal of a plan with ten thousand mapping
// rules and a full history; window-ns/op is the part that the window waits for.
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
	var waited time.Duration
	for i := 0; b.Loop(); i++ {
		edit := plan.Edit{Label: "name", Changes: []plan.Change{{Path: "name", New: catalog.TextOf(fmt.Sprint(i))}}}
		if err := s.Apply(edit); err != nil {
			b.Fatal(err)
		}
		s.Settle()
		begun := time.Now()
		record := s.Record()
		waited += time.Since(begun)
		if err := record.Write(); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(waited.Nanoseconds())/float64(b.N), "window-ns/op")
}
