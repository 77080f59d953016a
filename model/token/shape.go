package token

import "strings"

// ListClaim reports whether Entra sends a claim as a list; known is false for a
// claim that the table of claims does not hold.
func ListClaim(name string) (list, known bool) {
	t, known := claimTerm(name)
	return t.form == "list" || t.form == "groups" || t.form == "directory-roles", known
}

// OptionalClaim reports whether an access token holds a claim for certain only
// when it is among the optional claims of the app registration (Microsoft Entra
// docs, optional-claims-reference).
func OptionalClaim(name string) bool {
	t, _ := claimTerm(name)
	return strings.Contains(t.seen, "optional")
}

func claimTerm(name string) (term, bool) { return book().term(PartPayload, name) }
