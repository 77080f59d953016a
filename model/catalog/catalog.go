package catalog

// Catalog holds what is true of one Camunda minor. It is read-only: every
// reader shares it.
type Catalog struct {
	Minor   Minor   `yaml:"minor"`
	Support Support `yaml:"support"`
	Chart   Chart   `yaml:"chart"`
	// Compose says which of Camunda's Compose files runs the minor.
	Compose Compose `yaml:"compose"`
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

// Behaviour is a known trap of a minor.
type Behaviour struct {
	ID        string `yaml:"id"`
	Component Name   `yaml:"component"`
	// With is the tool whose deployments alone it concerns, "helm" or
	// "compose"; empty where it concerns both.
	With   string   `yaml:"with"`
	Title  string   `yaml:"title"`
	Detail string   `yaml:"detail"`
	Remedy string   `yaml:"remedy"`
	Links  []string `yaml:"links"`
	Fact   `yaml:",inline"`
}
