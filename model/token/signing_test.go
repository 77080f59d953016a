package token_test

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"math/big"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/golang-jwt/jwt/v5"

	"entrastudio/model/token"
)

// The tests' own tenant, apps and clock. Keys are made when the tests run.
const (
	tenant   = "6f1c2a94-3b1d-4e0f-9a57-0d4f5b8e2c11"
	other    = "0e7d9b52-8a4c-4f63-b1e0-5c2d7a9f3b44"
	app      = "a3d5e7f9-1b2c-4d3e-8f4a-5b6c7d8e9f01"
	issuerV2 = "https://login.microsoftonline.com/" + tenant + "/v2.0"
	issuerV1 = "https://sts.windows.net/" + tenant + "/"
)

func now() time.Time { return time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC) }

type keyPair struct {
	rsa *rsa.PrivateKey
	ec  *ecdsa.PrivateKey
}

// pairs makes two key pairs once for all tests.
var pairs = sync.OnceValue(func() [2]keyPair {
	var made [2]keyPair
	for i := range made {
		r, err := rsa.GenerateKey(rand.Reader, 2048)
		if err != nil {
			panic(err)
		}
		e, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
		if err != nil {
			panic(err)
		}
		made[i] = keyPair{r, e}
	}
	return made
})

func b64(b []byte) string { return base64.RawURLEncoding.EncodeToString(b) }

func rsaJWK(kid string, k *rsa.PublicKey, more string) string {
	return fmt.Sprintf(`{"kty":"RSA","kid":%q,"n":%q,"e":%q%s}`, kid, b64(k.N.Bytes()), b64(big.NewInt(int64(k.E)).Bytes()), more)
}

func ecJWK(kid string, k *ecdsa.PublicKey, more string) string {
	raw, err := k.Bytes()
	if err != nil {
		panic(err)
	}
	half := (len(raw) - 1) / 2
	return fmt.Sprintf(`{"kty":"EC","crv":"P-256","kid":%q,"x":%q,"y":%q%s}`, kid, b64(raw[1:1+half]), b64(raw[1+half:]), more)
}

func jwks(t testing.TB, keys ...string) *token.KeySet {
	t.Helper()
	set, err := token.ParseKeys([]byte(`{"keys":[` + strings.Join(keys, ",") + `]}`))
	if err != nil {
		t.Fatal(err)
	}
	return set
}

// ownKeys is the key set that the tests' good tokens are signed with: "one" is
// RSA, "two" another RSA key, "three" an EC key.
func ownKeys(t testing.TB) *token.KeySet {
	t.Helper()
	p := pairs()
	return jwks(t, rsaJWK("one", &p[0].rsa.PublicKey, `,"use":"sig"`), rsaJWK("two", &p[1].rsa.PublicKey, ""), ecJWK("three", &p[0].ec.PublicKey, ""))
}

// sign makes a token of exactly this header and payload.
func sign(t testing.TB, header, payload string, method jwt.SigningMethod, key any) string {
	t.Helper()
	signed := b64([]byte(header)) + "." + b64([]byte(payload))
	signature, err := method.Sign(signed, key)
	if err != nil {
		t.Fatal(err)
	}
	return signed + "." + b64(signature)
}

// signed makes a token with the key "one" and the usual header.
func signed(t testing.TB, payload string) string {
	t.Helper()
	return sign(t, `{"typ":"JWT","alg":"RS256","kid":"one"}`, payload, jwt.SigningMethodRS256, pairs()[0].rsa)
}

// claims gives the claims of a good v2.0 user access token, changed as said: a
// value replaces a claim, nil removes it.
func claims(change map[string]any) string {
	at := now().Unix()
	all := map[string]any{
		"aud": app, "iss": issuerV2, "iat": at - 600, "nbf": at - 600, "exp": at + 43*60,
		"azp": app, "azpacr": "1", "name": "Robin Example", "oid": "42a6d7a3-1c4d-4b53-a1ab-dd36d8af6429",
		"preferred_username": "robin@example.com", "scp": "openid profile", "sub": "pairwise-subject", "tid": tenant, "ver": "2.0",
	}
	for name, value := range change {
		if value == nil {
			delete(all, name)
		} else {
			all[name] = value
		}
	}
	text, err := json.Marshal(all)
	if err != nil {
		panic(err)
	}
	return string(text)
}
