package check

import (
	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/plan"
	"entrastudio/model/token"
)

// unapplied takes the registration of a component's app away.
func (x *example) unapplied(name catalog.Name) *example {
	d := &x.pic.Directory
	for i := range d.Applications {
		if d.Applications[i].AppID == x.app(name) {
			d.Applications = append(d.Applications[:i:i], d.Applications[i+1:]...)
			return x
		}
	}
	return x
}

// principals gives every app but one its enterprise application, with admin
// consent where that is said.
func (x *example) principals(consent bool, except catalog.Name) *example {
	d := &x.pic.Directory
	d.PrincipalsGiven, d.GrantsGiven = true, consent
	for _, app := range d.Applications {
		if app.AppID == x.app(except) && !consent {
			continue
		}
		d.Principals = append(d.Principals, evidence.ServicePrincipal{ObjectID: "sp-" + app.AppID, AppID: app.AppID, DisplayName: app.DisplayName, Enabled: true})
		if consent && app.AppID != x.app(except) {
			d.Grants = append(d.Grants, evidence.Grant{Client: "sp-" + app.AppID, ForAll: true, Scopes: []string{"openid", "profile", "offline_access"}})
		}
	}
	return x
}

func registrationMistakes() []mistake {
	return []mistake{
		{name: "gone", code: "registration.not-found", component: "optimize", tool: plan.Helm, make: func(x *example) { x.register().unapplied(catalog.Optimize) }},
		{name: "gone", code: "registration.not-found", component: "management-identity", tool: plan.Compose, make: func(x *example) { x.register().unapplied(catalog.ManagementIdentity) }},
		{name: "none at all", code: "registration.not-found", tool: plan.Helm, make: func(x *example) { x.pic.Directory.ApplicationsGiven = true }},
		{name: "null", code: "registration.token-version", component: "optimize", tool: plan.Helm, make: func(x *example) { x.register().application(catalog.Optimize).TokenVersion = 0 }},
		{name: "one", code: "registration.token-version", component: "management-identity", tool: plan.Compose, make: func(x *example) { x.register().application(catalog.ManagementIdentity).TokenVersion = 1 }},
		{name: "initial claim", code: "registration.optional-claim-missing", component: "management-identity", tool: plan.Helm, make: func(x *example) {
			x.register().application(catalog.ManagementIdentity).OptionalClaims = nil
		}},
		{name: "username", code: "registration.optional-claim-missing", component: "orchestration", tool: plan.Compose, minors: clustered(), make: func(x *example) {
			x.register().application(catalog.Orchestration).OptionalClaims = []string{"email"}
		}},
		{name: "groups", code: "registration.optional-claim-missing", component: "optimize", tool: plan.Compose, make: func(x *example) {
			x.rule(identityRule("groups", groupID, plan.Contains, "Optimize")).register()
		}, also: nil},
		{name: "no enterprise application", code: "registration.no-service-principal", component: "optimize", tool: plan.Helm, make: func(x *example) { x.register().principals(false, catalog.Optimize) }},
		{name: "no consent", code: "registration.consent-missing", component: "optimize", tool: plan.Helm, make: func(x *example) { x.register().principals(true, catalog.Optimize) }},
	}
}

// raw shows a token as it stands.
func (x *example) raw(text string) *example {
	x.pic.Tokens = append(x.pic.Tokens, evidence.Token{Token: token.Read(text), Place: evidence.Place{File: "token.txt", Line: 1, Column: 1}})
	return x
}

func tokenMistakes() []mistake {
	const other = "59f58f40-f2af-4ede-b46e-5e7847b82893"
	v1 := `"iss":"https://sts.windows.net/` + tenantID + `/","ver":"1.0"`
	replaced := func(x *example, name catalog.Name, from, to string) {
		x.token(name, "")
		good := x.pic.Tokens[0].Token
		x.pic.Tokens = nil
		x.raw(encode(`{"alg":"RS256"}`) + "." + encode(replaceOnce(good.Payload.JSON, from, to)) + ".c2lnbmF0dXJl")
	}
	return []mistake{
		{name: "no token", code: token.CodeMalformed, tool: plan.Helm, make: func(x *example) { x.raw("eyJhbGciOi") }},
		{name: "five parts", code: token.CodeEncrypted, tool: plan.Compose, make: func(x *example) { x.raw(encode(`{"alg":"RSA-OAEP","enc":"A256GCM"}`) + ".YQ.YQ.YQ.YQ") }},
		{name: "claim twice", code: token.CodeDuplicateMember, component: "optimize", tool: plan.Helm, make: func(x *example) { x.token(catalog.Optimize, `"oid":"other"`) }},
		{name: "none", code: token.CodeAlgUnsafe, component: "optimize", tool: plan.Helm, make: func(x *example) {
			x.token(catalog.Optimize, "")
			payload := x.pic.Tokens[0].Token.Payload.Text
			x.pic.Tokens = nil
			x.raw(encode(`{"alg":"none"}`) + "." + payload + ".")
		}},
		{name: "Graph", code: token.CodeForGraph, tool: plan.Helm, also: []Code{"token.audience-mismatch"}, make: func(x *example) {
			replaced(x, catalog.Optimize, x.app(catalog.Optimize), "00000003-0000-0000-c000-000000000000")
		}},
		{name: "ended", code: token.CodeExpired, component: "optimize", tool: plan.Compose, make: func(x *example) { replaced(x, catalog.Optimize, "1795345000", "1795341060") }},
		{name: "in the future", code: token.CodeNotYetValid, component: "optimize", tool: plan.Compose, make: func(x *example) {
			replaced(x, catalog.Optimize, `"nbf":1795341000`, `"nbf":1795344000`)
		}},
		{name: "other tenant", code: "token.wrong-tenant", component: "optimize", tool: plan.Helm, make: func(x *example) { replaced(x, catalog.Optimize, `"tid":"`+tenantID, `"tid":"`+other) }},
		{name: "slash", code: "token.issuer-mismatch", component: "optimize", tool: plan.Compose, make: func(x *example) { replaced(x, catalog.Optimize, `/v2.0"`, `/v2.0/"`) }},
		{name: "version 1", code: token.CodeVersion1, component: "optimize", tool: plan.Helm, also: []Code{"token.issuer-mismatch"}, make: func(x *example) {
			replaced(x, catalog.Optimize, `"iss":"`+loginURL+`/v2.0","tid":"`+tenantID+`","ver":"2.0"`, v1+`,"tid":"`+tenantID+`"`)
		}},
		{name: "nobody's", code: "token.audience-mismatch", tool: plan.Helm, make: func(x *example) { replaced(x, catalog.Optimize, `"aud":"`+x.app(catalog.Optimize), `"aud":"`+other) }},
		{name: "no username", code: "token.username-claim-missing", component: "orchestration", tool: plan.Compose, minors: clustered(), also: []Code{"mapping.no-match"}, make: func(x *example) {
			replaced(x, catalog.Orchestration, `,"preferred_username":"admin@example.com"`, "")
		}},
		{name: "overage", code: token.CodeGroupsOverage, component: "optimize", tool: plan.Helm, make: func(x *example) {
			x.token(catalog.Optimize, `"_claim_names":{"groups":"src1"},"_claim_sources":{"src1":{"endpoint":"https://graph.microsoft.com/v1.0/x"}}`)
		}},
		{name: "guest", code: "user.guest-id", component: "orchestration", tool: plan.Helm, minors: clustered(), also: []Code{"mapping.no-match"}, make: func(x *example) {
			x.token(catalog.Orchestration, `"preferred_username":"g_partner#EXT#@contoso.example"`)
		}},
	}
}

func databaseMistakes() []mistake {
	rowsLeft := func(x *example) {
		x.rows(append(x.seeded(catalog.Optimize), "optimize-api")...)
	}
	return []mistake{
		{name: "old name left", code: "database.audience-stale", component: "optimize", tool: plan.Helm, make: rowsLeft},
		{name: "old name left", code: "database.audience-stale", component: "optimize", tool: plan.Compose, make: rowsLeft},
		{name: "no row", code: "database.audience-missing", component: "optimize", tool: plan.Helm, make: func(x *example) { x.rows(x.seeded(catalog.Optimize)...) }},
		{name: "no row of the API", code: "database.audience-missing", component: "web-modeler-api", tool: plan.Helm, minors: minors(catalog.V86, catalog.V87, catalog.V88, catalog.V89), make: func(x *example) {
			x.rows(x.seeded(catalog.WebModelerAPI)...)
		}},
		{name: "by a log", code: "database.audience-stale", tool: plan.Helm, also: []Code{"log.no-permission"}, make: func(x *example) {
			x.rows(append(x.seeded(), "console-api")...).line(evidence.LogLine{Kind: evidence.LogPermissionLookup, Audience: "59f58f40-f2af-4ede-b46e-5e7847b82893"})
		}, minors: minors(catalog.V86, catalog.V87, catalog.V88, catalog.V89)},
	}
}

func logMistakes() []mistake {
	kinds := map[evidence.LogKind]Code{
		evidence.LogNoPermission: "log.no-permission", evidence.LogUserInfoResponse: "log.user-info-response", evidence.LogHeaderTooLarge: "log.header-too-large",
		evidence.LogAudienceRejected: "log.audience-rejected", evidence.LogGroupsClaim: "log.groups-claim", evidence.LogIdentityUnreached: "log.identity-unreachable",
	}
	var all []mistake
	for kind, code := range kinds {
		all = append(all, mistake{name: "a line", code: code, component: "optimize", tool: plan.Compose, make: func(x *example) {
			x.line(evidence.LogLine{Kind: kind, Component: catalog.Optimize, Text: "a line"})
		}})
	}
	return append(all,
		mistake{name: "by the app", code: "entra.AADSTS700016", component: "optimize", tool: plan.Helm, make: func(x *example) {
			x.line(evidence.LogLine{Kind: evidence.LogEntraError, Code: "700016", AppID: x.app(catalog.Optimize)})
		}},
		mistake{name: "by the path", code: "entra.AADSTS50011", component: "optimize", tool: plan.Compose, make: func(x *example) {
			x.line(evidence.LogLine{Kind: evidence.LogEntraError, Code: "50011", RedirectURI: "http://elsewhere.example.com/api/authentication/callback"})
		}},
		mistake{name: "nobody knows", code: "entra.unknown-error", tool: plan.Helm, make: func(x *example) {
			x.line(evidence.LogLine{Kind: evidence.LogEntraError, Code: "123456789"})
		}},
	)
}
