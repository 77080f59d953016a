package login

import (
	"entrastudio/model/login"
	"entrastudio/views/look"
	"entrastudio/views/words"
)

// stateOf is how an outcome looks.
func stateOf(o login.Outcome) look.State {
	switch o {
	case login.OK:
		return look.OK
	case login.Unknown:
		return look.Unknown
	default:
		return look.Error
	}
}

// outcomeWord says an outcome in a few words.
func outcomeWord(o login.Outcome) string {
	switch o {
	case login.OK:
		return words.T("login.outcome.ok")
	case login.EntraError:
		return words.T("login.outcome.entra")
	case login.TokenRejected:
		return words.T("login.outcome.token")
	case login.NoPermission:
		return words.T("login.outcome.permission")
	case login.ServerError:
		return words.T("login.outcome.server")
	default:
		return words.T("login.outcome.unknown")
	}
}

// stepState is how a step looks.
func stepState(s login.State) look.State {
	switch s {
	case login.Passed:
		return look.OK
	case login.Failed:
		return look.Error
	case login.Undecided:
		return look.Unknown
	default:
		return look.Off
	}
}

// telling is the place of the step to open at first: the one that fails, else for
// a login that nobody can decide the one that lacks evidence; -1 for none.
func telling(l *login.Login) int {
	open := -1
	for i, step := range l.Steps {
		if step.State == login.Failed {
			return i
		}
		if open < 0 && l.Outcome == login.Unknown && step.State == login.Undecided && step.Detail == l.Because {
			open = i
		}
	}
	return open
}
