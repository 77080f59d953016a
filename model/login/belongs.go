package login

import (
	"strings"

	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/scene"
	"entrastudio/model/token"
)

// holders are the tokens of one component's login: a person's and a program's.
type holders struct{ person, program *token.Token }

// How surely a token belongs to a component. A component asks for tokens for
// itself, so the client that asked says most; the audience says it of a client
// that the evidence does not know.
const (
	foreign = iota
	alone
	forClient
	accepted
	own
	asked
)

// tokensFor picks the tokens of a component's login. Where the person said
// whose they are, or only one component is there to sign in to, a token that
// fits nothing belongs to it as well.
func tokensFor(s *scene.Scene, part scene.Part, said catalog.Name) holders {
	var h holders
	var person, program int
	only := said == part.Name() || said == "" && loneliest(s, part)
	for i := range s.Picture.Tokens {
		t := s.Picture.Tokens[i].Token
		if bystander(s.Picture, i) {
			continue
		}
		how := belongs(s, part, t)
		if how == foreign && only {
			how = alone
		}
		if app, _ := t.AppOnly(); app {
			if how > program {
				h.program, program = t, how
			}
		} else if how > person {
			h.person, person = t, how
		}
	}
	return h
}

// loneliest reports that nobody signs in to any other component.
func loneliest(s *scene.Scene, part scene.Part) bool {
	for _, other := range s.Parts() {
		if other.Name() != part.Name() && (followed(other) || other.Name() != catalog.Zeebe) {
			return false
		}
	}
	return true
}

// bystander reports a token that came along with an access token and is shown
// to no component: the ID token or refresh token of a token response.
func bystander(pic *evidence.Picture, i int) bool {
	if isAccess(pic.Tokens[i].Token) {
		return false
	}
	for j := range pic.Tokens {
		if pic.Tokens[j].Place.File == pic.Tokens[i].Place.File && isAccess(pic.Tokens[j].Token) {
			return true
		}
	}
	return false
}

func isAccess(t *token.Token) bool {
	kind, _ := t.Kind()
	return kind == token.KindUserAccess || kind == token.KindAppAccess || kind == token.KindGraph
}

func belongs(s *scene.Scene, part scene.Part, t *token.Token) int {
	client := t.ClientID()
	app, _ := t.AppOnly()
	if part.Name() == catalog.Connectors {
		return connectorsToken(part, client, app)
	}
	switch {
	case app && connectorsAsked(s, client):
		return foreign
	case !app && sameID(client, part.ClientID().Value.String()):
		return asked
	case !app && anothers(s, client):
		return foreign
	default:
		return byAudience(part, t)
	}
}

func connectorsToken(part scene.Part, client string, app bool) int {
	if app && sameID(client, part.ClientID().Value.String()) {
		return asked
	}
	return foreign
}

// connectorsAsked reports that Connectors got a program's token, be it with the
// cluster's app, which they rightly share from 8.8 on.
func connectorsAsked(s *scene.Scene, client string) bool {
	for _, p := range s.PartsOf(catalog.Connectors) {
		if sameID(client, p.ClientID().Value.String()) {
			return true
		}
	}
	return false
}

// anothers reports that a client is one that people sign in to another
// component with.
func anothers(s *scene.Scene, client string) bool {
	for _, p := range s.Parts() {
		if _, browser := p.Redirect(); browser && sameID(client, p.ClientID().Value.String()) {
			return true
		}
	}
	return false
}

func byAudience(part scene.Part, t *token.Token) int {
	best := foreign
	for _, audience := range t.Audiences() {
		if sameID(strings.TrimPrefix(audience, "api://"), part.ClientID().Value.String()) {
			best = max(best, forClient)
		}
		for _, a := range part.Audiences() {
			switch {
			case a.Audience == audience && !a.Added:
				best = max(best, own)
			case a.Audience == audience:
				best = max(best, accepted)
			}
		}
	}
	return best
}

// sameID compares application IDs, which are GUIDs in any letter case.
func sameID(a, b string) bool { return a != "" && strings.EqualFold(a, b) }
