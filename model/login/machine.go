package login

import (
	"slices"
	"strings"

	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/plan"
	"entrastudio/model/scene"
)

const defaultScope = "/.default"

// machineSteps are the steps of a program, which asks Entra for a token by
// itself (client credentials) and shows it to the component's API.
func (w *walk) machineSteps() []func() found {
	steps := []func() found{w.programAsks}
	if w.part.Name() == catalog.Connectors {
		steps = []func() found{w.tokenRequest, w.application, w.credential}
	}
	steps = append(steps, w.tokenCheck)
	if w.scene.Catalog.Minor.Clustered() && w.asked.Name() == catalog.Orchestration {
		return append(steps, w.machineRoles)
	}
	steps = append(steps, w.lookup)
	if w.part.Name() != catalog.Connectors {
		steps = append(steps, w.identityRoles)
	}
	return steps
}

// target is the component that Connectors work with; false where it is not on.
func target(s *scene.Scene, part scene.Part) (asked scene.Part, missing bool) {
	name := catalog.Zeebe
	if s.Catalog.Minor.Clustered() {
		name = catalog.Orchestration
	}
	if asked, on := s.Part(part.Tool, name); on {
		return asked, false
	}
	return part, true
}

// programAsks is what a program's token shows of the request for it.
func (w *walk) programAsks() found {
	const title = "A program asks Entra for a token"
	if w.token == nil {
		return unknown(stepCode, title, "no token for "+w.part.Component.Title+" was given")
	}
	return pass(stepCode, title, "Entra gave the client "+w.token.ClientID()+" a token by client credentials")
}

// tokenRequest is Connectors' request for a token. Entra wants the scope
// <client ID>/.default of the app that the token is for.
func (w *walk) tokenRequest() found {
	const title = "Connectors ask Entra for a token"
	if f, ok := w.logged(stepCode, title); ok {
		return f
	}
	scope := w.scope()
	text := scope.Value.String()
	switch {
	case text == "":
		return fail(stepCode, title, "no scope is set: Entra answers that it is missing", entraSays("90014")).decides(scope).
			sides("no scope", "<client ID>/.default of "+w.asked.Component.Title, "camunda-platform-helm#3135")
	case scene.Told(text) && !strings.HasSuffix(text, defaultScope):
		return fail(stepCode, title, "a token for a program needs a scope that ends in /.default", entraSays("1002012")).decides(scope).
			sides("scope "+text, "<client ID>/.default", "Microsoft, client credentials flow")
	}
	return w.operateRequest(pass(stepCode, title, "client credentials").decides(scope).
		sides("client_id "+w.part.ClientID().Value.String()+", scope "+text, "", ""))
}

// operateRequest is the second token, for Operate, which Connectors of 8.7 poll:
// the chart sets no scope for it (camunda-platform-helm#3135).
func (w *walk) operateRequest(otherwise found) found {
	scope := w.part.Get("operateScope")
	_, operate := w.scene.Part(w.part.Tool, catalog.Operate)
	if scope.Fact == nil || !scope.Fact.Required || !scope.Value.Empty() || !operate && w.part.Tool == plan.Helm {
		return otherwise
	}
	return fail(stepCode, otherwise.Title, "Connectors ask for a second token, for Operate, without any scope", entraSays("90014")).decides(scope).
		sides("no scope", "<client ID>/.default of Operate", "camunda-platform-helm#3135")
}

// scope is the setting with the scope that Connectors ask for.
func (w *walk) scope() evidence.Effective {
	if w.scene.Catalog.Minor.Clustered() {
		return w.part.Get("tokenScope")
	}
	return w.part.Get("zeebeScope")
}

// machineRoles is whether the cluster gives the client a role. Without a token
// it is the configured client of Connectors that is looked for.
func (w *walk) machineRoles() found {
	const title = "Roles of the Orchestration Cluster"
	if w.token != nil {
		return w.roles(title)
	}
	if w.unasked {
		return unknown(stepRoles, title, "the configuration of the Orchestration Cluster was not given")
	}
	client := w.part.ClientID().Value.String()
	declared := false
	for _, m := range w.scene.Picture.Members {
		if m.Of != "clients" || len(m.Names) == 0 {
			continue
		}
		declared = declared || !m.Default
		if client != "" && slices.Contains(m.Names, client) {
			return pass(stepRoles, title, m.Role+" by client "+client).at(m.Place)
		}
	}
	switch {
	case !w.asked.Authorizes():
		return pass(stepRoles, title, scene.NoAuthorizations)
	case !declared:
		return unknown(stepRoles, title, "the evidence declares no clients of the cluster's roles; they may live in Camunda's own pages")
	case w.asked.GrantsElsewhere() != "":
		return unknown(stepRoles, title, w.asked.GrantsElsewhere())
	}
	return fail(stepRoles, title, "the client "+client+" is a member of no role of the cluster", denied(w.asked, true)).decides(w.part.ClientID())
}
