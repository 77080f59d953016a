package graph_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"

	"entrastudio/app/tenant"
	"entrastudio/app/tenant/graph"
	"entrastudio/app/tenant/graphtest"
	"entrastudio/model/entra"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// tokens gives one token and remembers the claims that were asked for.
type tokens struct {
	text   string
	guard  sync.Mutex
	claims []string
}

func (t *tokens) Token(_ context.Context, claims string) (string, error) {
	t.guard.Lock()
	defer t.guard.Unlock()
	t.claims = append(t.claims, claims)
	return t.text, nil
}

// patience counts waits instead of waiting.
type patience struct{ pauses []time.Duration }

func (p *patience) sleep(ctx context.Context, pause time.Duration) error {
	p.pauses = append(p.pauses, pause)
	return ctx.Err()
}

const (
	readRight  = "Application.Read.All"
	writeRight = "Application.ReadWrite.All"
)

func allRights() []string {
	return []string{writeRight, "Directory.Read.All", "DelegatedPermissionGrant.ReadWrite.All", "AppRoleAssignment.ReadWrite.All"}
}

func writerOf(t testing.TB, s *graphtest.Server) (tenant.WritableDirectory, *patience) {
	t.Helper()
	p := &patience{}
	w, err := graph.Writer(graph.Options{Address: s.URL, Tokens: &tokens{text: s.Token(allRights()...)}, Sleep: p.sleep})
	if err != nil {
		t.Fatal(err)
	}
	return w, p
}

func readerOf(t testing.TB, s *graphtest.Server) tenant.Directory {
	t.Helper()
	r, err := graph.Reader(graph.Options{Address: s.URL, Tokens: &tokens{text: s.Token(readRight, "Directory.Read.All")}, Sleep: (&patience{}).sleep})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func wantKind(t *testing.T, err error, kind tenant.Kind) *tenant.Failure {
	t.Helper()
	var failed *tenant.Failure
	if !errors.As(err, &failed) || failed.Kind != kind || !errors.Is(err, kind) || tenant.KindOf(err) != kind {
		t.Fatalf("got the error %v, want one of kind %q", err, kind)
	}
	if text := failed.Error(); strings.Contains(text, "\n") || failed.Refusal.Hint == "" && kind != tenant.NotFound {
		t.Errorf("the failure is no line with a hint: %q", text)
	}
	return failed
}

func identity() tenant.Application {
	return tenant.Application{
		DisplayName: "Camunda Management Identity", UniqueName: "camunda-identity", SignInAudience: entra.MyOrg, GroupMembershipClaims: "ApplicationGroup",
		Web:            tenant.Web{RedirectURIs: []string{"https://identity.contoso.example/auth/login-callback"}},
		API:            tenant.API{TokenVersion: 2},
		OptionalClaims: entra.OptionalClaims{IDToken: []entra.OptionalClaim{}, AccessToken: []entra.OptionalClaim{{Name: "preferred_username"}}, SAML2Token: []entra.OptionalClaim{}},
		RequiredResourceAccess: []entra.ResourceAccess{{ResourceAppID: entra.GraphAppID(), ResourceAccess: []entra.Access{
			{ID: "37f7f235-527c-4136-accd-4a02d197296e", Type: entra.TypeScope},
		}}},
	}
}

func TestARegistrationIsMadeFoundAndDeleted(t *testing.T) {
	s := graphtest.Start(t)
	w, _ := writerOf(t, s)
	ctx := context.Background()
	created, err := w.CreateApplication(ctx, identity())
	if err != nil {
		t.Fatal(err)
	}
	for name, find := range map[string]func() (tenant.Application, error){
		"object ID":   func() (tenant.Application, error) { return w.Application(ctx, created.ObjectID) },
		"client ID":   func() (tenant.Application, error) { return w.ApplicationByClientID(ctx, created.ClientID) },
		"unique name": func() (tenant.Application, error) { return w.ApplicationByUniqueName(ctx, "camunda-identity") },
	} {
		found, err := find()
		if err != nil {
			t.Fatalf("by %s: %v", name, err)
		}
		if diff := cmp.Diff(created, found); diff != "" {
			t.Errorf("found by %s it differs (-created +found):\n%s", name, diff)
		}
	}
	want := identity()
	want.ObjectID, want.ClientID, want.Created = created.ObjectID, created.ClientID, created.Created
	if diff := cmp.Diff(want, s.Applications()[0], cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("the tenant holds something else (-want +got):\n%s", diff)
	}
	if err := w.DeleteApplication(ctx, created.ObjectID); err != nil {
		t.Fatal(err)
	}
	_, err = w.Application(ctx, created.ObjectID)
	wantKind(t, err, tenant.NotFound)
}

func TestAUniqueNameMayHoldAQuote(t *testing.T) {
	s := graphtest.Start(t)
	put := s.Put(tenant.Application{DisplayName: "x", UniqueName: "o'brien / ü & #1"})
	found, err := readerOf(t, s).ApplicationByUniqueName(context.Background(), "o'brien / ü & #1")
	if err != nil || found.ObjectID != put.ObjectID {
		t.Errorf("got %v and %v", found, err)
	}
}

func TestAPatchChangesWhatItNamesAndNothingElse(t *testing.T) {
	cases := map[string]tenant.Patch{
		"name":              {DisplayName: tenant.Set("Another name")},
		"redirect URIs":     {Web: tenant.WebPatch{RedirectURIs: tenant.Set([]string{"https://one.example/", "https://two.example/"})}},
		"no redirect URIs":  {Web: tenant.WebPatch{RedirectURIs: tenant.Set([]string{})}},
		"cleared URIs":      {SPA: tenant.RedirectPatch{RedirectURIs: tenant.Clear[[]string]()}},
		"implicit grants":   {Web: tenant.WebPatch{ImplicitGrants: tenant.Set(entra.ImplicitGrantSettings{EnableIDTokenIssuance: true})}},
		"web's pages":       {Web: tenant.WebPatch{HomePageURL: tenant.Clear[string](), LogoutURL: tenant.Set("https://one.example/logout")}},
		"public client":     {PublicClient: tenant.RedirectPatch{RedirectURIs: tenant.Set([]string{"http://localhost"})}, FallbackPublicClient: tenant.Set(true)},
		"token version":     {API: tenant.APIPatch{TokenVersion: tenant.Set(1)}},
		"no token version":  {API: tenant.APIPatch{TokenVersion: tenant.Clear[int]()}},
		"no groups":         {GroupMembershipClaims: tenant.Clear[string]()},
		"groups":            {GroupMembershipClaims: tenant.Set("SecurityGroup")},
		"encryption off":    {TokenEncryptionKeyID: tenant.Clear[string]()},
		"encryption on":     {TokenEncryptionKeyID: tenant.Set("12345678-1234-1234-1234-123456789012")},
		"optional claims":   {OptionalClaims: tenant.Set(entra.OptionalClaims{IDToken: []entra.OptionalClaim{}, AccessToken: []entra.OptionalClaim{{Name: "email", Essential: true}, {Name: "groups", AdditionalProperties: []string{"cloud_displayname"}}}, SAML2Token: []entra.OptionalClaim{}})},
		"no claims":         {OptionalClaims: tenant.Clear[entra.OptionalClaims]()},
		"permissions":       {RequiredResourceAccess: tenant.Set([]entra.ResourceAccess{{ResourceAppID: entra.GraphAppID(), ResourceAccess: []entra.Access{{ID: "e1fe6dd8-ba31-4d61-89e7-88639da4683d", Type: entra.TypeScope}}}})},
		"no permissions":    {RequiredResourceAccess: tenant.Set([]entra.ResourceAccess{})},
		"roles":             {AppRoles: tenant.Set([]tenant.AppRole{{ID: "12345678-1234-1234-1234-123456789012", Value: "admin", DisplayName: "Admin", Enabled: true, MemberTypes: []string{"User"}}})},
		"URIs, notes, tags": {IdentifierURIs: tenant.Set([]string{"api://x"}), Notes: tenant.Set("a note"), Tags: tenant.Set([]string{"camunda"})},
		"audience":          {SignInAudience: tenant.Set("AzureADMultipleOrgs"), UniqueName: tenant.Set("unique")},
	}
	for name, patch := range cases {
		t.Run(name, func(t *testing.T) {
			s := graphtest.Start(t)
			w, _ := writerOf(t, s)
			full := identity()
			full.UniqueName, full.SPA.RedirectURIs, full.TokenEncryptionKeyID, full.Web.HomePageURL = "", []string{"https://spa.example/"}, "22345678-1234-1234-1234-123456789012", "https://one.example/"
			put := s.Put(full)
			want := decode(t, s.Raw(put.ObjectID))
			preview := decode(t, encode(t, patch))
			mergeAs(want, preview)
			if err := w.PatchApplication(context.Background(), put.ObjectID, patch); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want, decode(t, s.Raw(put.ObjectID))); diff != "" {
				t.Errorf("the tenant holds something else than the patch says (-want +got):\n%s", diff)
			}
			calls := s.Calls()
			sent := decode(t, calls[len(calls)-1].Body)
			delete(sent, "@odata.type")
			if diff := cmp.Diff(preview, sent); diff != "" {
				t.Errorf("what was sent is not what is previewed (-previewed +sent):\n%s", diff)
			}
		})
	}
}

// mergeAs is PATCH as the documentation has it, written apart from the server's.
func mergeAs(into, change map[string]any) {
	for key, value := range change {
		inner, isObject := value.(map[string]any)
		old, wasObject := into[key].(map[string]any)
		if isObject && wasObject {
			mergeAs(old, inner)
		} else {
			into[key] = value
		}
	}
}

func decode(t *testing.T, text string) map[string]any {
	t.Helper()
	var o map[string]any
	if err := json.Unmarshal([]byte(text), &o); err != nil {
		t.Fatalf("%v in %s", err, text)
	}
	return o
}

func encode(t *testing.T, value any) string {
	t.Helper()
	data, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestSecretsAreMadeOnceAndNeverShown(t *testing.T) {
	s := graphtest.Start(t)
	w, _ := writerOf(t, s)
	ctx := context.Background()
	put := s.Put(identity())
	ends := time.Date(2027, 5, 1, 0, 0, 0, 0, time.UTC)
	password, err := w.AddPassword(ctx, put.ObjectID, tenant.PasswordRequest{DisplayName: "Camunda", Ends: ends})
	if err != nil {
		t.Fatal(err)
	}
	value := password.Value.Reveal()
	if value == "" || !password.Ends.Equal(ends) || password.DisplayName != "Camunda" {
		t.Fatalf("got %+v", password)
	}
	for _, shown := range []string{fmt.Sprint(password), fmt.Sprintf("%+v %#v", password, password), encode(t, password)} {
		if strings.Contains(shown, value) {
			t.Errorf("the secret is shown: %s", shown)
		}
	}
	found, err := w.Application(ctx, put.ObjectID)
	if err != nil || len(found.Passwords) != 1 || !found.Passwords[0].Ends.Equal(ends) || found.Passwords[0].Hint != value[:3] {
		t.Fatalf("got %+v and %v", found.Passwords, err)
	}
	if err := w.RemovePassword(ctx, put.ObjectID, password.KeyID); err != nil {
		t.Fatal(err)
	}
	if left := s.Applications()[0].Passwords; len(left) != 0 {
		t.Errorf("the secret is still there: %v", left)
	}
}

// pair is the service principal of a registration, and Microsoft Graph's own.
func pair(t *testing.T, s *graphtest.Server, w tenant.WritableDirectory) (own, ms tenant.ServicePrincipal) {
	t.Helper()
	own, err := w.CreateServicePrincipal(context.Background(), s.Put(identity()).ClientID)
	if err != nil {
		t.Fatal(err)
	}
	ms, err = w.ServicePrincipal(context.Background(), graphtest.GraphClientID)
	if err != nil {
		t.Fatal(err)
	}
	return own, ms
}

func TestConsentIsGivenChangedAndWithdrawn(t *testing.T) {
	s := graphtest.Start(t)
	w, _ := writerOf(t, s)
	ctx := context.Background()
	own, ms := pair(t, s, w)
	grant, err := w.CreateGrant(ctx, tenant.Grant{ClientPrincipalID: own.ObjectID, ResourcePrincipalID: ms.ObjectID, Reach: tenant.ForEverybody, Scopes: tenant.ScopeList{"openid", "profile"}})
	if err != nil {
		t.Fatal(err)
	}
	if err := w.UpdateGrant(ctx, grant.ID, tenant.ScopeList{"openid"}); err != nil {
		t.Fatal(err)
	}
	found, err := w.Grants(ctx, own.ObjectID)
	grant.Scopes = tenant.ScopeList{"openid"}
	if err != nil || !cmp.Equal(found, []tenant.Grant{grant}) {
		t.Errorf("got %v and %v, want %v", found, err, grant)
	}
	if err := w.DeleteGrant(ctx, grant.ID); err != nil || len(s.Grants()) != 0 {
		t.Errorf("the consent stays: %v", err)
	}
}

func TestARoleIsGivenOnceAndTaken(t *testing.T) {
	s := graphtest.Start(t)
	w, _ := writerOf(t, s)
	ctx := context.Background()
	own, ms := pair(t, s, w)
	role := tenant.RoleAssignment{PrincipalID: own.ObjectID, ResourcePrincipalID: ms.ObjectID, RoleID: "00000000-0000-0000-0000-000000000000"}
	assigned, err := w.AssignRole(ctx, role)
	if err != nil {
		t.Fatal(err)
	}
	_, err = w.AssignRole(ctx, role)
	wantKind(t, err, tenant.Conflict)
	list, err := w.RoleAssignments(ctx, ms.ObjectID)
	if err != nil || len(list) != 1 || list[0].ID != assigned.ID || list[0].PrincipalID != own.ObjectID {
		t.Errorf("got %v and %v", list, err)
	}
	if err := w.RemoveRole(ctx, ms.ObjectID, assigned.ID); err != nil {
		t.Error(err)
	}
	if list, err := w.RoleAssignments(ctx, ms.ObjectID); err != nil || len(list) != 0 {
		t.Errorf("the role stays: %v and %v", list, err)
	}
}

func TestAnEnterpriseApplicationIsMadeOnceAndDeleted(t *testing.T) {
	s := graphtest.Start(t)
	w, _ := writerOf(t, s)
	own, _ := pair(t, s, w)
	_, err := w.CreateServicePrincipal(context.Background(), own.ClientID)
	wantKind(t, err, tenant.Conflict)
	if err := w.DeleteServicePrincipal(context.Background(), own.ObjectID); err != nil {
		t.Error(err)
	}
	_, err = w.ServicePrincipal(context.Background(), own.ClientID)
	wantKind(t, err, tenant.NotFound)
}

func TestTheTenantAndTheOwners(t *testing.T) {
	s := graphtest.Start(t)
	r := readerOf(t, s)
	put := s.Put(identity())
	ada := tenant.Owner{ObjectID: "12345678-1234-1234-1234-123456789012", DisplayName: "Ada", Account: "ada@contoso.example"}
	s.Own(put.ObjectID, ada)
	owners, err := r.Owners(context.Background(), put.ObjectID)
	if err != nil || !reflect.DeepEqual(owners, []tenant.Owner{ada}) {
		t.Errorf("got %v and %v", owners, err)
	}
	organization, err := r.Organization(context.Background())
	if err != nil || organization.ID != graphtest.TenantID || len(organization.Domains) != 1 {
		t.Errorf("got %v and %v", organization, err)
	}
}

func TestAListIsReadToItsEnd(t *testing.T) {
	s := graphtest.Start(t)
	s.Fill(2500)
	s.Put(tenant.Application{DisplayName: "Camunda's 'own' & more"})
	var heard []int
	all, err := readerOf(t, s).Applications(context.Background(), tenant.Listing{Progress: func(read int) { heard = append(heard, read) }})
	if err != nil || len(all) != 2501 || !cmp.Equal(heard, []int{999, 1998, 2501}) {
		t.Fatalf("got %d registrations, progress %v and %v", len(all), heard, err)
	}
	for _, call := range s.Calls() {
		if !strings.Contains(call.Path, "$select=id,") || !strings.Contains(call.Path, "$top=999") {
			t.Errorf("the page is asked for with %s", call.Path)
		}
	}
	some, err := readerOf(t, s).Applications(context.Background(), tenant.Listing{NamePrefix: "Camunda's 'own' &"})
	if err != nil || len(some) != 1 {
		t.Errorf("by name: got %v and %v", some, err)
	}
}

func TestANextPageElsewhereIsNotFollowed(t *testing.T) {
	var asked bool
	other := graphtest.Start(t)
	other.Fail(1, graphtest.Empty(http.StatusOK), func(graphtest.Call) bool { asked = true; return true })
	for name, link := range map[string]string{
		"another host": other.URL + "/v1.0/applications", "another path": "{self}/v2/applications", "a path that leads out": "{self}/v1.0/../v2/applications", "the same page": "{self}/v1.0/applications?$skiptoken=1", "no URL": "://",
	} {
		t.Run(name, func(t *testing.T) {
			s := graphtest.Start(t)
			link = strings.ReplaceAll(link, "{self}", s.URL)
			page := graphtest.Fault{Status: http.StatusOK, Body: encode(t, map[string]any{"value": []any{}, "@odata.nextLink": link})}
			s.Fail(3, page, graphtest.Any)
			_, err := readerOf(t, s).Applications(context.Background(), tenant.Listing{})
			wantKind(t, err, tenant.Unreadable)
		})
	}
	if asked || len(other.Calls()) > 0 {
		t.Error("a request went to the other host")
	}
}
