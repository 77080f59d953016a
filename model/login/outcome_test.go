package login

import (
	"strings"
	"testing"

	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/plan"
)

// each runs a test for every minor under both tools.
func each(t *testing.T, test func(*testing.T, *example)) {
	t.Helper()
	for _, minor := range catalog.Minors() {
		for _, tool := range []plan.Tool{plan.Helm, plan.Compose} {
			t.Run(string(minor)+"/"+string(tool), func(t *testing.T) { test(t, newExample(t, minor, tool)) })
		}
	}
}

// signedIn lists the components of an example that people sign in to.
func (x *example) signedIn() []catalog.Name {
	var names []catalog.Name
	for i := range x.catalog.Components {
		if c := &x.catalog.Components[i]; c.Redirect.Path != "" {
			names = append(names, c.Name)
		}
	}
	return names
}

// welcome gives a component's person what lets them in.
func (x *example) welcome(name catalog.Name) *example {
	if x.catalog.Component(name).Permissions == catalog.AskOrchestration {
		return x
	}
	roles := []string{}
	for _, role := range x.catalog.Identity.Roles {
		for _, grant := range role.Grants {
			if grant.Component == name && len(roles) == 0 && grant.Permission != "read:users" {
				roles = append(roles, role.Name)
			}
		}
	}
	return x.database(x.app(name)).rule(plan.MappingRule{
		Name: "people", Target: plan.ForIdentity, Claim: "preferred_username", Operator: plan.Equals, Value: person, Roles: roles,
	})
}

func TestAPersonWithTokenRowsAndRoleIsIn(t *testing.T) {
	each(t, func(t *testing.T, x *example) {
		for _, name := range x.signedIn() {
			y := newExample(t, x.catalog.Minor, x.tool)
			y.welcome(name).show(y.claims(name), nil).ends(name, OK, "")
			if l := y.login(name); l.Machine || !strings.Contains(l.Because, "the signature was not checked") {
				t.Errorf("%s: %s", name, l.Because)
			}
		}
	})
}

func TestWithoutATokenNothingIsConcluded(t *testing.T) {
	each(t, func(t *testing.T, x *example) {
		for _, name := range x.signedIn() {
			l := x.login(name)
			if l.Outcome != Unknown || !strings.Contains(l.Because, "no token") {
				t.Errorf("%s: %s because %s", name, l.Outcome, l.Because)
			}
		}
	})
}

func TestARefusedTokenEndsEveryLogin(t *testing.T) {
	wrong := map[string]map[string]any{
		"another issuer":   {"iss": issuer + "/"},
		"version 1":        {"iss": "https://sts.windows.net/" + tenantID + "/", "ver": "1.0"},
		"another audience": {"aud": "99999999-2222-4333-8444-555566667777"},
		"an app ID URI":    {"aud": "api://something"},
		"ended":            {"exp": at().Unix() - 3600},
		"in the future":    {"nbf": at().Unix() + 3600},
		"for Graph":        {"aud": "00000003-0000-0000-c000-000000000000"},
	}
	each(t, func(t *testing.T, x *example) {
		for why, claims := range wrong {
			for _, name := range x.signedIn() {
				y := newExample(t, x.catalog.Minor, x.tool)
				y.welcome(name).show(y.claims(name), claims)
				if l := y.login(name); l.Outcome != TokenRejected {
					t.Errorf("%s with a token %s: %s (%s)", name, why, l.Outcome, l.Because)
				}
			}
		}
	})
}

func TestAFailureIsFollowedByNothing(t *testing.T) {
	x := newExample(t, catalog.V89, plan.Helm)
	x.show(x.claims(catalog.Orchestration), map[string]any{"iss": "https://example.com"})
	failed := false
	for _, step := range x.login(catalog.Orchestration).Steps {
		if failed && step.State != NotReached {
			t.Errorf("%s is %s after the failure", step.Name, step.State)
		}
		failed = failed || step.State == Failed
	}
	if !failed {
		t.Error("no step failed")
	}
}

func TestAudiencesThatIdentityDoesNotKnowGiveNoPermission(t *testing.T) {
	each(t, func(t *testing.T, x *example) {
		x.database("operate-api", "optimize-api")
		for _, name := range x.signedIn() {
			want, page := NoPermission, ""
			switch {
			case name == catalog.Orchestration:
				want = Unknown
			case name == catalog.Operate || name == catalog.Tasklist:
				page = "/noPermission"
			}
			if x.catalog.Minor == catalog.V89 && name == catalog.Orchestration {
				continue
			}
			x.ends(name, want, page)
		}
	})
}

func TestWhatTheConfigurationAloneDecides(t *testing.T) {
	for name, c := range map[string]struct {
		minor     catalog.Minor
		tool      plan.Tool
		component catalog.Name
		set       [2]string
		outcome   Outcome
		page      string
	}{
		"user info left on":             {catalog.V89, plan.Compose, catalog.Orchestration, [2]string{"orchestration/userInfoEnabled", "true"}, ServerError, "500 invalid_user_info_response"},
		"user info does no harm before": {catalog.V810, plan.Compose, catalog.Orchestration, [2]string{"orchestration/userInfoEnabled", "true"}, Unknown, ""},
		"basic":                         {catalog.V88, plan.Compose, catalog.Orchestration, [2]string{"orchestration/method", "basic"}, ServerError, ""},
		"client ID of the chart":        {catalog.V87, plan.Helm, catalog.Operate, [2]string{"operate/clientId", "operate"}, EntraError, "AADSTS700016"},
		"audience as URI":               {catalog.V86, plan.Helm, catalog.Tasklist, [2]string{"tasklist/audience", "api://tasklist"}, TokenRejected, "401"},
		"audience of Keycloak":          {catalog.V810, plan.Compose, catalog.Optimize, [2]string{"optimize/audience", "optimize-api"}, TokenRejected, "401"},
		"cluster without app scope":     {catalog.V88, plan.Compose, catalog.Orchestration, [2]string{"orchestration/scope", "openid,profile"}, TokenRejected, "401"},
		"cluster with a dotted scope":   {catalog.V88, plan.Compose, catalog.Orchestration, [2]string{"orchestration/scope", "openid,./default"}, EntraError, "AADSTS70011"},
		"slash at the issuer":           {catalog.V88, plan.Compose, catalog.Optimize, [2]string{"optimize/issuer", issuer + "/"}, TokenRejected, "401"},
		"issuer of version 1":           {catalog.V87, plan.Compose, catalog.Operate, [2]string{"operate/issuer", "https://sts.windows.net/" + tenantID + "/"}, TokenRejected, "401"},
		"a reference says nothing":      {catalog.V87, plan.Compose, catalog.Operate, [2]string{"operate/clientId", "${OPERATE_CLIENT_ID}"}, Unknown, ""},
		"a placeholder says nothing":    {catalog.V87, plan.Compose, catalog.Operate, [2]string{"operate/audience", "<OPERATE_CLIENT_ID>"}, Unknown, ""},
		"Connectors, scope of others":   {catalog.V88, plan.Helm, catalog.Connectors, [2]string{"connectors/tokenScope", "11111111-2222-4333-8444-555566667777/.default"}, TokenRejected, "401"},
		"Connectors, scope not default": {catalog.V89, plan.Compose, catalog.Connectors, [2]string{"connectors/tokenScope", "openid"}, EntraError, "AADSTS1002012"},
		"Connectors, scope empty":       {catalog.V810, plan.Helm, catalog.Connectors, [2]string{"connectors/tokenScope", ""}, EntraError, "AADSTS90014"},
		"Connectors, none for Operate":  {catalog.V87, plan.Helm, catalog.Connectors, [2]string{"connectors/operateScope", ""}, EntraError, "AADSTS90014"},
	} {
		t.Run(name, func(t *testing.T) {
			x := newExample(t, c.minor, c.tool)
			x.set(c.set[0], c.set[1]).ends(c.component, c.outcome, c.page)
		})
	}
}

func TestWhatTheRegistrationDecides(t *testing.T) {
	const good = "https://optimize.example.com/api/authentication/callback"
	for name, c := range map[string]struct {
		change  func(*evidence.Directory, *evidence.Application)
		outcome Outcome
		page    string
	}{
		"as it should be": {func(*evidence.Directory, *evidence.Application) {}, Unknown, ""},
		"no app":          {func(d *evidence.Directory, a *evidence.Application) { a.AppID = "11111111-2222-4333-8444-555566667777" }, EntraError, "AADSTS700016"},
		"switched off":    {func(_ *evidence.Directory, a *evidence.Application) { a.Enabled = false }, EntraError, "AADSTS7000112"},
		"another URI":     {func(_ *evidence.Directory, a *evidence.Application) { a.Web[0].URI += "/" }, EntraError, "AADSTS50011"},
		"under SPA":       {func(_ *evidence.Directory, a *evidence.Application) { a.Web, a.SPA = nil, a.Web }, EntraError, "AADSTS9002327"},
		"under mobile":    {func(_ *evidence.Directory, a *evidence.Application) { a.Web, a.Public = nil, a.Web }, EntraError, "AADSTS700025"},
		"URIs unsaid":     {func(_ *evidence.Directory, a *evidence.Application) { a.Web, a.RedirectURIsUnsaid = nil, true }, Unknown, ""},
		"secret ended": {func(_ *evidence.Directory, a *evidence.Application) {
			a.Passwords = []evidence.Credential{{End: at().AddDate(0, 0, -1)}}
		}, EntraError, "AADSTS7000222"},
		"one secret lives": {func(_ *evidence.Directory, a *evidence.Application) {
			a.Passwords = []evidence.Credential{{End: at().AddDate(0, 0, -1)}, {End: at().AddDate(0, 0, 1)}}
		}, Unknown, ""},
		"version 1":         {func(_ *evidence.Directory, a *evidence.Application) { a.TokenVersion = 0 }, TokenRejected, "401"},
		"version unsaid":    {func(_ *evidence.Directory, a *evidence.Application) { a.TokenVersion, a.TokenVersionUnsaid = 0, true }, Unknown, ""},
		"no enterprise app": {func(d *evidence.Directory, _ *evidence.Application) { d.PrincipalsGiven = true }, EntraError, "AADSTS500011"},
		"sign-in switched off": {func(d *evidence.Directory, a *evidence.Application) {
			d.Principals = []evidence.ServicePrincipal{{AppID: a.AppID}}
		}, EntraError, "AADSTS7000112"},
		"consent not given is no end": {func(d *evidence.Directory, a *evidence.Application) {
			d.PrincipalsGiven, d.GrantsGiven = true, true
			d.Principals = []evidence.ServicePrincipal{{AppID: a.AppID, Enabled: true}}
		}, Unknown, ""},
	} {
		t.Run(name, func(t *testing.T) {
			for _, minor := range catalog.Minors() {
				x := newExample(t, minor, plan.Helm)
				app := x.register(catalog.Optimize, good)
				x.pic.Directory.ApplicationsGiven = true
				c.change(&x.pic.Directory, app)
				x.ends(catalog.Optimize, c.outcome, c.page)
			}
		})
	}
}

func TestASinglePageAppUnderWebCannotExchangeItsCode(t *testing.T) {
	x := newExample(t, catalog.V88, plan.Helm)
	x.register(catalog.Console, "https://console.example.com/")
	x.ends(catalog.Console, EntraError, "AADSTS9002326")
}

func TestPlainHTTPIsForLocalhostAlone(t *testing.T) {
	x := newExample(t, catalog.V88, plan.Compose).set("optimize/redirectRootUrl", "http://optimize.example.com")
	x.ends(catalog.Optimize, EntraError, "AADSTS50011")
	x.set("optimize/redirectRootUrl", "http://localhost:8083").ends(catalog.Optimize, Unknown, "")
}

func TestSecretsThatEntraRefuses(t *testing.T) {
	for page, secret := range map[string]evidence.Secret{
		"AADSTS7000215": {Literal: true, GUID: true},
		"AADSTS7000218": {KeyMissing: true, Ref: plan.SecretRef{Store: plan.InKubernetes, Name: "entra"}},
	} {
		each(t, func(t *testing.T, x *example) {
			x.set("optimize/clientSecret", "x")
			x.pic.First(catalog.Optimize, "clientSecret").Secret = &secret
			x.ends(catalog.Optimize, EntraError, page)
		})
	}
}

func TestAPickOfRegistrationsProvesNoAppMissing(t *testing.T) {
	x := newExample(t, catalog.V88, plan.Helm)
	x.register(catalog.Optimize, "https://optimize.example.com/api/authentication/callback")
	x.pic.Directory.ApplicationsGiven = true
	x.ends(catalog.Orchestration, Unknown, "")
}
