package reconcile_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"entrastudio/app/tenant"
	"entrastudio/app/tenant/reconcile"
	"entrastudio/app/tenant/tenanttest"
	"entrastudio/model/entra"

	"github.com/google/go-cmp/cmp"
)

// matched is a stage whose tenant matches the plan.
func matched(t testing.TB) *stage {
	t.Helper()
	s := newStage(t)
	s.writeIDs(s.mustApply(s.changes()))
	return s
}

// on edits one registration of the tenant from outside.
func (s *stage) on(name string, edit func(app *tenant.Application)) {
	s.tenant.Change(func(app *tenant.Application) {
		if app.DisplayName == name {
			edit(app)
		}
	})
}

const optimize, console = "Camunda Optimize", "Camunda Console"

func TestEachDifferenceIsNamedAndMended(t *testing.T) {
	for name, test := range map[string]struct {
		change func(s *stage)
		want   []string
	}{
		"one redirect URI more": {func(s *stage) {
			s.on(optimize, func(a *tenant.Application) { a.Web.RedirectURIs = append(a.Web.RedirectURIs, "https://x.example/") })
		}, []string{"web.redirectUris"}},
		"wrong platform": {func(s *stage) {
			s.on(optimize, func(a *tenant.Application) { a.PublicClient.RedirectURIs, a.Web.RedirectURIs = a.Web.RedirectURIs, nil })
		}, []string{"web.redirectUris", "publicClient.redirectUris"}},
		"implicit grant": {func(s *stage) {
			s.on(optimize, func(a *tenant.Application) { a.Web.ImplicitGrants.EnableIDTokenIssuance = true })
		}, []string{"web.implicitGrantSettings"}},
		"version 1 tokens": {func(s *stage) { s.on(optimize, func(a *tenant.Application) { a.API.TokenVersion = 1 }) }, []string{"api.requestedAccessTokenVersion"}},
		"no version":       {func(s *stage) { s.on(optimize, func(a *tenant.Application) { a.API.TokenVersion = 0 }) }, []string{"api.requestedAccessTokenVersion"}},
		"claim missing":    {func(s *stage) { s.on(optimize, func(a *tenant.Application) { a.OptionalClaims.AccessToken = nil }) }, []string{"optionalClaims"}},
		"permission missing": {func(s *stage) {
			s.on(optimize, func(a *tenant.Application) {
				a.RequiredResourceAccess[0].ResourceAccess = a.RequiredResourceAccess[0].ResourceAccess[1:]
			})
		}, []string{"requiredResourceAccess"}},
		"many tenants": {func(s *stage) {
			s.on(optimize, func(a *tenant.Application) { a.SignInAudience = "AzureADMultipleOrgs" })
		}, []string{"signInAudience"}},
		"encrypted tokens": {func(s *stage) {
			s.on(optimize, func(a *tenant.Application) { a.TokenEncryptionKeyID = "00000000-0000-4000-8000-000000000001" })
		}, []string{"tokenEncryptionKeyId"}},
		"consent withdrawn": {func(s *stage) {
			id := s.principalOf(optimize)
			s.tenant.ChangeGrants(func(g *tenant.Grant) bool { return g.ClientPrincipalID != id })
		}, []string{"consent"}},
		"consent lessened": {func(s *stage) {
			id := s.principalOf(optimize)
			s.tenant.ChangeGrants(func(g *tenant.Grant) bool {
				if g.ClientPrincipalID == id {
					g.Scopes = g.Scopes[1:]
				}
				return true
			})
		}, []string{"consent"}},
		"all secrets ended": {func(s *stage) {
			s.on(optimize, func(a *tenant.Application) { a.Passwords[0].Ends = s.now.Add(-time.Hour) })
		}, []string{"secret"}},
		"no secret": {func(s *stage) { s.on(optimize, func(a *tenant.Application) { a.Passwords = nil }) }, []string{"secret"}},
	} {
		t.Run(name, func(t *testing.T) {
			s := matched(t)
			test.change(s)
			var want []string
			for _, property := range test.want {
				want = append(want, optimize+": "+property)
			}
			if d := cmp.Diff(want, properties(s.compare())); d != "" {
				t.Fatal(d)
			}
			changes := s.changes()
			if len(changes.List) != 1 {
				t.Errorf("%d changes: %+v", len(changes.List), changes.List)
			}
			s.mustApply(changes)
			if left := properties(s.compare()); len(left) > 0 {
				t.Errorf("not mended: %v", left)
			}
		})
	}
}

// principalOf is the object ID of an enterprise application.
func (s *stage) principalOf(name string) string {
	for _, one := range s.live().Registrations {
		if one.Name == name {
			return one.Principal.ObjectID
		}
	}
	return ""
}

func TestWhatIsTheTenantsOwnBusinessIsLeftAlone(t *testing.T) {
	s := matched(t)
	s.on(optimize, func(a *tenant.Application) {
		a.DisplayName = "Our Optimize"
		a.Notes, a.Tags = "ours", []string{"ours"}
		a.OptionalClaims.AccessToken = append(a.OptionalClaims.AccessToken, entra.OptionalClaim{Name: "acct"})
		a.OptionalClaims.IDToken = []entra.OptionalClaim{{Name: "email"}}
		a.RequiredResourceAccess = append(a.RequiredResourceAccess, entra.ResourceAccess{ResourceAppID: "x", ResourceAccess: []entra.Access{{ID: "y", Type: "Role"}}})
		a.GroupMembershipClaims = "ApplicationGroup"
		slices.Reverse(a.RequiredResourceAccess[0].ResourceAccess)
	})
	s.tenant.ChangeGrants(func(g *tenant.Grant) bool { g.Scopes = append(g.Scopes, "Mail.Read"); return true })
	if left := properties(s.compare()); len(left) > 0 {
		t.Errorf("differs: %v", left)
	}
}

// A patch of lists that Graph replaces whole must not lose what others put there.
func TestMendingKeepsWhatOthersAdded(t *testing.T) {
	s := matched(t)
	extra := entra.OptionalClaim{Name: "groups", AdditionalProperties: []string{"cloud_displayname"}}
	s.on(optimize, func(a *tenant.Application) {
		a.OptionalClaims.AccessToken = []entra.OptionalClaim{extra}
		a.OptionalClaims.IDToken = []entra.OptionalClaim{{Name: "email"}}
		a.RequiredResourceAccess = []entra.ResourceAccess{{ResourceAppID: "x", ResourceAccess: []entra.Access{{ID: "y", Type: "Role"}}}}
	})
	s.mustApply(s.changes())
	s.on(optimize, func(a *tenant.Application) {
		if !slices.ContainsFunc(a.OptionalClaims.AccessToken, func(c entra.OptionalClaim) bool { return cmp.Equal(c, extra) }) || len(a.OptionalClaims.IDToken) != 1 {
			t.Errorf("claims are lost: %+v", a.OptionalClaims)
		}
		if a.RequiredResourceAccess[0].ResourceAppID != "x" || len(a.RequiredResourceAccess) != 2 {
			t.Errorf("permissions are lost: %+v", a.RequiredResourceAccess)
		}
	})
}

func TestWhatAPersonHasToDoIsSaidAndNotTried(t *testing.T) {
	for name, test := range map[string]struct {
		change func(s *stage)
		says   string
	}{
		"a client ID that the tenant does not have": {func(s *stage) { s.plan.Registrations[2].ClientID = "00000000-0000-4000-8000-00000000dead" }, "correct the client ID in the plan"},
		"sign-in switched off": {func(s *stage) {
			s.tenant.ChangePrincipals(func(p *tenant.ServicePrincipal) { p.Enabled = p.DisplayName != optimize })
		}, "open Enterprise applications, " + optimize},
		"a namesake": {func(s *stage) {
			s.plan.Registrations[2].ClientID = ""
			s.on(optimize, func(a *tenant.Application) { a.UniqueName = "" })
		}, "has an app of this name already (client ID "},
	} {
		t.Run(name, func(t *testing.T) {
			s := matched(t)
			test.change(s)
			changes := s.changes()
			if !changes.Empty() || len(changes.Obstacles) != 1 || !strings.Contains(changes.Obstacles[0].Hint, test.says) {
				t.Errorf("%d changes, obstacles %+v", len(changes.List), changes.Obstacles)
			}
		})
	}
}

func TestASecretIsRenewedWhenThatIsAskedFor(t *testing.T) {
	s := matched(t)
	s.on(optimize, func(a *tenant.Application) { a.Passwords[0].Ends = s.now.Add(20 * 24 * time.Hour) })
	found := s.compare()
	if !found.Same() || !slices.ContainsFunc(found.Notes, func(n reconcile.Note) bool { return strings.Contains(n.Text, "ends on 2026-12-12") }) {
		t.Errorf("differs %v, notes %v", properties(found), found.Notes)
	}
	s.renew = 30 * 24 * time.Hour
	if d := cmp.Diff([]string{optimize + ": secret"}, properties(s.compare())); d != "" {
		t.Fatal(d)
	}
	s.mustApply(s.changes())
	if _, _, _, secrets := s.tenant.Count(); secrets != 5 {
		t.Errorf("%d secrets: the old one must stay until it ends", secrets)
	}
	if !s.compare().Same() {
		t.Error("still differs")
	}
}

func TestAnAccountThatMayNotReadConsentIsToldSo(t *testing.T) {
	s := matched(t)
	s.tenant.ChangeGrants(func(*tenant.Grant) bool { return false })
	s.tenant.Before = func(_ int, call string) error {
		if call == "GET grants" || call == "GET owners" {
			return tenanttest.Fail(tenant.Forbidden, call, "no right")
		}
		return nil
	}
	found := s.compare()
	if !found.Same() || len(found.Notes) != 12 || !strings.Contains(found.Notes[0].Text, "Directory.Read.All") {
		t.Errorf("differs %v, notes %v", properties(found), found.Notes)
	}
	if changes := s.changes(); !changes.Empty() {
		t.Errorf("changes %+v", changes.List)
	}
}
