package token

import (
	"errors"
	"fmt"
	"strings"
)

// KeySet is the public keys that a token's signature is checked with.
type KeySet struct {
	Keys []Key
}

// Err joins the errors of the keys that cannot be used, or gives nil. RFC
// 7517, section 5, lets the other keys of a set be used all the same.
func (s *KeySet) Err() error {
	var errs []error
	for _, k := range s.Keys {
		errs = append(errs, k.Err)
	}
	return errors.Join(errs...)
}

// Usable counts the keys that can be used.
func (s *KeySet) Usable() int {
	n := 0
	for _, k := range s.Keys {
		if k.Err == nil {
			n++
		}
	}
	return n
}

// ParseKeys reads a key set: a JWKS, an array of JWKs, a single JWK, or PEM
// (certificates and public keys). It errs when the text is none of these. A
// key of a set that cannot be used keeps its place, with its Err; see
// KeySet.Err. A private JWK is read as its public half.
func ParseKeys(data []byte) (*KeySet, error) {
	const largest = 4 << 20
	if len(data) > largest {
		return nil, fmt.Errorf("key set: %d bytes are more than %d", len(data), largest)
	}
	text := strings.TrimPrefix(string(data), "\ufeff")
	if strings.Contains(text, "-----BEGIN ") {
		return parsePEM(text)
	}
	value, faults := readJSON(text)
	if len(faults) > 0 && fatalForKeys(faults[0]) {
		return nil, faultError(text, faults[0])
	}
	entries, err := keyEntries(value)
	if err != nil {
		return nil, err
	}
	set := &KeySet{Keys: make([]Key, 0, len(entries))}
	for i, entry := range entries {
		set.Keys = append(set.Keys, readKey(i, entry))
	}
	return set, nil
}

// fatalForKeys leaves names that differ in letter case to the key's reader:
// unknown members of a key are nobody's business.
func fatalForKeys(f fault) bool { return f.kind != DefectMemberCase }

// faultError places a fault of a key set's JSON by line and column.
func faultError(text string, f fault) error {
	line, column := place(text, f.offset)
	return fmt.Errorf("%d:%d: key set: %s", line, column, f.words)
}

// keyEntries gives the JWKs of a document.
func keyEntries(value Value) ([]Value, error) {
	if value.Kind == ValueArray {
		return someEntries(value.Items)
	}
	if value.Kind != ValueObject {
		return nil, fmt.Errorf("key set: a JSON object or array or PEM is expected, this is %s", value.Kind)
	}
	if keys, ok := find(value.Members, "keys"); ok {
		if keys.Kind != ValueArray {
			return nil, fmt.Errorf("key set: member keys must be an array, not %s", keys.Kind)
		}
		return someEntries(keys.Items)
	}
	_, typed := find(value.Members, "kty")
	_, certified := find(value.Members, "x5c")
	if !typed && !certified {
		return nil, errors.New("key set: neither a JWKS (no member keys) nor a JWK (no member kty or x5c)")
	}
	return []Value{value}, nil
}

func someEntries(entries []Value) ([]Value, error) {
	if len(entries) == 0 {
		return nil, errors.New("key set: it holds no key")
	}
	return entries, nil
}
