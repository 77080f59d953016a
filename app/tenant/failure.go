package tenant

import (
	"errors"
	"time"

	"entrastudio/model/refusal"
)

// Kind is why a call to the tenant failed. It is itself an error, so that
// errors.Is(err, NotFound) asks for it.
type Kind string

// The kinds of failure.
const (
	// NotFound is that the thing is not there, or not there yet.
	NotFound Kind = "not found"
	// Forbidden is that the signed-in account lacks a right.
	Forbidden Kind = "forbidden"
	// Unauthorized is that the sign-in is no longer good.
	Unauthorized Kind = "unauthorized"
	// Challenged is that a rule of the tenant wants a stronger sign-in.
	Challenged Kind = "challenged"
	// Throttled is that Graph wants fewer calls and went on wanting it.
	Throttled Kind = "throttled"
	// PolicyRefused is that a policy of the tenant forbids the value.
	PolicyRefused Kind = "refused by a policy"
	// NotYetConsistent is that one part of the directory does not know yet what
	// another part was told.
	NotYetConsistent Kind = "not yet consistent"
	// Conflict is that a thing with this key exists already.
	Conflict Kind = "conflict"
	// Invalid is that Graph does not take the request as it is.
	Invalid Kind = "invalid"
	// WebPage is that a proxy or a network's sign-in page answered.
	WebPage Kind = "answered by a web page"
	// Unavailable is that Graph itself is in trouble.
	Unavailable Kind = "unavailable"
	// Unreachable is that no answer came at all.
	Unreachable Kind = "unreachable"
	// Unreadable is an answer that is not what Graph answers.
	Unreadable Kind = "unreadable"
	// ReadOnly is that a write was tried where only reading was asked for.
	ReadOnly Kind = "read-only"
	// SignIn is that nobody could be signed in.
	SignIn Kind = "sign-in failed"
)

// Error is the kind in words.
func (k Kind) Error() string { return string(k) }

// Failure is one call that failed, as one line with a hint.
type Failure struct {
	Kind Kind
	// Refusal is what a person reads; its File is the call, such as
	// "GET /applications".
	Refusal refusal.Error
	// Status is that of HTTP; 0 when no answer came.
	Status int
	// Code is Graph's innermost error code, or an AADSTS code; empty when there
	// is none.
	Code string
	// Policy names the policy that refused, for PolicyRefused.
	Policy string
	// RequestID is what Microsoft's support asks for.
	RequestID string
	// RetryAfter is how long Graph asked to wait, for Throttled.
	RetryAfter time.Duration
	// Cause is the error below; it is nil for what Graph answered.
	Cause error
}

// Error is the failure as one line.
func (f *Failure) Error() string { return f.Refusal.Error() }

// Unwrap gives what errors.Is and errors.As look for.
func (f *Failure) Unwrap() []error {
	found := []error{f.Kind, &f.Refusal}
	if f.Cause != nil {
		found = append(found, f.Cause)
	}
	return found
}

// KindOf is the kind of a failure; empty for another error.
func KindOf(err error) Kind {
	var kind Kind
	errors.As(err, &kind)
	return kind
}
