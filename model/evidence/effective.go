package evidence

import (
	"entrastudio/model/catalog"
	"entrastudio/model/plan"
)

// Origin says how an effective value came about.
type Origin string

// The origins: somebody wrote it; the chart took it from the setting that this
// one falls back to; it is the chart's or the program's default; nobody says it.
const (
	Given     Origin = "given"
	FellBack  Origin = "fell back"
	Defaulted Origin = "default"
	Missing   Origin = "missing"
)

// Effective is the value that a component really gets.
type Effective struct {
	Value  catalog.Value
	Origin Origin
	// Setting is what was found; nil for a default.
	Setting *Setting
	// Fact is the catalogue's entry; nil where this minor has no such setting.
	Fact *catalog.Setting
}

// Place is where the value stands, or the address at which it would.
func (e Effective) Place() Place {
	if e.Setting != nil {
		return e.Setting.Place
	}
	if e.Fact != nil {
		return Place{Address: e.Fact.Helm}
	}
	return Place{}
}

// Get finds the effective value of a setting under one tool: what was written,
// else what the chart falls back to, else the default.
func (p *Picture) Get(c *catalog.Catalog, tool plan.Tool, component catalog.Name, key string) Effective {
	fact := c.Setting(component, key)
	for _, found := range p.All(catalog.Ref{Component: component, Key: key}) {
		if found.Tool == tool && !found.unsaid(tool) {
			return Effective{Value: found.Value, Origin: Given, Setting: found, Fact: fact}
		}
	}
	if fact == nil {
		return Effective{Origin: Missing}
	}
	if ref, ok := catalog.ParseRef(fact.Fallback); ok && tool == plan.Helm {
		if other := p.Get(c, tool, ref.Component, ref.Key); other.Origin != Missing && !other.Value.Empty() {
			return Effective{Value: other.Value, Origin: FellBack, Setting: other.Setting, Fact: fact}
		}
	}
	if value := fact.DefaultFor(tool == plan.Helm); !value.IsNull() {
		return Effective{Value: value, Origin: Defaulted, Fact: fact}
	}
	return Effective{Origin: Missing, Fact: fact}
}

// unsaid reports that an empty value is as good as none: a chart's templates
// treat both alike.
func (s *Setting) unsaid(tool plan.Tool) bool {
	return tool == plan.Helm && s.Secret == nil && s.Value.IsNull()
}
