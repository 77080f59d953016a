package entra_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"entrastudio/exporters"
	"entrastudio/exporters/exporttest"
	"entrastudio/importers/registrations"
	"entrastudio/model/catalog"
	"entrastudio/model/check"
	graph "entrastudio/model/entra"
	"entrastudio/model/evidence"
	"entrastudio/model/plan"
)

// live is what the tenant answers once the script has made the apps of a plan.
func live(t *testing.T, p *plan.Plan, files []exporters.File) string {
	t.Helper()
	var apps, principals, grants []map[string]any
	for i := range p.Registrations {
		r := &p.Registrations[i]
		body := "application.json"
		if r.ClientID != "" {
			body = "patch.json"
		}
		app := map[string]any{}
		if err := json.Unmarshal([]byte(fileOf(t, files, "entra/"+graph.Slug(p, r)+"/"+body)), &app); err != nil {
			t.Fatal(err)
		}
		r.ClientID = orElse(r.ClientID, guid(500+i))
		app["id"], app["appId"] = guid(600+i), r.ClientID
		for _, platform := range []string{"web", "spa", "publicClient"} {
			if app[platform] == nil {
				app[platform] = map[string]any{"redirectUris": []string{}}
			}
		}
		app["passwordCredentials"] = []any{}
		if !r.Secret.IsZero() {
			app["passwordCredentials"] = []any{map[string]string{"keyId": guid(1), "endDateTime": "2028-01-01T00:00:00Z"}}
		}
		apps = append(apps, app)
		principals = append(principals, map[string]any{"id": guid(700 + i), "appId": r.ClientID, "accountEnabled": true, "servicePrincipalType": "Application"})
		grants = append(grants, map[string]any{"clientId": guid(700 + i), "resourceId": guid(800), "consentType": "AllPrincipals", "scope": "openid profile email offline_access User.Read"})
	}
	var answers strings.Builder
	for kind, list := range map[string][]map[string]any{"applications": apps, "servicePrincipals": principals, "oauth2PermissionGrants": grants} {
		data, err := json.Marshal(map[string]any{"@odata.context": "https://graph.microsoft.com/v1.0/$metadata#" + kind, "value": list})
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&answers, "%s\n", data)
	}
	return answers.String()
}

func orElse(text, otherwise string) string {
	if text == "" {
		return otherwise
	}
	return text
}

// found lists what the checks find in a plan, with and without its apps.
func found(t *testing.T, c *catalog.Catalog, p *plan.Plan, answers string) map[string]bool {
	t.Helper()
	picture := evidence.FromPlan(p, c, "plan.yaml", nil)
	if answers != "" {
		if _, err := registrations.Read(&picture.Directory, "apps.json", answers); err != nil {
			t.Fatal(err)
		}
		picture.Inputs = append(picture.Inputs, evidence.Input{File: "apps.json", Kind: evidence.KindRegistrations})
	}
	all := map[string]bool{}
	for _, f := range check.Run(picture, check.Options{At: time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC)}) {
		all[fmt.Sprintf("%s (%s): %s", f.Code, f.Component, f.Detail)] = true
	}
	return all
}

// checkRoundTrip makes the apps of a plan and asks the checks about them.
func checkRoundTrip(t *testing.T, c *catalog.Catalog, p *plan.Plan) {
	t.Helper()
	answers := live(t, p, filesOf(t, c, p))
	without := found(t, c, p, "")
	for finding := range found(t, c, p, answers) {
		if !without[finding] {
			t.Error(finding)
		}
	}
}

func TestTheChecksFindNothingWrongInWhatIsMade(t *testing.T) {
	for _, minor := range catalog.Minors() {
		for _, tool := range []plan.Tool{plan.Helm, plan.Compose} {
			t.Run(string(minor)+"/"+string(tool), func(t *testing.T) {
				c, p := unregistered(t, minor)
				p.Deployment.With = tool
				checkRoundTrip(t, c, p)
			})
		}
	}
	examples, err := exporttest.Examples()
	if err != nil {
		t.Fatal(err)
	}
	for _, example := range examples {
		t.Run(example.Name, func(t *testing.T) { checkRoundTrip(t, example.Catalog, example.Plan) })
	}
}

func TestTheChecksWouldFindWhatIsLeftOut(t *testing.T) {
	c, p := unregistered(t, catalog.V89)
	answers := live(t, p, filesOf(t, c, p))
	without := found(t, c, p, "")
	for part, other := range map[string]string{
		`"requestedAccessTokenVersion":2`: `"requestedAccessTokenVersion":1`,
		"/sso-callback":                   "/other",
		`"preferred_username"`:            `"email"`,
		"openid profile email":            "profile email",
	} {
		bent := strings.ReplaceAll(answers, part, other)
		worse := 0
		for finding := range found(t, c, p, bent) {
			if !without[finding] {
				worse++
			}
		}
		if worse == 0 {
			t.Errorf("without %s nothing is found", part)
		}
	}
}
