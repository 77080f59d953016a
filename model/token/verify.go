package token

import "entrastudio/model/catalog"

// Verify checks the signature against a key set; nil means that there is none.
// The state is Valid only when a key that may sign this token fits, and when
// nothing in the token makes readers disagree about what was signed.
//
// The kid chooses the key. A kid that the set does not hold leaves the token
// unchecked, because Entra changes its keys without notice. Only a set of one
// key is taken for the key that the person means: when its mathematics do not
// fit either, the signature is invalid.
func (t *Token) Verify(keys *KeySet) Signature {
	if s, done := t.unreadable(); done {
		return s
	}
	refusal, refused := t.refusal()
	switch {
	case keys == nil || len(keys.Keys) == 0:
		if refused {
			return Signature{State: Unchecked, Reason: refusal.Reason, Words: refusal.Words}
		}
		return Signature{State: Unchecked, Reason: ReasonNoKeys, Words: "decoded, not verified: no keys were given to check the signature with"}
	case refused:
		return refusal
	case t.hasNonceHeader():
		return Signature{State: Unchecked, Reason: ReasonGraph, Words: "the header holds a nonce: Microsoft scrambled this token for Microsoft Graph, and it is not ours to verify"}
	}
	return t.check(keys)
}

// unreadable answers for what is no signed token at all.
func (t *Token) unreadable() (Signature, bool) {
	switch {
	case t.Form == FormEncrypted:
		return Signature{State: Unchecked, Reason: ReasonEncrypted, Words: "the token is encrypted: only its receiver can read and check it"}, true
	case t.Raw == "" || t.Form == FormOpaque || t.Form == FormRefresh || t.Has(DefectTooLarge):
		return Signature{State: Unchecked, Reason: ReasonNotAToken, Words: "there is no signed token to check: " + t.Defects[0].Words}, true
	}
	return Signature{}, false
}

// refusal answers for tokens that RFC 7515 or common sense refuse before any
// key is looked at.
func (t *Token) refusal() (Signature, bool) {
	if t.Has(DefectAlgNone) {
		return Signature{State: Invalid, Reason: ReasonNotSigned, Words: "the token is not signed (alg none): anyone can have written it"}, true
	}
	if d, w := t.worst(); w == structural {
		return Signature{State: Invalid, Reason: ReasonMalformed, Words: "a strict reader refuses the token: " + d.Words}, true
	}
	if t.Has(DefectAlgHMAC) && t.fromEntra() {
		return Signature{State: Invalid, Reason: ReasonSharedSecret, Words: "the token names Entra as its issuer, but is signed with a shared secret, which Entra never does"}, true
	}
	return Signature{}, false
}

func (t *Token) hasNonceHeader() bool {
	_, ok := t.Header.Member("nonce")
	return ok
}

// check does the mathematics.
func (t *Token) check(keys *KeySet) Signature {
	name := t.Header.text("alg")
	a, ok := algorithmFor(name)
	if !ok {
		return Signature{State: Unchecked, Reason: ReasonAlgorithm, Words: "the algorithm " + quoteName(name) + " cannot be judged here"}
	}
	chosen, verdict := t.choose(keys, name, a)
	if len(chosen) == 0 {
		return verdict
	}
	signed := t.Raw[:t.SignaturePart.Offset-1]
	for _, k := range chosen {
		if a.fits(signed, t.SignaturePart.bytes, k.public) {
			return t.fitted(k)
		}
	}
	return t.mismatch(chosen)
}

func (t *Token) mismatch(chosen []Key) Signature {
	s := Signature{State: Invalid, Reason: ReasonMismatch}
	if len(chosen) > 1 {
		s.Words = "the signature fits none of the " + itoa(len(chosen)) + " keys that could have made it"
		return s
	}
	s.KeyID = chosen[0].ID
	s.Words = "the signature does not fit the key" + named(s.KeyID) + ": the token was altered, or another key signed it"
	if kid := t.keyID(); chosen[0].namedOtherwise(kid) {
		s.Words = "the token names the key " + quoteName(kid) + ", which was not given, and the signature does not fit the only key that was" + named(s.KeyID)
	}
	if t.Payload.Text == "" {
		s.Words += "; the payload is empty: if it was left out on purpose (detached content), put it back in"
	}
	return s
}

func named(kid string) string {
	if kid == "" {
		return ""
	}
	return " " + quoteName(kid)
}

// fitted judges a signature that fits: the key must belong to the token's
// issuer, and readers must agree about the token.
func (t *Token) fitted(k Key) Signature {
	if s, foreign := t.foreignKey(k); foreign {
		return s
	}
	if d, w := t.worst(); w == readers {
		return Signature{State: Unchecked, Reason: ReasonReaders, KeyID: k.ID, Words: "the signature fits, but readers would make different things of this token: " + d.Words}
	}
	if kid := t.keyID(); k.namedOtherwise(kid) {
		return Signature{State: Unchecked, Reason: ReasonUnknownKey, KeyID: k.ID, Words: "the signature fits the only key given" + named(k.ID) + ", but the token names the key " + quoteName(kid) + ", and readers look for that one"}
	}
	return Signature{State: Valid, Reason: ReasonFits, KeyID: k.ID, Words: "the signature fits the key" + named(k.ID)}
}

// foreignKey answers for a key whose issuer is not the token's. One tenant's
// v1.0 and v2.0 issuers differ, but their key lists overlap: such a token is
// left unchecked, not called forged.
func (t *Token) foreignKey(k Key) (Signature, bool) {
	if k.Issuer == "" || IssuerFits(k.Issuer, t.Issuer(), t.Tenant()) {
		return Signature{}, false
	}
	s := Signature{State: Invalid, Reason: ReasonKeyIssuer, KeyID: k.ID, Words: "the key" + named(k.ID) + " belongs to the issuer " + quoteName(k.Issuer) + ", which is not the token's issuer and tenant"}
	own, keys := t.issuer, ParseIssuer(k.Issuer)
	sameTenant := catalog.IsGUID(own.Tenant) && own.Tenant == t.Tenant() && (keys.Tenant == own.Tenant || keys.Tenant == tenantTemplate)
	if sameTenant && own.IsEntra() && own.Version != keys.Version {
		s.State = Unchecked
		s.Words = "the signature fits, but the key set is that of the " + versionWords(keys.Version) + " endpoint and the token is of " + versionWords(own.Version) + ": check it with the keys of its own version"
	}
	return s, true
}

func versionWords(version string) string {
	if version == "" {
		return "another version"
	}
	return "v" + version
}
