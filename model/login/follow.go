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
	// means that each token belongs to the app that asked for it, else where
	// its audience says.
	Component catalog.Name
}

// All follows the login of every component that is on and that people or
// programs sign in to, in the catalogue's order. A component for which both a
// person's and a program's token were given has two, the person's first. The
// only error is a minor that the catalogue does not know.
func All(pic *evidence.Picture, opts Options) ([]Login, error) {
	s, err := scene.New(pic)
	if err != nil {
		return nil, err
	}
	var logins []Login
	for _, part := range s.Parts() {
		if seen(logins, part.Name()) {
			continue
		}
		given := tokensFor(s, part, opts.Component)
		if followed(part) || given.person != nil || given.program != nil {
			logins = append(logins, Follow(s, part, opts))
		}
		if given.person != nil && given.program != nil && part.Name() != catalog.Connectors {
			logins = append(logins, run(s, part, opts, given.program, true))
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

// Follow follows the login of one component: a person's by browser, or a
// program's where only programs sign in or only a program's token was given.
// The first step that fails decides where it ends, even when the evidence
// leaves an earlier one open.
func Follow(s *scene.Scene, part scene.Part, opts Options) Login {
	given := tokensFor(s, part, opts.Component)
	_, browser := part.Redirect()
	if machine := !browser || given.person == nil && given.program != nil; machine {
		if given.program == nil {
			given.program = given.person
		}
		return run(s, part, opts, given.program, true)
	}
	return run(s, part, opts, given.person, false)
}

func run(s *scene.Scene, part scene.Part, opts Options, t *token.Token, machine bool) Login {
	w := &walk{scene: s, part: part, asked: part, opts: opts, token: t, machine: machine}
	if part.Name() == catalog.Connectors {
		w.asked, w.unasked = target(s, part)
	}
	login := Login{Component: part.Name(), Machine: machine}
	steps := w.browserSteps()
	if machine {
		steps = w.machineSteps()
	}
	for _, step := range steps {
		w.add(step())
	}
	login.Steps = w.steps
	login.conclude(w)
	return login
}
