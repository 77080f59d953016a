package draft

import (
	"entrastudio/model/evidence"
	"entrastudio/model/plan"
)

// typeTenant is the type of Management Identity's rules that give tenants.
const typeTenant = "TENANT"

// rules tells the builder the declared mapping rules. Management Identity has a
// rule for roles and one for tenants where a plan has one for both.
func (d *draft) rules() {
	var told []plan.MappingRule
	for _, rule := range d.picture.Rules {
		if n := len(told) - 1; rule.Type == typeTenant && n >= 0 && sameMatch(told[n], rule) && told[n].Tenants == nil {
			told[n].Tenants = rule.Tenants
			continue
		}
		told = append(told, *rule.MappingRule)
	}
	for _, rule := range told {
		d.builder.Rule(rule)
	}
}

func sameMatch(a plan.MappingRule, b evidence.Rule) bool {
	return a.Name == b.Name && a.Target == b.Target && a.Claim == b.Claim && a.Operator == b.Operator && a.Value == b.Value
}
