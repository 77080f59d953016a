package login

import (
	"time"

	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/scene"
	"entrastudio/model/token"
)

// Options say what a login is followed with.
type Options struct {
	// At is the moment of the login; the zero time leaves ends and expiry
	// undecided.
	At time.Time
	// Component is whose login the tokens of the picture belong to; empty
	// means that each token belongs where its audience says.
	Component catalog.Name
}

// All follows the login of every component that is on and that people or
// programs sign in to, in the catalogue's order.
func All(pic *evidence.Picture, opts Options) ([]Login, error) {
	s, err := scene.New(pic)
	if err != nil {
		return nil, err
	}
	var logins []Login
	for _, part := range s.Parts() {
		if !seen(logins, part.Name()) && followed(part) {
			logins = append(logins, Follow(s, part, opts))
		}
	}
	return logins, nil
}

// followed reports whether anybody signs in to the component: by browser, or as
// Connectors do, by themselves.
func followed(part scene.Part) bool {
	_, browser := part.Redirect()
	return browser || part.Name() == catalog.Connectors
}

func seen(logins []Login, name catalog.Name) bool {
	for _, l := range logins {
		if l.Component == name {
			return true
		}
	}
	return false
}

// Follow follows the login of one component. The first step that fails decides
// where it ends, even when the evidence leaves an earlier one open.
func Follow(s *scene.Scene, part scene.Part, opts Options) Login {
	w := &walk{scene: s, part: part, opts: opts, token: tokenFor(s, part, opts.Component)}
	login := Login{Component: part.Name(), Machine: part.Name() == catalog.Connectors}
	steps := w.browserSteps()
	if login.Machine {
		steps = w.machineSteps()
	}
	for _, step := range steps {
		w.add(step())
	}
	login.Steps = w.steps
	login.conclude(w)
	return login
}

// tokenFor picks the token of a component's login: the one that its audience
// fits, or any where the person has said whose it is.
func tokenFor(s *scene.Scene, part scene.Part, said catalog.Name) *token.Token {
	tokens := s.Picture.Tokens
	for i := range tokens {
		if part.FitsComponent(tokens[i].Token) {
			return tokens[i].Token
		}
	}
	if said == part.Name() && len(tokens) > 0 {
		return tokens[0].Token
	}
	return nil
}
