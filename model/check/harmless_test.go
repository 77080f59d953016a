package check

import (
	"strings"
	"testing"

	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/plan"
)

// harmless is something unusual that is right all the same.
type harmless struct {
	name   string
	tool   plan.Tool
	minors []catalog.Minor
	make   func(*example)
}

func harmlessThings() []harmless {
	return []harmless{
		{"type in lower case, which the chart writes large", plan.Helm, clustered(), func(x *example) { x.set("global/type", "microsoft") }},
		{"localhost by http", plan.Helm, nil, func(x *example) { x.set("optimize/redirectUrl", "http://localhost:8083") }},
		{"127.0.0.1 by http", plan.Compose, nil, func(x *example) { x.set("management-identity/url", "http://127.0.0.1:8084") }},
		{"another port of localhost registered", plan.Helm, nil, func(x *example) {
			x.set("optimize/redirectUrl", "http://localhost:8083").register()
			x.application(catalog.Optimize).Web[0].URI = "http://localhost:9999/api/authentication/callback"
		}},
		{"a context path in the base URL", plan.Helm, nil, func(x *example) {
			x.set("optimize/contextPath", "/optimize").set("optimize/redirectUrl", "https://c8.example.com/optimize")
		}},
		{"a reference in place of an id", plan.Compose, nil, func(x *example) {
			x.set("optimize/clientId", "${OPTIMIZE_APP}").set("optimize/audience", "${OPTIMIZE_APP}")
		}},
		{"a reference inside an issuer", plan.Compose, nil, func(x *example) {
			x.set("optimize/issuer", "https://login.microsoftonline.com/${TENANT}/v2.0")
		}},
		{"the discovery document of no tenant for Console", plan.Helm, minors(catalog.V86, catalog.V87, catalog.V88, catalog.V89), func(x *example) {
			x.set("console/wellKnown", "https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration")
		}},
		{"the single endpoints in place of the cluster's issuer", plan.Compose, clustered(), func(x *example) {
			x.drop("orchestration/issuer").set("orchestration/authUrl", loginURL+"/oauth2/v2.0/authorize")
			x.set("orchestration/tokenUrl", loginURL+"/oauth2/v2.0/token").set("orchestration/jwksUrl", loginURL+"/discovery/v2.0/keys")
		}},
		{"a certificate in place of a secret", plan.Compose, clustered(), func(x *example) {
			x.drop("orchestration/clientSecret").set("orchestration/clientAuthentication", "private_key_jwt")
		}},
		{"a placeholder where the secret stood", plan.Compose, nil, func(x *example) {
			x.secret("optimize/clientSecret", evidence.Secret{Literal: true, Placeholder: true})
		}},
		{"a component that is off", plan.Helm, nil, func(x *example) {
			for _, key := range []string{"clientId", "clientSecret", "audience", "redirectUrl"} {
				x.drop("optimize/" + key)
			}
			x.set("optimize/enabled", "false").set("management-identity/audienceVariable", x.app(catalog.ManagementIdentity))
		}},
		{"the cluster's own client ID in capitals", plan.Helm, clustered(), func(x *example) {
			x.set("orchestration/audience", strings.ToUpper(x.app(catalog.Orchestration)))
		}},
		{"an older cluster audience", plan.Helm, clustered(), func(x *example) {
			x.set("orchestration/compatibleAudiences", "zeebe-api,operate-api")
		}},
		{"scopes of Graph besides", plan.Compose, clustered(), func(x *example) {
			x.set("orchestration/scope", "openid,profile,email,offline_access,"+x.app(catalog.Orchestration)+"/.default")
		}},
		{"the same values in a second file", plan.Compose, nil, func(x *example) {
			s := *x.pic.First(catalog.Optimize, "clientId")
			x.pic.Inputs = append(x.pic.Inputs, evidence.Input{File: "second.env", Kind: evidence.KindEnv, Component: catalog.Optimize})
			s.Input, s.Place = len(x.pic.Inputs)-1, evidence.Place{File: "second.env", Line: 1}
			x.pic.Add(s)
		}},
		{"a second secret that lasts", plan.Helm, nil, func(x *example) {
			app := x.register().application(catalog.Optimize)
			app.Passwords = append(app.Passwords, evidence.Credential{Name: "old", End: at().AddDate(-1, 0, 0)})
		}},
		{"an app of somebody else, ended", plan.Helm, nil, func(x *example) {
			d := &x.register().pic.Directory
			d.Applications = append(d.Applications, evidence.Application{
				AppID: otherTenant, DisplayName: "Payroll", TokenVersion: 2, Enabled: true,
				Web:       []evidence.RedirectURI{{URI: "http://payroll.example.com/"}},
				Passwords: []evidence.Credential{{End: at().AddDate(-1, 0, 0)}},
			})
		}},
		{"further redirect URIs", plan.Compose, nil, func(x *example) {
			app := x.register().application(catalog.Optimize)
			app.Web = append(app.Web, evidence.RedirectURI{URI: "https://other.example.com/api/authentication/callback"})
		}},
	}
}

func TestHarmlessThingsRaiseNoAlarm(t *testing.T) {
	for _, h := range harmlessThings() {
		in := h.minors
		if in == nil {
			in = catalog.Minors()
		}
		for _, minor := range in {
			t.Run(h.name+"/"+string(minor), func(t *testing.T) {
				x := newExample(t, minor, h.tool)
				h.make(x)
				for _, f := range x.run() {
					if f.Severity != Note {
						t.Errorf("false alarm: %s", describe(f))
					}
				}
			})
		}
	}
}

// sanitize takes the ids out of an example, as people do before they share it.
func (x *example) sanitize() *example {
	names := map[string]string{tenantID: "<TENANT_ID>"}
	for i := range x.catalog.Components {
		name := x.catalog.Components[i].Name
		names[x.app(name)] = "<" + strings.ToUpper(strings.ReplaceAll(string(name), "-", "_")) + "_APP_ID>"
	}
	clean := func(text string) string {
		for id, name := range names {
			text = strings.ReplaceAll(text, id, name)
		}
		return strings.ReplaceAll(text, ".example.com", "")
	}
	for i := range x.pic.Settings {
		s := &x.pic.Settings[i]
		s.Value.Text = clean(s.Value.Text)
		list := make([]string, len(s.Value.List))
		for j := range s.Value.List {
			list[j] = clean(s.Value.List[j])
		}
		s.Value.List = list
	}
	for i := range x.pic.Inputs {
		x.pic.Inputs[i].Sanitized = true
	}
	return x
}

func TestCleanedFilesAreComparedByTheNamesOfTheirIDs(t *testing.T) {
	each(t, func(t *testing.T, minor catalog.Minor, tool plan.Tool) {
		notes := 0
		for _, f := range newExample(t, minor, tool).sanitize().run() {
			if f.Severity != Note && family(f.Code) != "claim" && family(f.Code) != "mapping" && family(f.Code) != "database" {
				t.Errorf("false alarm: %s", describe(f))
			}
			if f.Code == "evidence.sanitized" {
				notes++
			}
		}
		if notes == 0 {
			t.Error("nothing says that the files were cleaned")
		}
		x := newExample(t, minor, tool).sanitize().set("optimize/audience", "<MANAGEMENT_IDENTITY_APP_ID>")
		judge(t, mistake{code: "audience.not-own-client", component: catalog.Optimize, also: []Code{"audience.shared"}}, x.run())
	})
}

func family(code Code) string {
	head, _, _ := strings.Cut(string(code), ".")
	return head
}

func TestValuesOfAnotherProviderAreNoBusinessOfTheseRules(t *testing.T) {
	for _, minor := range catalog.Minors() {
		x := newExample(t, minor, plan.Helm)
		*x.pic = evidence.Picture{Minor: minor, Inputs: []evidence.Input{{File: "values.yaml", Kind: evidence.KindValues}}}
		x.set("optimize/contextPath", "/optimize").set("global/publicIssuerUrl", "https://keycloak.example.com/auth/realms/camunda-platform")
		for _, f := range x.run() {
			if f.Severity != Note {
				t.Errorf("%s: %s", minor, describe(f))
			}
		}
	}
}
