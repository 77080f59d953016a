package token

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rsa"
	"encoding/base64"
	"errors"
	"fmt"
	"math/big"
)

// keyError names the key and the member that is wrong.
func keyError(index int, member, words string) error {
	return fmt.Errorf("key %d: member %s: %s", index, member, words)
}

// readKey reads one JWK (RFC 7517, RFC 7518 section 6, RFC 8037).
func readKey(index int, entry Value) Key {
	if entry.Kind != ValueObject {
		return Key{Index: index, Err: fmt.Errorf("key %d: a JSON object is expected, this is %s", index, entry.Kind)}
	}
	j := jwk{index: index, members: entry.Members}
	k := Key{
		Index: index, Type: j.text("kty"), Curve: j.text("crv"), Algorithm: j.text("alg"),
		Use: j.text("use"), Issuer: j.text("issuer"), ID: j.text("kid"),
	}
	if k.ID == "" {
		k.ID, k.derived = j.text("x5t"), true
	}
	if v, ok := j.member("key_ops"); ok {
		ops, fits := v.Strings()
		if !fits || v.Kind != ValueArray {
			j.fail("key_ops", "an array of strings is expected")
		}
		k.Operations = ops
	}
	j.readPublic(&k)
	if public, ok := k.public.(*rsa.PublicKey); ok {
		if member, words := weakRSA(public); member != "" {
			j.fail(member, words)
		}
	}
	k.Err = j.err
	return k
}

// jwk reads the members of one key and keeps the first error.
type jwk struct {
	index   int
	members []Member
	err     error
}

func (j *jwk) fail(member, words string) {
	if j.err == nil {
		j.err = keyError(j.index, member, words)
	}
}

func (j *jwk) member(name string) (Value, bool) { return find(j.members, name) }

// text gives an optional member that must be a string when it is there.
func (j *jwk) text(name string) string {
	v, ok := j.member(name)
	if ok && v.Kind != ValueString {
		j.fail(name, "a string is expected, this is "+v.Kind.String())
	}
	return v.Text
}

// bytes gives a required member in base64url.
func (j *jwk) bytes(name string) []byte {
	v, ok := j.member(name)
	if !ok {
		j.fail(name, "it is missing")
		return nil
	}
	if v.Kind != ValueString {
		j.fail(name, "a string is expected, this is "+v.Kind.String())
		return nil
	}
	b, defects := decodePart(v.Text, PartName("key"), 0)
	if len(defects) > 0 {
		j.fail(name, defects[0].Words)
		return nil
	}
	return b
}

func (j *jwk) readPublic(k *Key) {
	certified := j.readCertificate(k)
	if _, bare := j.member("n"); certified && k.Type == "RSA" && !bare {
		return
	}
	if _, bare := j.member("x"); certified && k.Type == "EC" && !bare {
		return
	}
	key, err := j.public(*k)
	if err != nil && j.err == nil {
		j.err = err
	}
	if certified && j.err == nil && !samePublic(k.public, key) {
		j.fail("x5c", "the certificate holds another key than the members beside it")
	}
	k.public = key
}

func (j *jwk) public(k Key) (any, error) {
	switch k.Type {
	case "RSA":
		return j.rsa()
	case "EC":
		return j.ec(k.Curve)
	case "OKP":
		return j.okp(k.Curve)
	case "oct":
		secret := j.bytes("k")
		if len(secret) == 0 {
			j.fail("k", "it is empty")
		}
		return secret, j.err
	case "":
		return nil, keyError(j.index, "kty", "it is missing")
	}
	return nil, keyError(j.index, "kty", "the type "+quoteName(k.Type)+" is unknown")
}

func (j *jwk) rsa() (any, error) {
	n, e := new(big.Int).SetBytes(j.bytes("n")), new(big.Int).SetBytes(j.bytes("e"))
	if j.err != nil {
		return nil, j.err
	}
	const longestExponent = 31
	if e.BitLen() > longestExponent {
		return nil, keyError(j.index, "e", "the public exponent is greater than 2147483647")
	}
	return &rsa.PublicKey{N: n, E: int(e.Int64())}, nil
}

// weakRSA says what makes an RSA key unfit to prove anything, or "". RFC 7518,
// section 3.3: 2048 bits at least.
func weakRSA(k *rsa.PublicKey) (member, words string) {
	const smallest, largest = 2048, 16384
	bits := k.N.BitLen()
	switch {
	case bits < smallest || bits > largest:
		return "n", fmt.Sprintf("a modulus of %d bits is not between %d and %d", bits, smallest, largest)
	case k.N.Bit(0) == 0:
		return "n", "an even number cannot be a modulus"
	case k.E < 3 || k.E%2 == 0:
		return "e", "the public exponent must be an odd number from 3 on"
	}
	return "", ""
}

// ec reads a key on one of RFC 7518's curves. The coordinates have the full
// length of the curve (section 6.2.1.2), and the point lies on it.
func (j *jwk) ec(curve string) (any, error) {
	curves := map[string]elliptic.Curve{"P-256": elliptic.P256(), "P-384": elliptic.P384(), "P-521": elliptic.P521()}
	c, ok := curves[curve]
	if !ok {
		return nil, keyError(j.index, "crv", "the curve "+quoteName(curve)+" cannot be judged here")
	}
	x, y := j.bytes("x"), j.bytes("y")
	if j.err != nil {
		return nil, j.err
	}
	size := (c.Params().BitSize + 7) / 8
	if len(x) != size || len(y) != size {
		return nil, keyError(j.index, "x", fmt.Sprintf("a coordinate on %s has %d bytes", curve, size))
	}
	const uncompressed = 4
	key, err := ecdsa.ParseUncompressedPublicKey(c, bytes.Join([][]byte{{uncompressed}, x, y}, nil))
	if err != nil {
		return nil, keyError(j.index, "x", "the point does not lie on the curve "+curve)
	}
	return key, nil
}

func (j *jwk) okp(curve string) (any, error) {
	if curve != "Ed25519" {
		return nil, keyError(j.index, "crv", "the curve "+quoteName(curve)+" cannot be judged here")
	}
	x := j.bytes("x")
	if j.err == nil && len(x) != ed25519.PublicKeySize {
		j.fail("x", fmt.Sprintf("a key on Ed25519 has %d bytes", ed25519.PublicKeySize))
	}
	return ed25519.PublicKey(x), j.err
}

// decodeDER reads one certificate of x5c: standard base64, unlike all else.
func decodeDER(text string) ([]byte, error) {
	der, err := base64.StdEncoding.DecodeString(text)
	if err != nil {
		return nil, errors.New("not base64 of a certificate")
	}
	return der, nil
}
