package login

import (
	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/scene"
)

// Outcome is how a login ends.
type Outcome string

// The outcomes.
const (
	OK            Outcome = "ok"
	EntraError    Outcome = "entra-error"
	TokenRejected Outcome = "token-rejected"
	NoPermission  Outcome = "no-permission"
	ServerError   Outcome = "server-error"
	Unknown       Outcome = "unknown"
)

// Login is one sign-in, followed to its end.
type Login struct {
	Component catalog.Name
	// Machine reports a client without a person (client credentials).
	Machine bool
	Outcome Outcome
	// EndsOn is the page or answer, such as "/noPermission" or "AADSTS50011".
	EndsOn string
	// Because says in one sentence why it ends there; for Unknown, which
	// evidence is missing.
	Because string
	Steps   []Step
}

// State is how a step went.
type State string

// The states of a step.
const (
	Passed     State = "passed"
	Failed     State = "failed"
	Undecided  State = "unknown"
	NotReached State = "not reached"
)

// Step is one step of a login.
type Step struct {
	// Name is stable, such as "redirect" or "permission look-up".
	Name   string
	Title  string
	State  State
	Detail string
	// Sent is what one side sends, Expected what the other wants, and
	// Source where the expectation comes from.
	Sent, Expected, Source string
	// Decides is the setting, rule or registration that decides the step.
	Decides evidence.Place
	Ref     catalog.Ref
	// Rules lists every mapping rule that was tried.
	Rules []scene.Trial
}
