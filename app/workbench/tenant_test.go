package workbench

import (
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"entrastudio/app/tenant"
	"entrastudio/app/tenant/reconcile"
	"entrastudio/app/tenant/tenanttest"
	"entrastudio/model/catalog"
	"entrastudio/model/plan"
	view "entrastudio/views/tenant"
	"entrastudio/views/words"
)

// withTenant opens the panel of the tenant on a plan whose registrations the
// tenant does not have yet.
func withTenant(t *testing.T) (*bench, *tenanttest.Connector) {
	t.Helper()
	b := fresh(t, newComputer(t))
	connector := &tenanttest.Connector{Tenant: tenanttest.New()}
	b.Workbench.params.Tenant = connector
	b.edit("tenant/id", tenanttest.TenantID)
	for i := range b.Plan().Registrations {
		b.edit("registrations/"+string(rune('0'+i))+"/clientId", "")
		b.edit("registrations/"+string(rune('0'+i))+"/secret", "file:"+b.plans+"/secret-"+string(rune('0'+i)))
	}
	b.Open(view.ID)
	return b, connector
}

func (b *bench) edit(path, value string) {
	b.t.Helper()
	if err := b.Apply(planEdit(path, value)); err != nil {
		b.t.Fatal(err)
	}
	b.Settle()
}

// signIn presses the button of the form.
func (b *bench) signIn() { b.Tap(words.T("tenant.signIn")) }

func TestNobodyIsSignedInBeforeThePersonAsks(t *testing.T) {
	b, connector := withTenant(t)
	b.See(words.T("tenant.nobody"), words.T("workbench.offline"), "login.microsoftonline.com", "graph.microsoft.com", "Application.Read.All")
	if len(connector.Requests()) != 0 {
		t.Fatal("somebody was signed in unasked")
	}
	b.signIn()
	if n := len(connector.Requests()); n != 1 {
		t.Errorf("%d sign-ins, want 1", n)
	}
	b.See("ada@example.com", "Application.Read.All", "reading alone", words.T("tenant.allow.off"))
}

func TestReadingAloneCannotBeGotRound(t *testing.T) {
	b, connector := withTenant(t)
	b.signIn()
	b.tenant.Apply()
	b.Tap(words.N("tenant.apply", len(b.tenant.State().Report.Changes)))
	b.Frame().Table().Run("tenant.apply")
	b.tenant.pass(b.tenant.compared, b.tenant.compared.changes, b.tenant.compared.changes.Fingerprint())
	if b.Frame().Dialogs().Open() || len(connector.Writes()) != 0 || len(connector.Tenant.Writes()) != 0 {
		t.Errorf("it came to a write: %v", connector.Tenant.Writes())
	}
	if !strings.Contains(strings.Join(b.Texts(), " "), words.T("workbench.tenant.readOnly")[:20]) {
		t.Errorf("nothing says that it reads alone:\n%s", b.Dump())
	}
}

func TestTheWholeWayFromNothingToTheSameAndBack(t *testing.T) {
	b, connector := withTenant(t)
	b.signIn()
	report := b.tenant.State().Report
	if report.Differences == 0 || len(report.Changes) == 0 {
		t.Fatalf("an empty tenant differs by nothing: %+v", report)
	}
	b.tenant.AllowWriting(true)
	b.See("Changes can be made", "changes allowed")
	b.tenant.Apply()
	first := report.Changes[0]
	said := strings.Join(b.Texts(), "")
	for _, want := range []string{first.Words, first.Method + " " + first.URL} {
		if !strings.Contains(said, want) {
			t.Errorf("the gate does not name %q:\n%s", want, b.Dump())
		}
	}
	if len(connector.Tenant.Writes()) != 0 {
		t.Fatal("something was written before the person agreed")
	}
	b.Tap(words.N("tenant.gate.confirm", len(report.Changes)))
	state := b.tenant.State()
	if state.Failed != nil || state.Report.Differences != 0 || len(state.Done) != len(report.Changes) {
		t.Fatalf("after the changes: %v, %d differences, %q", state.Failed, state.Report.Differences, state.Done)
	}
	for _, r := range b.Plan().Registrations {
		if !strings.Contains(connector.Tenant.State(), r.ClientID) {
			t.Errorf("%s has the client ID %q in the plan, which the tenant does not know", r.Name, r.ClientID)
		}
	}
	if len(state.Runs) != 1 || !state.Runs[0].Undoable {
		t.Fatalf("journal %+v", state.Runs)
	}
	b.tenant.Undo(state.Runs[0].Name)
	b.Frame().Dialogs().Confirm()
	if apps, _, _, _ := connector.Tenant.Count(); apps != 0 {
		t.Errorf("%d apps are left after it was taken back", apps)
	}
	b.See(words.T("tenant.ids.gone"))
	if slices.ContainsFunc(b.Plan().Registrations, func(r plan.Registration) bool { return r.ClientID != "" }) {
		t.Error("the plan still names the apps that were deleted")
	}
}

func TestNoClientSecretIsOnScreen(t *testing.T) {
	b, _ := withTenant(t)
	b.signIn()
	b.tenant.AllowWriting(true)
	b.tenant.Apply()
	b.Frame().Dialogs().Confirm()
	stored := 0
	for i := range b.Plan().Registrations {
		text, err := os.ReadFile(b.plans + "/secret-" + string(rune('0'+i)))
		if err != nil {
			continue
		}
		stored++
		for _, seen := range append(b.Texts(), b.tenant.State().Done...) {
			if strings.Contains(seen, strings.TrimSpace(string(text))) {
				t.Errorf("a secret can be read: %s", seen)
			}
		}
	}
	if stored == 0 {
		t.Error("no secret was stored")
	}
}

func TestWhatTheTenantHasStandsBesideThePlanAndCanBeTakenOver(t *testing.T) {
	b, connector := withTenant(t)
	b.signIn()
	b.tenant.AllowWriting(true)
	b.tenant.Apply()
	b.Frame().Dialogs().Confirm()
	connector.Tenant.Change(func(app *tenant.Application) { app.API.TokenVersion = 1 })
	b.tenant.Compare()
	b.See(words.T("tenant.pull"))
	b.Tap(words.T("tenant.pull")).See("tokenVersion")
	b.Frame().Dialogs().Confirm()
	if v := b.Plan().Registrations[0].Version(); v != 1 {
		t.Errorf("the plan says token version %d, want the tenant's 1", v)
	}
	b.See(words.T("tenant.stale"))
	read := 0
	for _, input := range b.Evidence() {
		if input.File == reconcile.EvidenceFile {
			read++
		}
	}
	if read != 1 {
		t.Errorf("the tenant stands %d times beside the plan", read)
	}
}

func TestASignInElsewhereShowsItsCode(t *testing.T) {
	b, _ := withTenant(t)
	seen := ""
	b.Workbench.params.Post = func(f func()) {
		f()
		if code := b.tenant.State().Code; code != nil {
			seen = code.Code + " " + code.Address
		}
	}
	b.tenant.SignIn(view.SignIn{Method: view.Device})
	if seen != "ABCD-1234 https://example.com/device" || b.tenant.State().Code != nil {
		t.Errorf("shown %q, and still %+v", seen, b.tenant.State().Code)
	}
}

func TestEveryWayToSignInIsAskedForAsItIsChosen(t *testing.T) {
	t.Setenv("HARBOUR_SECRET", "harbour-secret-value")
	b, connector := withTenant(t)
	for _, chosen := range []view.SignIn{
		{Method: view.Browser},
		{Method: view.AzureCLI},
		{Method: view.Default},
		{Method: view.Device},
		{Method: view.ClientSecret, ClientID: operateID, Secret: "env:HARBOUR_SECRET"},
		{Method: view.Certificate, ClientID: operateID, Certificate: "env:HARBOUR_SECRET"},
	} {
		b.tenant.SignIn(chosen)
		all := connector.Requests()
		got := all[len(all)-1]
		known := []tenant.Method{tenant.Browser, tenant.Device, tenant.AzureCLI, tenant.ClientSecret, tenant.Certificate, tenant.Default}
		if !slices.Contains(known, got.Method) || string(got.Method) != string(chosen.Method) || got.TenantID != tenanttest.TenantID || got.ClientID != chosen.ClientID {
			t.Errorf("%+v became %+v", chosen, got)
		}
		if (chosen.Secret != "") != (got.Secret.Reveal() == "harbour-secret-value") || (chosen.Certificate != "") != (string(got.Certificate) == "harbour-secret-value") {
			t.Errorf("%s: the reference was not resolved", chosen.Method)
		}
	}
	if connector.SignedOut() != 5 {
		t.Errorf("%d of the earlier sign-ins were ended, want 5", connector.SignedOut())
	}
}

func TestAnAccountOfAnotherTenantIsSignedOut(t *testing.T) {
	b, connector := withTenant(t)
	b.edit("tenant/id", "7f3c2a10-5d0e-4b7a-9c54-1f0a6b2e9d11")
	b.signIn()
	if s := b.tenant.State(); s.Account != nil || s.Failed == nil || connector.SignedOut() != 1 {
		t.Errorf("signed in to another tenant: %+v", s)
	}
}

func TestAnotherPlanIsSignedInToNothing(t *testing.T) {
	b, connector := withTenant(t)
	b.signIn()
	b.start(catalog.V88, plan.Helm)
	if s := b.tenant.State(); s.Account != nil || s.Report != nil || connector.SignedOut() != 1 {
		t.Errorf("another plan has %+v", s)
	}
	b.See(words.T("workbench.offline"))
}

func TestWhatComesAfterSigningOutIsLetGo(t *testing.T) {
	b, _ := withTenant(t)
	post := b.params.Post
	// The work has ended, and its end waits behind what the person does.
	outFirst := func() {
		b.params.Post = func(then func()) {
			b.params.Post = post
			b.tenant.SignOut()
			post(then)
		}
	}
	outFirst()
	b.signIn()
	if b.tenant.State().Account != nil {
		t.Fatal("somebody is signed in who has signed out")
	}
	b.signIn()
	outFirst()
	b.tenant.Compare()
	if s := b.tenant.State(); s.Account != nil || s.Report != nil {
		t.Errorf("after signing out there is a report: %+v", s.Report)
	}
}

func TestSigningOutForgetsWhatWasRead(t *testing.T) {
	b, connector := withTenant(t)
	b.signIn()
	b.tenant.AllowWriting(true)
	b.Frame().Table().Run("tenant.signout")
	if s := b.tenant.State(); s.Account != nil || s.Report != nil || s.Writing || connector.SignedOut() != 1 {
		t.Errorf("after signing out: %+v", s)
	}
}

func TestEveryAppOfTheTenantIsListed(t *testing.T) {
	b, connector := withTenant(t)
	added := connector.Tenant.Add(tenant.Application{DisplayName: "harbour crane", SignInAudience: "AzureADMyOrg"})
	b.signIn()
	b.tenant.List()
	apps := b.tenant.State().Apps
	if len(apps) != 1 || apps[0].Name != "harbour crane" || apps[0].ClientID != added.ClientID || apps[0].Registration != "" {
		t.Errorf("listed %+v", apps)
	}
}

func TestAnAppThatThePlanLacksIsBroughtInFromTheList(t *testing.T) {
	b, connector := withTenant(t)
	crane := tenant.Application{DisplayName: "harbour crane", SignInAudience: "AzureADMyOrg"}
	crane.Web.RedirectURIs = []string{"https://crane.example/callback"}
	crane = connector.Tenant.Add(crane)
	b.signIn()
	b.tenant.List()
	before := len(b.Plan().Registrations)
	b.tenant.Adopt(crane.ClientID)
	if len(b.Plan().Registrations) != before {
		t.Fatal("it came into the plan before the person agreed")
	}
	b.See(crane.ClientID, "https://crane.example/callback")
	b.Frame().Dialogs().Confirm()
	if r := b.Plan().Registration("harbour crane"); r == nil || r.ClientID != crane.ClientID {
		t.Fatalf("the plan has %+v", r)
	}
	if got := b.tenant.State().Apps[0].Registration; got != "harbour crane" {
		t.Errorf("in the list it is the plan's %q", got)
	}
	b.edit("registrations/"+strconv.Itoa(before)+"/clientId", strings.ToUpper(crane.ClientID))
	b.tenant.List()
	if got := b.tenant.State().Apps[0].Registration; got != "harbour crane" {
		t.Errorf("with its client ID in capitals it is the plan's %q", got)
	}
	b.tenant.Adopt(crane.ClientID)
	if err := b.tenant.State().Failed; err == nil || !strings.Contains(err.Error(), "already") {
		t.Errorf("brought in twice: %v", err)
	}
}
