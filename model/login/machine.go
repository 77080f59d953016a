package login

import (
	"strings"

	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/scene"
)

// machineSteps are the steps of Connectors, which ask for a token by themselves
// (client credentials) and show it to the cluster or the Zeebe gateway.
func (w *walk) machineSteps() []func() found {
	return []func() found{w.tokenRequest, w.application, w.targetAccepts, w.machineRoles}
}

// tokenRequest is the request for a token: client, secret and scope. Entra
// wants <client ID>/.default of the app that the token is for.
func (w *walk) tokenRequest() found {
	const title = "Connectors ask Entra for a token"
	if f, ok := w.logged(stepCode, title); ok {
		return f
	}
	scope := w.scope()
	if scope.Value.Empty() {
		return fail(stepCode, title, "no scope is set: Entra answers that it is missing", ending{outcome: EntraError, page: "AADSTS90014"}).decides(scope)
	}
	if !strings.HasSuffix(scope.Value.String(), "/.default") {
		return fail(stepCode, title, "a token for a program needs a scope that ends in /.default", ending{outcome: EntraError, page: "AADSTS1002012"}).decides(scope)
	}
	return pass(stepCode, title, "client credentials").decides(scope).sides("scope "+scope.Value.String(), "", "")
}

// scope is the setting with the scope that Connectors ask for.
func (w *walk) scope() evidence.Effective {
	if w.scene.Catalog.Minor.Clustered() {
		return w.part.Get("tokenScope")
	}
	if e := w.part.Get("zeebeScope"); e.Fact != nil && !e.Value.Empty() {
		return e
	}
	if zeebe, on := w.scene.Part(w.part.Tool, catalog.Zeebe); on {
		return zeebe.Get("tokenScope")
	}
	return w.part.Get("zeebeScope")
}

// target is the component that Connectors work with.
func (w *walk) target() (scene.Part, bool) {
	if w.scene.Catalog.Minor.Clustered() {
		return w.scene.Part(w.part.Tool, catalog.Orchestration)
	}
	return w.scene.Part(w.part.Tool, catalog.Zeebe)
}

// targetAccepts is whether the token will carry an audience that the cluster
// accepts: Entra puts the client ID of the scope's app into it.
func (w *walk) targetAccepts() found {
	const title = "The cluster checks the token's audience"
	target, on := w.target()
	if !on {
		return unknown(stepToken, title, "the configuration of the component that Connectors work with was not given")
	}
	scope := w.scope()
	audience := strings.TrimPrefix(strings.TrimSuffix(scope.Value.String(), "/.default"), "api://")
	var names []string
	for _, a := range target.Audiences() {
		if a.Audience == audience {
			return pass(stepToken, title, audience).decides(scope)
		}
		names = append(names, a.Audience)
	}
	return fail(stepToken, title, "the token will be for "+audience+", which "+target.Component.Title+" does not accept", rejected("")).decides(scope).
		sides("aud "+audience, strings.Join(names, ", "), target.Audience().Place().Address)
}

// machineRoles is whether the cluster gives the client a role.
func (w *walk) machineRoles() found {
	const title = "Roles of the Orchestration Cluster"
	if !w.scene.Catalog.Minor.Clustered() {
		return pass(stepRoles, title, "before 8.8 the Zeebe gateway asks for no role of a client")
	}
	client := w.part.ClientID().Value.String()
	declared := false
	for _, m := range w.scene.Picture.Members {
		if m.Of != "clients" || len(m.Names) == 0 {
			continue
		}
		declared = true
		for _, name := range m.Names {
			if name == client && client != "" {
				return pass(stepRoles, title, m.Role+" by client "+client).at(m.Place)
			}
		}
	}
	if !declared {
		return unknown(stepRoles, title, "the evidence declares no clients of the cluster's roles")
	}
	return fail(stepRoles, title, "the client "+client+" is a member of no role of the cluster", ending{outcome: NoPermission, page: "403"}).decides(w.part.ClientID())
}
