package plantest

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"entrastudio/model/catalog"
	"entrastudio/model/plan"

	"pgregory.net/rapid"
)

// Coherent generates plans in normal form in which everything follows: any
// components of the minor, each with the registration that the catalogue asks
// for, rules, databases and a first administrator. An import that sees every
// setting of such a plan can make the same plan again.
func Coherent(c *catalog.Catalog, with plan.Tool) *rapid.Generator[*plan.Plan] {
	return rapid.Custom(func(t *rapid.T) *plan.Plan {
		p := &plan.Plan{
			Camunda:    c.Minor,
			Deployment: plan.Deployment{With: with},
			Tenant:     plan.Tenant{ID: GUID().Draw(t, "tenant"), Cloud: cloud().Draw(t, "cloud")},
			FirstAdmin: plan.Admin{
				Claim: rapid.SampledFrom([]string{"preferred_username", "oid", "email"}).Draw(t, "claim"),
				Value: rapid.SampledFrom([]string{"admin@example.com", "o'neil@example.com"}).Draw(t, "admin"),
			},
		}
		for i := range c.Components {
			addComponent(t, c, p, &c.Components[i])
		}
		addRules(t, c, p)
		addDatabases(t, c, p)
		p.Normalize(c)
		return p
	})
}

// GUID generates GUIDs.
func GUID() *rapid.Generator[string] {
	return rapid.StringMatching(`[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}`)
}

// told reports whether a setting of the plan's tool tells one of the fields of
// a component: what no setting tells, no import can know.
func told(c *catalog.Catalog, p *plan.Plan, name catalog.Name, kind string, fields ...string) bool {
	return slices.ContainsFunc(c.Settings(), func(s *catalog.Setting) bool {
		from, field, _ := strings.Cut(s.From, ":")
		own := from == kind && s.Component == name || from == kind+"@"+string(name)
		return own && p.Deployment.With.Reads(s) && slices.Contains(fields, field)
	})
}

// clientID generates a GUID that no other registration of the plan has.
func clientID(t *rapid.T, n int) string {
	id := GUID().Draw(t, "client")
	return id[:len(id)-2] + fmt.Sprintf("%02d", n)
}

// cloud leaves out clouds that share their login host with another.
func cloud() *rapid.Generator[string] {
	return rapid.SampledFrom([]string{"", "us-government", "china"})
}

// needed are the components without which most of a plan has no reader.
func needed(name catalog.Name) bool {
	return name == catalog.ManagementIdentity || name == catalog.Orchestration || name == catalog.Zeebe || name == catalog.Operate
}

// addComponent switches a component on, with an address and its registration.
func addComponent(t *rapid.T, c *catalog.Catalog, p *plan.Plan, fact *catalog.Component) {
	if !needed(fact.Name) && !rapid.Bool().Draw(t, string(fact.Name)) {
		return
	}
	if owner := ownerOf(fact.Name); owner != "" && !p.On(owner) {
		return
	}
	component := plan.Component{Name: fact.Name, Enabled: true}
	if told(c, p, fact.Name, "component", "url", "root", "callback") {
		component.URL = URL().Draw(t, "url")
	}
	if shared := fact.Registration.SharedWith; shared != "" && p.RegistrationOf(shared) != nil {
		component.Registration = p.RegistrationOf(shared).Name
	} else {
		r := plan.Registration{
			Name:     fact.Registration.Name,
			ClientID: clientID(t, len(p.Registrations)),
			Platform: fact.Registration.Platform,
		}
		if fact.Registration.Secret && told(c, p, fact.Name, "registration", "secret") {
			r.Secret = plan.SecretRef{Store: plan.InKubernetes, Name: "entra-credentials", Key: string(fact.Name)}
		}
		p.Registrations = append(p.Registrations, r)
		component.Registration = r.Name
	}
	p.Components = append(p.Components, component)
}

// ownerOf is the component that serves an API.
func ownerOf(name catalog.Name) catalog.Name {
	switch name {
	case catalog.WebModelerAPI:
		return catalog.WebModeler
	case catalog.HubAPI:
		return catalog.Hub
	default:
		return ""
	}
}

// URL generates base URLs with and without a port and a context path.
func URL() *rapid.Generator[string] {
	return rapid.StringMatching(`https://[a-z]{3,8}\.example\.com(:[1-9][0-9]{3})?(/[a-z]{3,8})?`)
}

func addRules(t *rapid.T, c *catalog.Catalog, p *plan.Plan) {
	for i := range rapid.IntRange(0, 3).Draw(t, "identity rules") {
		if !c.Identity.RulesDeclared.Sure() {
			break
		}
		rule := plan.MappingRule{
			Name: "identity-" + strconv.Itoa(i), Target: plan.ForIdentity, Claim: "groups",
			Operator: rapid.SampledFrom([]plan.Operator{plan.Equals, plan.Contains}).Draw(t, "operator"),
			Value:    GUID().Draw(t, "group"), Roles: []string{"Optimize"},
		}
		if rapid.Bool().Draw(t, "tenants") {
			rule.Tenants = []string{"tenant-a", "tenant-b"}
		}
		p.MappingRules = append(p.MappingRules, rule)
	}
	if c.Cluster == nil {
		return
	}
	for i := range rapid.IntRange(0, 3).Draw(t, "cluster rules") {
		rule := plan.MappingRule{
			Name: "cluster-" + strconv.Itoa(i), Target: plan.ForCluster, Claim: "groups", Value: GUID().Draw(t, "group"),
		}
		for _, role := range c.Cluster.Roles {
			if rapid.Bool().Draw(t, role.Name) {
				rule.Roles = append(rule.Roles, role.Name)
			}
		}
		p.MappingRules = append(p.MappingRules, rule)
	}
}

// addDatabases gives Management Identity a database, in the ways that the minor
// and the tool have settings for.
func addDatabases(t *rapid.T, c *catalog.Catalog, p *plan.Plan) {
	if !p.On(catalog.ManagementIdentity) || !rapid.Bool().Draw(t, "database") {
		return
	}
	d := plan.Database{Name: plan.IdentityDatabase}
	bundles := c.Setting(catalog.ManagementIdentity, "database.bundled")
	if bundles != nil && p.Deployment.With == plan.Helm && rapid.Bool().Draw(t, "bundled") {
		d.Bundled = true
		d.Password = plan.SecretRef{Store: plan.InKubernetes, Name: "postgresql", Key: "user"}
		d.AdminPassword = plan.SecretRef{Store: plan.InKubernetes, Name: "postgresql", Key: "admin"}
	} else {
		d.Host, d.Database, d.Username = "postgresql.example.com", "identity", "camunda"
		d.Port = rapid.IntRange(1024, 65535).Draw(t, "port")
		d.Password = plan.SecretRef{Store: plan.InKubernetes, Name: "postgresql", Key: "user"}
	}
	p.Databases = append(p.Databases, d)
}
