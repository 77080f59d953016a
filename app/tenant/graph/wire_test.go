package graph_test

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"entrastudio/app/tenant"
	"entrastudio/app/tenant/graph"
	"entrastudio/app/tenant/graphtest"

	"github.com/google/go-cmp/cmp"
)

func TestAThrottledWriteIsRepeatedIntact300Of300(t *testing.T) {
	s := graphtest.Start(t)
	w, waited := writerOf(t, s)
	put := s.Put(identity())
	for i := range 300 {
		s.Forget()
		s.Fail(1+i%3, graphtest.Throttled(i%7), graphtest.Writes)
		name := fmt.Sprintf("Name %d", i)
		uris := []string{fmt.Sprintf("https://app%d.contoso.example/sso-callback", i)}
		patch := tenant.Patch{DisplayName: tenant.Set(name), Web: tenant.WebPatch{RedirectURIs: tenant.Set(uris)}}
		if err := w.PatchApplication(context.Background(), put.ObjectID, patch); err != nil {
			t.Fatalf("write %d: %v", i, err)
		}
		now := s.Applications()[0]
		if now.DisplayName != name || !cmp.Equal(now.Web.RedirectURIs, uris) || now.API.TokenVersion != 2 {
			t.Fatalf("write %d left %+v", i, now)
		}
		calls := s.Calls()
		if len(calls) != 2+i%3 {
			t.Fatalf("write %d took %d calls", i, len(calls))
		}
		for _, call := range calls {
			if call.Body != calls[0].Body || call.Header.Get("Content-Encoding") != "" || call.Header.Get("Content-Type") != "application/json" {
				t.Fatalf("write %d was not repeated as it was: %v", i, call)
			}
		}
	}
	if len(waited.pauses) != 600 {
		t.Errorf("waited %d times, want 600", len(waited.pauses))
	}
}

func TestGraphsOwnWaitIsKept(t *testing.T) {
	clock := time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
	date := graphtest.Throttled(-1)
	date.Header["Retry-After"] = clock.Add(90 * time.Second).Format(http.TimeFormat)
	cases := map[string]struct {
		fault graphtest.Fault
		want  time.Duration
	}{
		"seconds": {graphtest.Throttled(17), 17 * time.Second},
		"a date":  {date, 90 * time.Second},
		"nothing": {graphtest.Throttled(-1), 2 * time.Second},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			s := graphtest.Start(t)
			waited := &patience{}
			var why error
			r, err := graph.Reader(graph.Options{
				Address: s.URL, Tokens: &tokens{text: s.Token(readRight)}, Sleep: waited.sleep, Now: func() time.Time { return clock },
				Waiting: func(err error, _ time.Duration) { why = err },
			})
			if err != nil {
				t.Fatal(err)
			}
			s.Fail(1, c.fault, graphtest.Any)
			if _, err := r.Organization(context.Background()); err != nil {
				t.Fatal(err)
			}
			if !cmp.Equal(waited.pauses, []time.Duration{c.want}) || tenant.KindOf(why) != tenant.Throttled {
				t.Errorf("waited %v because of %v, want %v", waited.pauses, why, c.want)
			}
		})
	}
}

func TestWhoIsToldToWaitForLongIsTold(t *testing.T) {
	s := graphtest.Start(t)
	w, waited := writerOf(t, s)
	s.Fail(1, graphtest.Throttled(3600), graphtest.Any)
	_, err := w.Organization(context.Background())
	failed := wantKind(t, err, tenant.Throttled)
	if failed.RetryAfter != time.Hour || len(waited.pauses) != 0 {
		t.Errorf("got %v after %v", failed.RetryAfter, waited.pauses)
	}
}

func TestTheDirectoryMayLagBehindItself(t *testing.T) {
	s := graphtest.Start(t)
	s.Obey(graphtest.Rules{Lag: 3})
	w, waited := writerOf(t, s)
	ctx := context.Background()
	created, err := w.CreateApplication(ctx, identity())
	if err != nil {
		t.Fatal(err)
	}
	principal, err := w.CreateServicePrincipal(ctx, created.ClientID)
	if err != nil {
		t.Fatal(err)
	}
	want := []time.Duration{2 * time.Second, 4 * time.Second, 8 * time.Second}
	if !cmp.Equal(waited.pauses, want) {
		t.Errorf("waited %v, want %v", waited.pauses, want)
	}
	if _, err := w.ServicePrincipal(ctx, created.ClientID); err == nil {
		t.Error("a read by client ID is no read of what was made, and the directory lags")
	}
	ms, err := w.ServicePrincipal(ctx, graphtest.GraphClientID)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.CreateGrant(ctx, tenant.Grant{ClientPrincipalID: principal.ObjectID, ResourcePrincipalID: ms.ObjectID, Reach: tenant.ForEverybody}); err != nil {
		t.Errorf("a reference to what was made waits: %v", err)
	}
}

func TestWhatWasMadeAndIsNotFoundIsWaitedFor(t *testing.T) {
	s := graphtest.Start(t)
	s.Obey(graphtest.Rules{Lag: 2})
	w, waited := writerOf(t, s)
	created, err := w.CreateApplication(context.Background(), identity())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.ApplicationByClientID(context.Background(), created.ClientID); err != nil || len(waited.pauses) != 2 {
		t.Errorf("got %v after %v", err, waited.pauses)
	}
}

func TestTheWaitForTheDirectoryEnds(t *testing.T) {
	s := graphtest.Start(t)
	s.Obey(graphtest.Rules{Lag: 100})
	w, waited := writerOf(t, s)
	put := s.Put(identity())
	if _, err := w.CreateServicePrincipal(context.Background(), put.ClientID); err != nil {
		t.Fatalf("what was there before is known: %v", err)
	}
	created, err := w.CreateApplication(context.Background(), tenant.Application{DisplayName: "new"})
	if err != nil {
		t.Fatal(err)
	}
	_, err = w.CreateServicePrincipal(context.Background(), created.ClientID)
	wantKind(t, err, tenant.NotYetConsistent)
	if want := 60 * time.Second; sum(waited.pauses) != want {
		t.Errorf("waited %v in all, want %v", sum(waited.pauses), want)
	}
}

func sum(pauses []time.Duration) (all time.Duration) {
	for _, one := range pauses {
		all += one
	}
	return all
}

func TestWhatNobodyMadeIsNotWaitedFor(t *testing.T) {
	s := graphtest.Start(t)
	w, waited := writerOf(t, s)
	const nobody = "99999999-0000-4000-8000-000000000000"
	_, read := w.Application(context.Background(), nobody)
	_, byClient := w.ServicePrincipal(context.Background(), nobody)
	patch := w.PatchApplication(context.Background(), nobody, tenant.Patch{Notes: tenant.Set("x")})
	remove := w.DeleteApplication(context.Background(), nobody)
	for _, err := range []error{read, byClient, patch, remove} {
		wantKind(t, err, tenant.NotFound)
	}
	if len(waited.pauses) != 0 {
		t.Errorf("waited %v", waited.pauses)
	}
}

// failing is what each answer of a network or of Graph becomes.
func failing() map[string]struct {
	fault graphtest.Fault
	kind  tenant.Kind
	says  string
} {
	return map[string]struct {
		fault graphtest.Fault
		kind  tenant.Kind
		says  string
	}{
		"a proxy's page":            {graphtest.Page(http.StatusBadGateway), tenant.WebPage, "502 Bad Gateway"},
		"a page that says 200":      {graphtest.Page(http.StatusOK), tenant.WebPage, "web page"},
		"a page without its type":   {graphtest.Fault{Status: 500, Body: "\n <html>x"}, tenant.WebPage, "web page"},
		"a redirect":                {graphtest.Fault{Status: http.StatusFound, Header: map[string]string{"Location": "https://proxy.example/"}}, tenant.WebPage, "302"},
		"an empty 500":              {graphtest.Empty(500), tenant.Unavailable, "500 Internal Server Error"},
		"an empty 403":              {graphtest.Empty(403), tenant.Forbidden, "may not"},
		"an empty 400":              {graphtest.Empty(400), tenant.Invalid, "400"},
		"an empty object":           {graphtest.Fault{Status: 400, Body: "{}"}, tenant.Invalid, "400"},
		"no message":                {graphtest.Fault{Status: 400, Body: `{"error":{"code":"BadRequest"}}`}, tenant.Invalid, "BadRequest"},
		"an error of null":          {graphtest.Fault{Status: 400, Body: `{"error":null}`}, tenant.Invalid, "400"},
		"an error that is a text":   {graphtest.Fault{Status: 400, Body: `{"error":"no"}`}, tenant.Invalid, "400"},
		"broken JSON":               {graphtest.Fault{Status: 404, Body: `{"error":{`}, tenant.NotFound, "not in the tenant"},
		"a token that is not good":  {graphtest.Refused(401, "InvalidAuthenticationToken", "Lifetime validation failed."), tenant.Unauthorized, "Lifetime validation failed"},
		"no right":                  {graphtest.Refused(403, "Authorization_RequestDenied", "Insufficient privileges."), tenant.Forbidden, "Insufficient privileges"},
		"a conflict":                {graphtest.Refused(409, "Request_MultipleObjectsWithSameKeyValue", "In use."), tenant.Conflict, "exists already"},
		"a conflict that says 400":  {graphtest.Refused(400, "Request_MultipleObjectsWithSameKeyValue", "In use."), tenant.Conflict, "exists already"},
		"no secrets":                {graphtest.Refused(400, "CredentialTypeNotAllowedAsPerAppPolicy", "Not allowed."), tenant.PolicyRefused, "forbids client secrets"},
		"no long secrets":           {graphtest.Refused(400, "CredentialInvalidLifetimeAsPerAppPolicy", "Too long."), tenant.PolicyRefused, "live so long"},
		"no such audience":          {graphtest.Refused(400, "SignInAudienceNotAllowedAsPerAppPolicy", "No."), tenant.PolicyRefused, "audience"},
		"a policy not yet known":    {graphtest.Refused(400, "SomethingNewAsPerAppPolicy", "No."), tenant.PolicyRefused, "app management policy"},
		"an identifier URI":         {graphtest.Refused(400, "Request_BadRequest", "Values of identifierUris property must use a verified domain of the organization."), tenant.PolicyRefused, "identifier URI"},
		"a proxy's password":        {graphtest.Empty(407), tenant.Unreachable, "user name and password"},
		"a cut connection":          {graphtest.Cut(), tenant.Unreachable, "broke off"},
		"a gateway that gave up":    {graphtest.Empty(504), tenant.Unavailable, "504"},
		"throttling without an end": {graphtest.Throttled(1), tenant.Throttled, "fewer calls"},
		"no success that is known":  {graphtest.Fault{Status: 418, Body: "{}"}, tenant.Invalid, "418"},
	}
}

func TestEveryFailureIsOneLineThatSaysWhatHelps(t *testing.T) {
	for name, c := range failing() {
		t.Run(name, func(t *testing.T) {
			s := graphtest.Start(t)
			w, _ := writerOf(t, s)
			put := s.Put(identity())
			s.Fail(1000, c.fault, graphtest.Any)
			err := w.PatchApplication(context.Background(), put.ObjectID, tenant.Patch{Notes: tenant.Set("x")})
			failed := wantKind(t, err, c.kind)
			if !strings.Contains(err.Error(), c.says) || !strings.HasPrefix(err.Error(), "PATCH /applications/"+put.ObjectID+": ") {
				t.Errorf("says %q", err)
			}
			if failed.Status != 0 && failed.Status != c.fault.Status {
				t.Errorf("has the status %d", failed.Status)
			}
			if notes := s.Applications()[0].Notes; notes != "" {
				t.Errorf("something was written: %s", notes)
			}
		})
	}
}

func TestAnAnswerThatCannotBeReadGivesNothing(t *testing.T) {
	for name, body := range map[string]string{
		"nothing": "", "half": `{"id":"12345678-1234`, "a list": `[]`, "another type": `{"id":7}`,
	} {
		t.Run(name, func(t *testing.T) {
			s := graphtest.Start(t)
			s.Fail(1, graphtest.Fault{Status: http.StatusOK, Body: body}, graphtest.Any)
			_, err := readerOf(t, s).Application(context.Background(), "12345678-1234-1234-1234-123456789012")
			wantKind(t, err, tenant.Unreadable)
		})
	}
}

func TestAPostThatMayHaveHappenedIsNotRepeated(t *testing.T) {
	s := graphtest.Start(t)
	w, waited := writerOf(t, s)
	for _, fault := range []graphtest.Fault{graphtest.Empty(504), graphtest.Empty(503), graphtest.Empty(500), graphtest.Lost()} {
		s.Forget()
		s.FailAt(1, fault)
		if _, err := w.CreateApplication(context.Background(), tenant.Application{DisplayName: "once"}); err == nil {
			t.Error("the failure got lost")
		}
		if n := len(s.Calls()); n != 1 {
			t.Errorf("%+v: sent %d times", fault, n)
		}
	}
	if len(s.Applications()) != 1 || len(waited.pauses) != 0 {
		t.Errorf("made %d registrations, waited %v", len(s.Applications()), waited.pauses)
	}
}

func TestGraphsChallengeGetsAnotherToken(t *testing.T) {
	s := graphtest.Start(t)
	const claims = `{"access_token":{"nbf":{"essential":true,"value":"1700000000"}}}`
	source := &tokens{text: s.Token(readRight)}
	r, err := graph.Reader(graph.Options{Address: s.URL, Tokens: source})
	if err != nil {
		t.Fatal(err)
	}
	s.Fail(1, graphtest.Challenge(claims), graphtest.Any)
	if _, err := r.Organization(context.Background()); err != nil {
		t.Fatal(err)
	}
	if !cmp.Equal(source.claims, []string{"", claims}) {
		t.Errorf("asked for %q", source.claims)
	}
	s.Fail(2, graphtest.Challenge(claims), graphtest.Any)
	_, err = r.Organization(context.Background())
	wantKind(t, err, tenant.Challenged)
}

func TestAChallengeOfAnotherFormIsARefusal(t *testing.T) {
	for _, header := range []string{`Bearer claims=`, `Bearer claims`, `Bearer realm="", claims=""`, `Bearer claims="%%%"`, `Bearer claims="bm8ganNvbg=="`} {
		s := graphtest.Start(t)
		s.Fail(1, graphtest.Fault{Status: 401, Header: map[string]string{"WWW-Authenticate": header}}, graphtest.Any)
		_, err := readerOf(t, s).Organization(context.Background())
		wantKind(t, err, tenant.Unauthorized)
	}
}

func TestWhoOnlyReadsCannotWrite(t *testing.T) {
	s := graphtest.Start(t)
	r := readerOf(t, s)
	if _, writes := r.(tenant.WritableDirectory); writes {
		t.Fatal("what only reads has methods that write")
	}
	if _, err := r.Applications(context.Background(), tenant.Listing{}); err != nil {
		t.Fatal(err)
	}
	for _, call := range s.Calls() {
		if call.Method != http.MethodGet {
			t.Errorf("sent %s %s", call.Method, call.Path)
		}
	}
}

func TestAMissingRightIsNamed(t *testing.T) {
	s := graphtest.Start(t)
	put := s.Put(identity())
	w, err := graph.Writer(graph.Options{Address: s.URL, Tokens: &tokens{text: s.Token(readRight)}})
	if err != nil {
		t.Fatal(err)
	}
	err = w.PatchApplication(context.Background(), put.ObjectID, tenant.Patch{Notes: tenant.Set("x")})
	if failed := wantKind(t, err, tenant.Forbidden); !strings.Contains(failed.Refusal.Hint, "Application.ReadWrite.All") {
		t.Errorf("the hint is %q", failed.Refusal.Hint)
	}
	_, err = w.Grants(context.Background(), put.ObjectID)
	if failed := wantKind(t, err, tenant.Forbidden); !strings.Contains(failed.Refusal.Hint, "Directory.Read.All") {
		t.Errorf("the hint is %q", failed.Refusal.Hint)
	}
}

func TestTheCallersEndIsTheCallersEnd(t *testing.T) {
	s := graphtest.Start(t)
	ctx, cancel := context.WithCancel(context.Background())
	waiting := func(error, time.Duration) { cancel() }
	r, err := graph.Reader(graph.Options{Address: s.URL, Tokens: &tokens{text: s.Token(readRight)}, Waiting: waiting})
	if err != nil {
		t.Fatal(err)
	}
	s.Fail(1, graphtest.Throttled(100), graphtest.Any)
	if _, err := r.Organization(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("while it waits: %v", err)
	}
	if _, err := r.Organization(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("before it begins: %v", err)
	}
}

func TestAnAddressThatIsNotSafeIsRefused(t *testing.T) {
	for _, address := range []string{"", "http://graph.example", "graph.microsoft.com", "https://", "https://user:pw@graph.example", "https://graph.example?x=1", "ftp://localhost"} {
		_, err := graph.Reader(graph.Options{Address: address, Tokens: &tokens{}})
		wantKind(t, err, tenant.Invalid)
	}
	for _, address := range []string{"https://graph.microsoft.com", "https://graph.microsoft.com/", "https://graph.microsoft.com/v1.0", "http://127.0.0.1:8000", "http://localhost", "http://[::1]:1"} {
		if _, err := graph.Reader(graph.Options{Address: address, Tokens: &tokens{}}); err != nil {
			t.Errorf("%s: %v", address, err)
		}
	}
}

func TestNothingIsConnectedBeforeACall(t *testing.T) {
	refuse := func(context.Context, string, string) (net.Conn, error) { return nil, errors.New("no connection") }
	opts := graph.Options{Address: "https://graph.example", Tokens: &tokens{text: "x"}, Transport: &http.Transport{DialContext: refuse}}
	r, err := graph.Reader(opts)
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range []string{"", "x", "../organization", "'"} {
		_, one := r.Application(context.Background(), id)
		_, two := r.ApplicationByClientID(context.Background(), id)
		_, three := r.Grants(context.Background(), id)
		for _, err := range []error{one, two, three} {
			wantKind(t, err, tenant.Invalid)
		}
	}
	_, err = r.Organization(context.Background())
	wantKind(t, err, tenant.Unreachable)
}
