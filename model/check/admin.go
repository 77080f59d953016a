package check

import (
	"fmt"
	"slices"

	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/plan"
	"entrastudio/model/scene"
)

// adminRules are about who can enter first and give roles to others.
func adminRules() []rule {
	return []rule{
		{Declaration{
			Code: "admin.initial-claim-missing", Severity: Error, SeenIn: []string{"V", "E"},
			Title:       "Nobody is named as first administrator",
			Explanation: "Management Identity makes its first mapping rule from the initial claim at its first start. Without a value no token matches it, and nobody can enter Management Identity to give roles to others.",
			Mend:        "Set the initial claim's value to that of the first administrator, such as the user's object ID for the claim oid.",
			Links:       []string{"https://github.com/camunda/camunda-docs/issues/8173"},
		}, findNoInitialClaim},
		{Declaration{
			Code: "admin.initial-claim-duplicate-rule", Severity: Error, SeenIn: []string{"V", "E"},
			Title:       "A declared mapping rule repeats the initial claim",
			Explanation: "Management Identity tells rules apart by claim name, value and type, not by name. The rule Default of the initial claim is made first, so the declared one is skipped in silence and its roles are never given.",
			Mend:        "Drop the initial claim where rules are declared, or give the declared rule another claim or value.",
			Links:       []string{"https://github.com/camunda/camunda-deployment-references"},
		}, findRepeatedInitialClaim},
		{Declaration{
			Code: "admin.demo-user", Severity: Warning, From: catalog.V88, SeenIn: []string{"V"},
			Title:       "The cluster's administrator is still the chart's user demo",
			Explanation: "The chart names demo as member of the role admin unless somebody else is named. Entra has no such user, so the cluster has no administrator, and a user of this name would become one.",
			Mend:        "Name the administrators in orchestration.security.initialization.defaultRoles.admin.users.",
		}, findDemoUser},
	}
}

// findNoInitialClaim says nothing where a declared rule lets somebody in, which is
// the other way to begin.
func findNoInitialClaim(in *inspection, r *report) {
	for _, p := range in.parts() {
		if p.Name() != catalog.ManagementIdentity || in.rulesOpen(p) {
			continue
		}
		e := p.Get("initialClaimValue")
		text := e.Value.String()
		if text != "" && (!catalog.IsPlaceholder(text) || in.sanitized(e.Setting)) {
			continue
		}
		f := in.of(p, "initialClaimValue")
		claim := p.Get("initialClaimName").Value.String()
		f.Detail = fmt.Sprintf("No value is set for the initial claim %s. Management Identity gives the first administrator's role to whoever holds it in the token, so nobody gets in. Set it before the first start; afterwards only a mapping rule helps.", claim)
		f.Expected = Side{Value: "the first administrator's " + claim, Because: "the rule Default is made from it"}
		r.add(f)
	}
}

// rulesOpen reports whether a declared mapping rule lets somebody into
// Management Identity, which makes the initial claim unnecessary.
func (in *inspection) rulesOpen(identity scene.Part) bool {
	roles := in.RolesOf(identity.Name())
	for rule := range in.RulesFor(plan.ForIdentity) {
		if slices.ContainsFunc(rule.Roles, func(role string) bool { return slices.Contains(roles, role) }) {
			return true
		}
	}
	return false
}

// findRepeatedInitialClaim compares what Management Identity compares: claim, value
// and type (camunda-deployment-references, ecs-single-region-fargate).
func findRepeatedInitialClaim(in *inspection, r *report) {
	for _, p := range in.parts() {
		value, name := p.Get("initialClaimValue"), p.Get("initialClaimName")
		if p.Name() != catalog.ManagementIdentity || value.Setting == nil || value.Value.Empty() || unresolved(value.Value.String()) {
			continue
		}
		for rule := range in.RulesFor(plan.ForIdentity) {
			if rule.Claim != name.Value.String() || rule.Value != value.Value.String() || ruleType(rule) != typeRole {
				continue
			}
			f := Finding{
				Component: p.Name(), Place: rule.Place,
				Detail:   fmt.Sprintf("The rule %s maps %s = %s, which is the initial claim (%s). The rule Default has the same claim, value and type, so this one is skipped and its roles are never given. Take the initial claim away, or change the rule.", rule.Name, rule.Claim, rule.Value, placed(value)),
				Expected: Side{Value: "another claim or value", Because: "the initial claim makes this rule already", Place: value.Place()},
				Found:    Side{Value: rule.Claim + " = " + rule.Value, Because: "the rule " + rule.Name + " declares it", Place: rule.Place},
			}
			r.add(f)
		}
	}
}

// The rule types of Management Identity.
const (
	typeRole   = "ROLE"
	typeTenant = "TENANT"
)

// ruleType is a rule's type; one that does not say gives roles unless it names
// tenants alone.
func ruleType(rule *evidence.Rule) string {
	switch {
	case rule.Type != "":
		return rule.Type
	case len(rule.Roles) == 0 && len(rule.Tenants) > 0:
		return typeTenant
	default:
		return typeRole
	}
}

// findDemoUser compares with the chart's default, so that a list which merely repeats
// it is found too.
func findDemoUser(in *inspection, r *report) {
	for _, p := range in.clusters() {
		key := catalog.RoleKey("admin", "users")
		e := p.Get(key)
		if p.Tool != plan.Helm || e.Fact == nil || e.Fact.Default.Empty() || !e.Value.Same(e.Fact.Default, e.Fact.Form) {
			continue
		}
		f := in.of(p, key)
		f.Detail = fmt.Sprintf("The role admin of the Orchestration Cluster has the member %s, whom the chart names when nobody else is. Entra has no such user, so nobody can administer the cluster. Name the administrators by their username claim, %s.", e.Fact.Default, p.Get("usernameClaim").Value)
		f.Expected = Side{Value: "people of the tenant", Because: "the chart's own user does not exist in Entra"}
		if in.Picture.Plan != nil && in.Picture.Plan.FirstAdmin.Value != "" {
			f.Fix.Edit = in.setting("Name the first administrator", f.Ref, catalog.ListOf(in.Picture.Plan.FirstAdmin.Value))
		}
		r.add(f)
	}
}
