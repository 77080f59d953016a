package plan

import (
	"slices"

	"entrastudio/model/catalog"
)

// Normalize brings a plan to its normal form without changing what it means:
// nothing is said that follows anyway, components and databases stand in the
// catalogue's order, and a component of which nothing is said is not listed.
// Mapping rules of one target and registrations keep their order.
func (p *Plan) Normalize(c *catalog.Catalog) {
	p.dropRepeated(c)
	for i := range p.Components {
		p.normalizeComponent(c, &p.Components[i])
	}
	p.Components = slices.DeleteFunc(p.Components, func(component Component) bool {
		return component.saysNothing()
	})
	slices.SortStableFunc(p.Components, func(a, b Component) int {
		return orderOf(c, a.Name) - orderOf(c, b.Name)
	})
	if len(p.Components) == 0 {
		p.Components = nil
	}
	if p.Tenant.Cloud == catalog.PublicCloud {
		p.Tenant.Cloud = ""
	}
	p.normalizeRules(c)
	for i := range p.Registrations {
		p.normalizeRegistration(c, &p.Registrations[i])
	}
	slices.SortStableFunc(p.Databases, func(a, b Database) int {
		return slices.Index(DatabaseNames(), a.Name) - slices.Index(DatabaseNames(), b.Name)
	})
}

// orderOf is a component's place in the catalogue; what the minor does not
// have comes last.
func orderOf(c *catalog.Catalog, name catalog.Name) int {
	if name == catalog.Global {
		return -1
	}
	for i := range c.Components {
		if c.Components[i].Name == name {
			return i
		}
	}
	return len(c.Components)
}

// dropRepeated removes the components' own settings that say what holds
// anyway. Each is judged by the plan as it came: taking one away does not
// change what the others fall back to.
func (p *Plan) dropRepeated(c *catalog.Catalog) {
	var repeated []*catalog.Setting
	for _, s := range c.Settings() {
		component := p.Component(s.Component)
		if component == nil {
			continue
		}
		own, said := component.Settings[s.Key]
		if !said {
			continue
		}
		own = p.Deployment.With.shaped(s, own)
		component.Settings[s.Key] = own
		if own.IsNull() {
			own = p.Default(c, s)
		}
		if same(s, own, p.withoutOwn(c, s).Value) {
			repeated = append(repeated, s)
		}
	}
	for _, s := range repeated {
		delete(p.Component(s.Component).Settings, s.Key)
	}
}

func (p *Plan) normalizeComponent(c *catalog.Catalog, component *Component) {
	if len(component.Settings) == 0 {
		component.Settings = nil
	}
	if component.Name == catalog.Global {
		component.Enabled = true
	}
	if fact := c.Component(component.Name); fact != nil && component.Internal == fact.Internal {
		component.Internal = ""
	}
}

// saysNothing reports that a component is as good as not listed.
func (c *Component) saysNothing() bool {
	off := !c.Enabled || c.Name == catalog.Global
	return off && c.URL == "" && c.Internal == "" && c.Registration == "" && len(c.Settings) == 0
}

// normalizeRules puts Management Identity's rules before the cluster's, whose
// roles stand in the catalogue's order.
func (p *Plan) normalizeRules(c *catalog.Catalog) {
	slices.SortStableFunc(p.MappingRules, func(a, b MappingRule) int { return targetOrder(a.Target) - targetOrder(b.Target) })
	if c.Cluster == nil {
		return
	}
	order := func(role string) int {
		i := slices.IndexFunc(c.Cluster.Roles, func(r catalog.ClusterRole) bool { return r.Name == role })
		if i < 0 {
			return len(c.Cluster.Roles)
		}
		return i
	}
	for i := range p.MappingRules {
		if p.MappingRules[i].Target == ForCluster {
			slices.SortStableFunc(p.MappingRules[i].Roles, func(a, b string) int { return order(a) - order(b) })
		}
	}
}

func targetOrder(t Target) int {
	if t == ForCluster {
		return 1
	}
	return 0
}

func (p *Plan) normalizeRegistration(c *catalog.Catalog, r *Registration) {
	if r.TokenVersion == neededTokenVersion {
		r.TokenVersion = 0
	}
	if len(r.RedirectURIs) == 0 || slices.Equal(r.RedirectURIs, p.followingRedirectURIs(c, r)) {
		r.RedirectURIs = nil
	}
	if len(r.OptionalClaims) == 0 || slices.Equal(r.OptionalClaims, p.followingOptionalClaims(c)) {
		r.OptionalClaims = nil
	}
}
