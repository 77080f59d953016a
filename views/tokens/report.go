package tokens

import (
	"time"

	"entrastudio/model/catalog"
	"entrastudio/model/token"
	"entrastudio/views/look"
	"entrastudio/views/words"
)

// Report is what the program says of one token.
type Report struct {
	Token *token.Token
	// Where says what it was found in, such as "paste 2, line 1".
	Where     string
	Signature token.Signature
	Problems  []token.Problem
	// Sentence says in one line what it is and how long it lasts.
	Sentence string
	Verdicts []Verdict
	Keys     Keys
	// At is the moment that times were judged by, in the person's time zone.
	At time.Time
}

// Keys says whether the keys of the token's tenant can be fetched.
type Keys struct {
	// Missing says in a few words why there is nothing to fetch; empty where
	// there is.
	Missing string
	// Coming reports that they are being fetched.
	Coming bool
}

// Verdict is what one component makes of a token.
type Verdict struct {
	Component catalog.Name
	// Title is the component's name for a person.
	Title    string
	Accepted bool
	// Why is the first reason against it, or what speaks for it.
	Why string
	// Roles are the roles that the token gets there.
	Roles []string
	// Missed are the mapping rules that do not match, with the first condition
	// that failed.
	Missed []string
}

// Source gives the panel its tokens; the program stands behind it. It keeps them
// in memory alone.
type Source interface {
	// Tokens judges every token beside the plan, the last one pasted last.
	Tokens() []Report
	// Add reads what was pasted: tokens in any wrapping, or a key set to check
	// signatures with.
	Add(text string)
	// Remove lets a token go, with everything that came in the same paste.
	Remove(index int)
	// Fetch fetches the keys of a token's tenant, once the person agreed to it
	// for the tenant, and calls changed when it begins and ends. While it runs,
	// another call stops it.
	Fetch(index int, changed func())
}

// state is how a token stands: refused by its signature, flawed, or fine as far
// as it goes.
func (r *Report) state() look.State {
	switch {
	case r.Signature.State == token.Invalid:
		return look.Error
	case len(r.Problems) > 0:
		return look.Warning
	case r.Signature.State == token.Valid:
		return look.OK
	default:
		return look.Unknown
	}
}

// problemOf is the first problem of a claim; false where it has none.
func (r *Report) problemOf(c token.Claim) (token.Problem, bool) {
	for _, p := range r.Problems {
		if p.Part == c.Part && p.Claim == c.Name {
			return p, true
		}
	}
	return token.Problem{}, false
}

// tellingClaim is the place of the claim to show first: the first one that
// something is wrong with, else whom the token is for.
func (r *Report) tellingClaim() int {
	first := 0
	for i, c := range r.Token.Claims() {
		if _, wrong := r.problemOf(c); wrong {
			return i
		}
		if c.Name == "aud" {
			first = i
		}
	}
	return first
}

// life is how far away the token's end is; empty where it has none.
func (r *Report) life() string {
	for _, c := range r.Token.Claims() {
		if c.Name == "exp" && !c.Time.IsZero() {
			return words.Said(token.Relative(c.Time, r.At))
		}
	}
	return ""
}
