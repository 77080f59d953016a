package check

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/scene"

	"github.com/agnivade/levenshtein"
)

// platformWords are the names of the platforms in Microsoft's portal.
func platformWords(p catalog.Platform) string {
	if p == catalog.PlatformSPA {
		return "Single-page application"
	}
	return "Web"
}

// underPlatform lists the redirect URIs of an app under a platform, and those
// under all others.
func underPlatform(app *evidence.Application, p catalog.Platform) (right, wrong []evidence.RedirectURI) {
	if p == catalog.PlatformSPA {
		return app.SPA, slices.Concat(app.Web, app.Public)
	}
	return app.Web, slices.Concat(app.SPA, app.Public)
}

// findWrongPlatform looks at each redirect URI for the component that sends it:
// the one that the configuration says, else the one whose callback it is.
func findWrongPlatform(in *inspection, r *report) {
	apps := in.Picture.Directory.Applications
	for i := range apps {
		app := &apps[i]
		for _, platform := range []catalog.Platform{catalog.PlatformWeb, catalog.PlatformSPA} {
			right, wrong := underPlatform(app, platform)
			for _, uri := range wrong {
				c := in.senderOf(app, uri.URI)
				if c == nil || c.Registration.Platform != platform || registeredAs(right, uri.URI) {
					continue
				}
				r.add(in.wrongPlatform(app, uri, c))
			}
		}
	}
}

// wrongPlatform makes the finding, with the error that Entra will give.
func (in *inspection) wrongPlatform(app *evidence.Application, uri evidence.RedirectURI, c *catalog.Component) Finding {
	want := platformWords(c.Registration.Platform)
	code := "AADSTS9002327"
	if c.Registration.Platform == catalog.PlatformSPA {
		code = "AADSTS9002326"
	}
	return Finding{
		Component: c.Name, Place: uri.Place,
		Expected: Side{Value: want, Because: in.title(c.Name) + " changes the code for a token there"},
		Found:    Side{Value: uri.URI, Because: "it stands under another platform", Place: uri.Place},
		Detail:   fmt.Sprintf("%s of the app %s does not stand under %s, which %s needs. Entra answers %s when the code is changed for a token. Move the URI.", uri.URI, app.DisplayName, want, in.title(c.Name), code),
		Fix: Fix{Steps: []string{
			"In Entra, open App registrations, " + app.DisplayName + ", Authentication.",
			"Remove " + uri.URI + " where it stands, and save.",
			"Choose Add a platform, " + want + ", and enter the same URI.",
		}},
	}
}

// senderOf is the component that sends a redirect URI of an app; nil where
// nobody can tell. Of a component whose URL nobody says the path must do.
func (in *inspection) senderOf(app *evidence.Application, uri string) *catalog.Component {
	for _, p := range in.parts() {
		redirect, browser := p.Redirect()
		if id, _ := in.app(p); !browser || id != normal(app.AppID) {
			continue
		}
		if redirect.URI == uri || redirect.URI == "" && strings.HasSuffix(uri, p.Component.Redirect.Path) {
			return p.Component
		}
	}
	return in.callbackIn(app, uri)
}

// registeredAs reports whether a URI is among registered ones: byte for byte,
// but for the port of localhost, which Entra ignores.
func registeredAs(list []evidence.RedirectURI, uri string) bool {
	return slices.ContainsFunc(list, func(r evidence.RedirectURI) bool {
		return r.URI == uri || withoutPort(r.URI) == withoutPort(uri)
	})
}

// withoutPort takes the port of localhost away.
func withoutPort(uri string) string {
	u, err := url.Parse(uri)
	if err != nil || !catalog.IsLocal(u) {
		return uri
	}
	u.Host = u.Hostname()
	return u.String()
}

// findUnregistered takes a URI under the wrong platform for registered: that has a
// code of its own.
func findUnregistered(in *inspection, r *report) {
	for _, p := range in.parts() {
		redirect, browser := p.Redirect()
		id, _ := in.app(p)
		app := in.Picture.Directory.ByAppID(id)
		if !browser || redirect.URI == "" || unresolved(redirect.URI) || app == nil || app.RedirectURIsUnsaid {
			continue
		}
		// A host that was taken out on one side cannot be compared.
		all := slices.Concat(app.Web, app.SPA, app.Public)
		if registeredAs(all, redirect.URI) || len(catalog.Placeholders(redirect.URI)) > 0 && !in.sanitizedApps() {
			continue
		}
		in.reportUnregistered(r, p, redirect, app)
	}
}

// sanitizedApps reports that the registrations' hosts may be placeholders too.
func (in *inspection) sanitizedApps() bool {
	return slices.ContainsFunc(in.Picture.Inputs, func(i evidence.Input) bool {
		return i.Kind == evidence.KindRegistrations && i.Sanitized
	})
}

// reportUnregistered names the nearest URI that is registered.
func (in *inspection) reportUnregistered(r *report, p scene.Part, redirect scene.Redirect, app *evidence.Application) {
	f := Finding{Component: p.Name(), Place: redirect.From.Place()}
	if redirect.From.Setting != nil {
		f.Ref = redirect.From.Setting.Ref
	} else {
		f.Place.File = in.fileOf(p)
	}
	f.Expected = Side{Value: redirect.URI, Because: in.title(p.Name()) + " of " + string(in.Catalog.Minor) + " sends it", Place: f.Place}
	registered := nearestURI(app, redirect.URI)
	has := "The app has none."
	if registered != "" {
		f.Found = Side{Value: registered, Because: "it is the nearest that the app " + app.DisplayName + " has", Place: app.Place}
		has = "The nearest that it has is " + registered + "."
	}
	f.Detail = fmt.Sprintf("%s sends %s, which is not on the app %s. %s Register exactly this URI under %s.", in.title(p.Name()), redirect.URI, app.DisplayName, has, platformWords(p.Component.Registration.Platform))
	f.Fix.Steps = []string{
		"In Entra, open App registrations, " + app.DisplayName + ", Authentication.",
		"Under " + platformWords(p.Component.Registration.Platform) + " add " + redirect.URI + ".",
	}
	r.add(f)
}

// nearestURI is the registered redirect URI that is most like another one.
func nearestURI(app *evidence.Application, uri string) string {
	best, least := "", -1
	for _, r := range slices.Concat(app.Web, app.SPA, app.Public) {
		if d := levenshtein.ComputeDistance(strings.ToLower(r.URI), strings.ToLower(uri)); least < 0 || d < least {
			best, least = r.URI, d
		}
	}
	return best
}
