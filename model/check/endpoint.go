package check

import (
	"fmt"
	"strings"

	"entrastudio/model/catalog"
	"entrastudio/model/plan"
	"entrastudio/model/scene"
)

// endpointRules are about the URLs taken one by one; what they say together is
// for tenantRules.
func endpointRules() []rule {
	const docs = "https://learn.microsoft.com/entra/identity-platform/v2-protocols-oidc"
	return []rule{
		{Declaration{
			Code: "endpoint.issuer-not-v2", Severity: Error, SeenIn: []string{"V", "E"},
			Title:       "The issuer is not the v2.0 issuer",
			Explanation: "Camunda compares the issuer with the token's iss byte for byte. Entra's v2.0 tokens name https://login.microsoftonline.com/<tenant ID>/v2.0 there.",
			Mend:        "Set the issuer to https://login.microsoftonline.com/<tenant ID>/v2.0.",
			Causes:      []Code{"tenant.id-invalid"},
			Links:       []string{docs},
		}, findOldIssuer},
		{Declaration{
			Code: "endpoint.trailing-slash", Severity: Error, SeenIn: []string{"V", "E"},
			Title:       "The issuer ends in a slash",
			Explanation: "The issuer is compared with the token's iss byte for byte, and Entra's v2.0 issuer has no slash at its end.",
			Mend:        "Take the slash at the end away.",
			Links:       []string{docs},
		}, findIssuerSlash},
		{Declaration{
			Code: "endpoint.backend-issuer-missing", Severity: Error, SeenIn: []string{"V", "E"},
			Title:       "The back-channel issuer is missing",
			Explanation: "Management Identity takes the endpoints of the token request from it. Chart 12 (8.7) fails without it, later charts render an empty backend-url without a word.",
			Mend:        "Set it to the same URL as the issuer.",
			Causes:      []Code{"tenant.id-invalid"},
			Links:       []string{"https://docs.camunda.io/docs/self-managed/deployment/helm/configure/authentication-and-authorization/microsoft-entra/"},
		}, findBackendIssuer},
		{Declaration{
			Code: "endpoint.wrong", Severity: Error, SeenIn: []string{"V", "E"},
			Title:       "The URL is not the v2.0 endpoint of its kind",
			Explanation: "Each endpoint has a path of its own. A v1 path gives tokens or keys of the older version, and a swapped one answers with an error.",
			Mend:        "Copy the endpoint from Entra's page Endpoints of the app registration.",
			Causes:      []Code{"tenant.id-invalid"},
			Links:       []string{docs},
		}, findWrongEndpoint},
	}
}

// kindOf is which endpoint a setting wants; empty for a setting that wants none.
// Where a plan takes the value from says it, but for those that follow from the
// issuer and are rarely given.
func kindOf(fact *catalog.Setting) catalog.EndpointKind {
	if kind, ok := strings.CutPrefix(fact.From, "tenant:"); ok {
		return catalog.EndpointKind(kind)
	}
	if fact.Form == catalog.FormIssuer {
		return catalog.EndpointIssuer
	}
	switch fact.Key {
	case "authUrl":
		return catalog.EndpointAuthorize
	case "tokenUrl", "clusterTokenUrl", "hubPingTokenUrl":
		return catalog.EndpointToken
	case "jwksUrl", "resourceServerJwks":
		return catalog.EndpointJWKS
	case "endSessionUrl":
		return catalog.EndpointLogout
	default:
		return ""
	}
}

// rightURL is the endpoint that belongs there, in the cloud and tenant of the
// one that was found; empty where those are not known.
func rightURL(e catalog.Endpoint, kind catalog.EndpointKind) string {
	if len(e.Clouds) == 0 || tenantState(e.Tenant) != "" {
		return ""
	}
	cloud, _ := catalog.CloudNamed(e.Clouds[0])
	return cloud.Endpoint(kind, e.Tenant)
}

// findOldIssuer looks at every setting that holds an issuer, and for components
// that are told none. On Entra's hosts the whole path must be right: the base of
// the endpoints ends in /v2.0 too and is no issuer.
func findOldIssuer(in *inspection, r *report) {
	for _, g := range in.given() {
		text := g.Value.Text
		if kindOf(g.fact) != catalog.EndpointIssuer || g.Value.Kind != catalog.Text || text == "" || unresolved(text) {
			continue
		}
		url, ofEntra := catalog.ParseEndpoint(text)
		right := strings.HasSuffix(strings.TrimRight(text, "/"), "/v2.0")
		if right && (!ofEntra || url.Kind == catalog.EndpointIssuer && url.Version == catalog.V2) {
			continue
		}
		f := about(g.Setting)
		want := rightURL(url, catalog.EndpointIssuer)
		f.Detail = fmt.Sprintf("%s is not Entra's v2.0 issuer. Tokens of version 2.0 name an issuer that ends in /v2.0, and it is compared byte for byte. Set it to %s.", text, orWords(want, "https://login.microsoftonline.com/<tenant ID>/v2.0"))
		f.Expected = Side{Value: want, Because: "Entra's v2.0 tokens name this issuer"}
		in.mend(&f, "Use the v2.0 issuer", want)
		r.add(f)
	}
	for _, p := range in.parts() {
		if in.lacksIssuer(p) {
			f := in.ofAll(p, "issuer")
			f.Component = named(f.Ref.Component)
			f.Detail = fmt.Sprintf("Nobody names an issuer for %s. Without it the component does not know whose tokens to accept. Set it to https://login.microsoftonline.com/<tenant ID>/v2.0.", in.title(p.Name()))
			r.add(f)
		}
	}
}

// lacksIssuer reports a component that needs an issuer and gets none of Entra's.
// The Orchestration Cluster may be given the single endpoints instead.
func (in *inspection) lacksIssuer(p scene.Part) bool {
	e := p.Get("issuer")
	if e.Fact == nil || !e.Fact.Required || !e.Fact.Sure() || e.Setting != nil || p.Tool == plan.Compose && !in.asked(p, e.Fact) {
		return false
	}
	return p.Get("authUrl").Setting == nil || p.Get("tokenUrl").Setting == nil || p.Get("jwksUrl").Setting == nil || p.Name() != catalog.Orchestration
}

// orWords puts words in the place of a value that is not known.
func orWords(text, words string) string {
	if text == "" {
		return words
	}
	return text
}

// findIssuerSlash leaves v1 issuers alone: theirs do end in a slash, and their
// version is the mistake.
func findIssuerSlash(in *inspection, r *report) {
	for _, g := range in.given() {
		if kindOf(g.fact) != catalog.EndpointIssuer {
			continue
		}
		text := g.Value.String()
		if url, _ := catalog.ParseEndpoint(text); !strings.HasSuffix(text, "/") || url.Version == catalog.V1 {
			continue
		}
		f := about(g.Setting)
		want := strings.TrimRight(text, "/")
		f.Detail = fmt.Sprintf("%s ends in a slash. The token's iss has none, and the two are compared byte for byte. Take the slash away.", text)
		f.Expected = Side{Value: want, Because: "Entra's v2.0 issuer ends in /v2.0"}
		in.mend(&f, "Take the slash away", want)
		r.add(f)
	}
}

// findBackendIssuer reports a chart once, at the first component that needs the
// value: Management Identity wherever it is on.
func findBackendIssuer(in *inspection, r *report) {
	reported := map[plan.Tool]bool{}
	for _, p := range in.parts() {
		e := p.Get("issuerBackendUrl")
		if e.Fact == nil || !e.Fact.Required || !e.Value.Empty() {
			continue
		}
		if p.Tool == plan.Compose && !in.asked(p, e.Fact) || p.Tool == plan.Helm && reported[p.Tool] {
			continue
		}
		reported[p.Tool] = true
		f := in.ofAll(p, "issuerBackendUrl")
		issuer := p.Get("issuer")
		f.Detail = fmt.Sprintf("The back-channel issuer of %s is not set. It is where the component itself reaches Entra, and nothing else takes its place. Set it to the issuer.", in.title(p.Name()))
		// What nobody said is Keycloak's, by the chart's default: it is nothing to set.
		if issuer.Setting != nil {
			f.Expected = Side{Value: issuer.Value.String(), Because: "with Entra it is the same as the issuer", Place: issuer.Place()}
			in.mend(&f, "Use the issuer for the back channel", f.Expected.Value)
		}
		r.add(f)
	}
}

// findWrongEndpoint looks at what was written; a default of the chart, such as
// Console's dummy, has a code of its own. What a chart makes up where nothing
// was written is looked at last.
func findWrongEndpoint(in *inspection, r *report) {
	for _, g := range in.given() {
		kind := kindOf(g.fact)
		text := g.Value.Text
		if kind == "" || kind == catalog.EndpointIssuer || g.Value.Kind != catalog.Text || text == "" || unresolved(text) {
			continue
		}
		url, ofEntra := catalog.ParseEndpoint(text)
		if fits(text, url, ofEntra, kind) || text == g.fact.Default.String() {
			continue
		}
		f := about(g.Setting)
		want := rightURL(url, kind)
		f.Detail = fmt.Sprintf("%s is not the v2.0 %s endpoint%s. What it answers does not fit v2.0 tokens, or is an error. Use %s.", text, kind, whatItIs(url, ofEntra), orWords(want, "the "+string(kind)+" endpoint of the tenant"))
		f.Expected = Side{Value: want, Because: "this is the v2.0 " + string(kind) + " endpoint"}
		in.mend(&f, "Use the v2.0 "+string(kind)+" endpoint", want)
		r.add(f)
	}
	in.findUnsaidEndpoint(r, "tokenUrl")
	in.findUnsaidEndpoint(r, "jwksUrl")
}

// fits reports whether a URL is the v2.0 endpoint of a kind; on a host that is
// none of the known clouds, whether its path is.
func fits(text string, url catalog.Endpoint, ofEntra bool, kind catalog.EndpointKind) bool {
	if ofEntra {
		return url.Kind == kind && url.Version == catalog.V2
	}
	const mark = "tenant"
	path := strings.TrimPrefix(catalog.Cloud{Login: "x"}.Endpoint(kind, mark), "x/"+mark)
	return strings.HasSuffix(text, path)
}

// whatItIs says what was found in the place of the right endpoint.
func whatItIs(url catalog.Endpoint, ofEntra bool) string {
	switch {
	case !ofEntra:
		return ": the host is not Entra's"
	case url.Kind == "":
		return ": Entra has no such path"
	default:
		return fmt.Sprintf(": it is the %s %s endpoint", url.Version, url.Kind)
	}
}

// findUnsaidEndpoint reports an endpoint that a chart takes from a global value
// that nobody gave. The chart then appends Keycloak's path to the issuer (charts
// 11 to 15, camundaPlatform helpers).
func (in *inspection) findUnsaidEndpoint(r *report, key string) {
	global := in.Global(key)
	if global.Fact == nil || !global.Fact.Required || !global.Value.Empty() || !in.entra(plan.Helm) {
		return
	}
	for _, p := range in.parts() {
		if p.Tool != plan.Helm {
			continue
		}
		for _, fact := range p.Component.List() {
			if fact.Fallback == global.Fact.Ref().String() && (fact.Required || kindOf(fact) == catalog.EndpointJWKS) && p.Get(fact.Key).Value.Empty() {
				f := in.of(p, fact.Key)
				f.Ref = global.Fact.Ref()
				f.Place = in.wouldStand(p, global.Fact)
				f.Found.Place = f.Place
				f.Detail = fmt.Sprintf("%s is not set, and %s needs it. The chart then appends Keycloak's path to the issuer, where Entra has nothing. Set it to the tenant's %s endpoint.", global.Fact.Helm, in.title(p.Name()), kindOf(fact))
				r.add(f)
				return
			}
		}
	}
}
