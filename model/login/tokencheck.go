package login

import (
	"fmt"
	"slices"
	"strings"

	"entrastudio/model/evidence"
	"entrastudio/model/token"
)

// tokenCheck is the component's own check of the token: signature, issuer,
// audience, time and version.
func (w *walk) tokenCheck() found {
	const title = "The component checks the token"
	for _, line := range w.lines(evidence.LogAudienceRejected) {
		return fail(stepToken, title, "the log shows that the token's audience was refused", rejected("")).at(line.Place).
			sides(strings.Join(line.Got, ", "), strings.Join(line.Expected, ", "), "the component's log")
	}
	if w.token == nil {
		return unknown(stepToken, title, "no token for "+w.part.Component.Title+" was given")
	}
	for _, check := range []func() (found, bool){w.readable, w.signature, w.issuer, w.audience, w.lifetime} {
		if f, bad := check(); bad {
			f.Name, f.Title = stepToken, title
			return f
		}
	}
	detail := "issuer, audience and time fit"
	if !w.scene.Picture.KeysGiven {
		detail += "; the signature was not checked, no keys were given"
	}
	return pass(stepToken, title, detail)
}

func rejected(because string) ending {
	return ending{outcome: TokenRejected, page: "401", because: because}
}

func (w *walk) readable() (found, bool) {
	kind, why := w.token.Kind()
	switch kind {
	case token.KindEncrypted, token.KindOpaque, token.KindRefresh, token.KindUnknown:
		return fail("", "", "this is no token that a component can read: "+why, rejected("")), true
	case token.KindGraph:
		return fail("", "", "the token is for Microsoft Graph: the scope <client ID>/.default was missing in the request", rejected("")), true
	default:
		return found{}, false
	}
}

func (w *walk) signature() (found, bool) {
	if !w.scene.Picture.KeysGiven {
		return found{}, false
	}
	verdict := w.token.Verify(w.scene.Picture.Keyset)
	return fail("", "", verdict.Words, rejected("")), verdict.State == token.Invalid
}

func (w *walk) issuer() (found, bool) {
	configured := w.part.Get("issuer")
	has := w.token.Issuer()
	if w.token.Version() == "1.0" {
		return fail("", "", "this is a v1.0 token: its issuer is "+has, rejected("")).decides(configured).
			sides(has, configured.Value.String(), "requestedAccessTokenVersion of the app registration must be 2"), true
	}
	want := configured.Value.String()
	if want == "" || want == has {
		return found{}, false
	}
	return fail("", "", "the token's issuer is not the configured one, byte for byte", rejected("")).decides(configured).
		sides(has, want, configured.Place().Address), true
}

func (w *walk) audience() (found, bool) {
	accepted := w.part.Audiences()
	if len(accepted) == 0 {
		return found{}, false
	}
	var names []string
	for _, a := range accepted {
		names = append(names, a.Audience)
	}
	for _, has := range w.token.Audiences() {
		if slices.Contains(names, has) {
			return found{}, false
		}
	}
	return fail("", "", "the token was made for another audience", rejected("")).decides(accepted[0].From).
		sides(strings.Join(w.token.Audiences(), ", "), strings.Join(names, ", "), accepted[0].From.Place().Address), true
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

// principal is whom the cluster takes the token for.
func (w *walk) principal() found {
	const title = "The cluster works out who this is"
	if w.token == nil {
		return unknown(stepPrincipal, title, "no token for "+w.part.Component.Title+" was given")
	}
	who := w.part.Principal(w.token)
	if !who.Known() {
		return fail(stepPrincipal, title, who.Why, rejected("")).decides(who.From)
	}
	return pass(stepPrincipal, title, fmt.Sprintf("%s: %s", named(who.User, who.Client), who.Why)).decides(who.From)
}

func named(user, client string) string {
	if user != "" {
		return "user " + user
	}
	return "client " + client
}
