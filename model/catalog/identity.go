package catalog

// Identity says what Management Identity of a minor seeds and accepts.
type Identity struct {
	// APIs are the resource servers whose permissions a role can hold.
	APIs []API `yaml:"apis"`
	// Roles are the default roles.
	Roles []Role `yaml:"roles"`
	// RulesDeclared says whether mapping rules can be declared as
	// configuration (identity.mapping-rules), and how sure that is.
	RulesDeclared Fact `yaml:"rulesDeclared"`
}

// AskedAPIs lists the APIs whose components ask Management Identity what a
// signed-in person may do. The Orchestration Cluster has an API there too, but
// roles of its own, and does not ask (Camunda docs, authorizations).
func (c *Catalog) AskedAPIs() []API {
	var asked []API
	for _, api := range c.Identity.APIs {
		if owner := c.Component(api.Component); owner != nil && owner.Permissions == AskIdentity {
			asked = append(asked, api)
		}
	}
	return asked
}

// API is one resource server of Management Identity.
type API struct {
	// Component owns the API; its audience is what the component asks for.
	Component Name   `yaml:"component"`
	Preset    string `yaml:"preset"`
	Title     string `yaml:"title"`
	// Audience is the Keycloak-style name that applies when nothing else is
	// configured.
	Audience    string   `yaml:"audience"`
	Permissions []string `yaml:"permissions"`
	Fact        `yaml:",inline"`
}

// Role is one default role of Management Identity.
type Role struct {
	Name string `yaml:"name"`
	// Renamed is the role's name in the next minor where it changed.
	Renamed string `yaml:"renamed"`
	// Preset is the component preset that seeds it; empty for a role that is
	// seeded on demand or by hand.
	Preset string  `yaml:"preset"`
	Grants []Grant `yaml:"grants"`
	Fact   `yaml:",inline"`
}

// Grant is one permission of a role, on the API of a component.
type Grant struct {
	Component  Name   `yaml:"component"`
	Permission string `yaml:"permission"`
}
