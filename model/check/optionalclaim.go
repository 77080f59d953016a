package check

import (
	"fmt"
	"slices"
	"strings"

	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/plan"
	"entrastudio/model/scene"
	"entrastudio/model/token"
)

// reliance is a claim that something relies on, in a component's token.
type reliance struct {
	part  scene.Part
	claim string
	why   string
	place evidence.Place
}

// reliances lists which claims must be in whose tokens: the cluster's username
// claim, the initial claim, and the claims of mapping rules.
func (in *inspection) reliances() []reliance {
	var all []reliance
	for _, p := range in.parts() {
		switch p.Name() {
		case catalog.Orchestration:
			e := p.Get("usernameClaim")
			all = append(all, reliance{p, scene.ClaimName(e.Value.String()), "it is the username claim", e.Place()})
			if e := p.Get("groupsClaim"); !e.Value.Empty() {
				all = append(all, reliance{p, scene.ClaimName(e.Value.String()), "it is the groups claim", e.Place()})
			}
		case catalog.ManagementIdentity:
			if e := p.Get("initialClaimName"); !p.Get("initialClaimValue").Value.Empty() {
				all = append(all, reliance{p, e.Value.String(), "it is the initial claim", e.Place()})
			}
		}
		all = append(all, in.ruleReliances(p)...)
	}
	return all
}

// ruleReliances are the claims of mapping rules that can give a role for a component:
// each component looks into its own token (camunda-docs#8181).
func (in *inspection) ruleReliances(p scene.Part) []reliance {
	var all []reliance
	seen := map[string]bool{}
	target := plan.ForIdentity
	if p.Component.Permissions == catalog.AskOrchestration {
		target = plan.ForCluster
	}
	roles := in.RolesOf(p.Name())
	for rule := range in.RulesFor(target) {
		claim := in.claimOf(rule)
		if seen[claim] {
			continue
		}
		helps := target == plan.ForCluster && p.Name() == catalog.Orchestration ||
			slices.ContainsFunc(rule.Roles, func(role string) bool { return slices.Contains(roles, role) })
		if helps {
			seen[claim] = true
			all = append(all, reliance{p, claim, "the mapping rule " + rule.Name + " reads it", rule.Place})
		}
	}
	return all
}

// findNoOptionalClaim reports a claim once an app, whoever relies on it.
func findNoOptionalClaim(in *inspection, r *report) {
	if !in.Picture.Directory.ApplicationsGiven {
		return
	}
	seen := map[string]bool{}
	for _, need := range in.reliances() {
		id, _ := in.app(need.part)
		app := in.Picture.Directory.ByAppID(id)
		if app == nil || !app.OptionalClaimsKnown || provides(app, need.claim) || in.tokenHolds(need) || seen[id+" "+need.claim] {
			continue
		}
		seen[id+" "+need.claim] = true
		f := in.onApp(app, shorten("optional claims: "+strings.Join(app.OptionalClaims, ", ")), "the app "+app.DisplayName+" says so")
		f.Component = need.part.Name()
		f.Detail = fmt.Sprintf("%s needs the claim %s in its token: %s. The app %s does not have it among its optional claims for access tokens. Add it there.", need.part.Component.Title, need.claim, need.why, app.DisplayName)
		f.Expected = Side{Value: need.claim, Because: need.why, Place: need.place}
		f.Fix.Steps = claimSteps(app, need.claim)
		r.add(f)
	}
}

// claimSteps are the steps in Entra's pages that put a claim into the tokens of an app.
func claimSteps(app *evidence.Application, claim string) []string {
	add := "Choose Add optional claim, Access, " + claim + "."
	if claim == "groups" {
		add = "Choose Add groups claim, Groups assigned to the application."
	}
	return []string{
		"In Entra, open App registrations, " + app.DisplayName + ", Token configuration.",
		add,
		"Sign in again: tokens that were issued before stay as they are.",
	}
}

// provides reports whether an app's tokens hold a claim, or may: of a claim that
// the table of claims does not know nobody can tell.
func provides(app *evidence.Application, claim string) bool {
	switch {
	case slices.Contains(app.OptionalClaims, claim):
		return true
	case claim == "groups":
		return app.GroupClaims != "" && !strings.EqualFold(app.GroupClaims, "None")
	default:
		return !token.OptionalClaim(claim)
	}
}

// tokenHolds reports whether a token of the component shows the claim.
func (in *inspection) tokenHolds(need reliance) bool {
	for _, j := range in.tokens() {
		if _, holds := j.token.Payload.Member(need.claim); holds && j.component == need.part.Name() {
			return true
		}
	}
	return false
}
