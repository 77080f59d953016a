package token

import (
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/rsa"
	"crypto/sha1" //nolint:gosec // x5t is a SHA-1 fingerprint by definition (RFC 7517, section 4.8).
	"crypto/x509"
	"encoding/base64"
	"encoding/pem"
	"errors"
	"fmt"
	"strings"
)

// readCertificate takes the key out of x5c, where there is one, and fills in
// what the JWK leaves unsaid. It says whether there was one.
func (j *jwk) readCertificate(k *Key) bool {
	v, ok := j.member("x5c")
	if !ok {
		return false
	}
	chain, fits := v.Strings()
	if !fits || v.Kind != ValueArray || len(chain) == 0 {
		j.fail("x5c", "an array of at least one certificate is expected")
		return false
	}
	der, err := decodeDER(chain[0])
	if err != nil {
		j.fail("x5c", err.Error())
		return false
	}
	c, err := x509.ParseCertificate(der)
	if err != nil {
		j.fail("x5c", "not a certificate")
		return false
	}
	if print := thumbprint(der); j.text("x5t") != "" && strings.TrimRight(j.text("x5t"), "=") != print {
		j.fail("x5t", "it is not the SHA-1 fingerprint of the certificate in x5c")
	} else if k.ID == "" {
		k.ID, k.derived = print, true
	}
	kty, crv := typeOf(c.PublicKey)
	if k.Type == "" {
		k.Type, k.Curve = kty, crv
	}
	if kty == "" {
		j.fail("x5c", "the certificate's key is of a type that cannot be judged here")
	}
	k.public = c.PublicKey
	return true
}

func thumbprint(der []byte) string {
	sum := sha1.Sum(der) //nolint:gosec // See the import.
	return base64.RawURLEncoding.EncodeToString(sum[:])
}

// typeOf gives kty and crv of a public key, or "".
func typeOf(public any) (kty, crv string) {
	switch k := public.(type) {
	case *rsa.PublicKey:
		return "RSA", ""
	case *ecdsa.PublicKey:
		return "EC", k.Params().Name
	case ed25519.PublicKey:
		return "OKP", "Ed25519"
	}
	return "", ""
}

func samePublic(one, other any) bool {
	switch k := one.(type) {
	case *rsa.PublicKey:
		o, ok := other.(*rsa.PublicKey)
		return ok && k.Equal(o)
	case *ecdsa.PublicKey:
		o, ok := other.(*ecdsa.PublicKey)
		return ok && k.Equal(o)
	case ed25519.PublicKey:
		o, ok := other.(ed25519.PublicKey)
		return ok && k.Equal(o)
	}
	return false
}

// parsePEM reads certificates and public keys. A private key is refused: it
// has no business in a key set, and saying so may save its owner.
func parsePEM(text string) (*KeySet, error) {
	set := &KeySet{}
	rest := []byte(text)
	for {
		var block *pem.Block
		if block, rest = pem.Decode(rest); block == nil {
			break
		}
		k, err := pemKey(len(set.Keys), block)
		if err != nil {
			return nil, err
		}
		set.Keys = append(set.Keys, k)
	}
	if len(set.Keys) == 0 {
		return nil, errors.New("key set: the PEM text breaks off or is damaged")
	}
	return set, nil
}

func pemKey(index int, block *pem.Block) (Key, error) {
	k := Key{Index: index}
	var err error
	switch block.Type {
	case "CERTIFICATE":
		var c *x509.Certificate
		if c, err = x509.ParseCertificate(block.Bytes); err == nil {
			k.public, k.ID, k.derived = c.PublicKey, thumbprint(block.Bytes), true
		}
	case "PUBLIC KEY":
		k.public, err = x509.ParsePKIXPublicKey(block.Bytes)
	case "RSA PUBLIC KEY":
		k.public, err = x509.ParsePKCS1PublicKey(block.Bytes)
	default:
		return k, fmt.Errorf("key %d: PEM block %s: a certificate or a public key is expected", index, quoteName(block.Type))
	}
	if err != nil {
		return k, fmt.Errorf("key %d: PEM block %s: it cannot be read", index, quoteName(block.Type))
	}
	if k.Type, k.Curve = typeOf(k.public); k.Type == "" {
		return k, fmt.Errorf("key %d: PEM block %s: keys of this type cannot be judged here", index, quoteName(block.Type))
	}
	if public, ok := k.public.(*rsa.PublicKey); ok {
		if member, words := weakRSA(public); member != "" {
			k.Err = keyError(index, member, words)
		}
	}
	return k, nil
}
