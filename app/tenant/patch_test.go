package tenant_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"entrastudio/app/secret"
	"entrastudio/app/tenant"
	"entrastudio/model/entra"
	"entrastudio/model/refusal"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"
)

func TestAPatchSaysApartWhatItSetsClearsAndLeaves(t *testing.T) {
	cases := map[string]struct {
		patch tenant.Patch
		want  string
	}{
		"nothing":         {tenant.Patch{}, `{}`},
		"a text":          {tenant.Patch{Notes: tenant.Set("x")}, `{"notes":"x"}`},
		"an empty text":   {tenant.Patch{Notes: tenant.Set("")}, `{"notes":""}`},
		"no text":         {tenant.Patch{Notes: tenant.Clear[string]()}, `{"notes":null}`},
		"a list":          {tenant.Patch{Tags: tenant.Set([]string{"a"})}, `{"tags":["a"]}`},
		"an empty list":   {tenant.Patch{Tags: tenant.Set([]string{})}, `{"tags":[]}`},
		"a nil list":      {tenant.Patch{Tags: tenant.Set[[]string](nil)}, `{"tags":[]}`},
		"a cleared list":  {tenant.Patch{Tags: tenant.Clear[[]string]()}, `{"tags":[]}`},
		"off":             {tenant.Patch{FallbackPublicClient: tenant.Set(false)}, `{"isFallbackPublicClient":false}`},
		"a number":        {tenant.Patch{API: tenant.APIPatch{TokenVersion: tenant.Set(2)}}, `{"api":{"requestedAccessTokenVersion":2}}`},
		"no number":       {tenant.Patch{API: tenant.APIPatch{TokenVersion: tenant.Clear[int]()}}, `{"api":{"requestedAccessTokenVersion":null}}`},
		"no claims":       {tenant.Patch{OptionalClaims: tenant.Clear[entra.OptionalClaims]()}, `{"optionalClaims":null}`},
		"part of the web": {tenant.Patch{Web: tenant.WebPatch{LogoutURL: tenant.Set("https://x/")}}, `{"web":{"logoutUrl":"https://x/"}}`},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			got, err := json.Marshal(c.patch)
			if err != nil || string(got) != c.want {
				t.Errorf("got %s and %v, want %s", got, err, c.want)
			}
		})
	}
}

// A registration made of what another is created with is that other one, but for
// what Entra gives.
func TestWhatACreationSaysIsTheWholeRegistration(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		texts := rapid.SliceOfN(rapid.String(), 0, 3)
		a := tenant.Application{
			DisplayName: rapid.String().Draw(t, "name"), UniqueName: rapid.String().Draw(t, "unique"), Notes: rapid.String().Draw(t, "notes"),
			GroupMembershipClaims: rapid.SampledFrom([]string{"", "All"}).Draw(t, "groups"), FallbackPublicClient: rapid.Bool().Draw(t, "public"),
			Web: tenant.Web{RedirectURIs: texts.Draw(t, "web"), ImplicitGrants: entra.ImplicitGrantSettings{EnableIDTokenIssuance: rapid.Bool().Draw(t, "implicit")}},
			SPA: entra.Redirects{RedirectURIs: texts.Draw(t, "spa")}, API: tenant.API{TokenVersion: rapid.IntRange(0, 2).Draw(t, "version")},
		}
		for _, name := range texts.Draw(t, "claims") {
			a.OptionalClaims.AccessToken = append(a.OptionalClaims.AccessToken, entra.OptionalClaim{Name: name})
		}
		sent, err := json.Marshal(tenant.CreationOf(&a))
		if err != nil {
			t.Fatal(err)
		}
		var made tenant.Application
		if err := json.Unmarshal(sent, &made); err != nil {
			t.Fatalf("%v in %s", err, sent)
		}
		if diff := cmp.Diff(a, made, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("it differs (-wanted +made):\n%s", diff)
		}
	})
}

func TestScopesAreOneTextInJSON(t *testing.T) {
	text, err := json.Marshal(tenant.Grant{Scopes: tenant.ScopeList{"openid", "profile"}})
	if err != nil || !strings.Contains(string(text), `"scope":"openid profile"`) {
		t.Errorf("got %s and %v", text, err)
	}
	var grant tenant.Grant
	if err := json.Unmarshal([]byte(`{"scope":"  email   openid "}`), &grant); err != nil || fmt.Sprint(grant.Scopes) != "[email openid]" {
		t.Errorf("got %v and %v", grant.Scopes, err)
	}
}

func TestAFailureIsItsKindItsLineAndItsCause(t *testing.T) {
	var err error = &tenant.Failure{Kind: tenant.Unreachable, Cause: io.ErrUnexpectedEOF, Refusal: refusal.Error{File: "GET /organization", What: "the connection broke off", Hint: "look at the cable"}}
	err = fmt.Errorf("pull: %w", err)
	var line *refusal.Error
	if !errors.Is(err, tenant.Unreachable) || errors.Is(err, tenant.NotFound) || !errors.Is(err, io.ErrUnexpectedEOF) || !errors.As(err, &line) || line.Hint == "" {
		t.Errorf("got %v", err)
	}
	if tenant.KindOf(err) != tenant.Unreachable || tenant.KindOf(io.EOF) != "" || tenant.KindOf(nil) != "" {
		t.Error("the kind is another")
	}
}

func TestANewSecretIsShownNowhere(t *testing.T) {
	password := tenant.NewPassword{Credential: tenant.Credential{KeyID: "k"}, Value: secret.Of("canary~value")}
	text, err := json.Marshal(password)
	if err != nil {
		t.Fatal(err)
	}
	for _, shown := range []string{string(text), fmt.Sprint(password), fmt.Sprintf("%#v %+v %q", password, &password, password)} {
		if strings.Contains(shown, "canary") {
			t.Errorf("shown: %s", shown)
		}
	}
}
