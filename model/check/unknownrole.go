package check

import (
	"fmt"
	"slices"
	"strings"

	"entrastudio/model/catalog"
	"entrastudio/model/plan"
)

// findUnknownRole names what the role is called in this minor, where that is known.
func findUnknownRole(in *inspection, r *report) {
	known := in.identityRoles()
	for rule := range in.RulesFor(plan.ForIdentity) {
		for _, role := range rule.Roles {
			if known[role] || unresolved(role) {
				continue
			}
			f := onRule(rule, role, "the rule "+rule.Name+" gives this role")
			f.Detail = fmt.Sprintf("The rule %s gives the role %s, which Camunda %s does not have. Whoever matches it gets nothing. %s", rule.Name, role, in.Catalog.Minor, in.roleAdvice(role))
			f.Expected = Side{Value: in.currentRole(role), Because: "this is what the minor calls it"}
			if f.Expected.Value != "" {
				roles := slices.Clone(rule.Roles)
				roles[slices.Index(roles, role)] = f.Expected.Value
				f.Fix.Edit = in.ruleEdit(rule, "Give the role "+f.Expected.Value, "roles", catalog.ListOf(roles...))
			}
			r.add(f)
		}
	}
	in.findUnknownClusterRole(r)
}

// identityRoles are the roles that Management Identity has: the minor's own and
// those that the configuration declares.
func (in *inspection) identityRoles() map[string]bool {
	known := map[string]bool{}
	for _, role := range in.Catalog.Identity.Roles {
		known[role.Name] = true
	}
	for _, name := range in.Picture.RolesKnown {
		known[name] = true
	}
	return known
}

// currentRole is what this minor calls a role that an older one has under
// another name; empty where it has none in its place.
func (in *inspection) currentRole(name string) string {
	for _, minor := range catalog.Minors() {
		older, err := catalog.Of(minor)
		if err != nil || !minor.Before(in.Catalog.Minor) {
			continue
		}
		for _, role := range older.Identity.Roles {
			if role.Name == name && role.Renamed != "" {
				return role.Renamed
			}
		}
	}
	for role := range in.identityRoles() {
		if strings.EqualFold(role, name) {
			return role
		}
	}
	return ""
}

// roleAdvice is the last sentence of the finding.
func (in *inspection) roleAdvice(role string) string {
	if current := in.currentRole(role); current != "" {
		return "It is called " + current + " here."
	}
	var names []string
	for _, r := range in.Catalog.Identity.Roles {
		names = append(names, r.Name)
	}
	return "The roles are " + strings.Join(names, ", ") + "."
}

// findUnknownClusterRole looks at members of default roles that the cluster does
// not have, unless roles of its own are declared.
func (in *inspection) findUnknownClusterRole(r *report) {
	if in.Catalog.Cluster == nil || in.grantsElsewhere() {
		return
	}
	seeded := map[string]bool{}
	var names []string
	for _, role := range in.Catalog.Cluster.Roles {
		seeded[role.Name] = true
		names = append(names, role.Name)
	}
	for _, m := range in.Picture.Members {
		if seeded[m.Role] || len(m.Names) == 0 {
			continue
		}
		seeded[m.Role] = true
		r.add(Finding{
			Component: catalog.Orchestration, Place: m.Place,
			Detail:   fmt.Sprintf("The cluster's default roles have members in %s, which Camunda %s does not have. Nobody gets anything from it. The roles are %s.", m.Role, in.Catalog.Minor, strings.Join(names, ", ")),
			Expected: Side{Value: strings.Join(names, ", "), Because: "these are the default roles of the minor"},
			Found:    Side{Value: m.Role, Because: "it is given members here", Place: m.Place},
		})
	}
}
