package signingkeys_test

import (
	"context"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"entrastudio/app/signingkeys"
	"entrastudio/model/catalog"
	"entrastudio/model/token"
)

func TestFetchedKeysVerifyATokenOfTheTenant(t *testing.T) {
	l := newLogin(t)
	tok := signed(t, "one", claims())
	want, err := signingkeys.Of(tok)
	if err != nil {
		t.Fatal(err)
	}
	keys, source, err := l.fetcher.Keys(context.Background(), signingkeys.Consent{Tenant: tenant}, want)
	if err != nil {
		t.Fatal(err)
	}
	if s := tok.Verify(keys); s.State != token.Valid {
		t.Errorf("signature is %s: %s", s.State, s.Words)
	}
	again, err := token.ParseKeys(source.Text)
	if err != nil || tok.Verify(again).State != token.Valid {
		t.Errorf("the text of the key set gives no keys: %v", err)
	}
	source.Text = nil
	expected := signingkeys.Source{Discovery: host + discoveryPath, Keys: host + keysPath, Fetched: clockStart}
	if diff := cmp.Diff(expected, source); diff != "" {
		t.Errorf("source (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{discoveryPath, keysPath}, l.requests()); diff != "" {
		t.Errorf("requests (-want +got):\n%s", diff)
	}
}

func TestWithoutConsentNoConnectionIsOpened(t *testing.T) {
	dial := func(context.Context, string, string) (net.Conn, error) {
		t.Error("a connection was opened without consent")
		return nil, net.ErrClosed
	}
	f := &signingkeys.Fetcher{Client: &http.Client{Transport: &http.Transport{DialContext: dial}}, Now: time.Now}
	authority, err := signingkeys.OfIssuer(issuer)
	if err != nil {
		t.Fatal(err)
	}
	for _, consent := range []signingkeys.Consent{{}, {Tenant: app}, {Tenant: tenant + " "}} {
		_, _, err := f.Keys(context.Background(), consent, signingkeys.Want{Authority: authority, KeyID: "one"})
		if err == nil || !strings.Contains(err.Error(), "nobody agreed") {
			t.Errorf("Keys with consent %+v: %v", consent, err)
		}
		if _, err := f.Discovery(context.Background(), consent, authority, ""); err == nil {
			t.Errorf("Discovery with consent %+v has no error", consent)
		}
	}
	if _, _, err := f.Keys(context.Background(), signingkeys.Consent{}, signingkeys.Want{}); err == nil {
		t.Error("an empty tenant counts as agreed to")
	}
}

func TestKeysAreKeptForADay(t *testing.T) {
	l := newLogin(t)
	for _, step := range []struct {
		name  string
		later time.Duration
		asks  int
	}{
		{"first", 0, 2},
		{"at once", 0, 0},
		{"almost a day", 24*time.Hour - time.Second, 0},
		{"a day", time.Second, 2},
	} {
		l.clock = l.clock.Add(step.later)
		_, source, err := l.keys("one", "")
		if err != nil {
			t.Fatal(err)
		}
		if n := len(l.requests()); n != step.asks || source.Cached != (step.asks == 0) {
			t.Errorf("%s: %d requests, cached %v; want %d requests", step.name, n, source.Cached, step.asks)
		}
	}
}

func TestAnUnknownKeyIDIsLookedForAgainAfterFiveMinutes(t *testing.T) {
	l := newLogin(t)
	if _, _, err := l.keys("one", ""); err != nil {
		t.Fatal(err)
	}
	l.requests()
	l.says(keysPath, keySet("one", "two"))
	_, source, err := l.keys("two", "")
	if err != nil || len(l.requests()) != 0 || !strings.Contains(source.Note, "not among the keys of tenant "+tenant) {
		t.Errorf("a refresh within five minutes, or no note: %+v, %v", source, err)
	}
	l.clock = l.clock.Add(5 * time.Minute)
	keys, source, err := l.keys("two", "")
	if err != nil || source.Note != "" || source.Cached {
		t.Fatalf("after five minutes: %+v, %v", source, err)
	}
	if s := signed(t, "two", claims()).Verify(keys); s.State != token.Valid {
		t.Errorf("the new key does not verify: %s", s.Words)
	}
}

func TestTheLastGoodSetIsKept(t *testing.T) {
	l := newLogin(t)
	if _, _, err := l.keys("one", ""); err != nil {
		t.Fatal(err)
	}
	l.does(keysPath, func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusServiceUnavailable) })
	l.clock = l.clock.Add(25 * time.Hour)
	keys, source, err := l.keys("one", "")
	if err != nil || keys == nil || !strings.Contains(source.Note, "503") || !source.Fetched.Equal(clockStart) {
		t.Fatalf("keys %v, source %+v, %v", keys, source, err)
	}
	l.requests()
	if _, _, err = l.keys("one", ""); err != nil || len(l.requests()) != 0 {
		t.Errorf("a failed refresh is repeated at once: %v", err)
	}
}

func TestAnAppsOwnKeysAreLookedAtWhenTheTenantsDoNotFit(t *testing.T) {
	l := newLogin(t)
	keys, source, err := l.keys("own", app)
	if err != nil || source.AppID != app || source.Keys != host+keysPath+"?appid="+app {
		t.Fatalf("source %+v, %v", source, err)
	}
	if s := signed(t, "own", claims()).Verify(keys); s.State != token.Valid {
		t.Errorf("the app's key does not verify: %s", s.Words)
	}
	if n := len(l.requests()); n != 4 {
		t.Errorf("%d requests, want 4: two for the tenant, two for the app", n)
	}
	if _, source, err = l.keys("own", app); err != nil || !source.Cached || len(l.requests()) != 0 {
		t.Errorf("the app's keys are not kept: %+v, %v", source, err)
	}
	_, source, err = l.keys("lost", app)
	if err != nil || source.AppID != "" || !strings.Contains(source.Note, "nor among those of the app "+app) {
		t.Errorf("an unknown kid is not explained: %+v, %v", source, err)
	}
}

func TestTheKeysOfOneVersionDoNotServeTheOther(t *testing.T) {
	l := newLogin(t)
	if _, _, err := l.keys("one", ""); err != nil {
		t.Fatal(err)
	}
	v1, err := signingkeys.OfIssuer(issuerV1)
	if err != nil {
		t.Fatal(err)
	}
	path := "/" + tenant + "/.well-known/openid-configuration"
	l.says(path, discovery(issuerV1, host+"/common/discovery/keys"))
	l.says("/common/discovery/keys", strings.ReplaceAll(keySet("old"), host+"/{tenantid}/v2.0", "https://sts.windows.net/{tenantid}/"))
	keys, source, err := l.fetcher.Keys(context.Background(), signingkeys.Consent{Tenant: tenant}, signingkeys.Want{Authority: v1, KeyID: "old"})
	if err != nil || source.Discovery != host+path {
		t.Fatalf("source %+v, %v", source, err)
	}
	c := claims()
	c["iss"], c["ver"] = issuerV1, "1.0"
	if s := signed(t, "old", c).Verify(keys); s.State != token.Valid {
		t.Errorf("the v1.0 key does not verify: %s", s.Words)
	}
}

func TestACloudOfOnesOwnMayAnswerOnThisMachine(t *testing.T) {
	l := newLogin(t)
	own := signingkeys.Authority{Cloud: catalog.Cloud{Name: "custom", Login: l.server.URL}, Tenant: tenant}
	l.says(discoveryPath, discovery(l.server.URL+"/"+tenant+"/v2.0", l.server.URL+keysPath))
	_, source, err := l.fetcher.Keys(context.Background(), signingkeys.Consent{Tenant: tenant}, signingkeys.Want{Authority: own, KeyID: "one"})
	if err != nil || source.Keys != l.server.URL+keysPath {
		t.Errorf("source %+v, %v", source, err)
	}
	own.Cloud.Login = "http://login.example"
	if _, err := l.fetcher.Discovery(context.Background(), signingkeys.Consent{Tenant: tenant}, own, ""); err == nil || !strings.Contains(err.Error(), "https alone") {
		t.Errorf("http to another machine: %v", err)
	}
	own.Cloud.Login = "http://127.0.0.1:1"
	if _, err := l.fetcher.Discovery(context.Background(), signingkeys.Consent{Tenant: tenant}, own, ""); err == nil || strings.Contains(err.Error(), "https alone") {
		t.Errorf("http to this machine: %v", err)
	}
}

func TestTheFetchersOwnTransportIsBounded(t *testing.T) {
	f := signingkeys.New(time.Now)
	transport, ok := f.Client.Transport.(*http.Transport)
	if !ok || transport == http.DefaultTransport {
		t.Fatal("the fetcher has no transport of its own")
	}
	if f.Client.Timeout != 10*time.Second || transport.Proxy == nil || transport.MaxResponseHeaderBytes == 0 {
		t.Errorf("timeout %v, proxy set %v, header limit %d", f.Client.Timeout, transport.Proxy != nil, transport.MaxResponseHeaderBytes)
	}
	if c := transport.TLSClientConfig; c != nil && c.InsecureSkipVerify {
		t.Error("certificates are not verified")
	}
}
