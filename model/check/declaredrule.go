package check

import (
	"fmt"
	"strings"

	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/plan"
	"entrastudio/model/scene"
	"entrastudio/model/token"
)

// claimOf is the claim that a rule reads. Thousands of rules read a few claims, most
// of them that of the rule before, so each expression is taken apart once.
func (in *inspection) claimOf(rule *evidence.Rule) string {
	if rule.Target != plan.ForCluster {
		return rule.Claim
	}
	c := &in.claims
	if c.names == nil || rule.Claim != c.lastExpression {
		name, known := c.names[rule.Claim]
		if !known {
			if c.names == nil {
				c.names = map[string]string{}
			}
			name = scene.ClaimName(rule.Claim)
			c.names[rule.Claim] = name
		}
		c.lastExpression, c.lastName = rule.Claim, name
	}
	return c.lastName
}

// claimNames are the claims that the cluster's expressions read.
type claimNames struct {
	names                    map[string]string
	lastExpression, lastName string
}

// onRule begins a finding on a declared rule.
func onRule(rule *evidence.Rule, found, because string) Finding {
	component := catalog.ManagementIdentity
	if rule.Target == plan.ForCluster {
		component = catalog.Orchestration
	}
	return Finding{Component: component, Place: rule.Place, Found: Side{Value: found, Because: because, Place: rule.Place}}
}

// ruleEdit is a change of one field of a plan's rule; nil for a rule that
// stands elsewhere.
func (in *inspection) ruleEdit(rule *evidence.Rule, label, field string, value catalog.Value) *plan.Edit {
	if !strings.HasPrefix(rule.Place.Address, planRules) {
		return nil
	}
	return in.change(label, plan.Change{Path: rule.Place.Address + "/" + field, New: value})
}

// planRules begins the address of a rule that stands in a plan.
const planRules = "mappingRules/"

// findWrongOperator goes by what Entra's claims look like, and by what the token
// holds where one was given for the component.
func findWrongOperator(in *inspection, r *report) {
	reported := map[evidence.Place]bool{}
	report := func(rule *evidence.Rule, list bool) {
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
		for i := range a.access.Trials {
			trial := &a.access.Trials[i]
			if (trial.Miss == scene.ListForText || trial.Miss == scene.TextForList) && trial.Rule.Name != initialRule {
				report(trial.Rule, trial.Miss == scene.ListForText)
			}
		}
	}
	claim, list, known := "", false, false
	for rule := range in.RulesFor(plan.ForIdentity) {
		if rule.Claim != claim {
			claim = rule.Claim
			list, known = token.ListClaim(claim)
		}
		if known && list != (rule.Operator == plan.Contains) {
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

// findPairwiseSub holds for the cluster too: Web Modeler shows it tokens of its own
// app.
func findPairwiseSub(in *inspection, r *report) {
	for i := range in.Picture.Rules {
		rule := &in.Picture.Rules[i]
		if in.claimOf(rule) != "sub" {
			continue
		}
		f := onRule(rule, rule.Claim, "the rule "+rule.Name+" reads it")
		f.Detail = fmt.Sprintf("The rule %s is on sub, which Entra makes anew for each app. The value of one component's token stands in no other's. Use oid and the user's object ID.", rule.Name)
		f.Expected = Side{Value: "oid", Because: "it is the same in every app of the tenant"}
		r.add(f)
	}
}

// findUnsafePath concerns the two minors that read a bare name as a path.
func findUnsafePath(in *inspection, r *report) {
	for rule := range in.RulesFor(plan.ForCluster) {
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

// findNamedGroup lets a name pass that a given token really holds. An object ID is
// what most rules have, so it is looked for first.
func findNamedGroup(in *inspection, r *report) {
	emitted := in.groupsInTokens()
	for i := range in.Picture.Rules {
		rule := &in.Picture.Rules[i]
		if catalog.IsGUID(rule.Value) || in.claimOf(rule) != "groups" || rule.Value == "" || unresolved(rule.Value) || emitted[rule.Value] || in.sanitizedRule(rule) {
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

func (in *inspection) sanitizedRule(rule *evidence.Rule) bool {
	inputs := in.Picture.Inputs
	return catalog.IsPlaceholder(rule.Value) && rule.Input >= 0 && rule.Input < len(inputs) && inputs[rule.Input].Sanitized
}
