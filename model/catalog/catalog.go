package catalog

// Catalog holds what is true of one Camunda minor. It is read-only: every
// reader shares it.
type Catalog struct {
	Minor   Minor   `yaml:"minor"`
	Support Support `yaml:"support"`
	Chart   Chart   `yaml:"chart"`
	// Sources says once what most facts of this file are taken from.
	Sources Sources `yaml:"sources"`
	// Components come in the order in which people set them up.
	Components []Component `yaml:"components"`
	// Global holds the settings that a chart says once for all components.
	Global []Setting `yaml:"global"`
	// Identity says what Management Identity seeds and accepts.
	Identity Identity `yaml:"identity"`
	// Cluster says what the Orchestration Cluster seeds; nil before 8.8.
	Cluster *Cluster `yaml:"cluster"`
	// Keys lists values keys that are removed, renamed, deprecated or read
	// nowhere, with what replaces them.
	Keys []Key `yaml:"keys"`
	// Reads lists every path below the blocks that this chart reads besides
	// those of the settings; see ReadsPath for its patterns.
	Reads []string `yaml:"reads"`
	// Blocks are the paths below which an unread key is worth a word.
	Blocks []string `yaml:"blocks"`
	// Variables lists the variables of the identity and security families
	// that a container reads besides those of the settings. A name ending in
	// "*" stands for all that begin so.
	Variables []KnownVariable `yaml:"variables"`
	// Behaviours are known traps of this minor, with links.
	Behaviours []Behaviour `yaml:"behaviours"`

	index index
}

// Support holds the dates of a minor, as YYYY-MM-DD; Until is the end of
// standard maintenance.
type Support struct {
	Released string `yaml:"released"`
	Until    string `yaml:"until"`
	Fact     `yaml:",inline"`
}

// Sources are the facts of everything in a minor's file that names no source of
// its own.
type Sources struct {
	// Values holds for a setting with a place in Helm values, Variables for one
	// with variables alone, Keys for a key.
	Values    Fact `yaml:"values"`
	Variables Fact `yaml:"variables"`
	Keys      Fact `yaml:"keys"`
}

// Chart says which chart deploys the minor.
type Chart struct {
	Version string `yaml:"version"`
	// Helm lists the major versions of the Helm CLI that render it.
	Helm []string `yaml:"helm"`
	// Secrets is the form of secret references that this chart prefers.
	Secrets SecretStyle `yaml:"secrets"`
	// Bundles says whether the chart can deploy PostgreSQL, Elasticsearch
	// and Keycloak itself.
	Bundles bool `yaml:"bundles"`
	// ExtraFiles is the YAML form of extraConfiguration: "map" or "list".
	ExtraFiles string `yaml:"extraFiles"`
	Fact       `yaml:",inline"`
}

// SecretStyle is a chart's form of secret references.
type SecretStyle string

// The styles: existingSecret as a map with a name (8.6, 8.7), or a secret
// block with existingSecret and existingSecretKey (8.8 on).
const (
	SecretNameMap SecretStyle = "name-map"
	SecretBlock   SecretStyle = "secret-block"
)

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

// Cluster says what the Orchestration Cluster of a minor seeds.
type Cluster struct {
	// Roles are the default roles by name; members can be given for each.
	Roles []ClusterRole `yaml:"roles"`
	// Helm, Env and Property are where members stand, with {role} and
	// {members} in them, and {n} for the index in a variable.
	Helm     string `yaml:"helm"`
	Env      string `yaml:"env"`
	Property string `yaml:"property"`
	// Rules says where declared mapping rules stand.
	Rules RulePlaces `yaml:"rules"`
	// IDPattern is the pattern that user names and ids must match.
	IDPattern string `yaml:"idPattern"`
	Fact      `yaml:",inline"`
}

// ClusterRole is one default role of the Orchestration Cluster.
type ClusterRole struct {
	Name    string `yaml:"name"`
	Purpose string `yaml:"purpose"`
	// Members lists the kinds of members that the chart takes: users,
	// groups, clients, mappingRules.
	Members []string `yaml:"members"`
	// Defaults are the members that the chart names when nobody does.
	Defaults map[string][]string `yaml:"defaults"`
}

// RulePlaces says where the cluster's declared mapping rules stand.
type RulePlaces struct {
	Helm string `yaml:"helm"`
	// HelmAlso lists further paths that this chart reads for the same thing.
	HelmAlso []string `yaml:"helmAlso"`
	Env      string   `yaml:"env"`
	Property string   `yaml:"property"`
}

// Key is a values key that is not simply read by this chart.
type Key struct {
	Path string   `yaml:"path"`
	Fate KeyFate  `yaml:"fate"`
	Use  string   `yaml:"use"`
	When *KeyWhen `yaml:"when"`
	Fact `yaml:",inline"`
}

// KeyFate is what became of a key.
type KeyFate string

// The fates: the chart fails; it works and warns; it is ignored in silence;
// another key has taken its place.
const (
	KeyRemoved    KeyFate = "removed"
	KeyDeprecated KeyFate = "deprecated"
	KeyIgnored    KeyFate = "ignored"
	KeyRenamed    KeyFate = "renamed"
)

// KeyWhen narrows a key's fate: it applies only when the value is not one of
// Unless, or only when it is one of Is.
type KeyWhen struct {
	Is     []string `yaml:"is"`
	Unless []string `yaml:"unless"`
}

// KnownVariable is a variable that a container reads besides its settings.
type KnownVariable struct {
	Component Name   `yaml:"component"`
	Service   string `yaml:"service"`
	// Name is the variable; one ending in "*" stands for all that begin so.
	Name string `yaml:"name"`
	// Also lists further variables, in the same form, that serve one purpose.
	Also    []string `yaml:"also"`
	Purpose string   `yaml:"purpose"`
	Fact    `yaml:",inline"`
}

// Behaviour is a known trap of a minor.
type Behaviour struct {
	ID        string   `yaml:"id"`
	Component Name     `yaml:"component"`
	Title     string   `yaml:"title"`
	Detail    string   `yaml:"detail"`
	Remedy    string   `yaml:"remedy"`
	Links     []string `yaml:"links"`
	Fact      `yaml:",inline"`
}
