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

// audienceRules are about the aud that components want in a token.
func audienceRules() []rule {
	const docs = "https://docs.camunda.io/docs/self-managed/deployment/helm/configure/authentication-and-authorization/microsoft-entra/"
	return []rule{
		{Declaration{
			Code: "audience.is-uri", Severity: Error, SeenIn: []string{"V", "E"},
			Title:       "The audience is an App ID URI",
			Explanation: "The aud of an access token of version 2.0 is always the bare client ID of the app, never its App ID URI. Every token is refused.",
			Mend:        "Set the audience to the bare Application (client) ID.",
			Links:       []string{docs, "https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference"},
		}, findURIAudience},
		{Declaration{
			Code: "audience.keycloak-name", Severity: Error, SeenIn: []string{"V", "E"},
			Title:       "The audience is a Keycloak-style name",
			Explanation: "Names such as operate-api stand for clients of Keycloak. Entra's tokens carry the client ID of the app, so none will fit.",
			Mend:        "Set the audience to the bare Application (client) ID of the component's app.",
			Causes:      []Code{"plan.registration-unknown"},
			Links:       []string{docs},
		}, findNamedAudience},
		{Declaration{
			Code: "audience.not-own-client", Severity: Error, SeenIn: []string{"V", "E"},
			Title:       "The audience is another app's",
			Explanation: "A component signs people in with its own app, and their tokens name that app. With another app's ID as its audience it refuses them all.",
			Mend:        "Set the audience to the Application (client) ID of the component's own app.",
			Causes:      []Code{"client.id-invalid"},
			Links:       []string{docs},
		}, findOthersAudience},
		{Declaration{
			Code: "audience.shared", Severity: Error, SeenIn: []string{"V", "E"},
			Title:       "Two components have the same audience",
			Explanation: "Management Identity looks permissions up by audience, and every component accepts each token of its audience. With one for two, the rights for one open the other.",
			Mend:        "Give each component the client ID of an app of its own as its audience.",
			Causes:      []Code{"client.id-invalid", "client.shared", "audience.not-own-client"},
			Links:       []string{docs},
		}, findSharedAudience},
		{Declaration{
			Code: "audience.modeler-missing", Severity: Error, SeenIn: []string{"E"}, From: catalog.V88,
			Title:       "The cluster does not accept tokens of the modelling interface",
			Explanation: "Web Modeler and Hub deploy with the token of the person who is signed in to them. The chart adds their client ID to the cluster's audiences, an env file must name it.",
			Mend:        "Add the client ID of the Web Modeler or Hub UI app to CAMUNDA_SECURITY_AUTHENTICATION_OIDC_AUDIENCES.",
			Links:       []string{"https://docs.camunda.io/docs/self-managed/components/orchestration-cluster/identity/connect-external-identity-provider/"},
		}, findModelerAudience},
	}
}

// audienceItem is one audience in a setting.
type audienceItem struct {
	given
	text string
}

// audienceItems lists every audience that stands in a setting, one by one where
// the setting is a list.
func (in *inspection) audienceItems() []audienceItem {
	return memo(in, "audienceItems", func() []audienceItem {
		var all []audienceItem
		for _, g := range in.given() {
			if g.fact.Form != catalog.FormAudience && g.fact.Key != "audiences" {
				continue
			}
			for _, text := range g.Value.Items() {
				if text != "" && !unresolved(text) {
					all = append(all, audienceItem{g, text})
				}
			}
		}
		return all
	})
}

func isURI(text string) bool { return strings.Contains(text, "://") }

// ownApp is the app whose ID a setting should hold; empty where it is not known.
func (in *inspection) ownApp(g given) string {
	id, _ := in.appOf(g.Tool, ownerOf(g.fact))
	return id
}

// findURIAudience looks at what was written, item by item.
func findURIAudience(in *inspection, r *report) {
	for _, a := range in.audienceItems() {
		if !isURI(a.text) {
			continue
		}
		f := about(a.Setting)
		f.Found.Value = a.text
		want := in.ownApp(a.given)
		f.Expected = Side{Value: want, Because: "the aud of a v2.0 token is the bare client ID"}
		if a.fact.Form == catalog.FormAudience {
			in.mend(&f, "Use the bare client ID", want)
		}
		f.Detail = fmt.Sprintf("The audience of %s is %s. A v2.0 token's aud is the bare client ID, so every token is refused. Set it to %s.", in.title(a.Component), a.text, orWords(want, "the bare client ID"))
		r.add(f)
	}
}

// findNamedAudience also looks at the chart's defaults, which are all names of
// Keycloak's kind.
func findNamedAudience(in *inspection, r *report) {
	for _, a := range in.audienceItems() {
		if !catalog.IsGUID(a.text) && !isURI(a.text) && !catalog.IsPlaceholder(a.text) {
			f := about(a.Setting)
			f.Found.Value = a.text
			in.addNamed(r, f, a.Component, in.ownApp(a.given))
		}
	}
	for _, p := range in.parts() {
		for _, fact := range p.Component.List() {
			e := p.Get(fact.Key)
			ownApp, _ := in.appOf(p.Tool, ownerOf(fact))
			if fact.Form == catalog.FormAudience && fact.Required && e.Origin == evidence.Defaulted && !e.Value.Empty() {
				in.addNamed(r, in.of(p, fact.Key), p.Name(), ownApp)
			}
		}
	}
}

// addNamed reports one audience that is a name.
func (in *inspection) addNamed(r *report, f Finding, component catalog.Name, ownApp string) {
	f.Expected = Side{Value: ownApp, Because: "Entra's tokens name the app by its client ID"}
	if fact := in.Catalog.Setting(f.Ref.Component, f.Ref.Key); fact != nil && fact.Form == catalog.FormAudience {
		in.mend(&f, "Use the client ID", ownApp)
	}
	f.Detail = fmt.Sprintf("The audience of %s is %s, a name of Keycloak's kind. Entra's tokens carry the client ID instead, so none fits. Set it to %s.", in.title(component), f.Found.Value, orWords(ownApp, "the client ID of its app"))
	r.add(f)
}

// findOthersAudience looks at audiences that are ids, and wrong ones only where it
// can be told whose they are, or that they are nobody's.
func findOthersAudience(in *inspection, r *report) {
	for _, a := range in.audienceItems() {
		owner := ownerOf(a.fact)
		if owner == "" {
			owner = a.Component
		}
		if !in.isID(a.Setting, a.text) || !judgesOwnAudience(a.fact, owner) {
			continue
		}
		own, _ := in.appOf(a.Tool, owner)
		whose, wrong := in.foreign(a, owner, own)
		if !wrong {
			continue
		}
		f := about(a.Setting)
		f.Found.Value, f.Found.Because = a.text, whose
		f.Expected = Side{Value: own, Because: "it is the client ID of " + in.title(owner)}
		if a.fact.Form == catalog.FormAudience {
			in.mend(&f, "Use the component's own client ID", own)
		}
		f.Detail = fmt.Sprintf("The audience that %s has is %s: %s. Tokens for %s name its own app, so it refuses them. Set it to %s.", in.title(a.Component), a.text, whose, in.title(owner), orWords(own, "the client ID of its own app"))
		r.add(f)
	}
}

// judgesOwnAudience reports whether a setting's audience must be its owner's
// app. Connectors of 8.8 on have a code of their own for it, and the apps of the
// public APIs are known by their audience alone.
func judgesOwnAudience(fact *catalog.Setting, owner catalog.Name) bool {
	if owner == catalog.WebModelerAPI || owner == catalog.HubAPI {
		return false
	}
	return fact.Component != catalog.Connectors || owner != catalog.Orchestration
}

// foreign says whose an audience is that is not the owner's app; false where it
// is the owner's, or where nobody can tell.
func (in *inspection) foreign(a audienceItem, owner catalog.Name, own string) (whose string, wrong bool) {
	id := normal(a.text)
	if id == own || a.fact.Key == "audiences" && in.cluster(a.Tool, id) {
		return "", false
	}
	for _, h := range in.apps(a.Tool)[id] {
		if h.part.Name() != owner {
			return "it is the app of " + in.title(h.part.Name()), true
		}
	}
	switch api, _ := in.appOf(a.Tool, apiOf(owner)); {
	case api == id:
		// Both audiences of one program are the same; that is audience.shared.
		return "", false
	case a.fact.Key == "audiences" && in.holds(a.given, own):
		// Of a list only one must fit, and others may be those of programs.
		return "", false
	case in.Picture.Directory.ApplicationsGiven && own != "":
		if in.registered(id) {
			return "it is the ID of another app", true
		}
		return "no given app registration has it", true
	case in.everyApp(a.Tool) && own != "":
		return "it is the app of no component", true
	default:
		return "", false
	}
}

// holds reports whether an app is among the items of a setting.
func (in *inspection) holds(g given, app string) bool {
	return slices.ContainsFunc(g.Value.Items(), func(item string) bool { return normal(item) == app })
}

// cluster reports whether the Orchestration Cluster, or Hub, rightly accepts an
// audience besides its own.
func (in *inspection) cluster(tool plan.Tool, id string) bool {
	for _, name := range []catalog.Name{catalog.WebModeler, catalog.Hub, catalog.WebModelerAPI, catalog.HubAPI} {
		for _, other := range in.PartsOf(name) {
			app, _ := in.app(other)
			if app == id || slices.ContainsFunc(other.Audience().Value.Items(), func(a string) bool { return normal(a) == id }) {
				return true
			}
		}
	}
	return false
}

// apiOf is the public API that belongs to a modelling interface.
func apiOf(name catalog.Name) catalog.Name {
	switch name {
	case catalog.WebModeler:
		return catalog.WebModelerAPI
	case catalog.Hub:
		return catalog.HubAPI
	default:
		return ""
	}
}

// findSharedAudience compares the audiences of all components under each tool.
// Connectors rightly carry those of what they call.
func findSharedAudience(in *inspection, r *report) {
	for _, tool := range in.Tools() {
		all := map[string][]holder{}
		for _, p := range in.parts() {
			if p.Tool != tool || p.Name() == catalog.Connectors {
				continue
			}
			for _, item := range in.ownAudiences(p) {
				if e := p.Audience(); e.Setting != nil && in.isID(e.Setting, item) {
					all[normal(item)] = append(all[normal(item)], holder{p, e})
				}
			}
		}
		for _, id := range sortedKeys(all) {
			in.reportSharedAudience(r, id, all[id])
		}
	}
}

// ownAudiences are the audiences that are a component's alone: of a list only
// its own app, as the others may be those of what it serves.
func (in *inspection) ownAudiences(p scene.Part) []string {
	items := p.Audience().Value.Items()
	if len(items) < 2 {
		return items
	}
	own, _ := in.app(p)
	return slices.DeleteFunc(slices.Clone(items), func(item string) bool { return normal(item) != own })
}

// reportSharedAudience reports every component after the first. One line that two
// of them read has a finding of its own.
func (in *inspection) reportSharedAudience(r *report, id string, holders []holder) {
	for _, h := range holders[1:] {
		first := holders[0]
		if samePlace(first.from, h.from) {
			continue
		}
		f := about(h.from.Setting)
		f.Component, f.Found.Value = h.part.Name(), id
		f.Expected = Side{Value: "an audience of its own", Because: in.title(first.part.Name()) + " has this one", Place: first.from.Place()}
		f.Detail = fmt.Sprintf("%s and %s both have the audience %s. Whoever has rights in one is let into the other. Give one of them the client ID of an app of its own.",
			in.title(first.part.Name()), in.title(h.part.Name()), id)
		r.add(f)
	}
}

// findModelerAudience looks at containers: the chart adds the audience by itself.
func findModelerAudience(in *inspection, r *report) {
	cluster, on := in.Part(plan.Compose, catalog.Orchestration)
	if !on || !in.entra(plan.Compose) {
		return
	}
	e := cluster.Get("audiences")
	if e.Setting == nil || unresolved(e.Value.String()) {
		return
	}
	for _, name := range []catalog.Name{catalog.Hub, catalog.WebModeler} {
		for _, ui := range in.PartsOf(name) {
			id, from := in.app(ui)
			if id == "" {
				from = ui.Audience()
				id = normal(from.Value.String())
			}
			if from.Setting == nil || !in.isID(from.Setting, id) || in.sanitized(from.Setting) != in.sanitized(e.Setting) {
				continue
			}
			if slices.ContainsFunc(e.Value.Items(), func(a string) bool { return normal(a) == id }) {
				continue
			}
			f := about(e.Setting)
			f.Expected = Side{Value: e.Value.String() + "," + id, Because: "it is the app of " + in.title(name), Place: from.Place()}
			in.mend(&f, "Accept the tokens of "+in.title(name), f.Expected.Value)
			f.Detail = fmt.Sprintf("The cluster's audiences lack %s, the app of %s. It deploys with tokens of that app, and the cluster answers 401. Add the client ID to the list.", id, in.title(name))
			r.add(f)
			return
		}
	}
}
