package workbench

import (
	"context"
	"crypto/rand"
	"crypto/rsa"
	"encoding/base64"
	"encoding/json"
	"errors"
	"math/big"
	"strings"
	"testing"
	"time"

	"github.com/golang-jwt/jwt/v5"

	"entrastudio/app/signingkeys"
	"entrastudio/model/token"
	"entrastudio/views/words"
)

const harbourTenant = "6860403e-0000-4c64-b905-00000000000a"

// harbour is a tenant with one key: it signs tokens, and gives its keys to whoever
// has consent.
type harbour struct {
	t     *testing.T
	key   *rsa.PrivateKey
	asked []signingkeys.Want
	// answer is what happens instead of an answer.
	answer func(context.Context) error
}

func newHarbour(t *testing.T) *harbour {
	t.Helper()
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	return &harbour{t: t, key: key}
}

func (h *harbour) Keys(ctx context.Context, consent signingkeys.Consent, want signingkeys.Want) (*token.KeySet, signingkeys.Source, error) {
	if consent.Tenant != harbourTenant {
		h.t.Errorf("keys are asked for with consent for %q", consent.Tenant)
	}
	h.asked = append(h.asked, want)
	if h.answer != nil {
		if err := h.answer(ctx); err != nil {
			return nil, signingkeys.Source{}, err
		}
	}
	encode := base64.RawURLEncoding.EncodeToString
	text, err := json.Marshal(map[string]any{"keys": []map[string]string{{
		"kty": "RSA", "use": "sig", "kid": "harbour-1",
		"n": encode(h.key.N.Bytes()), "e": encode(big.NewInt(int64(h.key.E)).Bytes()),
	}}})
	if err != nil {
		h.t.Fatal(err)
	}
	keys, err := token.ParseKeys(text)
	return keys, signingkeys.Source{Keys: "https://login.example.com/keys", Text: text}, err
}

func (h *harbour) token(name string) string {
	signed := jwt.NewWithClaims(jwt.SigningMethodRS256, jwt.MapClaims{
		"aud": "1c8f7b63-a4e2-4b1f-9038-6d2e3f4a5b02", "iss": "https://login.microsoftonline.com/" + harbourTenant + "/v2.0",
		"tid": harbourTenant, "ver": "2.0", "preferred_username": name, "exp": time.Date(2026, 11, 22, 12, 40, 0, 0, time.UTC).Unix(),
	})
	signed.Header["kid"] = "harbour-1"
	text, err := signed.SignedString(h.key)
	if err != nil {
		h.t.Fatal(err)
	}
	return text
}

// withToken opens the panel of tokens with one of the tenant's.
func withToken(t *testing.T, h *harbour) (*bench, *tokenSource) {
	t.Helper()
	b := fresh(t, newComputer(t))
	b.Workbench.params.Keys = h
	b.Open("tokens")
	s := &tokenSource{w: b.Workbench}
	s.Add(h.token("ada@example.com"))
	return b, s
}

func (b *bench) signature() token.State {
	b.t.Helper()
	s := &tokenSource{w: b.Workbench}
	all := s.Tokens()
	return all[len(all)-1].Signature.State
}

func TestNoKeyIsFetchedBeforeThePersonAgreed(t *testing.T) {
	h := newHarbour(t)
	b, _ := withToken(t, h)
	b.TapHint(words.T("tokens.fetch"))
	// The address may be wrapped.
	said := strings.Join(b.Texts(), "")
	for _, want := range []string{"https://login.microsoftonline.com/" + harbourTenant + "/v2.0/.well-known/openid-configuration", "Nothing of the token is sent", "1c8f7b63-a4e2-4b1f-9038-6d2e3f4a5b02"} {
		if !strings.Contains(said, want) {
			t.Errorf("the question does not say %s:\n%s", want, b.Dump())
		}
	}
	if len(h.asked) != 0 {
		t.Fatal("keys were asked for before anybody agreed")
	}
	b.Tap(words.T("part.dialog.cancel"))
	if len(h.asked) != 0 || b.signature() != token.Unchecked {
		t.Fatalf("%d requests after a refusal, signature %s", len(h.asked), b.signature())
	}
	b.TapHint(words.T("tokens.fetch")).Tap(words.T("workbench.keys.ask.yes"))
	if len(h.asked) != 1 || b.signature() != token.Valid {
		t.Errorf("%d requests, signature %s", len(h.asked), b.signature())
	}
}

func TestConsentHoldsForTheTenantAndTheSession(t *testing.T) {
	h := newHarbour(t)
	b, s := withToken(t, h)
	b.TapHint(words.T("tokens.fetch")).Tap(words.T("workbench.keys.ask.yes"))
	s.Fetch(0, func() {})
	if len(h.asked) != 2 {
		t.Errorf("%d requests: the second is asked about again", len(h.asked))
	}
	keys := 0
	for _, input := range b.Evidence() {
		if strings.Contains(input.File, harbourTenant) {
			keys++
		}
	}
	if keys != 1 {
		t.Errorf("the keys stand %d times beside the plan", keys)
	}
	other := fresh(t, newComputer(t))
	other.Workbench.params.Keys = h
	other.Open("tokens")
	(&tokenSource{w: other.Workbench}).Add(h.token("bob@example.com"))
	other.TapHint(words.T("tokens.fetch"))
	if len(h.asked) != 2 {
		t.Error("another session goes by the consent of the one before")
	}
}

func TestFetchingCanBeStopped(t *testing.T) {
	h := newHarbour(t)
	b, s := withToken(t, h)
	told := 0
	h.answer = func(ctx context.Context) error {
		if !s.Tokens()[0].Keys.Coming {
			t.Error("the panel is not told that keys are coming")
		}
		s.Fetch(0, func() {})
		return ctx.Err()
	}
	b.Workbench.keys.agreed = map[string]bool{harbourTenant: true}
	s.Fetch(0, func() { told++ })
	b.See(words.T("workbench.keys.stopped"))
	if len(h.asked) != 1 || told != 2 || s.Tokens()[0].Keys.Coming || b.signature() != token.Unchecked {
		t.Errorf("%d requests, told %d times, %+v", len(h.asked), told, s.Tokens()[0].Keys)
	}
}

func TestWhatCannotBeFetchedIsOneClearLine(t *testing.T) {
	h := newHarbour(t)
	b, s := withToken(t, h)
	h.answer = func(context.Context) error { return errors.New("login.microsoftonline.com: this computer is offline") }
	b.Workbench.keys.agreed = map[string]bool{harbourTenant: true}
	s.Fetch(0, func() {})
	b.See("login.microsoftonline.com: this computer is offline")
	if b.signature() != token.Unchecked {
		t.Errorf("signature %s", b.signature())
	}
}

func TestATokenOfNobodyHasNoKeysToFetch(t *testing.T) {
	h := newHarbour(t)
	_, s := withToken(t, h)
	s.Add("eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJodHRwczovL2xvZ2luLmV4YW1wbGUuY29tIn0.AAAA")
	if got := s.Tokens()[1].Keys.Missing; got == "" {
		t.Error("keys are offered for a token of a stranger")
	}
	s.Fetch(1, func() {})
	s.Fetch(7, func() {})
	if len(h.asked) != 0 {
		t.Error("a stranger was asked for keys")
	}
}
