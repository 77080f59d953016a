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

// telling reports whether a configured text can be compared with one of a token:
// it says something, and no part of it is filled in elsewhere or was taken out.
func telling(text string) bool {
	return text != "" && !unresolved(text) && len(catalog.Placeholders(text)) == 0
}

// issuers lists the issuers that a token may have, each once: what the
// components that it is compared with are configured with.
func (in *inspection) issuers(j judged) []evidence.Effective {
	var all []evidence.Effective
	add := func(e evidence.Effective) bool {
		text := e.Value.String()
		if e.Fact == nil || e.Origin == evidence.Defaulted || !telling(text) {
			return false
		}
		if !slices.ContainsFunc(all, func(other evidence.Effective) bool { return other.Value.String() == text }) {
			all = append(all, e)
		}
		return true
	}
	for _, p := range in.candidates(j) {
		if !add(p.Get("issuer")) && !add(p.Get("issuerUrl")) {
			add(p.Get("issuerBackendUrl"))
		}
	}
	if len(all) == 0 && in.Uses(plan.Helm) && in.entra(plan.Helm) {
		add(in.Global("issuer"))
	}
	return all
}

// findOtherIssuer compares byte for byte, as every component does.
func findOtherIssuer(in *inspection, r *report) {
	for _, j := range in.tokens() {
		issuers := in.issuers(j)
		has := j.token.Issuer()
		fits := slices.ContainsFunc(issuers, func(e evidence.Effective) bool { return e.Value.String() == has })
		if !j.tells("iss") || len(issuers) == 0 || fits {
			continue
		}
		want := issuers[0]
		f := j.found("iss")
		f.Detail = fmt.Sprintf("The token was issued by %q, and %q is configured (%s). They are compared byte for byte, so the token is refused. %s",
			has, want.Value, placed(want), "Make the configured issuer the one that version 2.0 tokens of the tenant have.")
		f.Expected = Side{Value: want.Value.String(), Because: "this issuer is configured", Place: want.Place()}
		r.add(f)
	}
}

// tenants lists the tenants that the configuration names.
func (in *inspection) tenants(j judged) []evidence.Effective {
	return slices.DeleteFunc(in.issuers(j), func(e evidence.Effective) bool {
		endpoint, ok := catalog.ParseEndpoint(e.Value.String())
		return !ok || !catalog.IsGUID(endpoint.Tenant)
	})
}

// tenantIn is the tenant that an issuer names.
func tenantIn(e evidence.Effective) string {
	endpoint, _ := catalog.ParseEndpoint(e.Value.String())
	return endpoint.Tenant
}

// findOtherTenantToken is a cause of another issuer, so both are told.
func findOtherTenantToken(in *inspection, r *report) {
	for _, j := range in.tokens() {
		tenants := in.tenants(j)
		if !j.readable() || len(tenants) == 0 {
			continue
		}
		claim, has := strayTenant(j.token, tenants)
		if has == "" {
			continue
		}
		want := tenants[0]
		f := j.found(claim)
		f.Detail = fmt.Sprintf("The token is of the tenant %s, and the configuration names %s (%s). Users, apps and keys of another tenant count for nothing here. Sign in to the right tenant, or correct the tenant ID.", has, tenantIn(want), placed(want))
		f.Expected = Side{Value: tenantIn(want), Because: "the issuer names this tenant", Place: want.Place()}
		r.add(f)
	}
}

// strayTenant finds a tenant in a token that none of the configured ones is, and
// the claim that names it.
func strayTenant(t *token.Token, tenants []evidence.Effective) (claim, tenant string) {
	stray := func(id string) bool {
		return catalog.IsGUID(id) && !slices.ContainsFunc(tenants, func(e evidence.Effective) bool { return strings.EqualFold(tenantIn(e), id) })
	}
	value, _ := t.Payload.Member("tid")
	if stray(value.Text) {
		return "tid", value.Text
	}
	if issuer := token.ParseIssuer(t.Issuer()); issuer.IsEntra() && stray(issuer.Tenant) {
		return "iss", issuer.Tenant
	}
	return "", ""
}

// findOtherAudience stays silent unless every audience is known: the token may be for
// the one that is not.
func findOtherAudience(in *inspection, r *report) {
	for _, j := range in.tokens() {
		accepted, certain := in.accepted(j)
		if !j.tells("aud") || len(accepted) == 0 || !certain || acceptedBy(accepted, j.token.Audiences()) {
			continue
		}
		f := j.found("aud")
		whom := "no component of this deployment"
		if j.component != "" {
			whom = "not " + in.title(j.component)
		}
		f.Detail = fmt.Sprintf("The token is for %s, which is the audience of %s. It is refused with a 401. %s",
			shorten(strings.Join(j.token.Audiences(), ", ")), whom, in.otherOwner(j))
		f.Expected = Side{Value: shorten(strings.Join(audienceTexts(accepted), ", ")), Because: "these audiences are accepted", Place: accepted[0].From.Place()}
		r.add(f)
	}
}

// accepted lists the audiences that the components a token is compared with
// accept. It is not certain where one of them is filled in elsewhere or was
// taken out: the token may be just for that one.
func (in *inspection) accepted(j judged) (all []scene.Accepted, certain bool) {
	for _, p := range in.candidates(j) {
		if p.Name() == catalog.Connectors {
			continue
		}
		for _, a := range p.Audiences() {
			if a.From.Origin == evidence.Defaulted && !catalog.IsGUID(a.Audience) && j.component == "" {
				continue
			}
			if !telling(a.Audience) {
				return nil, false
			}
			all = append(all, a)
		}
	}
	return all, true
}

func acceptedBy(accepted []scene.Accepted, audiences []string) bool {
	return slices.ContainsFunc(accepted, func(a scene.Accepted) bool { return slices.Contains(audiences, a.Audience) })
}

func audienceTexts(accepted []scene.Accepted) []string {
	var texts []string
	for _, a := range accepted {
		if !slices.Contains(texts, a.Audience) {
			texts = append(texts, a.Audience)
		}
	}
	return texts
}

// otherOwner says whose the token is, where that is known, or what to do.
func (in *inspection) otherOwner(j judged) string {
	if p, ok := in.PartFor(j.token); ok && p.Name() != j.component {
		return "It is a token for " + p.Component.Title + ". Take the one of this component's own sign-in."
	}
	for _, audience := range j.token.Audiences() {
		if app := in.Picture.Directory.ByAppID(audience); app != nil {
			return "It is a token for the app " + app.DisplayName + ". Ask for the scope <client ID>/.default of the component's own app."
		}
	}
	return "Ask for the scope <client ID>/.default of the component's own app."
}

// firstCluster is the Orchestration Cluster that is configured; false where none is.
func (in *inspection) firstCluster() (scene.Part, bool) {
	if all := in.clusters(); len(all) > 0 {
		return all[0], true
	}
	return scene.Part{}, false
}

// findNoUsername is about people's tokens alone: an app has no username.
func findNoUsername(in *inspection, r *report) {
	p, on := in.firstCluster()
	if !on {
		return
	}
	e := p.Get("usernameClaim")
	expression := e.Value.String()
	for _, j := range in.tokens() {
		app, _ := j.token.AppOnly()
		if !telling(expression) || app || !j.whole() || !j.mayBeFor(catalog.Orchestration) || in.ClaimPresent(j.token, expression) {
			continue
		}
		f := j.found(expression)
		f.Component = catalog.Orchestration
		f.Detail = fmt.Sprintf("The cluster reads the user from the claim %s (%s), and the token has no such claim. The person is unknown to the cluster. Add the claim to the access token's optional claims, or configure another one.", expression, placed(e))
		f.Expected = Side{Value: expression, Because: "it is the configured username claim", Place: e.Place()}
		f.Found = Side{Value: "no " + expression, Because: "the token does not hold it", Place: f.Place}
		f.Fix.Steps = []string{
			"In Entra, open App registrations and the app of " + in.title(catalog.Orchestration) + ".",
			"Under Token configuration choose Add optional claim, Access, " + expression + ".",
			"Sign in again: tokens that were issued before stay as they are.",
		}
		r.add(f)
	}
}
