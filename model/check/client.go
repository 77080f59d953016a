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

// clientRules are about the apps that components use; whether Entra knows them is
// for registrationRules.
func clientRules() []rule {
	const docs = "https://docs.camunda.io/docs/self-managed/deployment/helm/configure/authentication-and-authorization/microsoft-entra/"
	return []rule{
		{Declaration{
			Code: "client.id-invalid", Severity: Error, SeenIn: []string{"V", "E"},
			Title:       "The application (client) ID is not one of Entra's",
			Explanation: "Entra knows its apps by GUIDs. With a default of the chart, a placeholder or another text it answers AADSTS700016, and nobody can sign in.",
			Mend:        "Copy the Application (client) ID from the overview page of the component's app registration.",
			Causes:      []Code{"plan.registration-unknown"},
			Links:       []string{docs},
		}, findInvalidClient},
		{Declaration{
			Code: "client.shared", Severity: Error, SeenIn: []string{"V", "E", "R"},
			Title:       "Two components use one app registration",
			Explanation: "The client ID is the audience of the tokens. With one app for two components each accepts the tokens that were made for the other, and neither can be given rights of its own.",
			Mend:        "Give each component an app registration of its own.",
			Causes:      []Code{"client.id-invalid"},
			Links:       []string{docs},
		}, findSharedClient},
	}
}

// clientState says what is wrong with an application (client) ID; empty where
// nothing is, or where it is filled in elsewhere.
func clientState(text string, sanitized bool) string {
	switch {
	case text == "":
		return "is missing"
	case unresolved(text):
		return ""
	case len(catalog.Placeholders(text)) > 0 || catalog.IsPlaceholder(text):
		if sanitized {
			return ""
		}
		return "is a placeholder that was never filled in"
	case !catalog.IsGUID(text):
		return "is not a GUID"
	default:
		return ""
	}
}

// findInvalidClient looks at the client ID of each component that is on, said or
// not: what a chart switches on by default needs an app as well.
func findInvalidClient(in *inspection, r *report) {
	for _, p := range in.parts() {
		fact := p.Get("clientId").Fact
		if fact == nil || !fact.Required || !in.asked(p, fact) && p.Get("clientId").Setting == nil {
			continue
		}
		in.judgeClient(r, p, "clientId")
	}
	for _, g := range in.given() {
		if p, on := in.Part(g.Tool, g.Component); on && in.holdsClient(p, g) {
			in.judgeClient(r, p, g.fact.Key)
		}
	}
	in.findMissingPairID(r)
}

// holdsClient reports whether another setting than the component's client ID
// holds an app's id that must be judged as one: the id of another component's
// app, or a placeholder that was left over in an audience or a scope.
func (in *inspection) holdsClient(p scene.Part, g given) bool {
	switch {
	case g.Value.Empty() || g.fact.Key == "clientId":
		return false
	case g.fact.Form == catalog.FormGUID:
		return true
	case g.fact.Form != catalog.FormAudience && !isScope(g.fact) || in.sanitized(g.Setting):
		return false
	case clientState(p.ClientID().Value.String(), false) != "" && p.ClientID().Setting != nil:
		return false
	default:
		return slices.ContainsFunc(g.Value.Items(), func(item string) bool {
			return catalog.IsPlaceholder(strings.TrimSuffix(item, defaultScope))
		})
	}
}

// judgeClient reports a setting that holds no id of an app.
func (in *inspection) judgeClient(r *report, p scene.Part, key string) {
	e := p.Get(key)
	text := e.Value.String()
	state := clientState(text, in.sanitized(e.Setting))
	if state == "" {
		return
	}
	f := in.of(p, key)
	f.Component = p.Name()
	if e.Origin == evidence.Defaulted && text != "" {
		state = "was left at the default of the chart, which only Keycloak knows"
	}
	f.Expected = Side{Value: "a GUID", Because: "Entra gives every app registration one"}
	f.Detail = fmt.Sprintf("The %s of %s%s %s. Entra answers AADSTS700016 to an app that it does not know. Put the Application (client) ID there.",
		lowerFirst(e.Fact.Title), in.title(p.Name()), quoted(text), state)
	r.add(f)
}

// quoted puts a value into a sentence, and nothing where there is none.
func quoted(text string) string {
	if text == "" {
		return ""
	}
	return fmt.Sprintf(", %q,", text)
}

// lowerFirst begins a title inside a sentence. A word all in capitals stays.
func lowerFirst(title string) string {
	if len(title) < 2 || strings.ToUpper(title[:2]) == title[:2] {
		return title
	}
	return strings.ToLower(title[:1]) + title[1:]
}

// findSharedClient compares the apps of all components under each tool, and what
// the registrations alone show.
func findSharedClient(in *inspection, r *report) {
	for _, tool := range in.Tools() {
		apps := in.apps(tool)
		for _, id := range sortedKeys(apps) {
			in.reportShared(r, id, apps[id])
		}
	}
	in.findSharedRegistration(r)
}

// reportShared reports every component of an app that has several: nobody can
// say from here which of them is the rightful one.
func (in *inspection) reportShared(r *report, id string, holders []holder) {
	for _, h := range holders {
		others := slices.DeleteFunc(slices.Clone(holders), func(o holder) bool {
			return o.part.Name() == h.part.Name() || samePlace(o.from, h.from)
		})
		if len(others) == 0 {
			continue
		}
		f := about(h.from.Setting)
		f.Component = h.part.Name()
		f.Expected = Side{Value: "an app of its own", Because: in.title(others[0].part.Name()) + " uses this one", Place: others[0].from.Place()}
		f.Detail = fmt.Sprintf("%s and %s both use the app %s. Each then accepts tokens that were made for the other. Register a second app and use its Application (client) ID for one of them.",
			in.title(h.part.Name()), in.title(others[0].part.Name()), id)
		f.Fix.Steps = []string{
			"In Entra, open App registrations and choose New registration.",
			fmt.Sprintf("Name it %s and add the redirect URI of %s.", h.part.Component.Registration.Name, in.title(h.part.Name())),
			"Copy its Application (client) ID into the configuration, as client ID, audience and in the scope.",
		}
		r.add(f)
	}
}

// samePlace reports that two components read one and the same line: a file given
// to both, which has a finding of its own.
func samePlace(a, b evidence.Effective) bool {
	return a.Setting != nil && b.Setting != nil && a.Setting.Place == b.Setting.Place && a.Setting.Tool == plan.Compose && a.Setting.Via != evidence.ViaPlan
}

// findSharedRegistration looks at app registrations alone: an app with the
// callback addresses of two components serves both. Where the configuration
// shows that they use different apps, an address was merely left over.
func (in *inspection) findSharedRegistration(r *report) {
	apps := in.Picture.Directory.Applications
	for i := range apps {
		var served []catalog.Name
		for _, uri := range slices.Concat(apps[i].Web, apps[i].SPA) {
			if c := in.callbackOf(uri.URI); c != nil && !slices.Contains(served, c.Name) && in.mayUse(c.Name, apps[i].AppID) {
				served = append(served, c.Name)
			}
		}
		if len(served) < 2 {
			continue
		}
		first, second := in.title(served[0]), in.title(served[1])
		r.add(Finding{
			Component: served[1], Place: apps[i].Place,
			Detail:   fmt.Sprintf("The app %s holds the redirect URIs of %s and of %s. Each then accepts tokens that were made for the other. Register an app for each of them.", apps[i].DisplayName, first, second),
			Expected: Side{Value: "an app for each", Because: "the client ID is the audience"},
			Found:    Side{Value: apps[i].AppID, Because: "it serves " + first + " and " + second, Place: apps[i].Place},
		})
	}
}

// mayUse reports whether a component uses an app, or uses none that is known.
func (in *inspection) mayUse(name catalog.Name, appID string) bool {
	for _, p := range in.PartsOf(name) {
		if id, _ := in.app(p); id != "" && id != normal(appID) {
			return false
		}
	}
	return true
}

// callbackOf finds the component whose callback a redirect URI is, by the
// longest path that fits; nil where none does. Console's, a mere slash, could be
// anybody's.
func (in *inspection) callbackOf(uri string) *catalog.Component {
	var best *catalog.Component
	for i := range in.Catalog.Components {
		c := &in.Catalog.Components[i]
		path := c.Redirect.Path
		if len(path) > 1 && strings.HasSuffix(uri, path) && (best == nil || len(path) > len(best.Redirect.Path)) {
			best = c
		}
	}
	return best
}
