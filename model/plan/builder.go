package plan

import (
	"slices"
	"strings"

	"entrastudio/model/catalog"
)

// Builder makes a plan from observed settings: the inverse of Derive. Tell it
// everything first, in any order, then ask for the Plan. What several settings
// repeat becomes one field of the plan; a setting that says something else than
// what follows stays as the component's own.
type Builder struct {
	catalog *catalog.Catalog
	plan    *Plan
	known   []Registration
	seen    map[catalog.Ref]catalog.Value
}

// NewBuilder starts a plan for a minor that a tool deploys.
func NewBuilder(c *catalog.Catalog, with Tool) *Builder {
	return &Builder{
		catalog: c,
		plan:    &Plan{Camunda: c.Minor, Deployment: Deployment{With: with}},
		seen:    map[catalog.Ref]catalog.Value{},
	}
}

// Know offers an app registration that was found elsewhere, such as in the
// tenant. It is taken over when a component uses its client ID.
func (b *Builder) Know(r Registration) { b.known = append(b.known, r) }

// Rule adds a declared mapping rule. The roles of a cluster's rule may be left
// out: they follow from the role's members.
func (b *Builder) Rule(r MappingRule) { b.plan.MappingRules = append(b.plan.MappingRules, r) }

// Deploy says that a component is deployed although none of its settings may be
// known, such as a container without variables of its own.
func (b *Builder) Deploy(name catalog.Name) { b.component(name).Enabled = true }

// Observe records that somebody said a setting's value. A secret's value is the
// text of a reference; anything else is not taken over, but listed as withheld.
// What is observed again replaces what was.
func (b *Builder) Observe(s *catalog.Setting, v catalog.Value) {
	if s.Form == catalog.FormSecret {
		if _, err := ParseSecretRef(v.Text); err != nil || v.Kind == catalog.List {
			b.withhold(s.Ref().String())
			return
		}
	}
	if v.IsNull() {
		v = catalog.TextOf("")
	}
	b.seen[s.Ref()] = b.plan.Deployment.With.shaped(s, v)
}

func (b *Builder) withhold(address string) {
	if !slices.Contains(b.plan.Kept.Withheld, address) {
		b.plan.Kept.Withheld = append(b.plan.Kept.Withheld, address)
	}
}

// Plan is the plan in normal form. The builder is spent afterwards.
func (b *Builder) Plan() *Plan {
	settings := b.catalog.Settings()
	b.rules()
	b.tenant(settings)
	b.switches()
	for rank := range ranks {
		for _, s := range settings {
			if v, said := b.seen[s.Ref()]; said && rankOf(s) == rank {
				b.assign(s, v)
			}
		}
	}
	b.apis()
	for _, s := range settings {
		if _, said := b.seen[s.Ref()]; !said && b.defaultsCount(s) && b.plan.deploys(s) && b.tool().Reads(s) {
			b.assign(s, b.unsaid(s))
		}
	}
	for _, s := range settings {
		b.override(s)
	}
	b.plan.Normalize(b.catalog)
	b.sortRegistrations()
	return b.plan
}

// sortRegistrations puts the registrations in the order of the first component
// that uses each.
func (b *Builder) sortRegistrations() {
	first := map[string]int{}
	for i := range b.plan.Components {
		name := b.plan.Components[i].Registration
		if _, seen := first[name]; !seen {
			first[name] = i
		}
	}
	slices.SortStableFunc(b.plan.Registrations, func(x, y Registration) int { return first[x.Name] - first[y.Name] })
}

// component finds a component of the plan, adding it when it is new.
func (b *Builder) component(name catalog.Name) *Component {
	if c := b.plan.Component(name); c != nil {
		return c
	}
	b.plan.Components = append(b.plan.Components, Component{Name: name})
	return &b.plan.Components[len(b.plan.Components)-1]
}

// switches puts on every component that is deployed: in a chart by its switch,
// else because something is said of it.
func (b *Builder) switches() {
	for i := range b.catalog.Components {
		fact := &b.catalog.Components[i]
		on, switched := false, false
		for _, s := range fact.List() {
			_, said := b.seen[s.Ref()]
			if src := sourceOf(s); src.kind == fromComponent && src.what == "enabled" && b.tool().Reads(s) {
				switched = true
				on = b.effective(s).True()
				break
			}
			on = on || said
		}
		if on || switched && b.plan.Component(fact.Name) != nil {
			b.component(fact.Name).Enabled = on
		}
	}
}

// apis puts on the components without settings of their own, such as Web
// Modeler's API, that got an app registration.
func (b *Builder) apis() {
	for i := range b.catalog.Components {
		fact := &b.catalog.Components[i]
		if c := b.plan.Component(fact.Name); c != nil && len(fact.Settings) == 0 && c.Registration != "" {
			c.Enabled = true
		}
	}
}

func (b *Builder) tool() Tool { return b.plan.Deployment.With }

// effective is a setting's observed value, with what the chart falls back to.
func (b *Builder) effective(s *catalog.Setting) catalog.Value {
	if v, said := b.seen[s.Ref()]; said {
		return v
	}
	return b.unsaid(s)
}

// unsaid is what applies to a setting that nobody said.
func (b *Builder) unsaid(s *catalog.Setting) catalog.Value {
	return b.tool().fallBack(b.catalog, s, b.effective)
}

// override stores what a setting says beyond the plan: a value that differs
// from what follows, or null where something would follow and nobody said it.
func (b *Builder) override(s *catalog.Setting) {
	follows := b.plan.Derive(b.catalog, s)
	if follows.IsNull() {
		follows = b.unsaid(s)
	}
	v, said := b.seen[s.Ref()]
	switch {
	case said && !same(s, v, follows):
		b.own(s, v)
	case !said && b.plan.deploys(s) && b.tool().Reads(s) && !same(s, b.unsaid(s), follows):
		b.own(s, catalog.Value{})
	}
}

// deploys reports whether a setting has a reader: what the chart says for all
// components always has.
func (p *Plan) deploys(s *catalog.Setting) bool {
	return s.Component == catalog.Global || p.On(s.Component)
}

func (b *Builder) own(s *catalog.Setting, v catalog.Value) {
	c := b.component(s.Component)
	if c.Settings == nil {
		c.Settings = map[string]catalog.Value{}
	}
	c.Settings[s.Key] = v
}

// rules takes over the rules that Management Identity's JSON declares, when
// nobody told them one by one.
func (b *Builder) rules() {
	for _, rule := range b.plan.MappingRules {
		if rule.Target == ForIdentity {
			return
		}
	}
	for _, s := range b.catalog.Settings() {
		if v, said := b.seen[s.Ref()]; said && sourceOf(s).kind == fromJSON {
			b.plan.MappingRules = append(b.plan.MappingRules, identityRulesOf(v.Text)...)
		}
	}
}

// tenant takes the tenant that most endpoints name, so that the one which
// names another stands out.
func (b *Builder) tenant(settings []*catalog.Setting) {
	votes := map[Tenant]int{}
	var found []Tenant
	for _, s := range settings {
		v, said := b.seen[s.Ref()]
		src := sourceOf(s)
		if !said || src.kind != fromTenant {
			continue
		}
		tenant, ok := Tenant{ID: v.Text}, src.what == "id" && v.Text != ""
		if src.what != "id" {
			tenant, ok = tenantOf(v.Text, catalog.EndpointKind(src.what))
		}
		if !ok {
			continue
		}
		if votes[tenant]++; votes[tenant] == 1 {
			found = append(found, tenant)
		}
	}
	for _, tenant := range found {
		if votes[tenant] > votes[b.plan.Tenant] {
			b.plan.Tenant = tenant
		}
	}
}

// uniqueName finds a name that no registration of the plan has.
func (b *Builder) uniqueName(name string, component catalog.Name) string {
	if b.plan.Registration(name) == nil {
		return name
	}
	name += " (" + string(component) + ")"
	for b.plan.Registration(name) != nil {
		name += "'"
	}
	return name
}

// registrationNamed is what the catalogue proposes to call a component's app.
func (b *Builder) registrationNamed(of catalog.Name) Registration {
	r := Registration{Name: string(of)}
	if fact := b.catalog.Component(of); fact != nil {
		r.Platform = fact.Registration.Platform
		if name := strings.TrimSpace(fact.Registration.Name); name != "" {
			r.Name = name
		}
	}
	return r
}
