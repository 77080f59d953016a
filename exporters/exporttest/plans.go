// Package exporttest holds the plans that the tests of all exporters share.
package exporttest

import (
	"fmt"

	"entrastudio/model/catalog"
	"entrastudio/model/plan"
)

// Everything is a plan of a minor with every component on, an app registration
// for each component that does not rightly share one, both databases outside of
// the chart, and mapping rules for Management Identity and the cluster.
func Everything(c *catalog.Catalog) *plan.Plan {
	p := &plan.Plan{
		Name:       "everything-" + string(c.Minor),
		Camunda:    c.Minor,
		Deployment: plan.Deployment{With: plan.Helm, Release: "camunda", Namespace: "camunda"},
		Tenant:     plan.Tenant{ID: GUID(0)},
		FirstAdmin: plan.Admin{Claim: "preferred_username", Value: "ada@fernhill.example"},
		Databases: []plan.Database{
			database("identity"), database("web-modeler"),
		},
	}
	for i := range c.Components {
		p.Components = append(p.Components, component(p, &c.Components[i], i+1))
	}
	p.MappingRules = append(p.MappingRules, plan.MappingRule{
		Name: "Analysts", Target: plan.ForIdentity, Claim: "groups", Operator: plan.Contains,
		Value: GUID(90), Roles: []string{"Optimize"},
	})
	if c.Minor.Clustered() {
		p.MappingRules = append(p.MappingRules, plan.MappingRule{
			Name: "operators", Target: plan.ForCluster, Claim: "groups", Value: GUID(91), Roles: []string{"readonly-admin"},
		})
	}
	addRequired(c, p)
	return p
}

// GUID is the n-th client ID or object ID of the tests.
func GUID(n int) string { return fmt.Sprintf("7c0ffee0-%04d-4abc-9def-0123456789ab", n) }

func component(p *plan.Plan, fact *catalog.Component, n int) plan.Component {
	component := plan.Component{Name: fact.Name, Enabled: true, URL: fact.Local}
	if fact.Redirect.Path == "" {
		component.URL = ""
	}
	if shared := p.Component(fact.Registration.SharedWith); shared != nil && shared.Registration != "" {
		component.Registration = shared.Registration
		return component
	}
	if fact.Registration.Name == "" {
		return component
	}
	registration := plan.Registration{
		Name: fact.Registration.Name, ClientID: GUID(n), Platform: fact.Registration.Platform,
	}
	if fact.Registration.Secret {
		registration.Secret = plan.SecretRef{
			Store: plan.InKubernetes, Name: "entra-credentials", Key: string(fact.Name) + "-client-secret",
		}
	}
	p.Registrations = append(p.Registrations, registration)
	component.Registration = registration.Name
	return component
}

func database(name string) plan.Database {
	return plan.Database{
		Name: name, Host: "postgres.fernhill.example", Port: 5432, Database: name, Username: name,
		Password: plan.SecretRef{Store: plan.InKubernetes, Name: "database-credentials", Key: name},
	}
}

// addRequired says what a chart fails without and what no plan can know.
func addRequired(c *catalog.Catalog, p *plan.Plan) {
	for _, required := range []struct {
		component catalog.Name
		key       string
		value     catalog.Value
	}{
		{catalog.Global, "keycloakEnabled", catalog.BoolOf(false)},
		{catalog.WebModeler, "mailFrom", catalog.TextOf("camunda@fernhill.example")},
		{catalog.Hub, "mailFrom", catalog.TextOf("camunda@fernhill.example")},
		{catalog.WebModeler, "pusherSecret", catalog.TextOf("kubernetes:pusher/app-secret")},
		{catalog.WebModeler, "pusherClientSecret", catalog.TextOf("kubernetes:pusher/app-key")},
		{catalog.Hub, "pusherSecret", catalog.TextOf("kubernetes:pusher/app-secret")},
		{catalog.Hub, "pusherClientSecret", catalog.TextOf("kubernetes:pusher/app-key")},
		{catalog.Optimize, "elasticsearchEnabled", catalog.BoolOf(true)},
		{catalog.Orchestration, "secondaryStorageType", catalog.TextOf("elasticsearch")},
		{catalog.Orchestration, "secondaryStorageUrl", catalog.TextOf("http://elasticsearch.fernhill.example:9200")},
	} {
		s := c.Setting(required.component, required.key)
		if s == nil {
			continue
		}
		Say(p, s, required.value)
	}
}

// Say gives a setting a value of its own.
func Say(p *plan.Plan, s *catalog.Setting, v catalog.Value) {
	component := p.Component(s.Component)
	if component == nil {
		p.Components = append(p.Components, plan.Component{Name: s.Component, Enabled: true})
		component = &p.Components[len(p.Components)-1]
	}
	if component.Settings == nil {
		component.Settings = map[string]catalog.Value{}
	}
	component.Settings[s.Key] = v
}

// EverySetting is a plan of a minor in which every setting that a tool reads
// has a value of its own that differs from every default.
func EverySetting(c *catalog.Catalog, with plan.Tool) *plan.Plan {
	p := Everything(c)
	p.Deployment.With = with
	for _, s := range c.Settings() {
		if with.Reads(s) && s.Key != "enabled" {
			Say(p, s, Unusual(c, s))
		}
	}
	return p
}

// Unusual is a value in the setting's form that is no default, and not what the
// chart falls back to either.
func Unusual(c *catalog.Catalog, s *catalog.Setting) catalog.Value {
	name := string(s.Component) + "-" + s.Key
	switch s.Form {
	case catalog.FormBool:
		if ref, ok := catalog.ParseRef(s.Fallback); ok {
			return catalog.BoolOf(!Unusual(c, c.Setting(ref.Component, ref.Key)).True())
		}
		return catalog.BoolOf(!s.Default.True())
	case catalog.FormNumber:
		return catalog.Value{Kind: catalog.Number, Text: "54321"}
	case catalog.FormList, catalog.FormScopes:
		return catalog.ListOf(name+"-1", name+"-2")
	case catalog.FormSecret:
		// Both passwords of a bundled database stand in one Secret.
		return catalog.TextOf("kubernetes:unusual/" + name)
	case catalog.FormJSON:
		return catalog.TextOf(`{"unusual":"` + name + `"}`)
	default:
		return catalog.TextOf("unusual-" + name)
	}
}
