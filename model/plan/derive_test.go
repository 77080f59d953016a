package plan_test

import (
	"encoding/json"
	"strings"
	"testing"

	"entrastudio/model/catalog"
	"entrastudio/model/plan"

	"github.com/google/go-cmp/cmp"
)

func of(t *testing.T, minor catalog.Minor) *catalog.Catalog {
	t.Helper()
	c, err := catalog.Of(minor)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestEffectiveSaysValueOriginAndPath(t *testing.T) {
	c := of(t, catalog.V88)
	p := guide(c)
	for _, set := range []struct {
		path string
		v    catalog.Value
	}{
		{"components/orchestration/settings/audience", catalog.TextOf("api://x")},
		{"components/orchestration/settings/scope", catalog.Value{}},
	} {
		if err := plan.Set(p, set.path, set.v); err != nil {
			t.Fatal(err)
		}
	}
	const login = "https://login.microsoftonline.com/6f1c2d3e-0a4b-4c5d-8e6f-708192a3b4c5"
	for _, test := range []struct {
		component catalog.Name
		key       string
		want      plan.Resolved
	}{
		{catalog.Global, "issuer", plan.Resolved{Value: catalog.TextOf(login + "/v2.0"), Origin: plan.Derived, Path: "tenant/id"}},
		{catalog.Global, "tokenUrl", plan.Resolved{Value: catalog.TextOf(login + "/oauth2/v2.0/token"), Origin: plan.Derived, Path: "tenant/id"}},
		{catalog.Global, "type", plan.Resolved{Value: catalog.TextOf("MICROSOFT"), Origin: plan.Derived, Path: "components/global/settings/type"}},
		{catalog.Global, "keycloakEnabled", plan.Resolved{Value: catalog.BoolOf(false), Origin: plan.Derived, Path: "components/global/settings/keycloakEnabled"}},
		{catalog.Orchestration, "clientId", plan.Resolved{
			Value: catalog.TextOf("00000000-0000-4000-8000-000000000002"), Origin: plan.Derived, Path: "registrations/1/clientId",
		}},
		{catalog.Orchestration, "audience", plan.Resolved{
			Value: catalog.TextOf("api://x"), Origin: plan.Explicit, Path: "components/orchestration/settings/audience",
		}},
		{catalog.Orchestration, "scope", plan.Resolved{Value: catalog.ListOf([]string{}...), Origin: plan.Nulled, Path: "components/orchestration/settings/scope"}},
		{catalog.Orchestration, "clientSecret", plan.Resolved{
			Value: catalog.TextOf("kubernetes:entra-credentials/orchestration"), Origin: plan.Derived, Path: "registrations/1/secret",
		}},
		{catalog.Orchestration, "multitenancy", plan.Resolved{
			Value: catalog.BoolOf(false), Origin: plan.Defaulted, Path: "components/orchestration/settings/multitenancy",
		}},
		{catalog.Connectors, "tokenScope", plan.Resolved{
			Value: catalog.TextOf("00000000-0000-4000-8000-000000000002/.default"), Origin: plan.Derived, Path: "registrations/1/clientId",
		}},
		{catalog.ManagementIdentity, "initialClaimName", plan.Resolved{
			Value: catalog.TextOf("preferred_username"), Origin: plan.Derived, Path: "firstAdmin/claim",
		}},
		{catalog.WebModeler, "enabled", plan.Resolved{Value: catalog.BoolOf(false), Origin: plan.Derived, Path: "components/web-modeler/enabled"}},
		{catalog.WebModeler, "clientId", plan.Resolved{
			Value: c.Setting(catalog.WebModeler, "clientId").Default, Origin: plan.Defaulted, Path: "components/web-modeler/registration",
		}},
		{catalog.Orchestration, catalog.RoleKey("admin", "users"), plan.Resolved{
			Value: catalog.ListOf("admin@example.com"), Origin: plan.Derived, Path: "firstAdmin/value",
		}},
		{catalog.Orchestration, catalog.RoleKey("rpa", "mappingRules"), plan.Resolved{
			Value: catalog.ListOf("operators"), Origin: plan.Derived, Path: "mappingRules",
		}},
		{catalog.Orchestration, catalog.RoleKey("connectors", "clients"), plan.Resolved{
			Value: catalog.ListOf("00000000-0000-4000-8000-000000000002"), Origin: plan.Derived, Path: "registrations/1/clientId",
		}},
	} {
		s := c.Setting(test.component, test.key)
		if s == nil {
			t.Errorf("%s/%s is not in the catalogue", test.component, test.key)
			continue
		}
		if diff := cmp.Diff(test.want, p.Effective(c, s)); diff != "" {
			t.Errorf("%s:\n%s", s.Ref(), diff)
		}
	}
}

func TestChartFallsBackAndContainersDoNot(t *testing.T) {
	c := of(t, catalog.V88)
	s := c.Setting(catalog.Orchestration, "method")
	p := guide(c)
	if err := plan.Set(p, "components/orchestration/settings/method", catalog.Value{}); err != nil {
		t.Fatal(err)
	}
	if got := p.Effective(c, s).Value.Text; got != "oidc" {
		t.Errorf("in a chart the cluster's method falls back to the global one, not %q", got)
	}
	p.Deployment.With = plan.Compose
	if got := p.Effective(c, s).Value.Text; got != "basic" {
		t.Errorf("a container has nothing to fall back to, not %q", got)
	}
}

func TestMostEndpointsDecideTheTenant(t *testing.T) {
	c := of(t, catalog.V88)
	const ours, other = "6f1c2d3e-0a4b-4c5d-8e6f-708192a3b4c5", "11111111-2222-4333-8444-555555555555"
	b := plan.NewBuilder(c, plan.Helm)
	url := "https://login.microsoftonline.us/"
	b.Observe(c.Setting(catalog.Global, "issuer"), catalog.TextOf(url+other+"/v2.0"))
	b.Observe(c.Setting(catalog.Global, "issuerBackendUrl"), catalog.TextOf(url+ours+"/v2.0"))
	b.Observe(c.Setting(catalog.Global, "tokenUrl"), catalog.TextOf(url+ours+"/oauth2/v2.0/token"))
	p := b.Plan()
	if want := (plan.Tenant{ID: ours, Cloud: "us-government"}); p.Tenant != want {
		t.Errorf("%+v", p.Tenant)
	}
	if got := p.Component(catalog.Global).Settings["issuer"].Text; got != url+other+"/v2.0" {
		t.Errorf("the endpoint of another tenant stands nowhere: %q", got)
	}
}

func TestTenantOfACloudOfItsOwn(t *testing.T) {
	c := of(t, catalog.V88)
	b := plan.NewBuilder(c, plan.Helm)
	b.Observe(c.Setting(catalog.Global, "issuer"), catalog.TextOf("https://login.example.com/6f1c2d3e-0a4b-4c5d-8e6f-708192a3b4c5/v2.0"))
	want := plan.Tenant{ID: "6f1c2d3e-0a4b-4c5d-8e6f-708192a3b4c5", Cloud: plan.CustomCloud, LoginURL: "https://login.example.com"}
	if got := b.Plan().Tenant; got != want {
		t.Errorf("%+v", got)
	}
}

func TestBuilderTakesNoSecret(t *testing.T) {
	c := of(t, catalog.V88)
	b := plan.NewBuilder(c, plan.Helm)
	b.Observe(c.Setting(catalog.Orchestration, "clientSecret"), catalog.TextOf("Zq8~hunter2"))
	p := b.Plan()
	if diff := cmp.Diff([]string{"orchestration/clientSecret"}, p.Kept.Withheld); diff != "" {
		t.Error(diff)
	}
	d, err := plan.New(p)
	if err != nil {
		t.Fatal(err)
	}
	if text := string(d.Bytes()); len(text) == 0 || strings.Contains(text, "hunter2") {
		t.Errorf("the secret is in the plan:\n%s", text)
	}
}

func TestComponentsWithOneClientShareARegistration(t *testing.T) {
	c := of(t, catalog.V88)
	b := plan.NewBuilder(c, plan.Helm)
	b.Know(plan.Registration{Name: "Camunda in the tenant", ClientID: "A", GroupClaims: "All"})
	b.Know(plan.Registration{Name: "Payroll", ClientID: "z"})
	b.Observe(c.Setting(catalog.Orchestration, "clientId"), catalog.TextOf("a"))
	b.Observe(c.Setting(catalog.Connectors, "clientId"), catalog.TextOf("A"))
	b.Observe(c.Setting(catalog.Optimize, "enabled"), catalog.BoolOf(true))
	b.Observe(c.Setting(catalog.Optimize, "clientId"), catalog.TextOf("b"))
	p := b.Plan()
	want := []plan.Registration{
		{Name: "Camunda in the tenant", ClientID: "a", GroupClaims: "All"},
		{Name: "Camunda Optimize", ClientID: "b", Platform: catalog.PlatformWeb},
	}
	if diff := cmp.Diff(want, p.Registrations); diff != "" {
		t.Error(diff)
	}
	if p.Component(catalog.Connectors).Registration != "Camunda in the tenant" {
		t.Errorf("%v", p.Components)
	}
}

func TestWhatNobodySaysIsNullWhereSomethingWouldFollow(t *testing.T) {
	c := of(t, catalog.V88)
	b := plan.NewBuilder(c, plan.Helm)
	b.Observe(c.Setting(catalog.Orchestration, "clientId"), catalog.TextOf("a"))
	p := b.Plan()
	own := p.Component(catalog.Orchestration).Settings
	for _, key := range []string{"audience", "preferUsernameClaim", "clientIdClaim"} {
		if v, said := own[key]; !said || !v.IsNull() {
			t.Errorf("%s is %v, %v", key, v, said)
		}
	}
	for _, key := range []string{"redirectUrl", "clientId", "multitenancy"} {
		if v, said := own[key]; said {
			t.Errorf("%s needs no word, but is %v", key, v)
		}
	}
}

func TestRegistrationFollowsFromItsComponents(t *testing.T) {
	c := of(t, catalog.V88)
	p := guide(c)
	identity, cluster := &p.Registrations[0], &p.Registrations[1]
	if diff := cmp.Diff([]string{c.Component(catalog.ManagementIdentity).Local + "/auth/login-callback"}, p.RedirectURIsOf(c, identity)); diff != "" {
		t.Error(diff)
	}
	if err := plan.Set(p, "components/orchestration/settings/redirectUrl", catalog.TextOf("https://c.example.com/x")); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"https://c.example.com/x/sso-callback"}, p.RedirectURIsOf(c, cluster)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"preferred_username", "groups"}, p.OptionalClaimsOf(c, cluster)); diff != "" {
		t.Error(diff)
	}
	if cluster.Version() != 2 {
		t.Errorf("token version %d", cluster.Version())
	}
	own := plan.Registration{RedirectURIs: []string{"a"}, OptionalClaims: []string{"upn"}, TokenVersion: 1}
	if got := p.RedirectURIsOf(c, &own); len(got) != 1 || got[0] != "a" {
		t.Errorf("%v", got)
	}
	if got := p.OptionalClaimsOf(c, &own); len(got) != 1 || got[0] != "upn" || own.Version() != 1 {
		t.Errorf("%v", got)
	}
}

func TestRootURLGetsTheContextPath(t *testing.T) {
	c := of(t, catalog.V87)
	p := &plan.Plan{
		Camunda: catalog.V87, Deployment: plan.Deployment{With: plan.Compose}, Registrations: []plan.Registration{{Name: "o"}},
		Components: []plan.Component{{Name: catalog.Operate, Enabled: true, URL: "https://camunda.example.com/operate", Registration: "o"}},
	}
	s := c.Setting(catalog.Operate, "redirectRootUrl")
	if got := p.Effective(c, s).Value.Text; got != "https://camunda.example.com" {
		t.Errorf("root URL %q", got)
	}
	if want := "https://camunda.example.com/operate" + c.Component(catalog.Operate).Redirect.Path; p.CallbackOf(c, catalog.Operate) != want {
		t.Errorf("%q, want %q", p.CallbackOf(c, catalog.Operate), want)
	}
}

func TestIdentityJSONHoldsThePlansAudiencesAndRules(t *testing.T) {
	c := of(t, catalog.V88)
	p := guide(c)
	p.MappingRules = append(p.MappingRules, plan.MappingRule{
		Name: "again", Target: plan.ForIdentity, Claim: p.FirstAdmin.Claim, Value: p.FirstAdmin.Value, Roles: []string{"ManagementIdentity"}, Tenants: []string{"a"},
	})
	var read struct {
		Identity struct {
			Presets map[string]struct {
				APIs []struct{ Name, Audience string } `json:"apis"`
			} `json:"component-presets"`
			Rules []map[string]any `json:"mapping-rules"`
		} `json:"identity"`
	}
	if err := json.Unmarshal([]byte(p.IdentityJSON(c, true)), &read); err != nil {
		t.Fatal(err)
	}
	if got := read.Identity.Presets["optimize"].APIs[0].Audience; got != p.Registrations[2].ClientID {
		t.Errorf("Optimize's audience is %q", got)
	}
	if _, on := read.Identity.Presets["webmodeler"]; on {
		t.Error("a component that is off has a preset")
	}
	want := []map[string]any{
		{
			"name": "analysts", "claim-name": "groups", "claim-value": "9d0f", "operator": "CONTAINS", "rule-type": "ROLE",
			"applied-role-names": []any{"Optimize"},
		},
		{
			"name": "again", "claim-name": "preferred_username", "claim-value": "admin@example.com", "operator": "EQUALS", "rule-type": "TENANT",
			"applied-tenant-ids": []any{"a"},
		},
	}
	if diff := cmp.Diff(want, read.Identity.Rules); diff != "" {
		t.Error(diff)
	}
}

func TestLogoutAtEntraNeedsItsAddressRegistered(t *testing.T) {
	c := of(t, catalog.V89)
	p := guide(c)
	cluster := &p.Registrations[1]
	local := c.Component(catalog.Orchestration).Local
	if diff := cmp.Diff([]string{local + "/sso-callback", local + "/post-logout"}, p.RedirectURIsOf(c, cluster)); diff != "" {
		t.Errorf("the program signs out at Entra unless it is told not to:\n%s", diff)
	}
	if err := plan.Set(p, "components/orchestration/settings/idpLogout", catalog.BoolOf(false)); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{local + "/sso-callback"}, p.RedirectURIsOf(c, cluster)); diff != "" {
		t.Error(diff)
	}
}

func TestRegistrationsOfOneNameAreToldApart(t *testing.T) {
	c := of(t, catalog.V88)
	b := plan.NewBuilder(c, plan.Helm)
	b.Know(plan.Registration{Name: "Camunda", ClientID: "a"})
	b.Know(plan.Registration{Name: "Camunda", ClientID: "b"})
	b.Know(plan.Registration{Name: "Camunda (optimize)", ClientID: "c"})
	for name, id := range map[catalog.Name]string{catalog.ManagementIdentity: "c", catalog.Orchestration: "a", catalog.Optimize: "b"} {
		b.Observe(c.Setting(name, "clientId"), catalog.TextOf(id))
	}
	p := b.Plan()
	if _, err := plan.New(p); err != nil || len(p.Registrations) != 3 {
		t.Errorf("%v %v", p.Registrations, err)
	}
}

func TestCheckDerivationNamesWhatIsWrong(t *testing.T) {
	c := of(t, catalog.V88)
	for from, says := range map[string]string{
		"moon:phase": "names no source", "tenant:domain": `tenant has no "domain"`, "registration@operate:clientId": `has no component "operate"`,
		"database@optimize:host": `no database "optimize"`, "audiences@moon": `has no component "moon"`,
	} {
		err := plan.CheckDerivation(c, &catalog.Setting{Component: catalog.Optimize, Key: "a", From: from})
		if err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%s: %v", from, err)
		}
	}
}

func TestStarterHasEveryComponentAndFollowsThrough(t *testing.T) {
	for _, minor := range catalog.Minors() {
		c := of(t, minor)
		p := plan.Starter(c)
		for i := range c.Components {
			if !p.On(c.Components[i].Name) || p.RegistrationOf(c.Components[i].Name) == nil {
				t.Errorf("%s: %s is off or has no registration", minor, c.Components[i].Name)
			}
		}
		if _, err := plan.New(p); err != nil {
			t.Error(err)
		}
	}
}
