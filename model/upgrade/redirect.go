package upgrade

import (
	"slices"
	"strconv"
	"strings"

	"entrastudio/model/plan"
)

// redirects changes a registration's redirect URIs by what its components no
// longer send and what they send now; others that stand there stay.
func (s *step) redirects(r *plan.Registration) {
	before := s.old.Registration(r.Name)
	if before == nil {
		return
	}
	was, is := s.old.RedirectURIsOf(s.from, withoutURIs(before)), s.plan.RedirectURIsOf(s.to, withoutURIs(r))
	old := s.old.RedirectURIsOf(s.from, before)
	// A list of the plan's own is kept as far as it says more than what follows.
	if len(r.RedirectURIs) > 0 {
		r.RedirectURIs = merged(r.RedirectURIs, was, is)
	}
	now := s.plan.RedirectURIsOf(s.to, r)
	if slices.Equal(old, now) {
		return
	}
	s.tell(Change{
		Kind: OfRedirect, Component: s.firstUser(r.Name), Title: "The redirect URIs of " + strconv.Quote(r.Name),
		Where: s.registrationPath(r.Name) + "/redirectUris", Old: strings.Join(old, " "), New: strings.Join(now, " "),
		Reason: "Entra ID sends the browser back only to an address that is registered, byte for byte.",
		Must:   "Add the new ones before the upgrade. Take away what is no longer sent when the way back is not needed any more.",
		In:     InEntra,
	}, s.general())
}

// optionalClaims adds the optional claims that the new minor relies on.
func (s *step) optionalClaims(r *plan.Registration) {
	before := s.old.Registration(r.Name)
	if before == nil {
		return
	}
	old := s.old.OptionalClaimsOf(s.from, before)
	// A claim that a list of the plan's own left out before was left out on
	// purpose: only what the new minor reads beyond the older one is added.
	if len(r.OptionalClaims) > 0 {
		bare, was := *r, *before
		bare.OptionalClaims, was.OptionalClaims = nil, nil
		r.OptionalClaims = merged(r.OptionalClaims, nil, added(s.old.OptionalClaimsOf(s.from, &was), s.plan.OptionalClaimsOf(s.to, &bare)))
	}
	now := s.plan.OptionalClaimsOf(s.to, r)
	if more := added(old, now); len(more) > 0 {
		s.tell(Change{
			Kind: OfRegistration, Component: s.firstUser(r.Name), Title: "The optional claims of " + strconv.Quote(r.Name),
			Where: s.registrationPath(r.Name) + "/optionalClaims", Old: strings.Join(old, " "), New: strings.Join(now, " "),
			Reason: "The new minor reads this claim of the access token, and Entra ID sends it for certain only when it is asked to.",
			Must:   "Add it under Token configuration, for access tokens.", In: InEntra,
		}, s.general())
	}
}

func withoutURIs(r *plan.Registration) *plan.Registration {
	bare := *r
	bare.RedirectURIs = nil
	return &bare
}

// merged takes out of a list what is gone, and adds what has come.
func merged(list, was, is []string) []string {
	var out []string
	for _, text := range list {
		if !slices.Contains(was, text) || slices.Contains(is, text) {
			out = append(out, text)
		}
	}
	return append(out, added(out, is)...)
}

// added lists what is in the second list alone.
func added(was, is []string) []string {
	var more []string
	for _, text := range is {
		if !slices.Contains(was, text) {
			more = append(more, text)
		}
	}
	return more
}
