package plan

import "entrastudio/model/catalog"

// The tables of the plan's plain fields, in the order of the plan file.

func planLeaves() []leaf[Plan] {
	return []leaf[Plan]{
		textLeaf("name", func(p *Plan) *string { return &p.Name }),
		textLeaf("camunda", func(p *Plan) *catalog.Minor { return &p.Camunda }, catalog.Minors()...),
	}
}

func deploymentLeaves() []leaf[Deployment] {
	return []leaf[Deployment]{
		textLeaf("with", func(d *Deployment) *Tool { return &d.With }, Helm, Compose),
		textLeaf("release", func(d *Deployment) *string { return &d.Release }),
		textLeaf("namespace", func(d *Deployment) *string { return &d.Namespace }),
	}
}

func tenantLeaves() []leaf[Tenant] {
	return []leaf[Tenant]{
		textLeaf("id", func(t *Tenant) *string { return &t.ID }),
		textLeaf("cloud", func(t *Tenant) *string { return &t.Cloud }, cloudNames()...),
		textLeaf("loginUrl", func(t *Tenant) *string { return &t.LoginURL }),
		textLeaf("graphUrl", func(t *Tenant) *string { return &t.GraphURL }),
	}
}

func adminLeaves() []leaf[Admin] {
	return []leaf[Admin]{
		textLeaf("claim", func(a *Admin) *string { return &a.Claim }),
		textLeaf("value", func(a *Admin) *string { return &a.Value }),
	}
}

func componentLeaves() []leaf[Component] {
	return []leaf[Component]{
		boolLeaf("enabled", func(c *Component) *bool { return &c.Enabled }, true),
		textLeaf("url", func(c *Component) *string { return &c.URL }),
		textLeaf("internal", func(c *Component) *string { return &c.Internal }),
		textLeaf("registration", func(c *Component) *string { return &c.Registration }),
	}
}

func registrationLeaves() []leaf[Registration] {
	return []leaf[Registration]{
		textLeaf("name", func(r *Registration) *string { return &r.Name }),
		textLeaf("clientId", func(r *Registration) *string { return &r.ClientID }),
		textLeaf("platform", func(r *Registration) *catalog.Platform { return &r.Platform },
			catalog.PlatformWeb, catalog.PlatformSPA, catalog.PlatformNone),
		listLeaf("redirectUris", func(r *Registration) *[]string { return &r.RedirectURIs }),
		numberLeaf("tokenVersion", func(r *Registration) *int { return &r.TokenVersion }, 1, 2),
		listLeaf("optionalClaims", func(r *Registration) *[]string { return &r.OptionalClaims }),
		textLeaf("groupClaims", func(r *Registration) *string { return &r.GroupClaims }),
		secretLeaf("secret", func(r *Registration) *SecretRef { return &r.Secret }),
	}
}

func ruleLeaves() []leaf[MappingRule] {
	return []leaf[MappingRule]{
		textLeaf("name", func(r *MappingRule) *string { return &r.Name }),
		textLeaf("target", func(r *MappingRule) *Target { return &r.Target }, ForIdentity, ForCluster),
		textLeaf("claim", func(r *MappingRule) *string { return &r.Claim }),
		textLeaf("operator", func(r *MappingRule) *Operator { return &r.Operator }, Equals, Contains),
		textLeaf("value", func(r *MappingRule) *string { return &r.Value }),
		listLeaf("roles", func(r *MappingRule) *[]string { return &r.Roles }),
		listLeaf("tenants", func(r *MappingRule) *[]string { return &r.Tenants }),
	}
}

// DatabaseNames lists the databases that a plan can hold.
func DatabaseNames() []string { return []string{IdentityDatabase, ModelerDatabase} }

// The databases: Management Identity's, and that of Web Modeler, which is
// Camunda Hub's from 8.10 on.
const (
	IdentityDatabase = "identity"
	ModelerDatabase  = "web-modeler"
)

func databaseLeaves() []leaf[Database] {
	return []leaf[Database]{
		boolLeaf("bundled", func(d *Database) *bool { return &d.Bundled }, false),
		textLeaf("host", func(d *Database) *string { return &d.Host }),
		numberLeaf("port", func(d *Database) *int { return &d.Port }, 1, 65535),
		textLeaf("database", func(d *Database) *string { return &d.Database }),
		textLeaf("username", func(d *Database) *string { return &d.Username }),
		textLeaf("url", func(d *Database) *string { return &d.URL }),
		secretLeaf("password", func(d *Database) *SecretRef { return &d.Password }),
		secretLeaf("adminPassword", func(d *Database) *SecretRef { return &d.AdminPassword }),
	}
}

// componentNames lists the components that a plan of any minor can hold.
func componentNames() []catalog.Name {
	return []catalog.Name{
		catalog.Global, catalog.ManagementIdentity, catalog.Operate, catalog.Tasklist, catalog.Zeebe,
		catalog.Orchestration, catalog.Connectors, catalog.Optimize, catalog.WebModeler, catalog.WebModelerAPI,
		catalog.Console, catalog.Hub, catalog.HubAPI,
	}
}
