package token

import "testing"

func TestClaimsAreToldByShapeAndOption(t *testing.T) {
	for name, want := range map[string]struct{ list, known, optional bool }{
		"groups": {true, true, false}, "roles": {true, true, false}, "wids": {true, true, false},
		"oid": {false, true, false}, "preferred_username": {false, true, true}, "email": {false, true, true},
		"verified_primary_email": {true, true, true}, "custom.claim": {false, false, false}, "kid": {false, false, false},
	} {
		list, known := ListClaim(name)
		if list != want.list || known != want.known || OptionalClaim(name) != want.optional {
			t.Errorf("%s: list %v, known %v, optional %v", name, list, known, OptionalClaim(name))
		}
	}
}
