package login

import (
	"fmt"
	"slices"
	"strings"

	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/plan"
	"entrastudio/model/scene"
)

// browserSteps are the steps of a person's login, in their order.
func (w *walk) browserSteps() []func() found {
	steps := []func() found{
		w.open, w.redirect, w.application, w.redirectURI, w.consent, w.codeForToken,
	}
	if w.part.Name() == catalog.Orchestration {
		steps = append(steps, w.userInfo, w.tokenCheck, w.principal, w.clusterRoles, w.page)
		return steps
	}
	return append(steps, w.tokenCheck, w.lookup, w.identityRoles, w.page)
}

// open is the browser's first request.
func (w *walk) open() found {
	const title = "The browser opens the component"
	base := w.part.BaseURL()
	if base.Value.Empty() {
		return unknown(stepOpen, title, "the evidence does not say under which address people open "+w.part.Component.Title).decides(base)
	}
	return pass(stepOpen, title, base.Value.String()).decides(base)
}

// redirect is the component's answer: a redirect to Entra with client, redirect
// URI and scopes.
func (w *walk) redirect() found {
	const title = "The component sends the browser to Entra"
	if method := w.method(); method.Fact != nil && !strings.EqualFold(method.Value.String(), "oidc") {
		return fail(stepRedirect, title, "the authentication method is "+quoted(method.Value.String())+", so the component asks for a password of its own and never sends anybody to Entra",
			ending{outcome: ServerError, page: "the component's own password form"}).decides(method).
			sides(method.Value.String(), "oidc", "only this method uses Entra")
	}
	client := w.part.ClientID()
	uri, _ := w.part.Redirect()
	if client.Value.Empty() {
		return unknown(stepRedirect, title, "the evidence holds no client ID for "+w.part.Component.Title).decides(client)
	}
	sent := "client_id " + client.Value.String()
	if uri.URI != "" {
		sent += ", redirect_uri " + uri.URI
	}
	if scopes := w.scopes(); scopes != "" {
		sent += ", scope " + scopes
	}
	return pass(stepRedirect, title, "response_type code").decides(client).sides(sent, "", "")
}

// method is what switches a cluster from passwords to Entra; other components
// have no such setting.
func (w *walk) method() evidence.Effective {
	if w.part.Name() != catalog.Orchestration {
		return evidence.Effective{}
	}
	return w.part.Get("method")
}

func (w *walk) scopes() string {
	return strings.Join(w.part.Get("scope").Value.Items(), " ")
}

// application is whether Entra knows the client ID.
func (w *walk) application() found {
	const title = "Entra looks for the application"
	if f, ok := w.logged(stepApplication, title); ok {
		return f
	}
	client := w.part.ClientID()
	app := w.registration()
	if app == nil && !w.scene.Picture.Directory.ApplicationsGiven {
		return unknown(stepApplication, title, "the tenant's app registrations were not given").decides(client)
	}
	if app == nil {
		return fail(stepApplication, title, "the tenant has no application with the client ID "+client.Value.String(),
			ending{outcome: EntraError, page: "AADSTS700016"}).decides(client)
	}
	return pass(stepApplication, title, app.DisplayName).at(app.Place)
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
	case app == nil, app.RedirectURIsUnsaid:
		return unknown(stepRedirectURI, title, "no app registration of "+w.part.Component.Title+" was given").decides(sends.From)
	case sends.URI == "":
		return unknown(stepRedirectURI, title, "the evidence does not say which redirect URI is sent").decides(sends.From)
	}
	right, wrong := app.Web, app.SPA
	if w.part.Component.Registration.Platform == catalog.PlatformSPA {
		right, wrong = app.SPA, app.Web
	}
	switch {
	case registered(right, sends.URI):
		return pass(stepRedirectURI, title, sends.URI).decides(sends.From)
	case registered(wrong, sends.URI):
		return fail(stepRedirectURI, title, sends.URI+" is registered under the wrong platform", wrongPlatform(w.part.Component.Registration.Platform)).
			at(app.Place).sides(sends.URI, "platform "+string(w.part.Component.Registration.Platform), app.DisplayName)
	default:
		return fail(stepRedirectURI, title, sends.URI+" is not among the redirect URIs of "+app.DisplayName,
			ending{outcome: EntraError, page: "AADSTS50011"}).decides(sends.From).
			sides(sends.URI, strings.Join(uris(right), ", "), "redirect URIs of "+app.DisplayName)
	}
}

func wrongPlatform(needed catalog.Platform) ending {
	if needed == catalog.PlatformSPA {
		return ending{outcome: EntraError, page: "AADSTS9002326"}
	}
	return ending{outcome: EntraError, page: "AADSTS9002327"}
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
	if !d.PrincipalsGiven {
		return unknown(stepConsent, title, "no enterprise applications were given")
	}
	principal := d.PrincipalOf(id)
	switch {
	case principal == nil:
		return fail(stepConsent, title, "the application has no enterprise application in the tenant", ending{outcome: EntraError, page: "AADSTS7000229"})
	case !principal.Enabled:
		return fail(stepConsent, title, "sign-in is switched off in the enterprise application "+principal.DisplayName, ending{outcome: EntraError, page: "AADSTS7000112"}).at(principal.Place)
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

// codeForToken is the component's exchange of the code for a token: the secret
// of a Web app must be there and alive.
func (w *walk) codeForToken() found {
	const title = "The component exchanges the code for a token"
	if f, ok := w.logged(stepCode, title); ok {
		return f
	}
	if !w.part.Component.Registration.Secret {
		return pass(stepCode, title, "a single-page application needs no secret")
	}
	if app := w.registration(); app != nil && !w.opts.At.IsZero() && ended(app, w) {
		return fail(stepCode, title, "every client secret of "+app.DisplayName+" has ended", ending{outcome: EntraError, page: "AADSTS7000222"}).at(app.Place)
	}
	secret := w.part.Get("clientSecret")
	if secret.Setting == nil {
		return unknown(stepCode, title, "the evidence names no client secret for "+w.part.Component.Title).decides(secret)
	}
	return pass(stepCode, title, "with the client secret of the app").decides(secret)
}

// ended reports whether an app has credentials and all of them have ended.
func ended(app *evidence.Application, w *walk) bool {
	all := append(slices.Clone(app.Passwords), app.Certificates...)
	if len(all) == 0 {
		return false
	}
	return !slices.ContainsFunc(all, func(c evidence.Credential) bool { return c.End.IsZero() || c.End.After(w.opts.At) })
}

// userInfo is the cluster's call of Microsoft's user-info address, which refuses
// a token that was made for the application (camunda#53685). 8.9 gives up then;
// before and after, the call is not made or not needed.
func (w *walk) userInfo() found {
	const title = "The cluster asks Microsoft for user information"
	for _, line := range w.lines(evidence.LogUserInfoResponse) {
		return fail(stepUserInfo, title, "the log says invalid_user_info_response", userInfoEnding()).at(line.Place)
	}
	if w.scene.Catalog.Minor != catalog.V89 {
		return pass(stepUserInfo, title, "a refusal does not stop the login in "+string(w.scene.Catalog.Minor))
	}
	enabled := w.part.Get("userInfoEnabled")
	if enabled.Fact == nil || strings.EqualFold(enabled.Value.String(), "false") {
		return pass(stepUserInfo, title, "switched off").decides(enabled)
	}
	return fail(stepUserInfo, title, "Microsoft's user-info address refuses the token, and 8.9 ends the login there", userInfoEnding()).
		decides(enabled).sides("user-info enabled", "user-info switched off", "camunda#53685")
}

func userInfoEnding() ending {
	return ending{outcome: ServerError, page: "500 invalid_user_info_response"}
}

// page is where the person lands.
func (w *walk) page() found {
	const title = "The person is in"
	for _, line := range w.lines(evidence.LogNoPermission) {
		return fail(stepPage, title, "the log shows that the login ended without permission", ending{outcome: NoPermission, page: deniedPage(w.part)}).at(line.Place)
	}
	return pass(stepPage, title, w.home())
}

// deniedPage is where a component sends somebody without permission.
func deniedPage(part scene.Part) string {
	switch part.Name() {
	case catalog.Operate, catalog.Tasklist:
		return "/noPermission"
	case catalog.Orchestration:
		return "403, the cluster's page for missing authorizations"
	case catalog.ManagementIdentity:
		return "a redirect loop or a 500 in place of a 403 (camunda#39219)"
	default:
		return "403 on /api/permissions/for-token"
	}
}

func quoted(text string) string {
	if text == "" {
		return "not set"
	}
	return fmt.Sprintf("%q", text)
}

// rulesOf names the target whose rules decide a component.
func rulesOf(part scene.Part) plan.Target {
	if part.Component.Permissions == catalog.AskOrchestration {
		return plan.ForCluster
	}
	return plan.ForIdentity
}
