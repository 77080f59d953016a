package token_test

import (
	"crypto/ed25519"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/base64"
	"encoding/pem"
	"fmt"
	"math/big"
	"strings"
	"testing"
	"time"

	"github.com/golang-jwt/jwt/v5"

	"entrastudio/model/token"
)

func TestAGoodTokenIsValid(t *testing.T) {
	p := pairs()
	for name, raw := range map[string]string{
		"RS256":                                signed(t, claims(nil)),
		"PS256":                                sign(t, `{"alg":"PS256","kid":"one"}`, claims(nil), jwt.SigningMethodPS256, p[0].rsa),
		"ES256":                                sign(t, `{"alg":"ES256","kid":"three"}`, claims(nil), jwt.SigningMethodES256, p[0].ec),
		"x5t":                                  sign(t, `{"alg":"RS256","x5t":"one"}`, claims(nil), jwt.SigningMethodRS256, p[0].rsa),
		"nameless, every fitting key is tried": sign(t, `{"alg":"RS256"}`, claims(nil), jwt.SigningMethodRS256, p[1].rsa),
		"expired, which is no fault of the signature": signed(t, claims(map[string]any{"exp": 1, "nbf": 1, "iat": 1})),
		"without exp":    signed(t, claims(map[string]any{"exp": nil})),
		"no JSON at all": signed(t, "It is a dangerous business, Frodo\xff"),
		"an array":       signed(t, `[1,2]`),
		"nothing":        signed(t, ""),
	} {
		if s := token.Read(raw).Verify(ownKeys(t)); s.State != token.Valid {
			t.Errorf("%s: %+v", name, s)
		}
	}
}

func TestStatesAndReasons(t *testing.T) {
	p := pairs()
	good := signed(t, claims(nil))
	personal := `,"issuer":"https://login.microsoftonline.com/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0"`
	template := `,"issuer":"https://login.microsoftonline.com/{tenantid}/v2.0"`
	one := &p[0].rsa.PublicKey
	v1 := signed(t, claims(map[string]any{"iss": issuerV1, "ver": "1.0"}))
	for _, c := range []struct {
		name   string
		raw    string
		keys   *token.KeySet
		state  token.State
		reason token.Reason
	}{
		{"without keys nothing is checked", good, nil, token.Unchecked, token.ReasonNoKeys},
		{"an empty key set is none", good, &token.KeySet{}, token.Unchecked, token.ReasonNoKeys},
		{"an altered signature does not fit", flipped(good), ownKeys(t), token.Invalid, token.ReasonMismatch},
		{"an unknown kid is explained", sign(t, `{"alg":"RS256","kid":"gone"}`, claims(nil), jwt.SigningMethodRS256, p[0].rsa), ownKeys(t), token.Unchecked, token.ReasonUnknownKey},
		{"a template issuer fits the token's tenant", good, jwks(t, rsaJWK("one", one, template)), token.Valid, token.ReasonFits},
		{"a personal account's key signs no tenant's token", good, jwks(t, rsaJWK("one", one, personal)), token.Invalid, token.ReasonKeyIssuer},
		{"v1.0 tokens are left to v1.0 keys", v1, jwks(t, rsaJWK("one", one, template)), token.Unchecked, token.ReasonKeyIssuer},
		{"tid and iss must name one tenant", signed(t, claims(map[string]any{"tid": other})), jwks(t, rsaJWK("one", one, template)), token.Invalid, token.ReasonKeyIssuer},
		{"a key for encryption never judges", good, jwks(t, rsaJWK("one", one, `,"use":"enc"`)), token.Invalid, token.ReasonKeyUnfit},
		{"a key for another algorithm never judges", good, jwks(t, rsaJWK("one", one, `,"alg":"PS256"`)), token.Invalid, token.ReasonKeyUnfit},
		{"key_ops without verify never judges", good, jwks(t, rsaJWK("one", one, `,"key_ops":["encrypt"]`)), token.Invalid, token.ReasonKeyUnfit},
		{"a broken key is named, not taken for a misfit", good, jwks(t, `{"kty":"RSA","kid":"one","n":"AQAB","e":"AQAB"}`), token.Unchecked, token.ReasonKeyUnusable},
		{"an unknown type of key is passed over", good, jwks(t, `{"kty":"lattice","kid":"x"}`, rsaJWK("one", one, "")), token.Valid, token.ReasonFits},
		{"Graph's tokens are not ours to verify", sign(t, `{"alg":"RS256","kid":"one","nonce":"n"}`, claims(nil), jwt.SigningMethodRS256, p[0].rsa), ownKeys(t), token.Unchecked, token.ReasonGraph},
		{"alg none says so without keys too", b64([]byte(`{"alg":"none"}`)) + ".e30.", nil, token.Unchecked, token.ReasonNotSigned},
		{"readers disagree about a duplicate", signed(t, `{"aud":"a","aud":"b"}`), ownKeys(t), token.Unchecked, token.ReasonReaders},
		{"an altered token with a duplicate does not fit", flipped(signed(t, `{"aud":"a","aud":"b"}`)), ownKeys(t), token.Invalid, token.ReasonMismatch},
	} {
		if s := token.Read(c.raw).Verify(c.keys); s.State != c.state || s.Reason != c.reason {
			t.Errorf("%s: %+v", c.name, s)
		}
	}
}

func TestTheOnlyKeyDecidesWhateverItsName(t *testing.T) {
	p := pairs()
	only := jwks(t, rsaJWK("one", &p[0].rsa.PublicKey, ""))
	fits := sign(t, `{"alg":"RS256","kid":"gone"}`, claims(nil), jwt.SigningMethodRS256, p[0].rsa)
	if s := token.Read(fits).Verify(only); s.State != token.Unchecked || s.Reason != token.ReasonUnknownKey {
		t.Errorf("fits under another name: %+v", s)
	}
	stranger := sign(t, `{"alg":"RS256","kid":"gone"}`, claims(nil), jwt.SigningMethodRS256, p[1].rsa)
	if s := token.Read(stranger).Verify(only); s.State != token.Invalid || !strings.Contains(s.Words, "not given") {
		t.Errorf("does not fit: %+v", s)
	}
}

func TestSharedSecretsJudgeButNeverForEntra(t *testing.T) {
	secret := []byte("a secret that both sides know, long enough")
	keys := jwks(t, fmt.Sprintf(`{"kty":"oct","k":%q}`, b64(secret)))
	foreign := sign(t, `{"alg":"HS256"}`, `{"iss":"joe"}`, jwt.SigningMethodHS256, secret)
	if s := token.Read(foreign).Verify(keys); s.State != token.Valid {
		t.Errorf("foreign: %+v", s)
	}
	for _, issuer := range []string{issuerV1, issuerV2} {
		entra := sign(t, `{"alg":"HS256"}`, claims(map[string]any{"iss": issuer}), jwt.SigningMethodHS256, secret)
		if s := token.Read(entra).Verify(keys); s.State != token.Invalid || s.Reason != token.ReasonSharedSecret {
			t.Errorf("%s: %+v", issuer, s)
		}
	}
}

func TestPSSSaltMustHaveTheLengthOfTheHash(t *testing.T) {
	for _, length := range []int{0, 16, 20, 31, 33, 64} {
		method := &jwt.SigningMethodRSAPSS{SigningMethodRSA: jwt.SigningMethodPS256.SigningMethodRSA, Options: &rsa.PSSOptions{SaltLength: length}}
		if length == 0 {
			method.Options.SaltLength = rsa.PSSSaltLengthAuto
		}
		raw := sign(t, `{"alg":"PS256","kid":"one"}`, claims(nil), method, pairs()[0].rsa)
		if s := token.Read(raw).Verify(ownKeys(t)); s.State != token.Invalid {
			t.Errorf("salt of %d: %+v", length, s)
		}
	}
}

func TestEd25519UnderBothNames(t *testing.T) {
	public, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	for _, alg := range []string{"EdDSA", "Ed25519"} {
		keys := jwks(t, fmt.Sprintf(`{"kty":"OKP","crv":"Ed25519","x":%q,"alg":"EdDSA"}`, b64(public)))
		raw := sign(t, fmt.Sprintf(`{"alg":%q}`, alg), `{}`, jwt.SigningMethodEdDSA, private)
		if s := token.Read(raw).Verify(keys); s.State != token.Valid {
			t.Errorf("%s: %+v", alg, s)
		}
		if s := token.Read(flipped(raw)).Verify(keys); s.State != token.Invalid {
			t.Errorf("%s altered: %+v", alg, s)
		}
	}
}

// certificate makes a self-signed certificate for an RSA key.
func certificate(t *testing.T, k *rsa.PrivateKey) []byte {
	t.Helper()
	template := &x509.Certificate{SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "test"}, NotAfter: now().Add(time.Hour)}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &k.PublicKey, k)
	if err != nil {
		t.Fatal(err)
	}
	return der
}

func TestKeysComeInEveryUsualForm(t *testing.T) {
	k := pairs()[0].rsa
	der := certificate(t, k)
	pkix, err := x509.MarshalPKIXPublicKey(&k.PublicKey)
	if err != nil {
		t.Fatal(err)
	}
	bare := rsaJWK("one", &k.PublicKey, "")
	raw := signed(t, claims(nil))
	for name, text := range map[string]string{
		"JWKS":                     `{"keys":[` + bare + `]}`,
		"JWKS with other members":  `{"a":[1,{"b":null}],"keys":[` + bare + `]}`,
		"JWKS with a BOM":          "\ufeff" + `{"keys":[` + bare + `]}`,
		"array":                    `[` + bare + `]`,
		"single JWK":               bare,
		"x5c alone":                fmt.Sprintf(`{"x5c":[%q]}`, base64.StdEncoding.EncodeToString(der)),
		"x5c beside n":             rsaJWK("one", &k.PublicKey, fmt.Sprintf(`,"x5c":[%q]`, base64.StdEncoding.EncodeToString(der))),
		"PEM certificate":          string(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der})),
		"PEM public key":           string(pem.EncodeToMemory(&pem.Block{Type: "PUBLIC KEY", Bytes: pkix})),
		"PEM RSA public key":       string(pem.EncodeToMemory(&pem.Block{Type: "RSA PUBLIC KEY", Bytes: x509.MarshalPKCS1PublicKey(&k.PublicKey)})),
		"PEM with words before it": "here is the key:\n" + string(pem.EncodeToMemory(&pem.Block{Type: "PUBLIC KEY", Bytes: pkix})),
	} {
		set, err := token.ParseKeys([]byte(text))
		if err != nil || set.Err() != nil {
			t.Errorf("%s: %v, %v", name, err, set.Err())
			continue
		}
		if s := token.Read(raw).Verify(set); s.State != token.Valid {
			t.Errorf("%s: %+v", name, s)
		}
	}
}

func TestKeyErrorsNameKeyAndMember(t *testing.T) {
	good := rsaJWK("one", &pairs()[0].rsa.PublicKey, "")
	strange := base64.StdEncoding.EncodeToString(certificate(t, pairs()[1].rsa))
	for key, want := range map[string]string{
		`{"kty":"RSA","e":"AQAB"}`:                                                                               "key 1: member n: it is missing",
		`{"kty":"RSA","n":7,"e":"AQAB"}`:                                                                         "key 1: member n: a string is expected",
		`{"kty":"RSA","n":"A*","e":"AQAB"}`:                                                                      "key 1: member n: ",
		`{"kty":"RSA","n":"AQAB","e":"AQAB"}`:                                                                    "key 1: member n: a modulus of 17 bits",
		`{"kty":"RSA","n":"` + strings.Repeat("_", 341) + `w","e":"AA"}`:                                         "key 1: member e: ",
		`{"kty":"RSA","n":"` + strings.Repeat("_", 341) + `w","e":"AQ"}`:                                         "key 1: member e: ",
		`{"kty":"RSA","n":"` + strings.Repeat("A", 341) + `A","e":"AQAB"}`:                                       "key 1: member n: ",
		`{"kty":"EC","crv":"P-256","x":"AA","y":"AA"}`:                                                           "key 1: member x: a coordinate on P-256 has 32 bytes",
		`{"kty":"EC","crv":"P-256","x":"` + strings.Repeat("A", 43) + `","y":"` + strings.Repeat("A", 43) + `"}`: "key 1: member x: the point does not lie",
		`{"kty":"EC","crv":"secp256k1","x":"AA","y":"AA"}`:                                                       `key 1: member crv: the curve "secp256k1"`,
		`{"kty":"OKP","crv":"Ed448","x":"AA"}`:                                                                   `key 1: member crv`,
		`{"kty":"OKP","crv":"Ed25519","x":"AA"}`:                                                                 "key 1: member x: a key on Ed25519",
		`{"kty":"oct","k":""}`:                                                                                   "key 1: member k: it is empty",
		`{"kid":"x"}`:                                                                                            "key 1: member kty: it is missing",
		`{"kty":"lattice"}`:                                                                                      "key 1: member kty: the type \"lattice\" is unknown",
		`{"kty":["RSA"]}`:                                                                                        "key 1: member kty: a string is expected",
		`"kty"`:                                                                                                  "key 1: a JSON object is expected",
		`{"kty":"RSA","x5c":[]}`:                                                                                 "key 1: member x5c: an array of at least one",
		`{"kty":"RSA","x5c":["*"]}`:                                                                              "key 1: member x5c: not base64",
		`{"kty":"RSA","x5c":["AAAA"]}`:                                                                           "key 1: member x5c: not a certificate",
		rsaJWK("two", &pairs()[0].rsa.PublicKey, `,"x5c":["`+strange+`"]`):                                       "key 1: member x5c: the certificate holds another key",
		rsaJWK("two", &pairs()[1].rsa.PublicKey, `,"x5t":"AAAA","x5c":["`+strange+`"]`):                          "key 1: member x5t: it is not",
		rsaJWK("two", &pairs()[1].rsa.PublicKey, `,"key_ops":"verify"`):                                          "key 1: member key_ops",
	} {
		set, err := token.ParseKeys([]byte(`{"keys":[` + good + `,` + key + `]}`))
		if err != nil {
			t.Errorf("%s: %v", key, err)
			continue
		}
		if set.Err() == nil || !strings.Contains(set.Err().Error(), want) {
			t.Errorf("%.80s: %v, want %s", key, set.Err(), want)
		}
		if s := token.Read(signed(t, claims(nil))).Verify(set); s.State != token.Valid || set.Usable() != 1 {
			t.Errorf("%.80s: the good key beside it no longer judges: %+v", key, s)
		}
	}
}

func TestTextsThatAreNoKeySetAreRefused(t *testing.T) {
	private := string(pem.EncodeToMemory(&pem.Block{Type: "RSA PRIVATE KEY", Bytes: x509.MarshalPKCS1PrivateKey(pairs()[0].rsa)}))
	for text, want := range map[string]string{
		"":                             "1:1: key set",
		"<html>":                       "1:1: key set: no JSON value",
		"{\n \"keys\": [}":             "2:11: key set",
		`{"keys":{}}`:                  "member keys must be an array",
		`{"keys":[]}`:                  "holds no key",
		`[]`:                           "holds no key",
		`{"value":1}`:                  "neither a JWKS",
		`7`:                            "a JSON object or array or PEM is expected",
		`{"keys":[],"keys":[{}]}`:      "stands twice",
		"-----BEGIN PUBLIC KEY-----\n": "breaks off",
		private:                        `key 0: PEM block "RSA PRIVATE KEY"`,
		"-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n": "cannot be read",
		strings.Repeat(" ", 5<<20):                                     "are more than",
	} {
		set, err := token.ParseKeys([]byte(text))
		if err == nil || set != nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.40q: %v, want %s", text, err, want)
		}
		if err != nil && strings.Contains(err.Error(), "MII") {
			t.Errorf("the error repeats a key: %v", err)
		}
	}
}
