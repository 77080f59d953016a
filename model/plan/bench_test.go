package plan_test

import (
	"bytes"
	"fmt"
	"testing"

	"entrastudio/model/catalog"
	"entrastudio/model/plan"

	"gopkg.in/yaml.v3"
)

// manyRules is a plan with 10,000 mapping rules.
func manyRules() *plan.Plan {
	p := &plan.Plan{Name: "large", Camunda: catalog.V88}
	for i := range 10_000 {
		p.MappingRules = append(p.MappingRules, plan.MappingRule{
			Name: fmt.Sprintf("rule-%d", i), Target: plan.ForIdentity, Claim: "groups", Operator: plan.Contains,
			Value: fmt.Sprintf("00000000-0000-4000-8000-%012d", i), Roles: []string{"Optimize", "Web Modeler"},
		})
	}
	return p
}

// plainPlan is what a program would decode a plan file into that checks
// nothing and keeps nothing.
type plainPlan struct {
	APIVersion   string      `yaml:"apiVersion"`
	Kind         string      `yaml:"kind"`
	Name         string      `yaml:"name"`
	Camunda      string      `yaml:"camunda"`
	MappingRules []plainRule `yaml:"mappingRules"`
}

type plainRule struct {
	Name     string   `yaml:"name"`
	Target   string   `yaml:"target"`
	Claim    string   `yaml:"claim"`
	Operator string   `yaml:"operator"`
	Value    string   `yaml:"value"`
	Roles    []string `yaml:"roles"`
}

func largeFile(b *testing.B) []byte {
	b.Helper()
	d, err := plan.New(manyRules())
	if err != nil {
		b.Fatal(err)
	}
	return d.Bytes()
}

func BenchmarkParse10k(b *testing.B) {
	data := largeFile(b)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if d, err := plan.Parse("plan.yaml", data); err != nil || len(d.Plan().MappingRules) != 10_000 {
			b.Fatal(err)
		}
	}
}

func BenchmarkPlainDecode10k(b *testing.B) {
	data := largeFile(b)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		var p plainPlan
		if err := yaml.Unmarshal(data, &p); err != nil || len(p.MappingRules) != 10_000 {
			b.Fatal(err)
		}
	}
}

func BenchmarkWrite10k(b *testing.B) {
	p := manyRules()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := plan.New(p); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkWith10k(b *testing.B) {
	d, err := plan.Parse("plan.yaml", largeFile(b))
	if err != nil {
		b.Fatal(err)
	}
	p := d.Plan().Clone()
	p.MappingRules[5000].Value = "changed"
	b.ReportAllocs()
	for b.Loop() {
		if next, err := d.With(p); err != nil || len(next.Bytes()) == 0 {
			b.Fatal(err)
		}
	}
}

func BenchmarkPlainEncode10k(b *testing.B) {
	var p plainPlan
	if err := yaml.Unmarshal(largeFile(b), &p); err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		var out bytes.Buffer
		if err := yaml.NewEncoder(&out).Encode(p); err != nil || out.Len() == 0 {
			b.Fatal(err)
		}
	}
}

// BenchmarkBuild makes a plan again from what an export of the starter says.
func BenchmarkBuild(b *testing.B) {
	c, err := catalog.Of(catalog.V88)
	if err != nil {
		b.Fatal(err)
	}
	p := guide(c)
	b.ReportAllocs()
	for b.Loop() {
		if q := observed(c, p); len(q.Components) == 0 {
			b.Fatal("empty")
		}
	}
}
