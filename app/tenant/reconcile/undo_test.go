package reconcile_test

import (
	"slices"
	"strings"
	"testing"

	"entrastudio/app/tenant"
	"entrastudio/app/tenant/reconcile"
	"entrastudio/app/tenant/tenanttest"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestUndoLeavesAloneWhatSomebodyChangedSince(t *testing.T) {
	s := matched(t)
	s.on(optimize, func(a *tenant.Application) { a.API.TokenVersion, a.SignInAudience = 1, "AzureADMultipleOrgs" })
	s.mustApply(s.changes())
	s.on(optimize, func(a *tenant.Application) { a.SignInAudience = "AzureADandPersonalMicrosoftAccount" })
	changes := s.undo()
	if len(changes.List) != 1 || strings.Contains(string(changes.List[0].Call.Body), "signInAudience") {
		t.Errorf("changes %+v", changes.List)
	}
	if len(changes.Obstacles) != 1 || !strings.Contains(changes.Obstacles[0].Text, "somebody changed it since, to AzureADandPersonalMicrosoftAccount") {
		t.Errorf("obstacles %+v", changes.Obstacles)
	}
	s.mustApply(changes)
	s.on(optimize, func(a *tenant.Application) {
		if a.API.TokenVersion != 1 || a.SignInAudience != "AzureADandPersonalMicrosoftAccount" {
			t.Errorf("now %d and %s", a.API.TokenVersion, a.SignInAudience)
		}
	})
}

func TestUndoTakesOutOfAConsentWhatItAddedAlone(t *testing.T) {
	s := matched(t)
	s.tenant.ChangeGrants(func(g *tenant.Grant) bool { g.Scopes = []string{"openid", "profile"}; return true })
	s.mustApply(s.changes())
	s.tenant.ChangeGrants(func(g *tenant.Grant) bool { g.Scopes = append(g.Scopes, "Mail.Read"); return true })
	s.mustApply(s.undo())
	s.tenant.ChangeGrants(func(g *tenant.Grant) bool {
		if d := cmp.Diff(tenant.ScopeList{"openid", "profile", "Mail.Read"}, g.Scopes); d != "" {
			t.Error(d)
		}
		return true
	})
}

func TestUndoEndsANewSecretAndSaysWhatDoesNotComeBack(t *testing.T) {
	s := matched(t)
	s.on(optimize, func(a *tenant.Application) { a.Passwords = nil })
	s.mustApply(s.changes())
	changes := s.undo()
	if len(changes.List) != 1 || changes.List[0].Act != reconcile.RemoveSecret || len(changes.Obstacles) != 1 || !strings.Contains(changes.Obstacles[0].Text, "does not come back") {
		t.Fatalf("%+v, %+v", changes.List, changes.Obstacles)
	}
	s.mustApply(changes)
	if _, _, _, secrets := s.tenant.Count(); secrets != 3 {
		t.Errorf("%d secrets", secrets)
	}
}

func TestUndoOfAChangeWhoseAnswerNeverCame(t *testing.T) {
	for _, took := range []bool{true, false} {
		s := matched(t)
		s.on(optimize, func(a *tenant.Application) { a.API.TokenVersion = 1 })
		before := s.tenant.State()
		changes := s.changes()
		broken := func(_ int, call string) error {
			if call != "PATCH application" {
				return nil
			}
			return tenanttest.Fail(tenant.Unreachable, call, "the connection broke")
		}
		if took {
			s.tenant.After = broken
		} else {
			s.tenant.Before = broken
		}
		if _, err := s.apply(changes); err == nil {
			t.Fatal("the run was not interrupted")
		}
		s.tenant.Before, s.tenant.After = nil, nil
		if back := s.undo(); took {
			s.mustApply(back)
		} else if !back.Empty() {
			t.Errorf("there is nothing to take back, and undo lists %+v", back.List)
		}
		if d := cmp.Diff(before, s.tenant.State()); d != "" {
			t.Errorf("took effect %v: %s", took, d)
		}
	}
}

// drifts are things that somebody does to an app in the portal.
func drifts() []func(a *tenant.Application, uri string) {
	return []func(a *tenant.Application, uri string){
		func(a *tenant.Application, uri string) { a.Web.RedirectURIs = append(a.Web.RedirectURIs, uri) },
		func(a *tenant.Application, uri string) { a.SPA.RedirectURIs = []string{uri} },
		func(a *tenant.Application, uri string) { a.PublicClient.RedirectURIs = []string{uri} },
		func(a *tenant.Application, _ string) { a.Web.RedirectURIs = nil },
		func(a *tenant.Application, _ string) { slices.Reverse(a.Web.RedirectURIs) },
		func(a *tenant.Application, _ string) { a.Web.ImplicitGrants.EnableAccessTokenIssuance = true },
		func(a *tenant.Application, _ string) { a.API.TokenVersion = 0 },
		func(a *tenant.Application, _ string) { a.API.TokenVersion = 1 },
		func(a *tenant.Application, _ string) { a.OptionalClaims.AccessToken = nil },
		func(a *tenant.Application, _ string) { a.RequiredResourceAccess = nil },
		func(a *tenant.Application, uri string) { a.TokenEncryptionKeyID = uri },
		func(a *tenant.Application, _ string) { a.GroupMembershipClaims = "None" },
	}
}

func TestAnyDriftIsMendedAndComesBackByUndo(t *testing.T) {
	s := matched(t)
	rapid.Check(t, func(r *rapid.T) {
		s.folder = reconcile.InFolder(t.TempDir())
		s.tenant.Change(func(app *tenant.Application) {
			for _, drift := range rapid.SliceOfN(rapid.SampledFrom(drifts()), 0, 3).Draw(r, app.DisplayName) {
				drift(app, rapid.StringMatching(`https://[a-z"'$\\ ]{1,5}/`).Draw(r, "uri"))
			}
		})
		drifted := s.tenant.State()
		if changes := s.changes(); !changes.Empty() {
			s.mustApply(changes)
			if left := properties(s.compare()); len(left) > 0 {
				r.Fatalf("not mended: %v", left)
			}
			s.mustApply(s.undo())
			if d := cmp.Diff(drifted, s.tenant.State()); d != "" {
				r.Fatalf("undo does not bring it back: %s", d)
			}
			s.mustApply(s.changes())
		}
		s.tenant.Change(func(app *tenant.Application) { app.GroupMembershipClaims = ""; slices.Sort(app.Web.RedirectURIs) })
		if !s.compare().Same() {
			r.Fatalf("still differs: %v", properties(s.compare()))
		}
	})
}
