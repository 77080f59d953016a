//go:build unix

package helm_test

import (
	"fmt"
	"math"
	"runtime"
	"syscall"
	"testing"
	"time"

	"entrastudio/exporters/exporttest"
	"entrastudio/exporters/helm"
	"entrastudio/model/catalog"
	"entrastudio/model/plan"

	"gopkg.in/yaml.v3"
)

// BenchmarkPlainYAML is the floor: the rules alone, written by the YAML library.
// BenchmarkValues measures the values of a plan; with ten thousand rules beside
// yaml.v3, which writes as many plain structs. Both run by turns, and what counts
// is the processor's time, which a busy machine leaves nearly alone; the least of
// each is what it takes.
func BenchmarkValues(b *testing.B) {
	c, err := catalog.Of(catalog.V88)
	if err != nil {
		b.Fatal(err)
	}
	b.Run("1-rule", func(b *testing.B) {
		p := withRules(c, 1)
		for b.Loop() {
			writeValues(b, c, p)
		}
	})
	b.Run("10000-rules", func(b *testing.B) {
		p, values := withRules(c, 10_000), plainRules(10_000)
		ours, plain := time.Duration(math.MaxInt64), time.Duration(math.MaxInt64)
		for b.Loop() {
			ours = min(ours, timed(b, func() { writeValues(b, c, p) }))
			plain = min(plain, timed(b, func() { writePlain(b, values) }))
		}
		b.ReportMetric(ours.Seconds()*1000, "cpu-ms/values")
		b.ReportMetric(plain.Seconds()*1000, "cpu-ms/plain")
		b.ReportMetric(float64(ours)/float64(plain), "x-cpu")
	})
}

// timed is the processor's time that it takes, without what was left to tidy up
// before it.
func timed(b *testing.B, do func()) time.Duration {
	runtime.GC()
	began := used(b)
	do()
	return used(b) - began
}

// used is the processor's time of this process so far.
func used(b *testing.B) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

func writeValues(b *testing.B, c *catalog.Catalog, p *plan.Plan) {
	if _, _, err := helm.Values(c, p); err != nil {
		b.Fatal(err)
	}
}

func writePlain(b *testing.B, values any) {
	if _, err := yaml.Marshal(values); err != nil {
		b.Fatal(err)
	}
}

// withRules is a plan with mapping rules that all give one role.
func withRules(c *catalog.Catalog, rules int) *plan.Plan {
	p := exporttest.Everything(c)
	p.MappingRules = nil
	for i := range rules {
		p.MappingRules = append(p.MappingRules, plan.MappingRule{
			Name: fmt.Sprint("rule-", i), Target: plan.ForCluster, Claim: "groups", Value: exporttest.GUID(i), Roles: []string{"rpa"},
		})
	}
	return p
}

// plainRules is what the values of such a plan hold of its rules.
func plainRules(rules int) any {
	type rule struct{ MappingRuleID, ClaimName, ClaimValue string }
	var values struct {
		MappingRules []rule
		Members      []string
	}
	for i := range rules {
		name := fmt.Sprint("rule-", i)
		values.MappingRules = append(values.MappingRules, rule{name, "groups", exporttest.GUID(i)})
		values.Members = append(values.Members, name)
	}
	return values
}
