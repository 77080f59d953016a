package login

import (
	"fmt"
	"slices"
	"strings"

	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/scene"
	"entrastudio/model/token"
)

// tokenCheck is the component's own check of the token: signature, issuer,
// audience, time and version.
func (w *walk) tokenCheck() found {
	title := w.asked.Component.Title + " checks the token"
	for _, line := range w.lines(evidence.LogAudienceRejected) {
		return fail(stepToken, title, "the log shows that the token's audience was refused", rejected("")).at(line.Place).
			sides(strings.Join(line.Got, ", "), strings.Join(line.Expected, ", "), "the component's log")
	}
	if w.token == nil {
		return w.foreseen(title)
	}
	for _, check := range []func() (found, bool){w.readable, w.signature, w.issuer, w.audience, w.lifetime} {
		if f, bad := check(); bad {
			f.Name, f.Title = stepToken, title
			return f
		}
	}
	return pass(stepToken, title, w.fits())
}

// fits says what was compared, and what was not.
func (w *walk) fits() string {
	detail := "what the evidence says of issuer, audience and time fits"
	switch verdict := w.token.Verify(w.scene.Picture.Keyset); {
	case !w.scene.Picture.KeysGiven:
		detail += "; " + notVerified + ", no keys were given"
	case verdict.State == token.Valid:
		detail += "; the signature is right"
	default:
		detail += "; " + notVerified + ": " + verdict.Words
	}
	if w.opts.At.IsZero() {
		detail += "; no moment was given, so its time was not checked"
	}
	if kind, _ := w.token.Kind(); kind == token.KindID {
		detail += "; this is an ID token, the access token can differ"
	}
	return detail
}

const notVerified = "the signature was not checked"

func rejected(because string) ending {
	return ending{outcome: TokenRejected, page: "401", because: because}
}

func (w *walk) readable() (found, bool) {
	kind, why := w.token.Kind()
	switch {
	case kind == token.KindEncrypted, kind == token.KindOpaque, kind == token.KindRefresh, kind == token.KindUnknown:
		return fail("", "", "this is no token that a component can read: "+why, rejected("")), true
	case kind == token.KindGraph:
		return fail("", "", "the token is for Microsoft Graph: the scope <client ID>/.default was missing in the request", rejected("")).
			sides(strings.Join(w.token.Audiences(), ", "), w.acceptedText(), "the audience of "+w.asked.Component.Title), true
	case w.token.Has(token.DefectAlgNone), w.token.Has(token.DefectAlgHMAC), w.token.Has(token.DefectCritical):
		return fail("", "", "the token's header names an algorithm or an extension that no component accepts", rejected("")).
			sides("", "RS256", "Entra signs so"), true
	default:
		return found{}, false
	}
}

func (w *walk) signature() (found, bool) {
	if !w.scene.Picture.KeysGiven || w.scene.Picture.Keyset == nil {
		return found{}, false
	}
	verdict := w.token.Verify(w.scene.Picture.Keyset)
	return fail("", "", verdict.Words, rejected("")), verdict.Mismatch()
}

// issuerOf is what a component compares a token's issuer with: its issuer, or
// where it has none, the back-channel one.
func issuerOf(part scene.Part) evidence.Effective {
	for _, key := range []string{"issuer", "issuerUrl", "issuerBackendUrl"} {
		if e := part.Get(key); e.Fact != nil && e.Origin != evidence.Defaulted && !e.Value.Empty() {
			return e
		}
	}
	return part.Get("issuer")
}

func (w *walk) issuer() (found, bool) {
	configured := issuerOf(w.asked)
	has, want := w.token.Issuer(), configured.Value.String()
	if w.token.Version() == "1.0" {
		return fail("", "", "this is a token of version 1.0: its issuer is "+has, rejected("")).decides(configured).
			sides(has, want, "requestedAccessTokenVersion of the app registration must be 2"), true
	}
	if !scene.Told(want) || want == has || len(catalog.Placeholders(has)) > 0 {
		return found{}, false
	}
	return fail("", "", "the token's issuer is not the configured one, byte for byte", rejected("")).decides(configured).
		sides(has, want, configured.Place().Address), true
}

func (w *walk) acceptedText() string {
	var names []string
	for _, a := range w.asked.Audiences() {
		names = append(names, a.Audience)
	}
	return strings.Join(names, ", ")
}

// accepts reports whether the component asked accepts an audience; true also
// where the evidence does not tell all that it accepts.
func (w *walk) accepts(audience string) bool {
	all := w.asked.Audiences()
	return len(all) == 0 || w.unasked || slices.ContainsFunc(all, func(a scene.Accepted) bool {
		return a.Audience == audience || !scene.Told(a.Audience)
	})
}

func (w *walk) audience() (found, bool) {
	if slices.ContainsFunc(w.token.Audiences(), w.accepts) {
		return found{}, false
	}
	from := w.asked.Audience()
	return fail("", "", "the token was made for another audience", rejected("")).decides(from).
		sides(strings.Join(w.token.Audiences(), ", "), w.acceptedText(), from.Place().Address), len(w.asked.Audiences()) > 0
}

func (w *walk) lifetime() (found, bool) {
	if w.opts.At.IsZero() {
		return found{}, false
	}
	for _, problem := range w.token.Judge(w.opts.At) {
		if problem.Code == token.CodeExpired || problem.Code == token.CodeNotYetValid {
			return fail("", "", problem.Words, rejected("")), true
		}
	}
	return found{}, false
}

// foreseen is the token check without a token: what configuration and app
// registration say of the token that Entra will make. Only what holds for every
// token of version 2.0 is concluded.
func (w *walk) foreseen(title string) found {
	from := w.asked.Audience()
	if app := w.scene.Picture.Directory.ByAppID(w.resource()); app != nil && !app.TokenVersionUnsaid && app.TokenVersion != 2 {
		return fail(stepToken, title, "the app registration "+app.DisplayName+" makes tokens of version 1.0, whose issuer is never the configured one", rejected("")).
			at(app.Place).sides("tokens of version 1.0", "requestedAccessTokenVersion 2", "the app registration")
	}
	if resource := w.resource(); scene.Told(resource) && !w.accepts(resource) {
		return fail(stepToken, title, "the token will be for "+resource+", which "+w.asked.Component.Title+" does not accept", rejected("")).decides(w.scopeSetting()).
			sides("aud "+resource, w.acceptedText(), from.Place().Address)
	}
	if w.graphAsked() {
		return fail(stepToken, title, "without the scope <client ID>/.default Entra makes a token for Microsoft Graph", rejected("")).decides(w.scopeSetting()).
			sides("scope "+w.scopes(), w.part.ClientID().Value.String()+defaultScope, "Microsoft, scopes and the default scope")
	}
	if issuer := issuerOf(w.asked); wrongIssuer(issuer.Value.String()) {
		return fail(stepToken, title, "the configured issuer is not the one that tokens of version 2.0 have, byte for byte", rejected("")).decides(issuer).
			sides("iss https://<login host>/<tenant ID>/v2.0", issuer.Value.String(), issuer.Place().Address)
	}
	if bad := w.neverFits(); bad != "" {
		return fail(stepToken, title, "the audience "+bad+" is the client ID of no app, and a token of version 2.0 carries nothing else", rejected("")).decides(from).
			sides("aud <client ID>", w.acceptedText(), from.Place().Address)
	}
	if w.machine && w.part.Name() == catalog.Connectors && scene.Told(w.resource()) && !w.unasked {
		return pass(stepToken, title, "the token will be for "+w.resource()).decides(w.scopeSetting())
	}
	return unknown(stepToken, title, "no token for "+w.part.Component.Title+" was given")
}

// wrongIssuer reports an address of Entra that no token of version 2.0 has as
// its issuer.
func wrongIssuer(text string) bool {
	endpoint, ok := catalog.ParseEndpoint(text)
	return ok && scene.Told(text) && (endpoint.Version == catalog.V1 || endpoint.TrailingSlash)
}

// scopeSetting is the setting with the scopes that are asked for.
func (w *walk) scopeSetting() evidence.Effective {
	if w.part.Name() == catalog.Connectors {
		return w.scope()
	}
	return w.part.Get("scope")
}

// resource is the client ID of the app that the token will be for: the one in
// the scope, else the component's own. It is empty where the scopes name none.
func (w *walk) resource() string {
	setting := w.scopeSetting()
	for _, scope := range setting.Value.Items() {
		if id, is := strings.CutSuffix(scope, defaultScope); is {
			return strings.TrimPrefix(id, "api://")
		}
	}
	if setting.Fact != nil || w.machine {
		return ""
	}
	return w.part.ClientID().Value.String()
}

// graphAsked reports that the cluster is given scopes, and none of an app: the
// chart adds none (chart 13 to 15, orchestration configuration).
func (w *walk) graphAsked() bool {
	scopes := w.part.Get("scope")
	if w.part.Name() != catalog.Orchestration || scopes.Setting == nil || len(scopes.Value.Items()) == 0 {
		return false
	}
	return !slices.ContainsFunc(scopes.Value.Items(), func(s string) bool { return strings.HasSuffix(s, "default") || !scene.Told(s) })
}

// neverFits is the accepted audience that no token of Entra's version 2.0 can
// carry, where all are of that kind; empty where one may fit.
func (w *walk) neverFits() string {
	all := w.asked.Audiences()
	for _, a := range all {
		if !scene.Told(a.Audience) || catalog.IsGUID(a.Audience) {
			return ""
		}
	}
	if len(all) == 0 || w.unasked {
		return ""
	}
	return all[0].Audience
}

// principal is whom the cluster takes the token for.
func (w *walk) principal() found {
	const title = "The cluster works out who this is"
	if w.token == nil {
		return unknown(stepPrincipal, title, "no token for "+w.part.Component.Title+" was given")
	}
	who := w.asked.Principal(w.token)
	if !who.Known() {
		return fail(stepPrincipal, title, who.Why, rejected("")).decides(who.From)
	}
	if !w.asked.GroupsFit(w.token) {
		return fail(stepPrincipal, title, "the groups claim holds neither a text nor a list of texts", ending{outcome: ServerError, page: "500"}).decides(w.asked.Get("groupsClaim"))
	}
	return pass(stepPrincipal, title, fmt.Sprintf("%s: %s", named(who.User, who.Client), who.Why)).decides(who.From)
}

func named(user, client string) string {
	if user != "" {
		return "user " + user
	}
	return "client " + client
}
