package check

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/plan"
	"entrastudio/model/scene"
	"entrastudio/model/token"
)

// claimOf is the claim that a rule reads. Thousands of rules read a few claims,
// so each expression is taken apart once.
func (in *inspection) claimOf(rule *evidence.Rule) string {
	if rule.Target != plan.ForCluster {
		return rule.Claim
	}
	names := memo(in, "claim names", func() map[string]string { return map[string]string{} })
	name, known := names[rule.Claim]
	if !known {
		name = scene.ClaimName(rule.Claim)
		names[rule.Claim] = name
	}
	return name
}

// onRule begins a finding on a declared rule.
func onRule(rule evidence.Rule, found, because string) Finding {
	component := catalog.ManagementIdentity
	if rule.Target == plan.ForCluster {
		component = catalog.Orchestration
	}
	return Finding{Component: component, Place: rule.Place, Found: Side{Value: found, Because: because, Place: rule.Place}}
}

// ruleEdit is a change of one field of a plan's rule; nil for a rule that
// stands elsewhere.
func (in *inspection) ruleEdit(rule evidence.Rule, label, field string, value catalog.Value) *plan.Edit {
	if !strings.HasPrefix(rule.Place.Address, planRules) {
		return nil
	}
	return in.change(label, plan.Change{Path: rule.Place.Address + "/" + field, New: value})
}

// planRules begins the address of a rule that stands in a plan.
const planRules = "mappingRules/"

func findUnknownRole(in *inspection, r *report) {
	known := in.identityRoles()
	for _, rule := range in.RulesFor(plan.ForIdentity) {
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

// pair is a rule's claim and value.
type pair struct{ claim, value string }

// oneRule reports whether two rules of one claim and value are one to Camunda.
// Lists in different places replace one another, so only those of one place are
// compared.
func oneRule(a, b *evidence.Rule) bool {
	if a.Target != b.Target || a.Input != b.Input || a.Target == plan.ForIdentity && ruleType(*a) != ruleType(*b) {
		return false
	}
	return a.Place.Address == b.Place.Address ||
		strings.HasPrefix(a.Place.Address, planRules) && strings.HasPrefix(b.Place.Address, planRules)
}

func findDuplicateRule(in *inspection, r *report) {
	rules := in.Picture.Rules
	// Nearly every rule is the only one of its claim and value.
	first := make(map[pair]int32, len(rules))
	further := map[pair][]int32{}
	for i := range rules {
		key := pair{rules[i].Claim, rules[i].Value}
		earlier, seen := first[key]
		if !seen {
			first[key] = int32(i)
			continue
		}
		at := slices.IndexFunc(append([]int32{earlier}, further[key]...), func(j int32) bool { return oneRule(&rules[j], &rules[i]) })
		switch {
		case at < 0:
			further[key] = append(further[key], int32(i))
		case at == 0:
			in.reportDuplicate(r, rules[earlier], rules[i])
		default:
			in.reportDuplicate(r, rules[further[key][at-1]], rules[i])
		}
	}
}

func (in *inspection) reportDuplicate(r *report, earlier, rule evidence.Rule) {
	f := onRule(rule, rule.Claim+" = "+rule.Value, "the rule "+rule.Name+" says so")
	f.Detail = fmt.Sprintf("The rules %s (%s) and %s both map %s = %s. Camunda keeps one rule for a claim and value, so the roles of the other are never given. Join them into one rule.", earlier.Name, earlier.Place, rule.Name, rule.Claim, rule.Value)
	f.Expected = Side{Value: "one rule for a claim and value", Because: "the rule " + earlier.Name + " has them already", Place: earlier.Place}
	f.Fix.Edit = in.joined(earlier, rule)
	r.add(f)
}

// joined gives the roles and tenants of a second rule of a plan to the first and
// takes the second away.
func (in *inspection) joined(first, second evidence.Rule) *plan.Edit {
	if !strings.HasPrefix(first.Place.Address, planRules) || !strings.HasPrefix(second.Place.Address, planRules) {
		return nil
	}
	if _, err := strconv.Atoi(strings.TrimPrefix(second.Place.Address, planRules)); err != nil {
		return nil
	}
	var changes []plan.Change
	for _, field := range []struct {
		name         string
		first, other []string
	}{{"roles", first.Roles, second.Roles}, {"tenants", first.Tenants, second.Tenants}} {
		all := slices.Clone(field.first)
		for _, item := range field.other {
			if !slices.Contains(all, item) {
				all = append(all, item)
			}
		}
		if len(all) > len(field.first) {
			changes = append(changes, plan.Change{Path: first.Place.Address + "/" + field.name, Old: catalog.ListOf(field.first...), New: catalog.ListOf(all...)})
		}
	}
	changes = append(changes, plan.Change{Path: second.Place.Address, Remove: true})
	return &plan.Edit{Label: "Join the two rules", Changes: changes}
}

// findWrongOperator goes by what Entra's claims look like, and by what the token
// holds where one was given for the component.
func findWrongOperator(in *inspection, r *report) {
	reported := map[evidence.Place]bool{}
	report := func(rule evidence.Rule, list bool) {
		want, what := plan.Equals, "a text"
		if list {
			want, what = plan.Contains, "a list"
		}
		if reported[rule.Place] {
			return
		}
		reported[rule.Place] = true
		f := onRule(rule, string(rule.Operator), "the rule "+rule.Name+" says so")
		f.Detail = fmt.Sprintf("The rule %s compares %s by %s, and %s is %s. It never matches, whoever signs in. Use %s.", rule.Name, rule.Claim, operatorText(rule.Operator), rule.Claim, what, want)
		f.Expected = Side{Value: string(want), Because: rule.Claim + " is " + what}
		f.Fix.Edit = in.ruleEdit(rule, "Compare by "+string(want), "operator", catalog.TextOf(string(want)))
		r.add(f)
	}
	for _, a := range in.accesses() {
		for _, trial := range a.access.Trials {
			if trial.Rule.Name != initialRule && (trial.Miss == scene.ListForText || trial.Miss == scene.TextForList) {
				report(trial.Rule, trial.Miss == scene.ListForText)
			}
		}
	}
	for _, rule := range in.RulesFor(plan.ForIdentity) {
		list, known := token.ListClaim(rule.Claim)
		if known && rule.Claim != "" && list != (rule.Operator == plan.Contains) {
			report(rule, list)
		}
	}
}

// initialRule is the name of the rule that Management Identity makes from the
// initial claim. Nobody declares its operator.
const initialRule = "Default"

func operatorText(o plan.Operator) string {
	if o == "" {
		return "no operator"
	}
	return string(o)
}

func findPairwiseSub(in *inspection, r *report) {
	for i := range in.Picture.Rules {
		rule := in.Picture.Rules[i]
		if in.claimOf(&in.Picture.Rules[i]) != "sub" {
			continue
		}
		f := onRule(rule, rule.Claim, "the rule "+rule.Name+" reads it")
		f.Detail = fmt.Sprintf("The rule %s is on sub, which Entra makes anew for each app. The value of one component's token stands in no other's. Use oid and the user's object ID.", rule.Name)
		f.Expected = Side{Value: "oid", Because: "it is the same in every app of the tenant"}
		r.add(f)
	}
}

func findUnsafePath(in *inspection, r *report) {
	for _, rule := range in.RulesFor(plan.ForCluster) {
		if rule.Claim == "" || strings.HasPrefix(rule.Claim, "$") || plainName(rule.Claim) {
			continue
		}
		safe := "$['" + strings.ReplaceAll(rule.Claim, "'", `\'`) + "']"
		f := onRule(rule, rule.Claim, "the rule "+rule.Name+" reads it")
		f.Detail = fmt.Sprintf("The rule %s is on the claim %s, which Camunda %s reads as a path. It finds nothing, and the rule never matches. Write %s.", rule.Name, rule.Claim, in.Catalog.Minor, safe)
		f.Expected = Side{Value: safe, Because: "a name in brackets is taken as it stands"}
		f.Fix.Edit = in.ruleEdit(rule, "Write the claim as a name", "claim", catalog.TextOf(safe))
		r.add(f)
	}
}

// plainName reports a claim name that means the same as a path and as a name.
func plainName(name string) bool {
	for i, c := range name {
		letter := c == '_' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
		if !letter && (i == 0 || c < '0' || c > '9') {
			return false
		}
	}
	return true
}

func findNamedGroup(in *inspection, r *report) {
	emitted := in.groupsInTokens()
	for i := range in.Picture.Rules {
		rule := in.Picture.Rules[i]
		if in.claimOf(&in.Picture.Rules[i]) != "groups" || rule.Value == "" || unresolved(rule.Value) || catalog.IsGUID(rule.Value) || emitted[rule.Value] || in.sanitizedRule(rule) {
			continue
		}
		f := onRule(rule, rule.Value, "the rule "+rule.Name+" names it")
		f.Detail = fmt.Sprintf("The rule %s looks for the group %q. Entra puts object IDs of groups into the token, so the name is not there. Use the group's object ID.", rule.Name, rule.Value)
		f.Expected = Side{Value: "the group's object ID", Because: "the groups claim holds object IDs"}
		f.Fix.Steps = []string{"In Entra, open Groups and the group " + rule.Value + ".", "Copy its Object ID into the mapping rule."}
		r.add(f)
	}
}

// groupsInTokens are the groups that the given tokens hold: an app can ask for
// names, and then the token shows them.
func (in *inspection) groupsInTokens() map[string]bool {
	all := map[string]bool{}
	for _, j := range in.tokens() {
		groups, _ := j.token.Groups()
		for _, group := range groups {
			all[group] = true
		}
	}
	return all
}

func (in *inspection) sanitizedRule(rule evidence.Rule) bool {
	inputs := in.Picture.Inputs
	return catalog.IsPlaceholder(rule.Value) && rule.Input >= 0 && rule.Input < len(inputs) && inputs[rule.Input].Sanitized
}
