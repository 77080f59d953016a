package reconcile_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"entrastudio/app/tenant"
	"entrastudio/app/tenant/tenanttest"

	"github.com/google/go-cmp/cmp"
)

func TestAnEmptyTenantIsMadeToMatchAndBroughtBackAgain(t *testing.T) {
	s := newStage(t)
	empty := s.tenant.State()
	changes := s.changes()
	if len(changes.Obstacles) > 0 {
		t.Fatalf("obstacles: %+v", changes.Obstacles)
	}
	result := s.mustApply(changes)
	if !result.Complete() {
		t.Fatalf("not complete: %+v", result.Outcomes)
	}
	s.hasAllOnce("after apply")
	s.writeIDs(result)
	if left := properties(s.compare()); len(left) > 0 || s.plan.Registrations[0].ClientID == "" {
		t.Fatalf("with client IDs differs: %v", left)
	}
	right := s.tenant.State()

	s.tenant.Change(func(app *tenant.Application) {
		switch app.DisplayName {
		case "Camunda Console":
			app.Web.RedirectURIs, app.SPA.RedirectURIs = app.SPA.RedirectURIs, nil
		case "Camunda Optimize":
			app.API.TokenVersion = 0
		}
	})
	changed := s.tenant.State()
	want := []string{
		"Camunda Optimize: api.requestedAccessTokenVersion",
		"Camunda Console: web.redirectUris", "Camunda Console: spa.redirectUris",
	}
	if d := cmp.Diff(want, properties(s.compare())); d != "" {
		t.Fatalf("three fields changed outside: %s", d)
	}
	s.mustApply(s.changes())
	if d := cmp.Diff(right, s.tenant.State()); d != "" {
		t.Errorf("not mended: %s", d)
	}
	s.mustApply(s.undo())
	if d := cmp.Diff(changed, s.tenant.State()); d != "" {
		t.Errorf("undo does not bring back what was there: %s", d)
	}
	gone := s.mustApply(s.undo())
	if d := cmp.Diff(empty, s.tenant.State()); d != "" {
		t.Errorf("the second undo does not empty the tenant: %s", d)
	}
	s.writeIDs(gone)
	if run := s.lastRun(); run != nil || s.plan.Registrations[0].ClientID != "" {
		t.Errorf("there is still a run to undo, or a registration in the plan: %+v", run)
	}
}

func TestNoSecretIsInAnythingButItsFile(t *testing.T) {
	s := newStage(t)
	result := s.mustApply(s.changes())
	shown, err := json.Marshal([]any{result, s.compare(), s.undo(), s.live()})
	if err != nil {
		t.Fatal(err)
	}
	s.mustApply(s.undo())
	for place, text := range map[string]string{"the journals": s.journals(), "the results": string(shown)} {
		if strings.Contains(text, tenanttest.Canary) || strings.Contains(text, `"c8Q"`) && place == "the journals" {
			t.Errorf("a secret is in %s", place)
		}
	}
	files, err := os.ReadDir(s.secrets)
	if err != nil || len(files) != 4 {
		t.Fatalf("%d files with secrets, %v", len(files), err)
	}
	for _, file := range files {
		text, err := os.ReadFile(filepath.Join(s.secrets, file.Name()))
		if err != nil || !strings.HasPrefix(string(text), tenanttest.Canary) {
			t.Errorf("%s holds no secret: %v", file.Name(), err)
		}
	}
}

func TestNothingIsAskedForButWhatIsNeeded(t *testing.T) {
	s := newStage(t)
	s.compare()
	if asked := s.signIn.Writes(); len(asked) > 0 {
		t.Fatalf("comparing asked for %v", asked)
	}
	s.mustApply(s.changes())
	s.tenant.Change(func(app *tenant.Application) { app.API.TokenVersion = 1 })
	s.mustApply(s.changes())
	s.tenant.ChangeGrants(func(grant *tenant.Grant) bool { grant.Scopes = grant.Scopes[:2]; return true })
	s.mustApply(s.changes())
	want := [][]tenant.Write{{tenant.WriteApplications, tenant.WriteConsent}, {tenant.WriteApplications}, {tenant.WriteConsent}}
	if d := cmp.Diff(want, s.signIn.Writes()); d != "" {
		t.Error(d)
	}
}

func TestComparingWritesNothing(t *testing.T) {
	s := newStage(t)
	s.mustApply(s.changes())
	before := s.tenant.State()
	s.changes()
	s.undo()
	if after := s.tenant.State(); after != before || slices.ContainsFunc(s.tenant.Calls()[len(s.tenant.Calls())-10:], func(call string) bool { return !strings.HasPrefix(call, "GET") }) {
		t.Error("looking changed the tenant")
	}
}
