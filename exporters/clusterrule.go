package exporters

import "entrastudio/model/plan"

// ClusterField is one field of a declared mapping rule of the Orchestration
// Cluster, in the spellings of its readers: a values file, a Spring property
// and the ending of a variable (Camunda docs, identity as code).
type ClusterField struct {
	Helm, Property, Variable string
	Of                       func(*plan.MappingRule) string
}

// ClusterFields lists the fields of a declared mapping rule. The rule's name is
// its id; the cluster has no operator, as it matches a text and a list alike.
func ClusterFields() []ClusterField {
	return []ClusterField{
		{"mappingRuleId", "mapping-rule-id", "MAPPINGRULEID", func(r *plan.MappingRule) string { return r.Name }},
		{"claimName", "claim-name", "CLAIMNAME", func(r *plan.MappingRule) string { return r.Claim }},
		{"claimValue", "claim-value", "CLAIMVALUE", func(r *plan.MappingRule) string { return r.Value }},
	}
}

// RulesFor lists the plan's mapping rules for one target, in the plan's order.
func RulesFor(p *plan.Plan, target plan.Target) []*plan.MappingRule {
	var rules []*plan.MappingRule
	for i := range p.MappingRules {
		if p.MappingRules[i].Target == target {
			rules = append(rules, &p.MappingRules[i])
		}
	}
	return rules
}
