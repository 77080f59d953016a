package login

import (
	"fmt"
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
	base, from := w.address()
	if base == "" {
		return unknown(stepOpen, title, "the evidence does not say under which address people open "+w.part.Component.Title).decides(from)
	}
	for _, line := range w.lines(evidence.LogHeaderTooLarge) {
		return fail(stepOpen, title, "the log says that the request's headers are too large", ending{outcome: ServerError, page: "400 Request header is too large"}).at(line.Place)
	}
	return pass(stepOpen, title, base).decides(from)
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
		return fail(stepPage, title, "the log shows that the login ended without permission", denied(w.part, w.machine)).at(line.Place)
	}
	if _, open := undecided(w.steps); open {
		return unknown(stepPage, title, "nobody can say before the steps above are decided")
	}
	return pass(stepPage, title, w.home())
}

// denied is the end for somebody without permission. Programs get a plain 403.
func denied(part scene.Part, machine bool) ending {
	return ending{outcome: NoPermission, page: deniedPage(part, machine)}
}

func deniedPage(part scene.Part, machine bool) string {
	if machine {
		return "403"
	}
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
