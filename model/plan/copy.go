package plan

import (
	"maps"
	"slices"

	"entrastudio/model/catalog"
	"entrastudio/model/plan/yamltext"

	"gopkg.in/yaml.v3"
)

// Clone is a copy that shares nothing with the plan.
func (p *Plan) Clone() *Plan {
	q := *p
	q.Components = slices.Clone(p.Components)
	for i := range q.Components {
		q.Components[i].Settings = cloneSettings(p.Components[i].Settings)
	}
	q.Registrations = slices.Clone(p.Registrations)
	for i := range q.Registrations {
		r := &q.Registrations[i]
		r.RedirectURIs, r.OptionalClaims = slices.Clone(r.RedirectURIs), slices.Clone(r.OptionalClaims)
	}
	q.MappingRules = slices.Clone(p.MappingRules)
	for i := range q.MappingRules {
		r := &q.MappingRules[i]
		r.Roles, r.Tenants = slices.Clone(r.Roles), slices.Clone(r.Tenants)
	}
	q.Databases = slices.Clone(p.Databases)
	q.Kept = p.Kept.clone()
	return &q
}

// forEdit is a copy on which an edit can be made. It shares with the plan what the
// edit does not change, above all thousands of mapping rules: an edit is made at
// each keystroke, and who finds the very same rules again need not look at them.
// What paths insert, take out or set as a list replaces the list as a whole, so the
// rules' own lists are shared as well.
func (p *Plan) forEdit(e Edit) *Plan {
	q := *p
	q.MappingRules, q.Kept = nil, Kept{}
	copied := q.Clone()
	copied.MappingRules, copied.Kept = p.MappingRules, p.Kept
	if e.setsInRules() {
		copied.MappingRules = slices.Clone(p.MappingRules)
	}
	return copied
}

func cloneSettings(settings map[string]catalog.Value) map[string]catalog.Value {
	copied := maps.Clone(settings)
	for key, v := range copied {
		v.List = slices.Clone(v.List)
		copied[key] = v
	}
	return copied
}

func (k Kept) clone() Kept {
	copied := Kept{
		Helm:        cloneNode(k.Helm),
		Environment: slices.Clone(k.Environment),
		Withheld:    slices.Clone(k.Withheld),
	}
	for i := range copied.Environment {
		copied.Environment[i].Variables = slices.Clone(copied.Environment[i].Variables)
	}
	return copied
}

// cloneNode copies a tree; what several aliases stand for is copied once.
func cloneNode(n *yaml.Node) *yaml.Node { return cloneShared(n, map[*yaml.Node]*yaml.Node{}) }

func cloneShared(n *yaml.Node, done map[*yaml.Node]*yaml.Node) *yaml.Node {
	if n == nil {
		return nil
	}
	if copied := done[n]; copied != nil {
		return copied
	}
	copied := *n
	done[n] = &copied
	copied.Alias = cloneShared(n.Alias, done)
	copied.Content = slices.Clone(n.Content)
	for i, child := range copied.Content {
		copied.Content[i] = cloneShared(child, done)
	}
	return &copied
}

// Equal reports whether two plans say the same. Components, databases and kept
// variables are found by name, so their order says nothing; that of
// registrations and mapping rules does.
func (p *Plan) Equal(q *Plan) bool {
	return p.Name == q.Name && p.Camunda == q.Camunda && p.Deployment == q.Deployment &&
		p.Tenant == q.Tenant && p.FirstAdmin == q.FirstAdmin &&
		sameSet(p.Components, q.Components, func(c *Component) string { return string(c.Name) }, sameComponent) &&
		slices.EqualFunc(p.Registrations, q.Registrations, sameRegistration) &&
		slices.EqualFunc(p.MappingRules, q.MappingRules, sameRule) &&
		sameSet(p.Databases, q.Databases, func(d *Database) string { return d.Name }, func(a, b *Database) bool { return *a == *b }) &&
		p.Kept.equal(q.Kept)
}

// sameSet compares two lists of named things without regard to their order.
func sameSet[T any](a, b []T, name func(*T) string, same func(*T, *T) bool) bool {
	if len(a) != len(b) {
		return false
	}
	byName := make(map[string]*T, len(a))
	for i := range a {
		byName[name(&a[i])] = &a[i]
	}
	for i := range b {
		if other := byName[name(&b[i])]; other == nil || !same(other, &b[i]) {
			return false
		}
		delete(byName, name(&b[i]))
	}
	return true
}

func sameComponent(a, b *Component) bool {
	return a.Name == b.Name && a.Enabled == b.Enabled && a.URL == b.URL && a.Internal == b.Internal &&
		a.Registration == b.Registration && maps.EqualFunc(a.Settings, b.Settings, sameValue)
}

func sameValue(a, b catalog.Value) bool {
	return a.Kind == b.Kind && a.Text == b.Text && slices.Equal(a.List, b.List)
}

func sameRegistration(a, b Registration) bool {
	return a.Name == b.Name && a.ClientID == b.ClientID && a.Platform == b.Platform &&
		slices.Equal(a.RedirectURIs, b.RedirectURIs) && a.TokenVersion == b.TokenVersion &&
		slices.Equal(a.OptionalClaims, b.OptionalClaims) && a.GroupClaims == b.GroupClaims && a.Secret == b.Secret
}

func sameRule(a, b MappingRule) bool {
	return a.sameMatch(b) && slices.Equal(a.Roles, b.Roles) && slices.Equal(a.Tenants, b.Tenants)
}

func (k Kept) equal(other Kept) bool {
	return sameNode(k.Helm, other.Helm) && slices.Equal(k.Withheld, other.Withheld) &&
		sameSet(k.Environment, other.Environment, func(s *ServiceVariables) string { return s.Service },
			func(a, b *ServiceVariables) bool { return slices.Equal(a.Variables, b.Variables) })
}

// sameNode compares what two trees of kept values say, not how they are
// written.
func sameNode(a, b *yaml.Node) bool {
	return treeForm(a, &budget{yamltext.MaxNodes}).same(treeForm(b, &budget{yamltext.MaxNodes}))
}

// meant looks through documents and aliases.
func meant(n *yaml.Node) *yaml.Node {
	for n != nil {
		switch {
		case n.Kind == yaml.DocumentNode && len(n.Content) > 0:
			n = n.Content[0]
		case n.Kind == yaml.AliasNode:
			n = n.Alias
		default:
			return n
		}
	}
	return nil
}
