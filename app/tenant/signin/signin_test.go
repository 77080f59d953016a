package signin_test

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"html"
	"io"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"entrastudio/app/secret"
	"entrastudio/app/tenant"
	"entrastudio/app/tenant/graphtest"
	"entrastudio/app/tenant/signin"
	"entrastudio/model/catalog"
	"entrastudio/model/plan"

	"github.com/google/go-cmp/cmp"
)

// TestMain lets the test's own program stand in for a browser: under the name
// xdg-open it opens the page that it is given.
func TestMain(m *testing.M) {
	if filepath.Base(os.Args[0]) == "xdg-open" {
		os.Exit(browse(os.Args[1]))
	}
	os.Exit(m.Run())
}

// browse does what a browser does with the page that Entra answers: it submits its
// form.
func browse(address string) int {
	trusting := &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{InsecureSkipVerify: true}}}
	response, err := trusting.Get(address)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer response.Body.Close()
	text, _ := io.ReadAll(response.Body)
	action := regexp.MustCompile(`action="([^"]*)"`).FindSubmatch(text)
	if action == nil {
		fmt.Fprintf(os.Stderr, "no form on the page: %s\n", text)
		return 1
	}
	form := url.Values{}
	for _, input := range regexp.MustCompile(`name="([^"]*)" value="([^"]*)"`).FindAllSubmatch(text, -1) {
		form.Set(string(input[1]), html.UnescapeString(string(input[2])))
	}
	back, err := http.PostForm(html.UnescapeString(string(action[1])), form)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer back.Body.Close()
	return 0
}

func cloudOf(s *graphtest.Server) catalog.Cloud {
	return catalog.Cloud{Name: plan.CustomCloud, Login: s.Authority(), Graph: s.URL}
}

func start(t *testing.T, s *graphtest.Server, request tenant.Request, options signin.Options) (*signin.Session, error) {
	t.Helper()
	request.Cloud, request.TenantID = cloudOf(s), graphtest.TenantID
	if options.Transport == nil {
		options.Transport = s.Client().Transport
	}
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	return signin.Start(ctx, request, options)
}

func asApp() tenant.Request {
	return tenant.Request{Method: tenant.ClientSecret, ClientID: graphtest.AppClientID, Secret: secret.Of(graphtest.AppSecret)}
}

func TestAnAppSignsInWithItsSecretOverTLS(t *testing.T) {
	s := graphtest.StartTLS(t)
	session, err := start(t, s, asApp(), signin.Options{})
	if err != nil {
		t.Fatal(err)
	}
	account := session.Account()
	want := tenant.Account{
		Name: "studio", ObjectID: account.ObjectID, App: true, TenantID: graphtest.TenantID, ClientID: graphtest.AppClientID,
		Rights: []string{"Application.Read.All"}, Method: tenant.ClientSecret, Ends: account.Ends,
	}
	if diff := cmp.Diff(want, account); diff != "" || account.Ends.IsZero() || account.ObjectID == "" {
		t.Errorf("the account differs (-want +got):\n%s", diff)
	}
	asked := s.TokenRequests()
	if len(asked) != 1 || !slices.Contains(asked[0].Scopes, s.URL+"/.default") {
		t.Errorf("asked for %v", asked)
	}
}

func TestAPersonSignsInByDeviceCode(t *testing.T) {
	s := graphtest.StartTLS(t)
	var shown tenant.DeviceCode
	session, err := start(t, s, tenant.Request{Method: tenant.Device, ShowCode: func(code tenant.DeviceCode) { shown = code }}, signin.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if shown.Code != "ABCD1234" || shown.Address != s.URL+"/devicelogin" || !strings.Contains(shown.Message, shown.Code) {
		t.Errorf("shown was %+v", shown)
	}
	checkPerson(t, s, session)
}

func TestAPersonSignsInByBrowser(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("the stand-in for a browser has Linux's name for it")
	}
	folder := t.TempDir()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(program, filepath.Join(folder, "xdg-open")); err != nil {
		t.Skipf("no stand-in for a browser on this system: %v", err)
	}
	t.Setenv("PATH", folder)
	s := graphtest.StartTLS(t)
	session, err := start(t, s, tenant.Request{Method: tenant.Browser}, signin.Options{})
	if err != nil {
		t.Fatal(err)
	}
	checkPerson(t, s, session)
}

// checkPerson holds for every way in which a person signs in: to read comes first,
// to write only when it is asked for, and no more of it than that.
func checkPerson(t *testing.T, s *graphtest.Server, session *signin.Session) {
	t.Helper()
	account := session.Account()
	if account.Name != graphtest.PersonName || account.App || account.TenantID != graphtest.TenantID {
		t.Errorf("the account is %+v", account)
	}
	if want := []string{"Application.Read.All", "Directory.Read.All"}; !cmp.Equal(want, account.Rights) {
		t.Errorf("the rights are %v, want %v", account.Rights, want)
	}
	for _, asked := range s.TokenRequests() {
		if joined := strings.Join(asked.Scopes, " "); strings.Contains(joined, "Write") {
			t.Errorf("rights to write were asked for before they are needed: %s", joined)
		}
	}
	if _, err := session.Writing(context.Background(), tenant.WriteApplications, tenant.WriteConsent); err != nil {
		t.Fatal(err)
	}
	want := []string{"Application.ReadWrite.All", "DelegatedPermissionGrant.ReadWrite.All", "Directory.Read.All"}
	if got := session.Account().Rights; !cmp.Equal(want, got) {
		t.Errorf("the rights to write are %v, want %v", got, want)
	}
}

func TestTheSameTokenServesManyCalls(t *testing.T) {
	s := graphtest.StartTLS(t)
	session, err := start(t, s, asApp(), signin.Options{})
	if err != nil {
		t.Fatal(err)
	}
	access := session.Reading()
	first, err := access.Token(context.Background(), "")
	if err != nil {
		t.Fatal(err)
	}
	for range 5 {
		if again, err := access.Token(context.Background(), ""); err != nil || again != first {
			t.Fatalf("got another token and %v", err)
		}
	}
	if n := len(s.TokenRequests()); n != 1 {
		t.Errorf("asked %d times", n)
	}
	const claims = `{"access_token":{"nbf":{"essential":true,"value":"1700000000"}}}`
	if other, err := access.Token(context.Background(), claims); err != nil || other == first {
		t.Errorf("a challenge gets the old token, and %v", err)
	}
	if asked := s.TokenRequests(); !strings.Contains(asked[len(asked)-1].Claims, "1700000000") {
		t.Errorf("the claims are not passed on: %q", asked[len(asked)-1].Claims)
	}
}

func TestWhoSignedOutHasNoToken(t *testing.T) {
	s := graphtest.StartTLS(t)
	session, err := start(t, s, asApp(), signin.Options{})
	if err != nil {
		t.Fatal(err)
	}
	access := session.Reading()
	session.SignOut()
	if _, err := access.Token(context.Background(), ""); tenant.KindOf(err) != tenant.Unauthorized {
		t.Errorf("got %v", err)
	}
	if account := session.Account(); account.Name != "" {
		t.Errorf("the account is still %v", account)
	}
}

func TestAnAccountOfAnotherTenantIsRefused(t *testing.T) {
	s := graphtest.StartTLS(t)
	const other = "99999999-2222-3333-4444-555555555555"
	s.IssueFor(other)
	_, err := start(t, s, asApp(), signin.Options{})
	wantSignIn(t, err, other, graphtest.TenantID)
}

func wantSignIn(t *testing.T, err error, says ...string) {
	t.Helper()
	if tenant.KindOf(err) != tenant.SignIn {
		t.Fatalf("got %v", err)
	}
	for _, text := range says {
		if !strings.Contains(err.Error(), text) {
			t.Errorf("%q does not say %q", err, text)
		}
	}
	if strings.Contains(err.Error(), graphtest.AppSecret) || strings.Contains(err.Error(), "\n") {
		t.Errorf("the error is no line for a person: %q", err)
	}
}

func TestARefusalOfEntraIsExplained(t *testing.T) {
	s := graphtest.StartTLS(t)
	request := asApp()
	request.Secret = secret.Of("wrong~secret")
	_, err := start(t, s, request, signin.Options{})
	wantSignIn(t, err, "AADSTS7000215")
	if strings.Contains(err.Error(), "wrong~secret") {
		t.Errorf("the secret is shown: %v", err)
	}
	s.RefuseSignIn("700016")
	_, err = start(t, s, asApp(), signin.Options{})
	wantSignIn(t, err, "AADSTS700016")
}

func TestWhatTheNetworkDoesIsSaid(t *testing.T) {
	s := graphtest.StartTLS(t)
	_, err := start(t, s, asApp(), signin.Options{Transport: http.DefaultTransport})
	if tenant.KindOf(err) != tenant.Unreachable || !strings.Contains(err.Error(), "certificate") {
		t.Errorf("a certificate that is not trusted: %v", err)
	}
	_, err = start(t, s, asApp(), signin.Options{Transport: page{}})
	if tenant.KindOf(err) != tenant.WebPage {
		t.Errorf("a proxy's page: %v", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	request := asApp()
	request.Cloud, request.TenantID = cloudOf(s), graphtest.TenantID
	if _, err := signin.Start(ctx, request, signin.Options{Transport: s.Client().Transport}); !errors.Is(err, context.Canceled) {
		t.Errorf("the caller's end: %v", err)
	}
}

type page struct{}

func (page) RoundTrip(r *http.Request) (*http.Response, error) {
	return &http.Response{
		StatusCode: http.StatusOK, Status: "200 OK", Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1, Request: r,
		Header: http.Header{"Content-Type": {"text/html; charset=utf-8"}}, Body: io.NopCloser(strings.NewReader("<html>hello</html>")),
	}, nil
}

func TestALoginOnThisComputerMayBePlain(t *testing.T) {
	s := graphtest.Start(t)
	person, err := start(t, s, tenant.Request{Method: tenant.Device, ShowCode: func(tenant.DeviceCode) {}}, signin.Options{})
	if err != nil {
		t.Fatal(err)
	}
	checkPerson(t, s, person)
	session, err := start(t, s, asApp(), signin.Options{})
	if err != nil || session.Account().Name != "studio" {
		t.Errorf("got %v", err)
	}
}

func TestWhatCanOnlyFailOrIsNotSafeIsRefusedBeforeAnyConnection(t *testing.T) {
	safe := catalog.Cloud{Name: plan.CustomCloud, Login: "https://login.example", Graph: "https://graph.example"}
	cases := map[string]struct {
		request tenant.Request
		says    string
	}{
		"no Graph":          {tenant.Request{Method: tenant.Browser, TenantID: graphtest.TenantID, Cloud: catalog.Cloud{Login: "https://login.example"}}, "--graph-url"},
		"plain login":       {tenant.Request{Method: tenant.Browser, TenantID: graphtest.TenantID, Cloud: catalog.Cloud{Login: "http://login.example", Graph: "https://graph.example"}}, "https"},
		"a plain browser":   {tenant.Request{Method: tenant.Browser, TenantID: graphtest.TenantID, Cloud: catalog.Cloud{Login: "http://127.0.0.1:1", Graph: "https://graph.example"}}, "https"},
		"no login":          {tenant.Request{Method: tenant.Browser, TenantID: graphtest.TenantID, Cloud: catalog.Cloud{Graph: "https://graph.example"}}, "login URL"},
		"no tenant":         {tenant.Request{Method: tenant.Browser, Cloud: safe}, "tenant"},
		"a tenant's name":   {tenant.Request{Method: tenant.Browser, Cloud: safe, TenantID: "contoso"}, "tenant"},
		"no way":            {tenant.Request{Method: "magic", TenantID: graphtest.TenantID, Cloud: safe}, "magic"},
		"no secret":         {tenant.Request{Method: tenant.ClientSecret, ClientID: graphtest.AppClientID, TenantID: graphtest.TenantID, Cloud: safe}, "client secret"},
		"no certificate":    {tenant.Request{Method: tenant.Certificate, ClientID: graphtest.AppClientID, TenantID: graphtest.TenantID, Cloud: safe}, "certificate"},
		"no app":            {tenant.Request{Method: tenant.Certificate, TenantID: graphtest.TenantID, Cloud: safe}, "client ID"},
		"no token":          {tenant.Request{Method: tenant.ReadyToken, TokenVariable: "STUDIO_TOKEN", Cloud: safe}, "STUDIO_TOKEN"},
		"nobody to be told": {tenant.Request{Method: tenant.ReadyToken, Cloud: safe}, "variable"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			_, err := signin.Start(context.Background(), c.request, signin.Options{Transport: forbidden{t}, Variable: func(string) string { return "" }})
			wantSignIn(t, err, c.says)
		})
	}
}

type forbidden struct{ t *testing.T }

func (f forbidden) RoundTrip(r *http.Request) (*http.Response, error) {
	f.t.Errorf("a connection to %s", r.URL.Host)
	return nil, errors.New("forbidden")
}
