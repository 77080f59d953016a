package plan

import (
	"entrastudio/model/catalog"
)

// APIVersion and Kind open every plan file.
const (
	APIVersion = "entrastudio/v1"
	Kind       = "Plan"
)

// Plan is a deployment as it should be. The zero value is an empty plan; copy
// with Clone, compare with Equal.
type Plan struct {
	Name    string        `yaml:"name"`
	Camunda catalog.Minor `yaml:"camunda"`
	// Deployment says by what tool it is deployed, and under what names.
	Deployment Deployment `yaml:"deployment"`
	Tenant     Tenant     `yaml:"tenant"`
	FirstAdmin Admin      `yaml:"firstAdmin"`
	// Components are in the catalogue's order; a component that is not listed
	// is off. The name global holds what a chart says once for all.
	Components []Component `yaml:"components"`
	// Registrations have unique names; components refer to them by name.
	Registrations []Registration `yaml:"registrations"`
	MappingRules  []MappingRule  `yaml:"mappingRules"`
	Databases     []Database     `yaml:"databases"`
	// Kept holds what an import found and no setting of the catalogue
	// stands for: it is listed, and exported again as it was.
	Kept Kept `yaml:"kept"`
}

// Tool is what deploys Camunda.
type Tool string

// The tools.
const (
	Helm    Tool = "helm"
	Compose Tool = "compose"
)

// Deployment says by what tool the plan is deployed.
type Deployment struct {
	With Tool `yaml:"with"`
	// Release and Namespace are the names of the Helm release; empty means
	// "camunda".
	Release   string `yaml:"release"`
	Namespace string `yaml:"namespace"`
}

// Tenant is the Microsoft Entra tenant.
type Tenant struct {
	// ID is the tenant ID, a GUID.
	ID string `yaml:"id"`
	// Cloud is a cloud of the catalogue, such as "public"; empty means public.
	// "custom" takes the two URLs below.
	Cloud    string `yaml:"cloud"`
	LoginURL string `yaml:"loginUrl"`
	GraphURL string `yaml:"graphUrl"`
}

// Admin is the first administrator: who holds this value in this claim of the
// access token may administer Management Identity and the cluster.
type Admin struct {
	Claim string `yaml:"claim"`
	Value string `yaml:"value"`
}

// Component is one component of the deployment.
type Component struct {
	Name    catalog.Name `yaml:"name"`
	Enabled bool         `yaml:"enabled"`
	// URL is the base URL that browsers use, context path included, without
	// a slash at its end.
	URL string `yaml:"url"`
	// Internal is the base URL that other containers use; empty means the
	// catalogue's.
	Internal string `yaml:"internal"`
	// Registration names the component's app registration.
	Registration string `yaml:"registration"`
	// Settings holds what differs from what follows from the plan, by the
	// setting's key. Null leaves the setting at the chart's default.
	Settings map[string]catalog.Value `yaml:"settings"`
}

// Registration is an app registration as it should be.
type Registration struct {
	Name     string           `yaml:"name"`
	ClientID string           `yaml:"clientId"`
	Platform catalog.Platform `yaml:"platform"`
	// RedirectURIs are the registered ones, in full; empty means those that
	// its components send, see RedirectURIsOf.
	RedirectURIs []string `yaml:"redirectUris"`
	// TokenVersion is requestedAccessTokenVersion; 0 means 2, what Camunda
	// needs.
	TokenVersion int `yaml:"tokenVersion"`
	// OptionalClaims are the optional claims of the access token; empty means
	// those that the plan relies on, see OptionalClaimsOf.
	OptionalClaims []string `yaml:"optionalClaims"`
	// GroupClaims is groupMembershipClaims, such as "ApplicationGroup".
	GroupClaims string `yaml:"groupClaims"`
	// Secret is where the client secret value is kept.
	Secret SecretRef `yaml:"secret"`
}

// Target is where a mapping rule lives.
type Target string

// The targets of mapping rules.
const (
	ForIdentity Target = "management-identity"
	ForCluster  Target = "orchestration"
)

// Operator compares a claim with a rule's value.
type Operator string

// The operators of Management Identity: Equals is for a text claim, Contains
// for an array (camunda-docs#8173). The cluster has none: it matches either.
const (
	Equals   Operator = "EQUALS"
	Contains Operator = "CONTAINS"
)

// MappingRule gives roles or tenants to tokens that hold a value in a claim.
type MappingRule struct {
	// Name is the rule's name; in the cluster also its id.
	Name     string   `yaml:"name"`
	Target   Target   `yaml:"target"`
	Claim    string   `yaml:"claim"`
	Operator Operator `yaml:"operator"`
	Value    string   `yaml:"value"`
	Roles    []string `yaml:"roles"`
	Tenants  []string `yaml:"tenants"`
}

// Database is one PostgreSQL database of a component.
type Database struct {
	// Name is "identity" or "web-modeler".
	Name string `yaml:"name"`
	// Bundled says that the chart deploys it.
	Bundled  bool   `yaml:"bundled"`
	Host     string `yaml:"host"`
	Port     int    `yaml:"port"`
	Database string `yaml:"database"`
	Username string `yaml:"username"`
	// URL is the JDBC URL where a component takes one instead of host, port
	// and database.
	URL           string    `yaml:"url"`
	Password      SecretRef `yaml:"password"`
	AdminPassword SecretRef `yaml:"adminPassword"`
}

// Component finds a component by name; nil where the plan does not list it.
func (p *Plan) Component(name catalog.Name) *Component {
	for i := range p.Components {
		if p.Components[i].Name == name {
			return &p.Components[i]
		}
	}
	return nil
}

// On reports whether a component is listed and enabled.
func (p *Plan) On(name catalog.Name) bool {
	c := p.Component(name)
	return c != nil && c.Enabled
}

// Registration finds a registration by its name; nil where there is none.
func (p *Plan) Registration(name string) *Registration {
	for i := range p.Registrations {
		if p.Registrations[i].Name == name {
			return &p.Registrations[i]
		}
	}
	return nil
}

// RegistrationOf finds the registration of a component; nil where it has none.
func (p *Plan) RegistrationOf(name catalog.Name) *Registration {
	c := p.Component(name)
	if c == nil || c.Registration == "" {
		return nil
	}
	return p.Registration(c.Registration)
}

// Database finds a database by name; nil where the plan lists none.
func (p *Plan) Database(name string) *Database {
	for i := range p.Databases {
		if p.Databases[i].Name == name {
			return &p.Databases[i]
		}
	}
	return nil
}
