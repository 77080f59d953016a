package evidence

import "entrastudio/model/plan"

// Rule is a declared mapping rule as it was found. A plan may hold thousands, so
// evidence points to them; they must not be changed.
type Rule struct {
	*plan.MappingRule
	// Type is the rule type of Management Identity, ROLE or TENANT.
	Type  string
	Place Place
	Input int
}

// Preset is one API or role grant that a component preset of Management
// Identity declares.
type Preset struct {
	// Preset is its name, such as "operate".
	Preset   string
	Audience string
	// Role is empty for an API's own permission.
	Role       string
	Permission string
	Place      Place
}

// Members are the members of one role of the Orchestration Cluster.
type Members struct {
	Role string
	// Of is users, groups, clients or mappingRules.
	Of    string
	Names []string
	Place Place
	// Default reports that nobody named them: the chart does.
	Default bool
}
