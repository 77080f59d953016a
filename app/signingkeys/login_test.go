package signingkeys_test

import (
	"context"
	"crypto/rand"
	"crypto/rsa"
	"crypto/tls"
	"encoding/base64"
	"fmt"
	"io"
	"log"
	"math/big"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/golang-jwt/jwt/v5"

	"entrastudio/app/signingkeys"
	"entrastudio/model/token"
)

// The tests' own tenant and app.
const (
	tenant   = "6f1c2a94-3b1d-4e0f-9a57-0d4f5b8e2c11"
	app      = "a3d5e7f9-1b2c-4d3e-8f4a-5b6c7d8e9f01"
	host     = "https://login.microsoftonline.com"
	issuer   = host + "/" + tenant + "/v2.0"
	issuerV1 = "https://sts.windows.net/" + tenant + "/"
)

// signer makes one key for all tests: what it signs does not matter, its kid does.
var signer = sync.OnceValue(func() *rsa.PrivateKey {
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		panic(err)
	}
	return key
})

func signed(t *testing.T, kid string, claims jwt.MapClaims) *token.Token {
	t.Helper()
	unsigned := jwt.NewWithClaims(jwt.SigningMethodRS256, claims)
	unsigned.Header["kid"] = kid
	text, err := unsigned.SignedString(signer())
	if err != nil {
		t.Fatal(err)
	}
	return token.Read(text)
}

// claims are those of a good v2.0 user token.
func claims() jwt.MapClaims {
	return jwt.MapClaims{
		"iss": issuer, "tid": tenant, "aud": app, "ver": "2.0", "scp": "access", "azp": app,
		"exp": clockStart.Add(time.Hour).Unix(), "iat": clockStart.Unix(), "nbf": clockStart.Unix(),
	}
}

func keySet(kids ...string) string {
	encode := base64.RawURLEncoding.EncodeToString
	var keys []string
	for _, kid := range kids {
		keys = append(keys, fmt.Sprintf(`{"kty":"RSA","use":"sig","kid":%q,"n":%q,"e":%q,"issuer":"%s/{tenantid}/v2.0"}`,
			kid, encode(signer().N.Bytes()), encode(big.NewInt(int64(signer().E)).Bytes()), host))
	}
	return `{"keys":[` + strings.Join(keys, ",") + `]}`
}

// login is a login host of our own: it answers as Entra does, for any of Entra's
// names.
type login struct {
	t       *testing.T
	server  *httptest.Server
	fetcher *signingkeys.Fetcher

	guard sync.Mutex
	// answers are the answers of paths with their query.
	answers map[string]http.HandlerFunc
	asked   []string
	clock   time.Time
}

var clockStart = time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC)

const (
	discoveryPath = "/" + tenant + "/v2.0/.well-known/openid-configuration"
	keysPath      = "/" + tenant + "/discovery/v2.0/keys"
)

// newLogin answers with one tenant that has the key "one" and with an app that
// has the key "own".
func newLogin(t *testing.T) *login {
	l := &login{t: t, clock: clockStart, answers: map[string]http.HandlerFunc{}}
	l.says(discoveryPath, discovery(issuer, host+keysPath))
	l.says(keysPath, keySet("one"))
	l.says(discoveryPath+"?appid="+app, discovery(issuer, host+keysPath+"?appid="+app))
	l.says(keysPath+"?appid="+app, keySet("own"))
	l.server = httptest.NewUnstartedServer(http.HandlerFunc(l.serve))
	l.server.Config.ErrorLog = log.New(io.Discard, "", 0)
	l.server.StartTLS()
	t.Cleanup(l.server.Close)
	l.fetcher = &signingkeys.Fetcher{Client: &http.Client{Transport: l.transport(), Timeout: 10 * time.Second}, Now: l.now}
	return l
}

// transport leads every host to the server, whose certificate is trusted.
func (l *login) transport() *http.Transport {
	trusted := l.server.Client().Transport.(*http.Transport).TLSClientConfig.RootCAs
	return &http.Transport{
		DialContext: func(ctx context.Context, network, _ string) (net.Conn, error) {
			return (&net.Dialer{}).DialContext(ctx, network, l.server.Listener.Addr().String())
		},
		TLSClientConfig: &tls.Config{RootCAs: trusted, ServerName: "example.com"},
	}
}

func discovery(iss, keys string) string {
	return fmt.Sprintf(`{"issuer":%q,"jwks_uri":%q,"id_token_signing_alg_values_supported":["RS256"]}`, iss, keys)
}

func (l *login) serve(w http.ResponseWriter, r *http.Request) {
	l.guard.Lock()
	l.asked = append(l.asked, r.URL.RequestURI())
	answer := l.answers[r.URL.RequestURI()]
	l.guard.Unlock()
	if answer == nil {
		http.NotFound(w, r)
		return
	}
	answer(w, r)
}

// says makes a path answer with JSON.
func (l *login) says(path, body string) {
	l.does(path, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		_, _ = w.Write([]byte(body))
	})
}

func (l *login) does(path string, answer http.HandlerFunc) {
	l.guard.Lock()
	defer l.guard.Unlock()
	l.answers[path] = answer
}

func (l *login) now() time.Time { return l.clock }

// requests are the paths asked for since the last call.
func (l *login) requests() []string {
	l.guard.Lock()
	defer l.guard.Unlock()
	asked := l.asked
	l.asked = nil
	return asked
}

func (l *login) keys(kid, appID string) (*token.KeySet, signingkeys.Source, error) {
	l.t.Helper()
	authority, err := signingkeys.OfIssuer(issuer)
	if err != nil {
		l.t.Fatal(err)
	}
	want := signingkeys.Want{Authority: authority, KeyID: kid, AppID: appID}
	return l.fetcher.Keys(context.Background(), signingkeys.Consent{Tenant: tenant}, want)
}
