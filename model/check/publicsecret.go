package check

import (
	"fmt"
	"strings"

	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/plan"
	"entrastudio/model/scene"
)

// findPublicSecret looks at values, variables and registrations of what runs in the
// browser.
func findPublicSecret(in *inspection, r *report) {
	for _, p := range in.parts() {
		if p.Component.Registration.Platform != catalog.PlatformSPA {
			continue
		}
		if p.Tool == plan.Helm {
			in.publicSecretKeys(r, p)
		} else {
			in.publicSecretVariables(r, p)
		}
	}
	apps := in.Picture.Directory.Applications
	for i := range apps {
		app := &apps[i]
		if len(app.Passwords) == 0 || !in.publicClient(app) {
			continue
		}
		in.reportPublicSecret(r, Finding{
			Place: app.Passwords[0].Place, Component: in.componentUsing(app),
			Found: Side{Value: app.DisplayName, Because: "the app has a client secret", Place: app.Passwords[0].Place},
		}, "The app "+app.DisplayName)
	}
}

// reportPublicSecret fills in what is the same for all three.
func (in *inspection) reportPublicSecret(r *report, f Finding, who string) {
	f.Expected = Side{Value: "no secret", Because: "the app is a single-page application"}
	f.Detail = fmt.Sprintf("%s is a single-page application and is given a client secret. A browser can keep none, and Entra refuses it. Take the secret away.", who)
	r.add(f)
}

// publicSecretKeys looks for a secret beside the client ID of a single-page app
// in a values file, in any form that some chart knows.
func (in *inspection) publicSecretKeys(r *report, p scene.Part) {
	for i := range in.Picture.Keys {
		key := &in.Picture.Keys[i]
		if in.publicSecretPath(p, key.Path) && (key.Text != "" || key.Withheld) {
			in.reportPublicSecret(r, Finding{
				Component: p.Name(), Place: key.Place,
				Found: Side{Value: key.Path, Because: "a secret is named here", Place: key.Place},
			}, in.title(p.Name()))
		}
	}
}

// publicSecretPath reports whether a values path names a secret for a component
// that runs in the browser.
func (in *inspection) publicSecretPath(p scene.Part, path string) bool {
	fact := p.Get("clientId").Fact
	if fact == nil {
		return false
	}
	for _, at := range append([]string{fact.Helm}, fact.HelmAlso...) {
		block, found := strings.CutSuffix(at, ".clientId")
		rest, below := strings.CutPrefix(path, block+".")
		if !found || !below {
			continue
		}
		switch rest {
		case "existingSecret", "existingSecret.name", "secret.existingSecret", "secret.inlineSecret", "clientSecret":
			return true
		}
	}
	return false
}

// publicSecretVariables looks for a client secret among a single-page app's
// variables. In a file that several components get it is a mere consequence.
func (in *inspection) publicSecretVariables(r *report, p scene.Part) {
	for i := range in.Picture.Variables {
		v := &in.Picture.Variables[i]
		if v.Component != p.Name() || v.InChart || !clientSecretName(v.Name) || in.sharedFiles()[v.Place.File] {
			continue
		}
		in.reportPublicSecret(r, Finding{
			Component: p.Name(), Place: v.Place,
			Found: Side{Value: v.Name, Because: "the variable is given", Place: v.Place},
		}, in.title(p.Name()))
	}
}

// clientSecretName reports whether a variable's name says that it carries the
// secret of the component's own app. Those of its connections to clusters are
// other apps'.
func clientSecretName(name string) bool {
	folded := strings.ReplaceAll(name, "_", "")
	return strings.HasSuffix(folded, "CLIENTSECRET") && !strings.Contains(folded, "CLUSTERS")
}

// publicClient reports whether an app is a single-page application: because the
// component that uses it runs in the browser, or by its redirect URIs. A
// component that keeps a secret, with its URI under the wrong platform, is
// redirect.wrong-platform.
func (in *inspection) publicClient(app *evidence.Application) bool {
	if len(app.Web) > 0 {
		return false
	}
	if c := in.Catalog.Component(in.componentUsing(app)); c != nil {
		return c.Registration.Platform == catalog.PlatformSPA
	}
	return len(app.SPA) > 0
}
