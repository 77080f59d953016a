package check

import (
	"fmt"

	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/scene"
)

// claimRules are about how the Orchestration Cluster reads who a token is for.
func claimRules() []rule {
	return []rule{
		{Declaration{
			Code: "claim.prefer-username-missing", Severity: Error, From: catalog.V88, SeenIn: []string{"V", "E"},
			Title:       "Every person is taken for a client",
			Explanation: "A person's token carries azp too. Unless preferUsernameClaim is true the cluster looks for a client first, finds one, and knows nothing of the person's roles.",
			Mend:        "Set preferUsernameClaim to true.",
			Links:       []string{"https://github.com/camunda/camunda/issues/39049"},
		}, findPreferUsername},
		{Declaration{
			Code: "claim.client-id-wrong", Severity: Error, From: catalog.V88, SeenIn: []string{"V", "E"},
			Title:       "The client ID claim is not azp",
			Explanation: "Version 2.0 tokens name the calling app in azp. With another claim Connectors and other machine clients are unknown to the cluster, or people are taken for clients.",
			Mend:        "Set the client ID claim to azp.",
			Links:       []string{"https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference"},
		}, findClientClaim},
		{Declaration{
			Code: "claim.username-oid-multitenancy", Severity: Warning, From: catalog.V88, SeenIn: []string{"V", "E"},
			Title:       "The username claim oid breaks Connectors under multi-tenancy",
			Explanation: "Tokens of apps carry oid too. With multi-tenancy on, Connectors are taken for a person who belongs to no tenant, and every command is refused.",
			Mend:        "Use preferred_username as the username claim, or switch multi-tenancy off.",
			Links:       []string{"https://github.com/camunda/camunda-docs/issues/8802"},
		}, findObjectIDTenancy},
		{Declaration{
			Code: "claim.userinfo-enabled", Severity: Error, From: catalog.V89, Until: catalog.V89, SeenIn: []string{"V", "E"},
			Title:       "The user-info call is not switched off",
			Explanation: "8.9 asks Microsoft's user-info endpoint, which belongs to Microsoft Graph and refuses a token for another app. The login ends in a 500 with invalid_user_info_response.",
			Mend:        "Set CAMUNDA_SECURITY_AUTHENTICATION_OIDC_USERINFOENABLED to false.",
			Links:       []string{"https://github.com/camunda/camunda/issues/53685", "https://github.com/camunda/camunda/issues/58310"},
		}, findUserInfo},
		{Declaration{
			Code: "claim.modeler-variable-renamed", Severity: Error, From: catalog.V89, Until: catalog.V89, SeenIn: []string{"E"},
			Title:       "Web Modeler no longer reads CAMUNDA_IDENTITY_USERNAMECLAIM",
			Explanation: "8.9 renamed the variable. The old one is ignored in silence, and Web Modeler shows the claim name, or nothing where tokens lack it.",
			Mend:        "Rename it to CAMUNDA_MODELER_OAUTH2_TOKEN_USERNAMECLAIM.",
			Links:       []string{"https://github.com/camunda/camunda-docs/issues/8687"},
		}, findRenamedModelerVariable},
	}
}

// clusters lists the Orchestration Clusters that are configured.
func (in *inspection) clusters() []scene.Part {
	var found []scene.Part
	for _, p := range in.parts() {
		if p.Name() == catalog.Orchestration {
			found = append(found, p)
		}
	}
	return found
}

// onCluster looks at one setting of each cluster, unless its value is filled in
// elsewhere.
func (in *inspection) onCluster(key string, look func(scene.Part, evidence.Effective)) {
	for _, p := range in.clusters() {
		if e := p.Get(key); e.Fact != nil && !unresolved(e.Value.String()) {
			look(p, e)
		}
	}
}

// findPreferUsername goes by the effective value: the default of the chart and of
// the program is false, which is wrong for every tenant of Entra.
func findPreferUsername(in *inspection, r *report) {
	in.onCluster("preferUsernameClaim", func(p scene.Part, e evidence.Effective) {
		if e.Value.True() {
			return
		}
		f := in.of(p, "preferUsernameClaim")
		f.Detail = "Without it the cluster asks a person's token for its client first and finds " + in.clientClaim(p) + ". The person's own roles and authorizations never count. Set it to true."
		f.Expected = Side{Value: "true", Because: "tokens of people carry azp too"}
		f.Fix.Edit = in.setting("Prefer the username claim", f.Ref, catalog.BoolOf(true))
		r.add(f)
	})
}

// clientClaim is the claim in which the cluster looks for a client.
func (in *inspection) clientClaim(p scene.Part) string {
	if claim := p.Get("clientIdClaim").Value.String(); claim != "" {
		return claim
	}
	return azp
}

// azp is the claim that names the calling app in a version 2.0 token (Microsoft
// Entra docs, access token claims reference).
const azp = "azp"

// findClientClaim takes every spelling of azp, as a name or as a path.
func findClientClaim(in *inspection, r *report) {
	in.onCluster("clientIdClaim", func(p scene.Part, e evidence.Effective) {
		text := e.Value.String()
		if scene.ClaimName(text) == azp {
			return
		}
		f := in.of(p, "clientIdClaim")
		what := fmt.Sprintf("The client ID claim is %s.", text)
		if text == "" {
			what = "No client ID claim is set."
		}
		f.Detail = what + " Entra names the calling app in azp, so the cluster cannot tell which app a token belongs to. Set the claim to azp."
		f.Expected = Side{Value: azp, Because: "version 2.0 tokens name the calling app there"}
		f.Fix.Edit = in.setting("Read the client from azp", f.Ref, catalog.TextOf(azp))
		r.add(f)
	})
}

func findObjectIDTenancy(in *inspection, r *report) {
	in.onCluster("usernameClaim", func(p scene.Part, e evidence.Effective) {
		tenancy := p.Get("multitenancy")
		if scene.ClaimName(e.Value.String()) != "oid" || !tenancy.Value.True() {
			return
		}
		f := in.of(p, "usernameClaim")
		f.Detail = fmt.Sprintf("The username claim is oid, and multi-tenancy is on (%s). Tokens of apps carry oid too, so Connectors are taken for a person without a tenant. Use preferred_username.", placed(tenancy))
		f.Expected = Side{Value: "preferred_username", Because: "tokens of apps do not carry it", Place: tenancy.Place()}
		f.Fix.Edit = in.setting("Read the username from preferred_username", f.Ref, catalog.TextOf("preferred_username"))
		r.add(f)
	})
}

// placed says where a value stands, by its file and line or by its address.
func placed(e evidence.Effective) string {
	if place := e.Place(); place.Line > 0 {
		return place.String()
	}
	return e.Place().Address
}

// findUserInfo wants the switch off by whatever way: a variable, a property or an
// extra file of the chart.
func findUserInfo(in *inspection, r *report) {
	in.onCluster("userInfoEnabled", func(p scene.Part, e evidence.Effective) {
		if foldedEqual(e.Value.String(), "false") {
			return
		}
		f := in.of(p, "userInfoEnabled")
		f.Detail = "8.9 fetches user information after every login, from an endpoint that only takes tokens for Microsoft Graph. It answers 401, and the browser gets a 500 with invalid_user_info_response. Switch the call off."
		f.Expected = Side{Value: "false", Because: "Entra's user-info endpoint refuses the cluster's token"}
		f.Fix.Edit = in.setting("Switch the user-info call off", f.Ref, catalog.BoolOf(false))
		r.add(f)
	})
}

// The old and the new name of the variable that tells Web Modeler its username
// claim (camunda-docs#8687).
const (
	oldUsernameVariable = "CAMUNDA_IDENTITY_USERNAMECLAIM"
	newUsernameVariable = "CAMUNDA_MODELER_OAUTH2_TOKEN_USERNAMECLAIM"
)

// findRenamedModelerVariable tells of the old name even beside the new one: the
// two can differ, and the old one looks as if it counted.
func findRenamedModelerVariable(in *inspection, r *report) {
	for i := range in.Picture.Variables {
		v := &in.Picture.Variables[i]
		if !in.renamedVariable(v) {
			continue
		}
		r.add(Finding{
			Component: v.Component, Place: v.Place,
			Expected: Side{Value: newUsernameVariable, Because: "Web Modeler 8.9 reads this one"},
			Found:    Side{Value: v.Name, Because: "nothing reads it any more", Place: v.Place},
		})
	}
}

// renamedVariable reports a variable that only an older Web Modeler reads.
func (in *inspection) renamedVariable(v *evidence.Variable) bool {
	old := v.Name == oldUsernameVariable || v.Name == "CAMUNDA_IDENTITY_USERNAME_CLAIM"
	return old && v.Component == catalog.WebModeler && in.Catalog.Minor == catalog.V89
}
