package login

import (
	"strings"

	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/scene"
	"entrastudio/model/token"
)

// walk is one login on its way.
type walk struct {
	scene *scene.Scene
	part  scene.Part
	// asked is the component whose API is shown the token: the part itself,
	// or what Connectors work with. Unasked reports that this is not on.
	asked   scene.Part
	unasked bool
	opts    Options
	token   *token.Token
	machine bool
	steps   []Step
	// failed holds how the login ends, once a step has failed.
	failed *ending
}

// ending is how a failed step ends the login.
type ending struct {
	outcome Outcome
	page    string
	because string
}

// found is a step with what it means for the end where it failed.
type found struct {
	Step
	end *ending
}

// add appends a step. After a failure nothing more happens.
func (w *walk) add(f found) {
	if w.failed != nil {
		w.steps = append(w.steps, Step{Name: f.Name, Title: f.Title, State: NotReached})
		return
	}
	if f.State == Failed && f.end != nil {
		w.failed = f.end
	}
	w.steps = append(w.steps, f.Step)
}

func pass(name, title, detail string) found {
	return found{Step: Step{Name: name, Title: title, State: Passed, Detail: detail}}
}

func unknown(name, title, because string) found {
	return found{Step: Step{Name: name, Title: title, State: Undecided, Detail: because}}
}

func fail(name, title, detail string, end ending) found {
	if end.because == "" {
		end.because = detail
	}
	return found{Step: Step{Name: name, Title: title, State: Failed, Detail: detail}, end: &end}
}

// decides says which setting a step hangs on.
func (f found) decides(e evidence.Effective) found {
	f.Decides = e.Place()
	if e.Fact != nil {
		f.Ref = e.Fact.Ref()
	}
	if e.Setting != nil {
		f.Ref = e.Setting.Ref
	}
	return f
}

// at says at which place of the evidence a step was decided.
func (f found) at(p evidence.Place) found {
	f.Decides = p
	return f
}

// sides says what was sent, what was expected, and where that comes from.
func (f found) sides(sent, expected, source string) found {
	f.Sent, f.Expected, f.Source = sent, expected, source
	return f
}

// conclude works out how the login ends: by the first failed step, else well
// where every deciding step passed, else unknown for want of evidence.
func (l *Login) conclude(w *walk) {
	if w.failed != nil {
		l.Outcome, l.EndsOn, l.Because = w.failed.outcome, w.failed.page, w.failed.because
		return
	}
	if step, open := undecided(l.Steps); open {
		l.Outcome, l.Because = Unknown, step.Detail
		return
	}
	if w.machine && w.token == nil && w.registration() == nil {
		l.Outcome, l.Because = Unknown, "neither a token nor an app registration shows that Entra gives "+w.part.Component.Title+" a token"
		return
	}
	l.Outcome, l.EndsOn = OK, w.home()
	l.Because = "every step that the evidence can decide passes"
	if w.token != nil && w.token.Verify(w.scene.Picture.Keyset).State != token.Valid {
		l.Because += "; " + notVerified
	}
	var open []string
	for _, step := range l.Steps {
		if step.State == Undecided {
			open = append(open, step.Title)
		}
	}
	if len(open) > 0 {
		l.Because += "; not decided: " + strings.Join(open, ", ")
	}
}

// The names of the steps.
const (
	stepOpen        = "open"
	stepRedirect    = "redirect"
	stepApplication = "application"
	stepRedirectURI = "redirect URI"
	stepConsent     = "consent"
	stepCode        = "code for token"
	stepCredential  = "client secret"
	stepUserInfo    = "user info"
	stepToken       = "token check"
	stepPrincipal   = "principal"
	stepLookup      = "permission look-up"
	stepRoles       = "roles"
	stepPage        = "page"
)

// undecided is the first step that the end hangs on and that the evidence leaves
// open; false where there is none.
func undecided(steps []Step) (Step, bool) {
	for _, step := range steps {
		if step.State == Undecided && deciding[step.Name] {
			return step, true
		}
	}
	return Step{}, false
}

// deciding are the steps without which nobody can say that a login succeeds.
// What Entra thinks of the application shows in the token that it gave.
var deciding = map[string]bool{stepToken: true, stepPrincipal: true, stepLookup: true, stepRoles: true}

// home is where a successful login lands: the address people open, for a
// program the component whose API answers.
func (w *walk) home() string {
	if w.machine {
		return w.asked.Component.Title
	}
	if base, _ := w.address(); base != "" {
		return base
	}
	return w.part.Component.Title
}

// address is where people open the component: what the redirect URI is made of.
func (w *walk) address() (string, evidence.Effective) {
	sends, _ := w.part.Redirect()
	if sends.URI == "" || !strings.HasSuffix(sends.URI, sends.Path) {
		base := w.part.BaseURL()
		return base.Value.String(), base
	}
	if w.part.Name() == catalog.Console {
		return sends.URI, sends.From
	}
	return strings.TrimSuffix(sends.URI, sends.Path), sends.From
}

// entraSays is the end on an error page of Entra.
func entraSays(code string) ending { return ending{outcome: EntraError, page: "AADSTS" + code} }
