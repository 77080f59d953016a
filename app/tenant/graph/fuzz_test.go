package graph

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"entrastudio/app/tenant"
)

// canned answers every request with one answer.
type canned struct {
	status int
	header http.Header
	body   string
}

func (c canned) RoundTrip(r *http.Request) (*http.Response, error) {
	return &http.Response{StatusCode: c.status, Header: c.header, Body: io.NopCloser(strings.NewReader(c.body)), Request: r, ProtoMajor: 1, ProtoMinor: 1}, nil
}

type anyToken struct{}

func (anyToken) Token(context.Context, string) (string, error) { return "token", nil }

// FuzzAnswer lets a server answer anything: the call gives a value or a failure on
// one line, and never ends the program.
func FuzzAnswer(f *testing.F) {
	for _, seed := range []struct {
		status                 int
		kind, challenge, retry string
		body                   string
	}{
		{200, "application/json", "", "", `{"value":[{"id":"x"}],"@odata.nextLink":"https://graph.example/v1.0/applications?$skiptoken=1"}`},
		{200, "application/json", "", "", `{"value":null}`},
		{200, "text/html", "", "", `<html>`},
		{400, "application/json", "", "", `{"error":{"code":"Request_BadRequest","message":"m","details":[{"code":"NoBackingApplicationObject"}]}}`},
		{401, "application/json", `Bearer claims="eyJhIjoxfQ=="`, "", `{}`},
		{429, "", "", "99999999999999999999", ``},
		{503, "", "", "Wed, 21 Oct 2065 07:28:00 GMT", `{"error":null}`},
		{204, "", "", "-1", ``},
	} {
		f.Add(seed.status, seed.kind, seed.challenge, seed.retry, seed.body)
	}
	f.Fuzz(func(t *testing.T, status int, kind, challenge, retry, body string) {
		if status < 200 || status > 599 {
			t.Skip("net/http gives no other status")
		}
		header := http.Header{"Content-Type": {kind}, "Www-Authenticate": {challenge}, "Retry-After": {retry}}
		w, err := Writer(Options{
			Address: "https://graph.example", Tokens: anyToken{}, Transport: canned{status, header, body},
			Sleep: func(context.Context, time.Duration) error { return nil }, Now: func() time.Time { return time.Unix(1_800_000_000, 0) },
		})
		if err != nil {
			t.Fatal(err)
		}
		const id = "12345678-1234-1234-1234-123456789012"
		_, list := w.Applications(context.Background(), tenant.Listing{})
		_, one := w.ApplicationByClientID(context.Background(), id)
		_, made := w.AddPassword(context.Background(), id, tenant.PasswordRequest{DisplayName: "x"})
		for _, err := range []error{list, one, made, w.PatchApplication(context.Background(), id, tenant.Patch{Notes: tenant.Set("x")})} {
			var failed *tenant.Failure
			if err != nil && (!errors.As(err, &failed) || failed.Kind == "" || strings.ContainsAny(err.Error(), "\n\r")) {
				t.Errorf("not a failure on one line: %q", err)
			}
		}
	})
}

func TestTheLettersOfGraphsHostMayBeOfAnyCase(t *testing.T) {
	base, err := baseOf("https://Graph.Example/")
	if err != nil {
		t.Fatal(err)
	}
	next, err := url.Parse("https://graph.example/v1.0/applications?$skiptoken=x")
	if err != nil || !under(base, next) {
		t.Errorf("the next page of %s is not followed: %v", base, err)
	}
}

// FuzzUnder holds that a next page on another host or path is never followed.
func FuzzUnder(f *testing.F) {
	for _, seed := range []string{
		"https://graph.example/v1.0/applications?$skiptoken=x", "https://graph.example.evil/v1.0/a", "https://graph.example@evil/v1.0/a",
		"http://graph.example/v1.0/a", "//graph.example/v1.0/a", "https://graph.example:444/v1.0/a", "https://graph.example/v1.0/../beta/a",
	} {
		f.Add(seed)
	}
	base, err := baseOf("https://graph.example")
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string) {
		u, err := url.Parse(text)
		if err != nil || !under(base, u) {
			t.Skip()
		}
		if !strings.HasPrefix(u.String(), "https://graph.example/v1.0/") {
			t.Errorf("%q counts as Graph's", text)
		}
	})
}
