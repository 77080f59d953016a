package upgrade

import (
	"slices"
	"strconv"
	"strings"

	"entrastudio/model/catalog"
	"entrastudio/model/pattern"
	"entrastudio/model/plan"
)

// admin says who administers the cluster once there is one.
func (s *step) admin() {
	admin := s.plan.FirstAdmin
	if s.from.Cluster != nil || s.to.Cluster == nil || !s.plan.On(catalog.Orchestration) || admin.Value == "" {
		return
	}
	change := Change{
		Kind: OfRole, Component: catalog.Orchestration, Title: "The first administrator is the cluster's too",
		Where: "firstAdmin/value", New: "role admin: " + admin.Value,
		Reason: "The cluster has roles of its own, and knows a person by the claim " + admin.Claim + ". ",
	}
	for _, role := range s.to.Cluster.Roles {
		if users := role.Defaults["users"]; role.Name == "admin" && len(users) > 0 {
			change.Reason += "Without a name of yours the chart's own user " + strings.Join(users, ", ") + " would be its administrator."
		}
	}
	if id := pattern.New(s.to.Cluster.IDPattern); !id.MatchString(admin.Value) {
		change.Must = "The cluster refuses user names with other characters than letters, digits and _ @ . + -. Name somebody else, or choose another claim."
		change.In = InEntra
	}
	s.tell(change, catalog.Advice{Fact: s.to.Cluster.Fact, Link: s.facts.Guide})
}

// clusterRule makes the rule that matches the same tokens in the cluster. Roles
// of the cluster are not those of Management Identity, and none of them is as
// narrow, so a person decides what the rule gives.
func (s *step) clusterRule(rule *plan.MappingRule, moved []string, where string, all []plan.MappingRule) (plan.MappingRule, bool) {
	if s.to.Cluster == nil || !s.plan.On(catalog.Orchestration) {
		return plan.MappingRule{}, false
	}
	made := plan.MappingRule{
		Name: s.ruleID(rule.Name, all), Target: plan.ForCluster, Claim: claimPath(rule.Claim), Value: rule.Value,
		Tenants: slices.Clone(rule.Tenants),
	}
	advice, change := s.ruleAdvice(moved), Change{
		Kind: OfRule, Component: catalog.Orchestration, Title: "The mapping rule " + strconv.Quote(rule.Name) + " is for the cluster too",
		Where: where, Old: describeRule(rule, moved), New: describeRule(&made, nil),
	}
	if len(moved) > 0 {
		change.Must = "Give it roles of the cluster (" + s.clusterRoles() + ") or authorizations, in the place of " + strings.Join(moved, ", ") + "."
		change.In = InCamunda
	}
	if len(made.Tenants) > 0 {
		change.Must = strings.TrimSpace(change.Must + " Assign it to the tenants " + strings.Join(made.Tenants, ", ") + " in the cluster.")
		change.In = InCamunda
	}
	// The cluster keeps a claim and its value once.
	same := slices.IndexFunc(all, func(r plan.MappingRule) bool {
		return r.Target == plan.ForCluster && r.Claim == made.Claim && r.Value == made.Value
	})
	admin := rule.Claim == s.plan.FirstAdmin.Claim && rule.Value == s.plan.FirstAdmin.Value
	switch {
	case same >= 0:
		change.New = describeRule(&all[same], all[same].Roles)
		change.Reason = sentence(advice.Why) + " The cluster has a rule with this claim and value already, and takes no second one (camunda#38405)."
	case admin && len(made.Tenants) == 0:
		change.New, change.Must, change.In = "role admin: "+rule.Value, "", ""
		change.Reason = sentence(advice.Why) + " The first administrator has every right in the cluster already."
	default:
		s.tell(change, advice)
		return made, true
	}
	s.tell(change, advice)
	return plan.MappingRule{}, false
}

// ruleAdvice is what the catalogue says of the first role that moves, or of
// tenants where none does.
func (s *step) ruleAdvice(moved []string) catalog.Advice {
	if len(moved) > 0 {
		return s.roleEnd(moved[0]).Advice
	}
	advice := s.general()
	advice.Why = s.facts.TenantsMove
	return advice
}

func (s *step) clusterRoles() string {
	names := make([]string, len(s.to.Cluster.Roles))
	for i, role := range s.to.Cluster.Roles {
		names[i] = role.Name
	}
	return strings.Join(names, ", ")
}

// ruleID is a rule's name as the cluster takes it for an id, and that no rule
// has: letters, digits and _ @ . + - (Camunda docs, security configuration).
func (s *step) ruleID(name string, all []plan.MappingRule) string {
	id := strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9', strings.ContainsRune("_@.+-", r):
			return r
		default:
			return '-'
		}
	}, strings.TrimSpace(name))
	if id == "" {
		id = "rule"
	}
	taken := func(id string) bool {
		return slices.ContainsFunc(all, func(r plan.MappingRule) bool { return r.Target == plan.ForCluster && r.Name == id })
	}
	unique := id
	for n := 2; taken(unique); n++ {
		unique = id + "-" + strconv.Itoa(n)
	}
	return unique
}

var plainName = pattern.New(`^[A-Za-z_][A-Za-z0-9_]*$`)

// claimPath is a claim's name as the cluster reads it: a name with dots,
// slashes or hyphens would be taken for a path (camunda source,
// MappingRuleMatcher).
func claimPath(name string) string {
	if name == "" || strings.HasPrefix(name, "$") || plainName.MatchString(name) {
		return name
	}
	return `$['` + strings.NewReplacer(`\`, `\\`, `'`, `\'`).Replace(name) + `']`
}
