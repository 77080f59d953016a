package token

import (
	"slices"
	"strings"
)

// keyID gives the kid of the header, or v1.0's x5t where kid is missing.
func (t *Token) keyID() string {
	if kid := t.Header.text("kid"); kid != "" {
		return kid
	}
	return t.Header.text("x5t")
}

// choose gives the keys that may judge the token, or the verdict when there is
// none.
func (t *Token) choose(keys *KeySet, name string, a algorithm) ([]Key, Signature) {
	named, ok := t.namedKeys(keys)
	if !ok {
		return nil, t.unknownKey(keys)
	}
	var fit []Key
	var unfit []string
	broken := ""
	for _, k := range named {
		if k.Err != nil {
			broken = k.Err.Error()
		} else if why := k.unfit(name, a); why != "" {
			unfit = append(unfit, why)
		} else {
			fit = append(fit, k)
		}
	}
	switch {
	case len(fit) > 0:
		return fit, Signature{}
	case len(unfit) > 0:
		unfit = slices.Compact(unfit)
		return nil, Signature{State: Invalid, Reason: ReasonKeyUnfit, Words: "no key may judge this token: " + strings.Join(unfit[:min(len(unfit), 3)], "; ")}
	}
	return nil, Signature{State: Unchecked, Reason: ReasonKeyUnusable, Words: "the key cannot be used: " + broken}
}

// namedKeys gives the keys that the token's kid means. A kid that the set does
// not hold means the only key of a set of one, or the keys without a name.
func (t *Token) namedKeys(keys *KeySet) ([]Key, bool) {
	kid := t.keyID()
	if kid == "" || len(keys.Keys) == 1 {
		return keys.Keys, true
	}
	var named, nameless []Key
	for _, k := range keys.Keys {
		switch {
		case k.ID == kid:
			named = append(named, k)
		case !k.namedOtherwise(kid):
			nameless = append(nameless, k)
		}
	}
	if len(named) > 0 {
		return named, true
	}
	return nameless, len(nameless) > 0
}

// unknownKey explains a kid that the key set does not hold.
func (t *Token) unknownKey(keys *KeySet) Signature {
	return Signature{
		State: Unchecked, Reason: ReasonUnknownKey,
		Words: "the key set (" + itoa(len(keys.Keys)) + " keys) does not hold the key " + quoteName(t.keyID()) +
			": the token is older or newer than the set, comes from another tenant or cloud, or its app has signing keys of its own",
	}
}
