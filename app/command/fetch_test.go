package command_test

import (
	"bytes"
	"context"
	"crypto/rand"
	"crypto/rsa"
	"crypto/tls"
	"encoding/base64"
	"fmt"
	"math/big"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/golang-jwt/jwt/v5"

	"entrastudio/app/command"
	"entrastudio/app/signingkeys"
)

const (
	ourTenant = "6f1c2a94-3b1d-4e0f-9a57-0d4f5b8e2c11"
	ourLogin  = "https://login.microsoftonline.com/" + ourTenant
)

// ourToken is a good token and the key set that it is checked with.
func ourToken(t *testing.T) (text, keys string) {
	t.Helper()
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	unsigned := jwt.NewWithClaims(jwt.SigningMethodRS256, jwt.MapClaims{
		"iss": ourLogin + "/v2.0", "tid": ourTenant, "aud": ourTenant, "azp": ourTenant, "ver": "2.0", "scp": "access",
		"exp": noon().Add(time.Hour).Unix(), "iat": noon().Unix(), "nbf": noon().Unix(),
	})
	unsigned.Header["kid"] = "one"
	if text, err = unsigned.SignedString(key); err != nil {
		t.Fatal(err)
	}
	encode := base64.RawURLEncoding.EncodeToString
	return text, fmt.Sprintf(`{"keys":[{"kty":"RSA","kid":"one","n":%q,"e":%q}]}`, encode(key.N.Bytes()), encode(big.NewInt(int64(key.E)).Bytes()))
}

// fetcher asks a login host of our own, whatever host is asked.
func fetcher(t *testing.T, answer http.Handler) *signingkeys.Fetcher {
	t.Helper()
	server := httptest.NewTLSServer(answer)
	t.Cleanup(server.Close)
	trusted := server.Client().Transport.(*http.Transport).TLSClientConfig.RootCAs
	return &signingkeys.Fetcher{Now: noon, Client: &http.Client{Transport: &http.Transport{
		DialContext: func(ctx context.Context, network, _ string) (net.Conn, error) {
			return (&net.Dialer{}).DialContext(ctx, network, server.Listener.Addr().String())
		},
		TLSClientConfig: &tls.Config{RootCAs: trusted, ServerName: "example.com"},
	}}}
}

// said is what a call wrote.
type said struct {
	out, err string
	status   int
}

func call(keys command.KeySource, input string, args ...string) said {
	var out, errs bytes.Buffer
	status := command.Run(context.Background(), args, command.Program{
		In: strings.NewReader(input), Out: &out, Err: &errs, Now: noon, Keys: keys,
	})
	return said{out.String(), errs.String(), status}
}

func TestTheFlagFetchVerifiesWithTheTenantsKeys(t *testing.T) {
	text, keys := ourToken(t)
	f := fetcher(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.Contains(r.URL.Path, "openid-configuration") {
			fmt.Fprintf(w, `{"issuer":%q,"jwks_uri":%q}`, ourLogin+"/v2.0", ourLogin+"/discovery/v2.0/keys")
			return
		}
		_, _ = w.Write([]byte(keys))
	}))
	for _, args := range [][]string{{"token", "--fetch", "-"}, {"token", "--fetch", "--redact", "-"}} {
		s := call(f, text, args...)
		if s.status != 0 || !strings.Contains(s.out, "signature valid") || s.err != "fetched keys from "+ourLogin+"/discovery/v2.0/keys\n" {
			t.Errorf("%v: status %d\n%s\n%s", args, s.status, s.out, s.err)
		}
	}
}

func TestKeysThatCannotBeFetchedLeaveTheTokenExplained(t *testing.T) {
	text, _ := ourToken(t)
	f := fetcher(t, http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		_, _ = w.Write([]byte("<html>sign in to this network</html>"))
	}))
	s := call(f, text, "token", "--fetch", "--format", "json", "-")
	if s.status != 0 || !strings.Contains(s.out, `"signature": "unchecked"`) || !strings.Contains(s.out, "a web page instead of JSON") {
		t.Errorf("status %d\n%s", s.status, s.out)
	}
	lines := strings.Split(strings.TrimSpace(s.err), "\n")
	if len(lines) != 2 || !strings.HasPrefix(lines[0], "not fetched: "+ourLogin) || !strings.HasPrefix(lines[1], "hint: ") {
		t.Errorf("standard error is\n%s", s.err)
	}
}

func TestWithoutTheFlagNothingIsFetched(t *testing.T) {
	text, _ := ourToken(t)
	f := fetcher(t, http.HandlerFunc(func(http.ResponseWriter, *http.Request) { t.Error("a request was made without --fetch") }))
	if s := call(f, text, "token", "-"); s.status != 0 || s.err != "" || !strings.Contains(s.out, "decoded, not verified") {
		t.Errorf("status %d\n%s\n%s", s.status, s.out, s.err)
	}
}
