package catalog

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
	// Administration is the title of the pages in which people keep roles and
	// mapping rules: Identity in 8.8, Admin from 8.9 on (Camunda docs, Admin).
	Administration string `yaml:"administration"`
	Fact           `yaml:",inline"`
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
