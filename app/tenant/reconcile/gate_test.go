package reconcile_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"entrastudio/app/tenant"
	"entrastudio/app/tenant/reconcile"
	"entrastudio/app/tenant/tenanttest"
)

func TestNothingIsWrittenWithoutAnApprovalOfTheseVeryChanges(t *testing.T) {
	s := newStage(t)
	changes := s.changes()
	for _, word := range []string{"", "yes", "22", changes.Fingerprint()[1:], strings.ToUpper(changes.Fingerprint()) + " "} {
		if _, err := changes.Approve(word); !errors.Is(err, reconcile.ErrNotApproved) {
			t.Errorf("%q was taken for an approval", word)
		}
	}
	approval, err := changes.Approve(changes.Fingerprint())
	if err != nil {
		t.Fatal(err)
	}
	others := *changes
	others.List = others.List[1:]
	elsewhere := *changes
	elsewhere.TenantID = "22222222-2222-4222-8222-222222222222"
	for name, try := range map[string]struct {
		changes  *reconcile.Changes
		approval reconcile.Approval
	}{
		"no approval": {changes, reconcile.Approval{}}, "fewer changes": {&others, approval}, "another tenant": {&elsewhere, approval},
		"nothing to do": {&reconcile.Changes{}, reconcile.Approval{}},
	} {
		if _, err := s.applier().Apply(context.Background(), try.changes, try.approval); !errors.Is(err, reconcile.ErrNotApproved) {
			t.Errorf("%s: %v", name, err)
		}
	}
	elsewhereApproved, err := elsewhere.Approve(elsewhere.Fingerprint())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.applier().Apply(context.Background(), &elsewhere, elsewhereApproved); !errors.Is(err, reconcile.ErrNotApproved) {
		t.Errorf("changes of another tenant than the one signed in to: %v", err)
	}
	if len(s.tenant.Writes()) > 0 || len(s.signIn.Writes()) > 0 {
		t.Errorf("wrote %v, asked for %v", s.tenant.Writes(), s.signIn.Writes())
	}
}

func TestTheFingerprintIsThatOfTheChangesAlone(t *testing.T) {
	s := newStage(t)
	first, again := s.changes().Fingerprint(), s.changes().Fingerprint()
	if first != again || len(first) != 12 {
		t.Errorf("%s and %s", first, again)
	}
	s.plan.Registrations[0].RedirectURIs = []string{"https://other.example/callback"}
	if s.changes().Fingerprint() == first {
		t.Error("another redirect URI has the same fingerprint")
	}
}

func TestAPolicyStopsItsRegistrationAlone(t *testing.T) {
	s := newStage(t)
	s.tenant.Refuse = func(call, body string) error {
		if call == "POST addPassword" || call == "POST applications" && strings.Contains(body, console) {
			return &tenant.Failure{Kind: tenant.PolicyRefused, Policy: "app management policy", Refusal: failureOf(call)}
		}
		return nil
	}
	result, err := s.apply(s.changes())
	if err != nil {
		t.Fatal(err)
	}
	for _, o := range result.Outcomes {
		want := reconcile.Made
		switch {
		case o.Change.Act == reconcile.AddSecret, o.Change.Act == reconcile.Create && o.Change.Registration == console:
			want = reconcile.Failed
		case o.Change.Registration == console:
			want = reconcile.NotTried
		}
		if o.State != want {
			t.Errorf("%s is %s, want %s", o.Change.Words, o.State, want)
		}
		if want == reconcile.Failed && !strings.Contains(o.Error, "ask an administrator") {
			t.Errorf("the refusal is not explained: %s", o.Error)
		}
	}
	if result.Complete() {
		t.Error("the run is called complete")
	}
	s.tenant.Refuse = nil
	s.complete(0)
}

func TestAMissingRightEndsTheRun(t *testing.T) {
	s := newStage(t)
	s.tenant.Refuse = func(call, _ string) error {
		if call == "POST grants" {
			return tenanttest.Fail(tenant.Forbidden, call, "DelegatedPermissionGrant.ReadWrite.All is missing")
		}
		return nil
	}
	result, err := s.apply(s.changes())
	if !errors.Is(err, tenant.Forbidden) || !strings.Contains(err.Error(), "consent for everybody") {
		t.Fatalf("got %v", err)
	}
	states := map[reconcile.State]int{}
	for _, o := range result.Outcomes {
		states[o.State]++
	}
	if states[reconcile.Made] != 12 || states[reconcile.Failed] != 1 || states[reconcile.NotTried] != 9 {
		t.Errorf("states %v", states)
	}
}

// Between the list and the word of the person somebody else may have been at work.
func TestWhatSomebodyChangedAfterTheListIsNotOverwritten(t *testing.T) {
	s := matched(t)
	s.on(optimize, func(a *tenant.Application) { a.Web.RedirectURIs = nil })
	s.on(console, func(a *tenant.Application) { a.API.TokenVersion = 1 })
	s.tenant.ChangeGrants(func(g *tenant.Grant) bool { g.Scopes = g.Scopes[:1]; return true })
	changes := s.changes()
	const theirs = "https://theirs.example/callback"
	s.on(optimize, func(a *tenant.Application) { a.Web.RedirectURIs = []string{theirs} })
	s.tenant.ChangeGrants(func(g *tenant.Grant) bool { g.Scopes = append(g.Scopes, "Mail.Read"); return true })
	result, err := s.apply(changes)
	if err != nil {
		t.Fatal(err)
	}
	for _, o := range result.Outcomes {
		changed := o.Change.Act == reconcile.UpdateGrant || o.Change.Registration == optimize
		if o.Change.Act == reconcile.PatchProperties && o.Change.Registration == optimize && !errors.Is(o.Err, reconcile.ErrChangedSince) || changed == (o.State == reconcile.Made) {
			t.Errorf("%s is %s: %v", o.Change.Words, o.State, o.Err)
		}
	}
	s.on(optimize, func(a *tenant.Application) {
		if len(a.Web.RedirectURIs) != 1 || a.Web.RedirectURIs[0] != theirs {
			t.Errorf("their redirect URI is gone: %v", a.Web.RedirectURIs)
		}
	})
	s.tenant.ChangeGrants(func(g *tenant.Grant) bool {
		if len(g.Scopes) != 2 {
			t.Errorf("their consent is gone: %v", g.Scopes)
		}
		return true
	})
	s.mustApply(s.changes())
	if left := properties(s.compare()); len(left) > 0 {
		t.Errorf("differs: %v", left)
	}
}

func TestWhatEntraWouldRefuseIsNotSent(t *testing.T) {
	s := newStage(t)
	s.plan.Registrations[0].RedirectURIs = []string{"http://identity.example.com/auth/login-callback"}
	s.plan.Registrations[1].ClientID = "not-a-guid"
	s.plan.Registrations[2].ClientID = "<CLIENT_ID>"
	changes := s.changes()
	refused := map[string]bool{}
	for _, o := range changes.Obstacles {
		refused[o.Registration] = refused[o.Registration] || strings.HasPrefix(o.Text, "Entra would refuse ")
	}
	for _, change := range changes.List {
		if refused[change.Registration] {
			t.Errorf("%s is tried", change.Words)
		}
	}
	if len(refused) != 2 || refused[optimize] {
		t.Errorf("obstacles %+v", changes.Obstacles)
	}
	result := s.mustApply(changes)
	s.writeIDs(result)
	if s.plan.Registrations[2].ClientID == "<CLIENT_ID>" {
		t.Error("the placeholder was not replaced")
	}
}
