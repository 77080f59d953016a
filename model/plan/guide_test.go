package plan_test

import (
	"entrastudio/model/catalog"
	"entrastudio/model/plan"
)

// guide is a coherent plan with the components of the documentation's guide.
func guide(c *catalog.Catalog) *plan.Plan {
	p := &plan.Plan{
		Name: "guide", Camunda: c.Minor, Deployment: plan.Deployment{With: plan.Helm},
		Tenant:     plan.Tenant{ID: "6f1c2d3e-0a4b-4c5d-8e6f-708192a3b4c5"},
		FirstAdmin: plan.Admin{Claim: "preferred_username", Value: "admin@example.com"},
	}
	for i, name := range []catalog.Name{catalog.ManagementIdentity, catalog.Orchestration, catalog.Connectors, catalog.Optimize} {
		fact := c.Component(name)
		component := plan.Component{Name: name, Enabled: true, Registration: fact.Registration.Name}
		if fact.Redirect.Path != "" {
			component.URL = fact.Local
		}
		if name == catalog.Connectors {
			component.Registration = p.Registrations[1].Name
		} else {
			p.Registrations = append(p.Registrations, plan.Registration{
				Name: fact.Registration.Name, Platform: fact.Registration.Platform,
				ClientID: "00000000-0000-4000-8000-00000000000" + string(rune('1'+i)),
				Secret:   plan.SecretRef{Store: plan.InKubernetes, Name: "entra-credentials", Key: string(name)},
			})
		}
		p.Components = append(p.Components, component)
	}
	p.MappingRules = []plan.MappingRule{
		{Name: "analysts", Target: plan.ForIdentity, Claim: "groups", Operator: plan.Contains, Value: "9d0f", Roles: []string{"Optimize"}},
		{Name: "operators", Target: plan.ForCluster, Claim: "$['roles']", Value: "ops", Roles: []string{"admin", "rpa"}},
	}
	return p
}
