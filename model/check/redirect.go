package check

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/plan"
	"entrastudio/model/scene"
)

// redirectRules are about the address that Entra sends the browser back to: first
// what it is made of, then what is registered.
func redirectRules() []rule {
	const docs = "https://docs.camunda.io/docs/self-managed/deployment/helm/configure/authentication-and-authorization/microsoft-entra/"
	const uris = "https://learn.microsoft.com/entra/identity-platform/reply-url"
	return []rule{
		{Declaration{
			Code: "redirect.doubled-path", Severity: Error, SeenIn: []string{"V", "E"},
			Title:       "The base URL already holds the path that is added",
			Explanation: "The component appends its callback path to the base URL. With the path in it already the redirect URI holds it twice, and Entra answers AADSTS50011.",
			Mend:        "Set the base URL without the callback path.",
			Links:       []string{docs},
		}, findDoubledPath},
		{Declaration{
			Code: "redirect.trailing-slash", Severity: Error, SeenIn: []string{"V", "E"},
			Title:       "The base URL ends in a slash",
			Explanation: "The callback path is appended as it is, which gives two slashes. Entra compares redirect URIs byte for byte and answers AADSTS50011.",
			Mend:        "Take the slash at the end of the base URL away.",
			Links:       []string{docs},
		}, findBaseSlash},
		{Declaration{
			Code: "redirect.root-has-path", Severity: Error, SeenIn: []string{"E"}, Until: catalog.V87,
			Title:       "The redirect root URL holds a path",
			Explanation: "Operate and Tasklist append their context path and callback to the root URL. A path in it is sent twice, and Entra answers AADSTS50011.",
			Mend:        "Set the root URL to scheme and host alone.",
			Links:       []string{"https://github.com/camunda/camunda-platform-helm/issues/714"},
		}, findRootPath},
		{Declaration{
			Code: "redirect.not-full-uri", Severity: Error, SeenIn: []string{"E"}, From: catalog.V88,
			Title:       "The redirect URI is not the full address",
			Explanation: "The Orchestration Cluster takes the whole URI from its variable and appends nothing. Without /sso-callback at its end the login runs in a circle.",
			Mend:        "Set the variable to the base URL followed by /sso-callback.",
			Links:       []string{"https://github.com/camunda/camunda/issues/45555"},
		}, findPartialURI},
		{Declaration{
			Code: "redirect.insecure", Severity: Error, SeenIn: []string{"V", "E", "R"},
			Title:       "The redirect URI is not https",
			Explanation: "Entra takes http for localhost alone. For any other host it neither registers such a URI nor sends a code to it.",
			Mend:        "Serve the component by https and use that URL.",
			Links:       []string{uris},
		}, findInsecure},
		{Declaration{
			Code: "redirect.wrong-platform", Severity: Error, SeenIn: []string{"R"},
			Title:       "The redirect URI stands under the wrong platform",
			Explanation: "Web Modeler, Hub and Console change the code in the browser and need Single-page application (else AADSTS9002326), the others on the server and need Web (else AADSTS9002327).",
			Mend:        "Move the redirect URI to the platform that the component needs.",
			Links:       []string{uris},
		}, findWrongPlatform},
		{Declaration{
			Code: "redirect.not-registered", Severity: Error, SeenIn: []string{"V", "E", "R"},
			Title:       "The redirect URI is not on the app registration",
			Explanation: "Entra only sends the browser back to addresses that are registered, and compares them byte for byte. It answers AADSTS50011 to any other.",
			Mend:        "Register exactly the URI that the component sends.",
			Causes:      []Code{"redirect.doubled-path", "redirect.trailing-slash", "redirect.root-has-path", "redirect.not-full-uri", "redirect.insecure"},
			Links:       []string{uris},
		}, findUnregistered},
	}
}

// publicURL is a component's public URL, to which its callback path is appended.
type publicURL struct {
	part scene.Part
	e    evidence.Effective
	text string
	// sent is the redirect URI that is made of it.
	sent string
	// full reports that the text is the whole redirect URI.
	full bool
}

// bases lists what the redirect URI of each component is made of, where
// somebody wrote it and it is known.
func (in *inspection) bases() []publicURL {
	return memo(in, "bases", func() []publicURL {
		var all []publicURL
		for _, p := range in.parts() {
			redirect, browser := p.Redirect()
			e := redirect.From
			if !browser || e.Setting == nil || unresolved(e.Value.String()) || e.Value.Kind != catalog.Text {
				continue
			}
			all = append(all, publicURL{p, e, e.Value.String(), redirect.URI, e.Fact != nil && e.Fact.Key == "redirectUri"})
			all = append(all, in.otherBases(p, e)...)
		}
		return all
	})
}

// otherBases are the public URLs that another container of a component is told,
// where they are not the same.
func (in *inspection) otherBases(p scene.Part, main evidence.Effective) []publicURL {
	if main.Fact == nil {
		return nil
	}
	var all []publicURL
	for _, v := range in.views(p, main.Fact.Key) {
		text := v.Value.String()
		if v.Setting != nil && v.Setting != main.Setting && text != main.Value.String() && !unresolved(text) && v.Value.Kind == catalog.Text {
			all = append(all, publicURL{part: p, e: v.Effective, text: text, sent: text + p.Component.Redirect.Path})
		}
	}
	return all
}

// pathOf is the path of a URL, also where its host is a placeholder.
func pathOf(text string) string {
	_, rest, found := strings.Cut(text, "://")
	if !found {
		rest = text
	}
	at := strings.IndexByte(rest, '/')
	if at < 0 {
		return ""
	}
	path, _, _ := strings.Cut(rest[at:], "?")
	return path
}

// onBase begins a finding on a component's URL.
func (in *inspection) onBase(b publicURL) Finding {
	f := about(b.e.Setting)
	f.Component = b.part.Name()
	return f
}

// findDoubledPath looks for the callback or the context path in what they are
// appended to.
func findDoubledPath(in *inspection, r *report) {
	for _, b := range in.bases() {
		callback := b.part.Component.Redirect.Path
		want := undouble(b, callback, b.part.Get("contextPath").Value.String())
		if want == "" {
			continue
		}
		f := in.onBase(b)
		f.Expected = Side{Value: want, Because: "the rest of the path is added to it"}
		in.mendURL(&f, b, want)
		f.Detail = fmt.Sprintf("The URL of %s is %s, and the component makes %s of it. Entra knows no such redirect URI and answers AADSTS50011. Set it to %s.", in.title(b.part.Name()), b.text, b.sent, want)
		r.add(f)
	}
}

// mendURL gives a finding the edit of the component's URL in the plan, or of the
// setting where the component says its own.
func (in *inspection) mendURL(f *Finding, b publicURL, want string) {
	if b.full && strings.HasSuffix(f.Place.Address, "/url") {
		want = strings.TrimSuffix(want, b.part.Component.Redirect.Path)
	}
	in.mend(f, "Use "+want, want)
}

// undouble gives the URL without what is there twice; empty where nothing is.
func undouble(b publicURL, callback, context string) string {
	text := strings.TrimRight(b.text, "/")
	if b.full {
		if once, doubled := strings.CutSuffix(text, callback+callback); doubled {
			return once + callback
		}
	} else if callback != "/" {
		if without, held := strings.CutSuffix(text, callback); held {
			return without
		}
	}
	if context = strings.TrimRight(context, "/"); context != "" && strings.Contains(pathOf(text)+"/", context+context+"/") {
		return strings.Replace(text, context+context, context, 1)
	}
	return withoutTwin(text)
}

// withoutTwin takes the second of two equal path segments in a row away; empty
// where there are none. Nobody serves a component at /optimize/optimize.
func withoutTwin(text string) string {
	path := pathOf(text)
	segments := strings.Split(strings.Trim(path, "/"), "/")
	for i := 1; i < len(segments); i++ {
		if segments[i] != "" && segments[i] == segments[i-1] {
			once := strings.Join(slices.Delete(segments, i, i+1), "/")
			return strings.TrimSuffix(text, path) + "/" + once
		}
	}
	return ""
}

// findBaseSlash looks for the slash that would stand twice.
func findBaseSlash(in *inspection, r *report) {
	for _, b := range in.bases() {
		// Console's callback is the slash itself, and its base URL is cleaned.
		want := withoutSlash(b)
		if want == "" {
			continue
		}
		f := in.onBase(b)
		f.Expected = Side{Value: want, Because: "the callback path is appended as it is"}
		in.mendURL(&f, b, want)
		f.Detail = fmt.Sprintf("The base URL of %s ends in a slash, so it sends %s. Entra compares byte for byte and answers AADSTS50011. Set it to %s.", in.title(b.part.Name()), b.sent, want)
		r.add(f)
	}
}

// withoutSlash gives the URL without the slash that would stand twice, or does
// where the URL is whole; empty where none does. Console's callback is the slash
// itself, and its base URL is cleaned.
func withoutSlash(b publicURL) string {
	callback := b.part.Component.Redirect.Path
	base, whole := strings.CutSuffix(b.text, callback)
	switch {
	case callback == "/":
		return ""
	case b.full && whole && strings.HasSuffix(base, "/"):
		return strings.TrimRight(base, "/") + callback
	case !b.full && strings.HasSuffix(b.text, "/"):
		return strings.TrimRight(b.text, "/")
	default:
		return ""
	}
}

// findRootPath looks at containers of Operate and Tasklist; the root URL of
// Optimize does carry its context path (chart templates).
func findRootPath(in *inspection, r *report) {
	for _, b := range in.bases() {
		path := strings.TrimRight(pathOf(b.text), "/")
		if b.part.Tool != plan.Compose || b.e.Fact.Key != "redirectRootUrl" || b.part.Name() == catalog.Optimize || path == "" {
			continue
		}
		want := strings.TrimSuffix(strings.TrimRight(b.text, "/"), path)
		f := in.onBase(b)
		f.Expected = Side{Value: want, Because: "context path and callback are appended to it"}
		in.mendURL(&f, b, want)
		f.Detail = fmt.Sprintf("The redirect root URL of %s holds the path %s. The component appends its own path to it, and Entra answers AADSTS50011. Set it to %s.", in.title(b.part.Name()), path, want)
		r.add(f)
	}
}

// findPartialURI looks at the one variable that holds a whole URI, and at a chart's
// values that set the same property.
func findPartialURI(in *inspection, r *report) {
	for _, p := range in.parts() {
		e := p.Get("redirectUri")
		if p.Name() != catalog.Orchestration || e.Fact == nil || p.Tool == plan.Helm && !own(e, "redirectUri") {
			continue
		}
		callback := p.Component.Redirect.Path
		text := e.Value.String()
		if unresolved(text) || strings.HasSuffix(text, callback) || p.Tool == plan.Compose && e.Setting == nil && !in.asked(p, e.Fact) {
			continue
		}
		want := strings.TrimRight(orWords(text, "<base URL>"), "/") + callback
		f := in.of(p, "redirectUri")
		f.Expected = Side{Value: want, Because: "the cluster sends the URI as it stands"}
		in.mend(&f, "Use the full redirect URI", want)
		f.Detail = fmt.Sprintf("The redirect URI of %s is %s and does not end in %s. The cluster appends nothing, so nobody gets back to it. Set it to %s.", in.title(p.Name()), orWords(text, "not set"), callback, want)
		r.add(f)
	}
}

// own reports whether a value was written for this very setting, not for the one
// that it falls back to.
func own(e evidence.Effective, key string) bool { return e.Setting != nil && e.Setting.Key == key }

// insecure reports plain http to another host than the person's own computer. A
// host that was taken out before sharing is not judged.
func insecure(text string) bool {
	u, err := url.Parse(text)
	return err == nil && u.Scheme == "http" && u.Host != "" && !catalog.IsLocal(u) && len(catalog.Placeholders(u.Host)) == 0
}

// findInsecure looks at what is sent and at what is registered.
func findInsecure(in *inspection, r *report) {
	for _, b := range in.bases() {
		if insecure(b.text) {
			want := "https" + strings.TrimPrefix(b.text, "http")
			f := in.onBase(b)
			f.Expected = Side{Value: want, Because: "Entra takes http for localhost alone"}
			in.mendURL(&f, b, want)
			f.Detail = fmt.Sprintf("The URL of %s is %s. Entra sends no code to http unless the host is localhost. Serve it by https and set the URL to %s.", in.title(b.part.Name()), b.text, want)
			r.add(f)
		}
	}
	apps := in.Picture.Directory.Applications
	for i := range apps {
		for _, uri := range slices.Concat(apps[i].Web, apps[i].SPA) {
			if !insecure(uri.URI) || !in.ours(&apps[i]) {
				continue
			}
			r.add(Finding{
				Component: in.componentUsing(&apps[i]), Place: uri.Place,
				Expected: Side{Value: "https" + strings.TrimPrefix(uri.URI, "http"), Because: "Entra takes http for localhost alone"},
				Found:    Side{Value: uri.URI, Because: "it is registered", Place: uri.Place},
				Detail:   fmt.Sprintf("The app %s registers %s. Entra sends no code to http unless the host is localhost. Register the https address.", apps[i].DisplayName, uri.URI),
			})
		}
	}
}
