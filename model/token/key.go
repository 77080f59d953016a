package token

import (
	"fmt"
	"slices"
)

// Key is one public key of a key set.
type Key struct {
	// Index is the place in the key set, from 0.
	Index int
	// ID is the kid, or x5t where there is no kid; "" where there is neither.
	ID string
	// Type is kty (RSA, EC, OKP, oct); Curve is crv for EC and OKP.
	Type, Curve string
	// Algorithm is alg and Use is use, "" where the key does not say.
	Algorithm, Use string
	// Operations are key_ops.
	Operations []string
	// Issuer is Entra's own member issuer, perhaps with {tenantid} in it; a
	// key without one serves every issuer.
	Issuer string
	// Err says why the key cannot be used, with its index and member.
	Err error

	// derived says that ID is the fingerprint of a certificate or x5t: a name
	// that issuers other than Entra do not use as kid.
	derived bool
	public  any
}

// namedOtherwise says that a token's kid names another key than this one.
func (k Key) namedOtherwise(kid string) bool {
	return kid != "" && k.ID != "" && !k.derived && k.ID != kid
}

// unfit says in words why the key must not judge a token of this algorithm,
// or "" when it may. A key of another type or purpose is never tried: that
// would be algorithm confusion.
func (k Key) unfit(name string, a algorithm) string {
	switch {
	case k.Type != a.kty:
		return fmt.Sprintf("the key is of type %s, %s needs %s", k.Type, name, a.kty)
	case a.crv != "" && k.Curve != a.crv:
		return fmt.Sprintf("the key is on the curve %s, %s needs %s", k.Curve, name, a.crv)
	case k.Algorithm != "" && k.Algorithm != name && !sameEdDSA(k.Algorithm, name):
		return fmt.Sprintf("the key is for %s alone, the token says %s", quoteName(k.Algorithm), name)
	case k.Use != "" && k.Use != "sig":
		return fmt.Sprintf("the key is for the use %s, not for signatures", quoteName(k.Use))
	case len(k.Operations) > 0 && !slices.Contains(k.Operations, "verify") && !slices.Contains(k.Operations, "sign"):
		return "the key's key_ops do not hold verify"
	}
	return ""
}

// sameEdDSA says that EdDSA and its newer name Ed25519 (RFC 9864) mean one
// algorithm on this curve.
func sameEdDSA(one, other string) bool {
	names := []string{"EdDSA", "Ed25519"}
	return slices.Contains(names, one) && slices.Contains(names, other)
}
