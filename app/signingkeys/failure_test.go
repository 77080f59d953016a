package signingkeys_test

import (
	"context"
	"crypto/tls"
	"errors"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"entrastudio/app/signingkeys"
	"entrastudio/model/refusal"
)

// page answers with a body of a type.
func page(kind, body string, code int) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", kind)
		w.WriteHeader(code)
		_, _ = w.Write([]byte(body))
	}
}

func TestABadAnswerIsOneLineWithAHint(t *testing.T) {
	const json = "application/json"
	sendOn := func(target string) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, target, http.StatusFound) }
	}
	cases := map[string]struct {
		discovery, keys http.HandlerFunc
		says, hints     string
	}{
		"captive portal":            {discovery: page("text/html", "<html>sign in</html>", 200), says: "a web page instead of JSON", hints: "sign-in page"},
		"page that says it is JSON": {discovery: page(json, " <!doctype html>", 200), says: "a web page instead of JSON", hints: "sign-in page"},
		"not JSON":                  {discovery: page(json, "issuer: x", 200), says: "not the JSON of a discovery document", hints: "sign-in page"},
		"JSON of another shape":     {discovery: page(json, `{"issuer":5}`, 200), says: "not the JSON of a discovery document", hints: "sign-in page"},
		"empty":                     {discovery: page(json, "", 200), says: "not the JSON of a discovery document", hints: "sign-in page"},
		"wrong issuer":              {discovery: page(json, discovery("https://login.evil.example/x/v2.0", host+keysPath), 200), says: "issuer https://login.evil.example/x/v2.0", hints: "in its place"},
		"another tenant":            {discovery: page(json, discovery(host+"/"+app+"/v2.0", host+keysPath), 200), says: "issuer " + host + "/" + app, hints: "in its place"},
		"no issuer":                 {discovery: page(json, `{}`, 200), says: "issuer (no issuer)", hints: "in its place"},
		"keys elsewhere":            {discovery: page(json, discovery(issuer, "https://keys.evil.example/keys"), 200), says: "the host keys.evil.example, which is not Entra's", hints: "do not trust"},
		"keys behind a port":        {discovery: page(json, discovery(issuer, "https://login.microsoftonline.com:8443/keys"), 200), says: "which is not Entra's", hints: "do not trust"},
		"keys without TLS":          {discovery: page(json, discovery(issuer, "http://login.microsoftonline.com/keys"), 200), says: "https alone", hints: "login URL"},
		"keys in a file":            {discovery: page(json, discovery(issuer, "file:///etc/passwd"), 200), says: "names no URL of keys", hints: "sign-in page"},
		"no URL of keys":            {discovery: page(json, discovery(issuer, ""), 200), says: "names no URL of keys", hints: "sign-in page"},
		"unknown tenant":            {discovery: page(json, `{"error":"invalid_tenant","error_codes":[90002]}`, 400), says: "AADSTS90002", hints: "tenant ID"},
		"not found":                 {discovery: page("text/plain", "no", 404), says: "404 Not Found", hints: "tenant ID"},
		"not allowed":               {discovery: page("text/plain", "no", 403), says: "403 Forbidden", hints: "proxy"},
		"out of order":              {discovery: page("text/plain", "no", 502), says: "502 Bad Gateway", hints: "later"},
		"too many":                  {discovery: page("text/plain", "no", 429), says: "429 Too Many Requests", hints: "later"},
		"proxy wants a password":    {discovery: page("text/plain", "no", 407), says: "user name and password", hints: "HTTPS_PROXY"},
		"sent to another host":      {discovery: sendOn("https://portal.example/login"), says: "sends on to another host", hints: "sign-in page"},
		"sent to http":              {discovery: sendOn("http://login.microsoftonline.com" + discoveryPath), says: "sends on to another host", hints: "sign-in page"},
		"sent round in a circle":    {discovery: sendOn(host + discoveryPath), says: "sends on to another host", hints: "sign-in page"},
		"too large":                 {keys: page(json, strings.Repeat(" ", 1<<20+1), 200), says: "larger than 1 MB", hints: "sign-in page"},
		"no key set":                {keys: page(json, `{"value":[]}`, 200), says: "neither a JWKS", hints: "sign-in page"},
		"no keys":                   {keys: page(json, `{"keys":[]}`, 200), says: "it holds no key", hints: "sign-in page"},
		"no usable key":             {keys: page(json, `{"keys":[{"kty":"RSA","kid":"one"}]}`, 200), says: "none of the keys can be used", hints: "sign-in page"},
		"cut short": {keys: func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Length", "5000")
			_, _ = w.Write([]byte(`{"keys":[`))
		}, says: "breaks off before its end", hints: "network"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			l := newLogin(t)
			if c.discovery != nil {
				l.does(discoveryPath, c.discovery)
			}
			if c.keys != nil {
				l.does(keysPath, c.keys)
			}
			_, _, err := l.keys("one", "")
			refused(t, err, c.says, c.hints)
		})
	}
}

func refused(t *testing.T, err error, says, hints string) {
	t.Helper()
	var refusal *refusal.Error
	if !errors.As(err, &refusal) {
		t.Fatalf("%v is no refusal", err)
	}
	if !strings.Contains(refusal.What, says) || !strings.Contains(refusal.Hint, hints) || strings.Contains(err.Error(), "\n") {
		t.Errorf("says %q\nhints %q\nwant %q and %q", refusal.What, refusal.Hint, says, hints)
	}
}

func TestASlowHostIsGivenUp(t *testing.T) {
	l := newLogin(t)
	released := make(chan struct{})
	t.Cleanup(func() { close(released) })
	l.does(keysPath, func(w http.ResponseWriter, r *http.Request) {
		select {
		case <-released:
		case <-r.Context().Done():
		}
	})
	l.fetcher.Client.Timeout = 200 * time.Millisecond
	_, _, err := l.keys("one", "")
	refused(t, err, "no answer in time", "HTTPS_PROXY")
}

func TestACallThatIsEndedSaysSo(t *testing.T) {
	l := newLogin(t)
	authority, err := signingkeys.OfIssuer(issuer)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, _, err = l.fetcher.Keys(ctx, signingkeys.Consent{Tenant: tenant}, signingkeys.Want{Authority: authority})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("the end of the call is reported as %v", err)
	}
}

func TestANetworkThatFailsIsOneLineWithAHint(t *testing.T) {
	plain := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {}))
	t.Cleanup(plain.Close)
	l := newLogin(t)
	fails := func(err error) func(context.Context, string, string) (net.Conn, error) {
		return func(context.Context, string, string) (net.Conn, error) { return nil, err }
	}
	cases := map[string]struct {
		change      func(*http.Transport)
		says, hints string
	}{
		"certificate of an unknown authority": {func(tr *http.Transport) { tr.TLSClientConfig = &tls.Config{ServerName: "example.com"} }, "authority that this machine does not trust", "certificate authority"},
		"certificate of another host":         {func(tr *http.Transport) { tr.TLSClientConfig.ServerName = "login.microsoftonline.com" }, "for another host", "certificate authority"},
		"certificate out of date": {func(tr *http.Transport) {
			tr.TLSClientConfig.Time = func() time.Time { return time.Date(2200, 1, 1, 0, 0, 0, 0, time.UTC) }
		}, "expired", "certificate authority"},
		"no TLS": {func(tr *http.Transport) {
			tr.DialContext = func(ctx context.Context, network, _ string) (net.Conn, error) {
				return (&net.Dialer{}).DialContext(ctx, network, plain.Listener.Addr().String())
			}
		}, "does not speak TLS", "looks into TLS"},
		"name not found":    {func(tr *http.Transport) { tr.DialContext = fails(&net.DNSError{Err: "no such host"}) }, "name cannot be found", "DNS"},
		"connection denied": {func(tr *http.Transport) { tr.DialContext = fails(&net.OpError{Op: "dial", Err: net.ErrClosed}) }, "no connection can be made", "firewall"},
		"connection broken": {func(tr *http.Transport) { tr.DialContext = fails(net.ErrClosed) }, "connection broke off", "firewall"},
		"proxy out of reach": {func(tr *http.Transport) {
			tr.Proxy = http.ProxyURL(&url.URL{Scheme: "http", Host: "127.0.0.1:1", User: url.UserPassword("ops", "canary-password")})
			tr.DialContext = nil
		}, "proxy cannot be reached", "HTTPS_PROXY"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			transport := l.transport()
			c.change(transport)
			l.fetcher.Client.Transport = transport
			_, _, err := l.keys("one", "")
			refused(t, err, c.says, c.hints)
			if strings.Contains(err.Error(), "canary") {
				t.Errorf("the proxy's password is shown: %v", err)
			}
		})
	}
}

func TestAProxyThatRefusesIsNamedWithoutItsPassword(t *testing.T) {
	for code, says := range map[int]string{
		http.StatusProxyAuthRequired: "wants a user name and password",
		http.StatusForbidden:         "403 Forbidden",
	} {
		proxy := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(code) }))
		t.Cleanup(proxy.Close)
		address, err := url.Parse(proxy.URL)
		if err != nil {
			t.Fatal(err)
		}
		address.User = url.UserPassword("ops", "canary-password")
		f := signingkeys.New(time.Now)
		f.Client.Transport.(*http.Transport).Proxy = http.ProxyURL(address)
		authority, err := signingkeys.OfIssuer(issuer)
		if err != nil {
			t.Fatal(err)
		}
		_, err = f.Discovery(context.Background(), signingkeys.Consent{Tenant: tenant}, authority, "")
		refused(t, err, says, "HTTPS_PROXY")
		if strings.Contains(err.Error(), "canary") || !strings.Contains(err.Error(), address.Host) {
			t.Errorf("the proxy is shown as %v", err)
		}
	}
}
