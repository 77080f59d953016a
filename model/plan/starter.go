package plan

import (
	"slices"

	"entrastudio/model/catalog"
)

// credentials is the Kubernetes Secret that the documentation's guide makes for
// all client secrets (Camunda docs, microsoft-entra).
const credentials = "entra-credentials"

// Starter is the plan that a planner begins with: every component of the minor,
// on localhost, each with the app registration that it needs. The ids are still
// to be filled in.
func Starter(c *catalog.Catalog) *Plan {
	p := &Plan{
		Name: "camunda", Camunda: c.Minor,
		Deployment: Deployment{With: Helm, Release: "camunda", Namespace: "camunda"},
		FirstAdmin: Admin{Claim: "preferred_username"},
	}
	for i := range c.Components {
		p.startComponent(c, &c.Components[i])
	}
	for _, name := range DatabaseNames() {
		p.Databases = append(p.Databases, Database{Name: name, Bundled: c.Chart.Bundles})
	}
	p.Normalize(c)
	return p
}

// StarterFile writes a starter as the file that a planner fills in: with an empty
// place for each ID that Entra gives, and for the first administrator.
func StarterFile(p *Plan) (*Document, error) {
	f := planForm(p)
	empty := func(key string) []entry { return []entry{{key, form{value: catalog.TextOf("")}}} }
	for i := 0; i < len(f.entries); i++ {
		switch part := &f.entries[i]; part.key {
		case "firstAdmin":
			part.value.entries = append(part.value.entries, empty("value")...)
			f.entries = slices.Insert(f.entries, i, entry{"tenant", mappingOf(empty("id"))})
			i++
		case "registrations":
			for j := range part.value.items {
				item := &part.value.items[j]
				item.entries = slices.Insert(item.entries, 1, empty("clientId")...)
			}
		}
	}
	return parsed("", canonicalForm(f), p)
}

func (p *Plan) startComponent(c *catalog.Catalog, fact *catalog.Component) {
	owner := fact
	if other := c.Component(fact.Registration.SharedWith); other != nil {
		owner = other
	}
	component := Component{Name: fact.Name, Enabled: true, Registration: owner.Registration.Name}
	if fact.Redirect.Path != "" {
		component.URL = fact.Local
	}
	p.Components = append(p.Components, component)
	if p.Registration(owner.Registration.Name) != nil {
		return
	}
	registration := Registration{Name: owner.Registration.Name, Platform: owner.Registration.Platform}
	if owner.Registration.Secret {
		registration.Secret = SecretRef{Store: InKubernetes, Name: credentials, Key: string(owner.Name) + "-client-secret"}
	}
	p.Registrations = append(p.Registrations, registration)
}
