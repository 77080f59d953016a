package upgrade

import (
	"slices"
	"strconv"
	"strings"

	"entrastudio/model/catalog"
	"entrastudio/model/plan"
)

// rules follows the roles of Management Identity: one gets another name, one
// ends, and one moves to the Orchestration Cluster together with its rules.
func (s *step) rules() {
	s.admin()
	kept := make([]plan.MappingRule, 0, len(s.plan.MappingRules))
	var added []plan.MappingRule
	for i := range s.plan.MappingRules {
		rule := s.plan.MappingRules[i]
		if rule.Target != plan.ForIdentity {
			kept = append(kept, rule)
			continue
		}
		before := slices.Clone(rule.Roles)
		where := "mappingRules/" + strconv.Itoa(i)
		moved := s.roles(&rule, where)
		if len(moved) > 0 || s.facts.TenantsMove != "" && len(rule.Tenants) > 0 {
			if made, ok := s.clusterRule(&rule, moved, where, slices.Concat(s.plan.MappingRules, added)); ok {
				added = append(added, made)
			}
		}
		// A rule that gave nothing before is somebody's own and stays.
		if len(before) > 0 && len(rule.Roles) == 0 && len(rule.Tenants) == 0 {
			s.tell(Change{
				Kind: OfRule, Component: catalog.ManagementIdentity, Title: "The mapping rule " + strconv.Quote(rule.Name) + " ends",
				Where: where, Old: describeRule(&rule, before),
				Reason: "It gives nothing in Management Identity any more.",
				Must:   "Delete it under Mappings in Management Identity after the upgrade.", In: InCamunda, Urgency: Recommended,
			}, s.general())
			continue
		}
		kept = append(kept, rule)
	}
	s.plan.MappingRules = append(kept, added...)
	if len(s.plan.MappingRules) == 0 {
		s.plan.MappingRules = nil
	}
}

// roles brings the roles of a rule at a plan path to the new minor and gives those that move to
// the cluster.
func (s *step) roles(rule *plan.MappingRule, where string) (moved []string) {
	var roles []string
	for _, role := range rule.Roles {
		end, renamed := s.roleEnd(role), s.renamed(role)
		switch {
		case end != nil && end.Moves:
			moved = append(moved, role)
			continue
		case renamed != "":
			advice := s.general()
			advice.Why = "The default role has another name in Camunda " + string(s.to.Minor) + "."
			if end != nil {
				advice = end.Advice
			}
			s.tell(Change{
				Kind: OfRole, Component: catalog.ManagementIdentity, Title: "The role " + role + " is called " + renamed + " in the rule " + strconv.Quote(rule.Name),
				Where: where, Old: role, New: renamed, Reason: advice.Why,
			}, advice)
			role = renamed
		case end != nil:
			s.tell(Change{
				Kind: OfRole, Component: catalog.ManagementIdentity, Title: "The role " + role + " is gone from the rule " + strconv.Quote(rule.Name),
				Where: where, Old: role, In: InCamunda, Must: end.Must,
			}, end.Advice)
			continue
		}
		if !slices.Contains(roles, role) {
			roles = append(roles, role)
		}
	}
	rule.Roles = roles
	return moved
}

func (s *step) roleEnd(name string) *catalog.RoleEnd {
	for i := range s.facts.Roles {
		if s.facts.Roles[i].Name == name {
			return &s.facts.Roles[i]
		}
	}
	return nil
}

// renamed is a default role's name in the new minor where it has another one.
func (s *step) renamed(name string) string {
	has := func(c *catalog.Catalog, role string) bool {
		return slices.ContainsFunc(c.Identity.Roles, func(r catalog.Role) bool { return r.Name == role })
	}
	for _, role := range s.from.Identity.Roles {
		if role.Name == name && role.Renamed != "" && has(s.to, role.Renamed) && !has(s.to, name) {
			return role.Renamed
		}
	}
	return ""
}

func describeRule(rule *plan.MappingRule, roles []string) string {
	operator := " is "
	if rule.Operator == plan.Contains {
		operator = " holds "
	}
	text := rule.Claim + operator + rule.Value
	if len(roles) > 0 {
		text += ": roles " + strings.Join(roles, ", ")
	}
	if len(rule.Tenants) > 0 {
		text += "; tenants " + strings.Join(rule.Tenants, ", ")
	}
	return text
}
