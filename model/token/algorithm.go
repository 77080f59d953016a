package token

import (
	"crypto"
	"crypto/ed25519"
	"crypto/rsa"

	"github.com/golang-jwt/jwt/v5"
)

// algorithm is one signature algorithm that may be judged, and the only kind
// of key that may judge it. RFC 7518 section 3, RFC 8037 and RFC 9864.
type algorithm struct {
	method jwt.SigningMethod
	kty    string
	// crv is the curve the key must be on, "" for keys without one.
	crv string
}

// algorithmFor gives the algorithm of this exact name. The list is the
// allow-list: golang-jwt is never asked by a name out of the token.
func algorithmFor(name string) (algorithm, bool) {
	switch name {
	case "RS256":
		return algorithm{jwt.SigningMethodRS256, "RSA", ""}, true
	case "RS384":
		return algorithm{jwt.SigningMethodRS384, "RSA", ""}, true
	case "RS512":
		return algorithm{jwt.SigningMethodRS512, "RSA", ""}, true
	case "PS256":
		return pss(name, crypto.SHA256), true
	case "PS384":
		return pss(name, crypto.SHA384), true
	case "PS512":
		return pss(name, crypto.SHA512), true
	case "ES256":
		return algorithm{jwt.SigningMethodES256, "EC", "P-256"}, true
	case "ES384":
		return algorithm{jwt.SigningMethodES384, "EC", "P-384"}, true
	case "ES512":
		return algorithm{jwt.SigningMethodES512, "EC", "P-521"}, true
	case "EdDSA", "Ed25519":
		return algorithm{jwt.SigningMethodEdDSA, "OKP", "Ed25519"}, true
	}
	return hmacFor(name)
}

// hmacFor gives the shared-secret algorithms. They are judged, as RFC 7515's
// own examples use them, but never for a token of Entra.
func hmacFor(name string) (algorithm, bool) {
	switch name {
	case "HS256":
		return algorithm{jwt.SigningMethodHS256, "oct", ""}, true
	case "HS384":
		return algorithm{jwt.SigningMethodHS384, "oct", ""}, true
	case "HS512":
		return algorithm{jwt.SigningMethodHS512, "oct", ""}, true
	}
	return algorithm{}, false
}

// pss builds a PSS method that takes no salt length but the hash's own, as RFC
// 7518 section 3.5 demands; golang-jwt's instances take any.
func pss(name string, hash crypto.Hash) algorithm {
	method := &jwt.SigningMethodRSAPSS{
		SigningMethodRSA: &jwt.SigningMethodRSA{Name: name, Hash: hash},
		Options:          &rsa.PSSOptions{SaltLength: rsa.PSSSaltLengthEqualsHash},
	}
	return algorithm{method, "RSA", ""}
}

// isSignatureAlgorithm says whether a name is one of RFC 7518's or RFC 8812's
// signature algorithms, in its exact spelling.
func isSignatureAlgorithm(name string) bool {
	_, ok := algorithmFor(name)
	return ok || name == "ES256K"
}

// fits says whether the signature holds over the bytes with this key.
func (a algorithm) fits(signed string, signature []byte, key any) bool {
	if len(signature) == 0 {
		return false
	}
	if k, ok := key.(*rsa.PublicKey); ok && len(signature) != k.Size() {
		return false
	}
	if _, ok := key.(ed25519.PublicKey); ok && len(signature) != ed25519.SignatureSize {
		return false
	}
	return a.method.Verify(signed, signature, key) == nil
}
