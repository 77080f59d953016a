package check

import (
	"testing"

	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/plan"
)

// wrongInPlan is a plan path with a value that has a finding with an edit.
type wrongInPlan struct {
	path, value string
	code        Code
	tool        plan.Tool
	minors      []catalog.Minor
}

func wrongPlans() []wrongInPlan {
	const other = "https://login.microsoftonline.com/" + otherTenant
	return []wrongInPlan{
		{"components/global/settings/issuer", loginURL + "/v2.0/", "endpoint.trailing-slash", plan.Helm, nil},
		{"components/global/settings/issuer", "https://sts.windows.net/" + tenantID + "/", "endpoint.issuer-not-v2", plan.Helm, nil},
		{"components/global/settings/tokenUrl", loginURL + "/oauth2/token", "endpoint.wrong", plan.Helm, nil},
		{"components/global/settings/issuerBackendUrl", "", "endpoint.backend-issuer-missing", plan.Helm, nil},
		{"components/global/settings/type", "AZURE", "auth.type-not-microsoft", plan.Helm, nil},
		{"components/optimize/settings/type", "KEYCLOAK", "auth.type-not-microsoft", plan.Compose, nil},
		{"components/orchestration/settings/method", "basic", "auth.method-not-oidc", plan.Helm, clustered()},
		{"components/global/settings/authEnabled", "false", "auth.disabled", plan.Helm, clustered()},
		{"components/global/settings/keycloakEnabled", "true", "keycloak.still-enabled", plan.Helm, minors(catalog.V86, catalog.V87, catalog.V88, catalog.V89)},
		{"components/optimize/settings/profile", "platform", "profile.wrong", plan.Compose, nil},
		{"components/optimize/settings/audience", "api://optimize", "audience.is-uri", plan.Helm, nil},
		{"components/optimize/settings/audience", "optimize-api", "audience.keycloak-name", plan.Compose, nil},
		{"components/optimize/settings/audience", other[len(other)-36:], "audience.not-own-client", plan.Helm, nil},
		{"components/orchestration/settings/scope", "openid,profile", "scope.default-missing", plan.Helm, clustered()},
		{"components/orchestration/settings/scope", "openid,camunda/.default", "scope.malformed", plan.Compose, clustered()},
		{"components/connectors/settings/tokenScope", otherTenant + "/.default", "scope.connectors-wrong-app", plan.Helm, clustered()},
		{"components/connectors/settings/operateScope", "", "scope.operate-client-missing", plan.Helm, minors(catalog.V87)},
		{"components/optimize/url", "https://optimize.example.com/", "redirect.trailing-slash", plan.Helm, nil},
		{"components/optimize/url", "https://optimize.example.com/api/authentication/callback", "redirect.doubled-path", plan.Compose, nil},
		{"components/management-identity/url", "http://identity.example.com", "redirect.insecure", plan.Helm, nil},
		{"components/operate/settings/redirectRootUrl", "https://c8.example.com/operate", "redirect.root-has-path", plan.Compose, single()},
		{"components/orchestration/settings/redirectUri", "https://camunda.example.com", "redirect.not-full-uri", plan.Compose, clustered()},
		{"components/orchestration/settings/audiences", "", "audience.modeler-missing", plan.Compose, clustered()},
	}
}

// TestAnEditMendsItsFinding puts a mistake into a plan, applies the edit of its
// finding, and looks again.
func TestAnEditMendsItsFinding(t *testing.T) {
	for _, w := range wrongPlans() {
		in := w.minors
		if in == nil {
			in = catalog.Minors()
		}
		for _, minor := range in {
			t.Run(string(w.code)+"/"+w.path+"/"+string(minor), func(t *testing.T) {
				c, err := catalog.Of(minor)
				if err != nil {
					t.Fatal(err)
				}
				p := goodPlan(c, w.tool)
				value := w.value
				if w.code == "audience.modeler-missing" {
					value = appID(c, catalog.Orchestration)
				}
				if err := plan.Set(p, w.path, catalog.TextOf(value)); err != nil {
					t.Fatal(err)
				}
				for i := range 3 {
					edit := editFor(t, p, c, w.code)
					if edit == nil {
						if i == 0 {
							t.Fatalf("%s is not found", w.code)
						}
						return
					}
					mended, back, err := edit.Apply(p)
					if err != nil {
						t.Fatal(err)
					}
					if restored, _, err := back.Apply(mended); err != nil || !restored.Equal(p) {
						t.Fatalf("the edit cannot be taken back: %v", err)
					}
					p = mended
				}
				t.Fatalf("%s is still found after its edit", w.code)
			})
		}
	}
}

// editFor is the edit of the first finding of a code; nil where it is not found.
func editFor(t *testing.T, p *plan.Plan, c *catalog.Catalog, code Code) *plan.Edit {
	t.Helper()
	found := Run(evidence.FromPlan(p, c, "plan.yaml", nil), Options{At: at()})
	for _, f := range found {
		if f.Code == code {
			if f.Fix.Edit == nil {
				t.Fatalf("no edit mends %s", describe(f))
			}
			return f.Fix.Edit
		}
	}
	return nil
}
