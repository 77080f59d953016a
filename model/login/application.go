package login

import (
	"net/url"
	"slices"
	"strings"

	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/scene"
)

// application is whether Entra knows the client ID.
func (w *walk) application() found {
	const title = "Entra looks for the application"
	if f, ok := w.logged(stepApplication, title); ok {
		return f
	}
	client := w.part.ClientID()
	id := client.Value.String()
	app := w.registration()
	switch {
	case app != nil && !app.Enabled:
		return fail(stepApplication, title, "the app registration "+app.DisplayName+" is switched off", entraSays("7000112")).at(app.Place)
	case app != nil:
		return pass(stepApplication, title, app.DisplayName).at(app.Place)
	case id == "":
		return unknown(stepApplication, title, "the evidence holds no client ID for "+w.part.Component.Title).decides(client)
	case !scene.Told(id):
		return unknown(stepApplication, title, "the client ID "+id+" is filled in elsewhere or was taken out").decides(client)
	case !catalog.IsGUID(id):
		return fail(stepApplication, title, id+" is no application (client) ID, which is a GUID", entraSays("700016")).decides(client).
			sides("client_id "+id, "a GUID", "Microsoft, application (client) ID")
	case !w.scene.Picture.Directory.ApplicationsGiven, w.picked():
		return unknown(stepApplication, title, "the tenant's app registrations were not given").decides(client)
	}
	return fail(stepApplication, title, "the tenant has no application with the client ID "+id, entraSays("700016")).decides(client).
		sides("client_id "+id, "an app of the tenant", "the given app registrations")
}

// picked reports that the given app registrations are a few that somebody chose:
// they are all of components here, and most components' are not among them.
func (w *walk) picked() bool {
	present := map[string]bool{}
	missing := map[string]bool{}
	for _, p := range w.scene.Parts() {
		if id := strings.ToLower(p.ClientID().Value.String()); catalog.IsGUID(id) {
			if w.scene.Picture.Directory.ByAppID(id) != nil {
				present[id] = true
			} else {
				missing[id] = true
			}
		}
	}
	others := len(w.scene.Picture.Directory.Applications) > len(present)
	return len(present) > 0 && !others && (len(missing) > len(present) || len(present) == 1)
}

// registration is the component's app registration in the evidence; nil where
// there is none.
func (w *walk) registration() *evidence.Application {
	return w.scene.Picture.Directory.ByAppID(w.part.ClientID().Value.String())
}

// redirectURI is Entra's comparison of the redirect URI, byte for byte, with the
// registered ones of the right platform.
func (w *walk) redirectURI() found {
	const title = "Entra compares the redirect URI"
	if f, ok := w.logged(stepRedirectURI, title); ok {
		return f
	}
	sends, _ := w.part.Redirect()
	app := w.registration()
	switch {
	case insecure(sends.URI) && (app == nil || !anywhere(app, sends.URI)):
		return fail(stepRedirectURI, title, sends.URI+" is plain http, which Entra takes for localhost alone", entraSays("50011")).decides(sends.From).
			sides(sends.URI, "https", "Microsoft, redirect URI restrictions")
	case app == nil, app.RedirectURIsUnsaid:
		return unknown(stepRedirectURI, title, "no app registration of "+w.part.Component.Title+" was given").decides(sends.From)
	case sends.URI == "":
		return unknown(stepRedirectURI, title, "the evidence does not say which redirect URI is sent").decides(sends.From)
	case !scene.Told(sends.URI) && !anywhere(app, sends.URI):
		return unknown(stepRedirectURI, title, "the redirect URI "+sends.URI+" is filled in elsewhere or was taken out").decides(sends.From)
	}
	right, wrong := app.Web, app.SPA
	if w.part.Component.Registration.Platform == catalog.PlatformSPA {
		right, wrong = app.SPA, app.Web
	}
	switch {
	case registered(right, sends.URI):
		return pass(stepRedirectURI, title, sends.URI).decides(sends.From)
	case registered(wrong, sends.URI), registered(app.Public, sends.URI):
		return fail(stepRedirectURI, title, sends.URI+" is registered under the wrong platform", w.wrongPlatform(registered(app.Public, sends.URI))).
			at(app.Place).sides(sends.URI, "platform "+string(w.part.Component.Registration.Platform), app.DisplayName)
	default:
		return fail(stepRedirectURI, title, sends.URI+" is not among the redirect URIs of "+app.DisplayName,
			entraSays("50011")).decides(sends.From).
			sides(sends.URI, strings.Join(uris(right), ", "), "redirect URIs of "+app.DisplayName)
	}
}

// wrongPlatform is Entra's answer to a code that was asked for under another
// platform than the one it is exchanged from. A mobile or desktop client may
// bring no secret.
func (w *walk) wrongPlatform(mobile bool) ending {
	switch {
	case w.part.Component.Registration.Platform == catalog.PlatformSPA:
		return entraSays("9002326")
	case mobile:
		return entraSays("700025")
	default:
		return entraSays("9002327")
	}
}

func insecure(uri string) bool {
	u, err := url.Parse(uri)
	return err == nil && u.Scheme == "http" && u.Host != "" && scene.Told(uri) && !catalog.IsLocal(u)
}

func anywhere(app *evidence.Application, uri string) bool {
	return registered(app.Web, uri) || registered(app.SPA, uri) || registered(app.Public, uri)
}

func registered(list []evidence.RedirectURI, uri string) bool {
	return slices.Contains(uris(list), uri)
}

func uris(list []evidence.RedirectURI) []string {
	all := make([]string, len(list))
	for i, r := range list {
		all[i] = r.URI
	}
	return all
}

// consent is whether the application may be used by this person at all.
func (w *walk) consent() found {
	const title = "Entra checks consent and assignment"
	if f, ok := w.logged(stepConsent, title); ok {
		return f
	}
	d := &w.scene.Picture.Directory
	id := w.part.ClientID().Value.String()
	principal := d.PrincipalOf(id)
	switch {
	case principal == nil && (!d.PrincipalsGiven || !catalog.IsGUID(id)):
		return unknown(stepConsent, title, "no enterprise applications were given")
	case principal == nil:
		return fail(stepConsent, title, "the app has no enterprise application (service principal) in the tenant", entraSays("500011")).decides(w.part.ClientID())
	case !principal.Enabled:
		return fail(stepConsent, title, "sign-in is switched off in the enterprise application "+principal.DisplayName, entraSays("7000112")).at(principal.Place)
	case !d.GrantsGiven:
		return unknown(stepConsent, title, "no consent grants were given").at(principal.Place)
	case !consented(d, principal):
		return unknown(stepConsent, title, "no admin consent: each person is asked, if the tenant lets people consent at all").at(principal.Place)
	case principal.AssignmentRequired:
		return unknown(stepConsent, title, "assignment is required, and who is assigned was not given").at(principal.Place)
	default:
		return pass(stepConsent, title, "admin consent is given").at(principal.Place)
	}
}

func consented(d *evidence.Directory, principal *evidence.ServicePrincipal) bool {
	return slices.ContainsFunc(d.Grants, func(g evidence.Grant) bool { return g.Client == principal.ObjectID && g.ForAll })
}

// codeForToken is the component's exchange of the code for a token: the scopes
// must be ones that Entra takes, the secret of a Web app there and alive.
func (w *walk) codeForToken() found {
	const title = "The component exchanges the code for a token"
	if f, ok := w.logged(stepCode, title); ok {
		return f
	}
	if bad, code := w.badScope(); bad != "" {
		return fail(stepCode, title, "Entra does not take the scope "+bad, entraSays(code)).decides(w.part.Get("scope")).
			sides("scope "+bad, w.part.ClientID().Value.String()+defaultScope, "Microsoft, scopes and the default scope")
	}
	if !w.part.Component.Registration.Secret {
		return pass(stepCode, title, "a single-page application needs no secret")
	}
	return w.secretStep(title)
}

// credential is the proof that a program gives with its request.
func (w *walk) credential() found {
	const title = "Entra checks the client secret"
	if f, ok := w.logged(stepCredential, title); ok {
		return f
	}
	f := w.secretStep(title)
	f.Name = stepCredential
	return f
}

// badScope finds a scope that Entra refuses whoever asks for it, and its answer.
func (w *walk) badScope() (scope, code string) {
	for _, s := range w.part.Get("scope").Value.Items() {
		switch {
		case strings.HasPrefix(s, "./"):
			return s, "70011"
		case strings.HasPrefix(s, "api://") && strings.HasSuffix(s, defaultScope) &&
			sameID(strings.TrimSuffix(strings.TrimPrefix(s, "api://"), defaultScope), w.part.ClientID().Value.String()):
			return s, "90009"
		}
	}
	return "", ""
}

// secretStep is Entra's look at the secret. Its value is never known; a GUID
// shows that the secret's ID was copied.
func (w *walk) secretStep(title string) found {
	if app := w.registration(); app != nil && !w.opts.At.IsZero() && ended(app, w) {
		return fail(stepCode, title, "every client secret of "+app.DisplayName+" has ended", entraSays("7000222")).at(app.Place)
	}
	secret := w.part.Get("clientSecret")
	if secret.Setting == nil || secret.Setting.Secret == nil {
		return unknown(stepCode, title, "the evidence names no client secret for "+w.part.Component.Title).decides(secret)
	}
	switch s := secret.Setting.Secret; {
	case s.GUID:
		return fail(stepCode, title, "the secret has the form of a secret's ID, not of its value", entraSays("7000215")).decides(secret).
			sides("a GUID", "the client secret value", "Entra's page of secrets shows both")
	case s.KeyMissing:
		return fail(stepCode, title, "the Secret "+s.Ref.Name+" is named without its key, so no secret is sent", entraSays("7000218")).decides(secret)
	}
	return pass(stepCode, title, "with the client secret of the app; whether its value is right was not checked").decides(secret)
}

// ended reports whether an app has credentials and all of them have ended.
func ended(app *evidence.Application, w *walk) bool {
	all := append(slices.Clone(app.Passwords), app.Certificates...)
	if len(all) == 0 {
		return false
	}
	return !slices.ContainsFunc(all, func(c evidence.Credential) bool { return c.End.IsZero() || c.End.After(w.opts.At) })
}
