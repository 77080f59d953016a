package check

import (
	"fmt"
	"slices"
	"strings"

	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/plan"
	"entrastudio/model/scene"
)

// defaultScope ends the scope that asks Entra for a token for an app.
const defaultScope = "/.default"

// scopeRules are about what components ask Entra for.
func scopeRules() []rule {
	const docs = "https://docs.camunda.io/docs/self-managed/deployment/helm/configure/authentication-and-authorization/microsoft-entra/"
	const scopes = "https://learn.microsoft.com/entra/identity-platform/scopes-oidc#the-default-scope"
	return []rule{
		{Declaration{
			Code: "scope.default-missing", Severity: Error, SeenIn: []string{"V", "E"},
			Title:       "The scope for the app itself is missing",
			Explanation: "Without <client ID>/.default Entra issues a token for Microsoft Graph, which Camunda cannot check, or refuses a program with AADSTS90014.",
			Mend:        "Add <client ID>/.default to the scopes.",
			Links:       []string{docs, scopes},
		}, findNoDefaultScope},
		{Declaration{
			Code: "scope.malformed", Severity: Error, SeenIn: []string{"V", "E"},
			Title:       "A scope is not in the form that Entra takes",
			Explanation: "An app asks for a token for itself by the bare client ID followed by /.default. Entra refuses other forms with AADSTS70011, AADSTS90009 or AADSTS650057.",
			Mend:        "Write the scope as <client ID>/.default, each scope as an item of its own.",
			Causes:      []Code{"client.id-invalid"},
			Links:       []string{docs, scopes},
		}, findMalformedScope},
		{Declaration{
			Code: "scope.connectors-wrong-app", Severity: Error, SeenIn: []string{"V", "E"}, From: catalog.V88,
			Title:       "Connectors ask for a token of another app",
			Explanation: "Connectors call the Orchestration Cluster, which only accepts tokens for its own app. With another app's scope or audience every call is answered with 401.",
			Mend:        "Use the Orchestration Cluster's client ID as audience, and with /.default as scope.",
			Causes:      []Code{"client.id-invalid"},
			Links:       []string{"https://github.com/camunda/camunda-platform-helm/issues/4815"},
		}, findConnectorsApp},
		{Declaration{
			Code: "scope.operate-client-missing", Severity: Error, SeenIn: []string{"V", "E"}, From: catalog.V87, Until: catalog.V87,
			Title:       "Connectors have no scope for Operate",
			Explanation: "Connectors of 8.7 ask Operate for process definitions with a token of their own. The chart does not set its scope, and Entra answers AADSTS90014.",
			Mend:        "Set OPERATE_CLIENT_SCOPE of Connectors to <Operate's client ID>/.default.",
			Links:       []string{"https://github.com/camunda/camunda-platform-helm/issues/3135", "https://github.com/camunda/camunda-platform-helm/issues/4793"},
		}, findOperateScope},
	}
}

func isScope(fact *catalog.Setting) bool {
	return fact.Form == catalog.FormScope || fact.Form == catalog.FormScopes
}

// operateScope is the key of the one scope that has a code of its own.
const operateScope = "operateScope"

// findNoDefaultScope leaves a missing scope for Operate to its own code, and a
// misspelt one to scope.malformed.
func findNoDefaultScope(in *inspection, r *report) {
	for _, p := range in.parts() {
		for _, fact := range p.Component.List() {
			if !isScope(fact) || !in.wantsScope(p, fact) {
				continue
			}
			e := p.Get(fact.Key)
			if hasDefault(e.Value) || unresolved(e.Value.String()) || fact.Key == operateScope && e.Value.Empty() {
				continue
			}
			owner, _ := in.appOf(p.Tool, ownerOf(fact))
			want := orWords(owner, "<client ID>") + defaultScope
			f := in.of(p, fact.Key)
			f.Component = p.Name()
			f.Expected = Side{Value: want, Because: "it asks for a token for the app itself"}
			in.mend(&f, "Ask for "+want, strings.Join(append(slices.Clone(e.Value.Items()), want), ","))
			f.Detail = fmt.Sprintf("%s asks for %s, and nothing in it ends in /.default. Entra then gives a token for Microsoft Graph or refuses with AADSTS90014. Add %s.",
				in.title(p.Name()), orWords(strings.Join(e.Value.Items(), " "), "no scope at all"), want)
			r.add(f)
		}
	}
}

// hasDefault reports whether any form of the default scope is among the items,
// a misspelt one included, which has a code of its own.
func hasDefault(v catalog.Value) bool {
	return slices.ContainsFunc(v.Items(), func(item string) bool {
		return strings.Contains(item, ".default") || strings.HasSuffix(item, "/default")
	})
}

// wantsScope reports whether a component must be told a scope. Those for a
// client of another component are only wanted where that client is set up.
func (in *inspection) wantsScope(p scene.Part, fact *catalog.Setting) bool {
	given := p.Get(fact.Key).Setting != nil && !p.Get(fact.Key).Value.Empty()
	switch fact.Key {
	case "zeebeScope":
		return given || p.Tool == plan.Compose && p.Get("zeebeTokenUrl").Setting != nil
	case "clusterScope":
		return given || p.Get("clusterTokenUrl").Setting != nil
	case "hubPingScope":
		return given || !p.Get("hubPingEndpoint").Value.Empty()
	case operateScope:
		return given
	default:
		return given || fact.Required && in.asked(p, fact)
	}
}

// findMalformedScope looks at every scope that was written, one by one.
func findMalformedScope(in *inspection, r *report) {
	for _, g := range in.given() {
		if !isScope(g.fact) {
			continue
		}
		owner := ownerOf(g.fact)
		own, _ := in.appOf(g.Tool, owner)
		if owner == "" {
			own = ""
		}
		for _, item := range scopeItems(g) {
			what := in.malformed(g, item, own)
			if what == "" {
				continue
			}
			want := orWords(own, "<client ID>") + defaultScope
			f := about(g.Setting)
			f.Found.Value = item
			f.Expected = Side{Value: want, Because: "Entra takes the scope for an app in this form"}
			in.mend(&f, "Write the scope as "+want, strings.Replace(g.Value.String(), item, want, 1))
			f.Detail = fmt.Sprintf("The scope %q of %s %s. Entra refuses it or issues a token for another app. Use %s.", item, in.title(g.Component), what, want)
			r.add(f)
		}
	}
	findMalformedClusterScope(in, r)
}

// scopeItems are the scopes of a setting: a single one is never split.
func scopeItems(g given) []string {
	if g.fact.Form == catalog.FormScope && g.Value.Kind != catalog.List {
		return []string{g.Value.String()}
	}
	return g.Value.Items()
}

// malformed says what is wrong with one scope; empty where nothing is, or where
// it is filled in elsewhere.
func (in *inspection) malformed(g given, item, own string) string {
	app, isDefault := strings.CutSuffix(item, defaultScope)
	switch {
	case unresolved(item):
		return ""
	case strings.Contains(strings.TrimSpace(item), " ") && len(catalog.Placeholders(item)) == 0:
		return "holds a space: each scope is an item of its own"
	case strings.HasSuffix(item, "./default") || strings.HasSuffix(item, "/default"):
		return "is misspelt: it must end in /.default"
	case !isDefault:
		return ""
	case isURI(app):
		return "uses the App ID URI, which Entra refuses when an app asks for a token for itself (AADSTS90009)"
	case catalog.IsPlaceholder(app) && !in.isID(g.Setting, app):
		// A mask, or a placeholder that was left over: client.id-invalid.
		return ""
	case !in.isID(g.Setting, app):
		return "does not begin with a client ID"
	case g.Component == catalog.Connectors && ownerOf(g.fact) == catalog.Orchestration:
		return ""
	case own != "" && normal(app) != own:
		return "is for another app"
	default:
		return ""
	}
}

// findConnectorsApp compares with the cluster's app; without it nobody can tell.
func findConnectorsApp(in *inspection, r *report) {
	for _, p := range in.PartsOf(catalog.Connectors) {
		cluster, from := in.appOf(p.Tool, catalog.Orchestration)
		if cluster == "" || !in.entra(p.Tool) {
			continue
		}
		for _, key := range []string{"tokenScope", "audience"} {
			e := p.Get(key)
			if e.Setting == nil || e.Setting.Component != catalog.Connectors {
				continue
			}
			app := strings.TrimSuffix(e.Value.String(), defaultScope)
			if !in.isID(e.Setting, app) || in.sanitized(e.Setting) != in.sanitized(from.Setting) || in.accepts(p.Tool, app) {
				continue
			}
			in.reportConnectors(r, e, cluster, from)
		}
	}
}

// accepts reports whether an id is the cluster's app or its audience.
func (in *inspection) accepts(tool plan.Tool, app string) bool {
	cluster, on := in.Part(tool, catalog.Orchestration)
	if !on {
		return false
	}
	id, _ := in.app(cluster)
	own := slices.ContainsFunc(in.ownAudiences(cluster), func(a string) bool { return normal(a) == normal(app) })
	return id == normal(app) || own && len(in.apps(tool)[normal(app)]) == 0
}

// reportConnectors reports a scope or audience of another app.
func (in *inspection) reportConnectors(r *report, e evidence.Effective, cluster string, from evidence.Effective) {
	f := about(e.Setting)
	want := cluster
	if isScope(e.Fact) {
		want += defaultScope
	}
	f.Expected = Side{Value: want, Because: "Connectors call the Orchestration Cluster", Place: from.Place()}
	in.mend(&f, "Use the cluster's app", want)
	f.Detail = fmt.Sprintf("The %s of Connectors is %s, which is not the Orchestration Cluster's app. The cluster refuses the token. Set it to %s.", lowerFirst(e.Fact.Title), e.Value, want)
	r.add(f)
}

// findOperateScope looks at Connectors of 8.7, whose chart has no value for it.
func findOperateScope(in *inspection, r *report) {
	for _, p := range in.PartsOf(catalog.Connectors) {
		e := p.Get(operateScope)
		if !in.entra(p.Tool) || e.Fact == nil || !e.Value.Empty() || !in.asked(p, e.Fact) || !asksOperate(p) {
			continue
		}
		operate, _ := in.appOf(p.Tool, catalog.Operate)
		if operate == "" {
			operate = p.Get("operateAudience").Value.String()
		}
		want := orWords(operate, "<Operate's client ID>") + defaultScope
		f := in.of(p, operateScope)
		f.Expected = Side{Value: want, Because: "Connectors ask Operate for process definitions"}
		in.mend(&f, "Ask for Operate's app", want)
		f.Detail = fmt.Sprintf("Connectors have no OPERATE_CLIENT_SCOPE, and the chart sets none. Entra answers AADSTS90014 to their request for a token. Set it to %s.", want)
		r.add(f)
	}
}

// asksOperate reports whether Connectors get a token for Operate: under the chart
// only in the inbound mode oauth, which is the default.
func asksOperate(p scene.Part) bool {
	mode := p.Get("inboundMode").Value.String()
	return p.Tool != plan.Helm || mode == "" || mode == "oauth"
}
