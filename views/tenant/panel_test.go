package tenant_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"entrastudio/model/catalog"
	"entrastudio/model/refusal"
	"entrastudio/views/look"
	"entrastudio/views/part"
	"entrastudio/views/studiotest"
	"entrastudio/views/tenant"
	"entrastudio/views/viewtest"
	"entrastudio/views/words"
)

var at = time.Date(2026, 1, 15, 12, 4, 0, 0, time.UTC)

// directory stands in for the program.
type directory struct {
	state tenant.State
	acts  []string
	in    []tenant.SignIn
	tell  func()
	went  func()
}

func (d *directory) State() tenant.State         { return d.state }
func (d *directory) SignIn(chosen tenant.SignIn) { d.in = append(d.in, chosen) }
func (d *directory) SignOut()                    { d.acts = append(d.acts, "out") }
func (d *directory) Compare()                    { d.acts = append(d.acts, "compare") }
func (d *directory) Pull()                       { d.acts = append(d.acts, "pull") }
func (d *directory) Apply()                      { d.acts = append(d.acts, "apply") }
func (d *directory) Undo(run string)             { d.acts = append(d.acts, "undo "+run) }
func (d *directory) List()                       { d.acts = append(d.acts, "list") }
func (d *directory) Adopt(clientID string)       { d.acts = append(d.acts, "adopt "+clientID) }
func (d *directory) Stop()                       { d.acts = append(d.acts, "stop") }
func (d *directory) OnChange(f func())           { d.tell = f }
func (d *directory) OnProgress(f func())         { d.went = f }

func (d *directory) AllowWriting(allowed bool) {
	d.state.Writing = allowed
	d.acts = append(d.acts, fmt.Sprint("allow ", allowed))
	d.tell()
}

func (d *directory) did(t *testing.T, want string) {
	t.Helper()
	if got := strings.Join(d.acts, ", "); got != want {
		t.Errorf("done: %s; want %s", got, want)
	}
	d.acts = nil
}

// signedIn is a state with two registrations, one of which differs.
func signedIn() tenant.State {
	return tenant.State{
		TenantID: "6860403e-0000-4c64-b905-00000000000a", Login: "https://login.example.com", Graph: "https://graph.example.com",
		Account: &tenant.Account{Name: "ada@harbour.example.net", TenantID: "6860403e-0000-4c64-b905-00000000000a", Organization: "Harbour", Rights: []string{"Application.Read.All"}, Ends: at},
		Report: &tenant.Report{
			At: at, Differences: 1, Takeable: 1,
			Registrations: []tenant.Registration{
				{Name: "Operate", ClientID: "5b2c7c0e-0000-4c64-b905-000000000001", Found: true, Differences: []tenant.Difference{
					{Title: "token version", Want: "2", Have: "1", Details: []string{"set it to 2"}, Path: "registrations/0/tokenVersion"},
				}},
				{Name: "Optimize", Found: true, Secrets: []tenant.Ending{{Name: "installation", Ends: at}}, Owners: []string{"Ada Quay"}, Notes: []string{"only people who are assigned can sign in"}},
			},
			Changes:   []tenant.Change{{Registration: "Operate", Words: "change the app Operate: token version", Method: "PATCH", URL: "https://graph.example.com/v1.0/applications/1", Body: `{"api":{}}`, TakenBack: "brings the former values back"}},
			Obstacles: []tenant.Obstacle{{Registration: "Optimize", Text: "no client secret is made", Hint: "say where to keep it"}},
		},
		Runs: []tenant.Run{{Name: "000002", At: at, Account: "ada@harbour.example.net", Plan: "harbour", Made: 1, Count: 1, Undoable: true}, {Name: "000001", At: at, Undoes: "000000"}},
	}
}

func open(t *testing.T, setup viewtest.Setup, state tenant.State) (*studiotest.Studio, *directory, *viewtest.Driver) {
	t.Helper()
	s := studiotest.New(t, catalog.V88, nil)
	source := &directory{state: state}
	return s, source, studiotest.Open(t, setup, s, tenant.New(s, source))
}

func signedOut() tenant.State {
	s := signedIn()
	return tenant.State{TenantID: s.TenantID, Login: s.Login, Graph: s.Graph}
}

func TestTheFormSaysWhatIsAskedAndSent(t *testing.T) {
	_, source, d := open(t, viewtest.Setup{}, signedOut())
	d.See("https://login.example.com", "https://graph.example.com", "Application.Read.All", words.T("tenant.nobody"))
	d.Tap(words.T("tenant.signIn"))
	if len(source.in) != 1 || source.in[0] != (tenant.SignIn{Method: tenant.Browser}) {
		t.Errorf("signed in with %+v", source.in)
	}
}

func TestAnAppNeedsItsIdAndAReference(t *testing.T) {
	_, source, d := open(t, viewtest.Setup{}, signedOut())
	d.Tap(words.T("tenant.method.browser")).Tap(words.T("tenant.method.secret"))
	d.See(words.T("tenant.secret")).Tap(words.T("tenant.signIn"))
	if len(source.in) != 0 {
		t.Fatalf("signed in with %+v", source.in)
	}
	d.Tap("00000000-0000").Type("5b2c7c0e-0000-4c64-b905-000000000001").Tap("env:CLIENT_SECRET").Type("env:HARBOUR").Tap(words.T("tenant.signIn"))
	want := tenant.SignIn{Method: tenant.ClientSecret, ClientID: "5b2c7c0e-0000-4c64-b905-000000000001", Secret: "env:HARBOUR"}
	if len(source.in) != 1 || source.in[0] != want {
		t.Errorf("signed in with %+v, want %+v", source.in, want)
	}
}

func TestADifferenceShowsBothSidesAndLeadsToItsField(t *testing.T) {
	s, _, d := open(t, viewtest.Setup{}, signedIn())
	d.See("ada@harbour.example.net", "token version", "set it to 2", words.T("tenant.allow.off"), "as in the plan")
	d.Tap(words.T("tenant.goto"))
	if len(s.Shows) != 1 || s.Shows[0] != "registrations/0/tokenVersion" {
		t.Errorf("went to %q", s.Shows)
	}
	d.Tap("Optimize").See("no client secret is made", "say where to keep it").See("installation, ends 2026-01-15", "Ada Quay", "only people who are assigned")
}

func TestChangesAreMadeOnlyOnceTheyAreAllowed(t *testing.T) {
	_, source, d := open(t, viewtest.Setup{}, signedIn())
	d.Tap(words.N("tenant.apply", 1))
	source.did(t, "")
	for range 40 {
		if _, there := d.Focused().(*part.Check); there {
			break
		}
		d.Key(fyne.KeyTab)
	}
	d.Key(fyne.KeySpace).Tap(words.N("tenant.apply", 1))
	source.did(t, "allow true, apply")
	d.Tap(words.T("tenant.pull")).Tap(words.T("tenant.signOut"))
	source.did(t, "pull, out")
}

func TestEveryTopicHasItsRows(t *testing.T) {
	_, source, d := open(t, viewtest.Setup{}, signedIn())
	d.TapHint(words.T("tenant.topics")).Tap(words.N("tenant.topic.changes", 1))
	d.See("1. change the app Operate", "PATCH https://graph.example.com/v1.0/applications/1", "brings the former values back", "no client secret is made")
	d.TapHint(words.T("tenant.topics")).Tap(words.N("tenant.topic.journal", 2))
	d.See("000002", words.T("tenant.readOnly.why")).Tap(words.T("tenant.undo"))
	source.did(t, "")
	source.AllowWriting(true)
	d.Tap(words.T("tenant.undo"))
	source.did(t, "allow true, undo 000002")
	d.TapHint(words.T("tenant.topics")).Tap(words.T("tenant.topic.apps"))
	d.See(words.T("tenant.empty")).Tap(words.T("tenant.list"))
	source.did(t, "list")
}

func TestTenThousandAppsAreSearched(t *testing.T) {
	_, source, d := open(t, viewtest.Setup{}, signedIn())
	d.TapHint(words.T("tenant.topics")).Tap(words.T("tenant.topic.apps"))
	for i := range 10_000 {
		source.state.Apps = append(source.state.Apps, tenant.App{Name: fmt.Sprintf("app %05d", i), ClientID: fmt.Sprintf("5b2c7c0e-0000-4c64-b905-%012d", i)})
	}
	source.state.Listed = true
	source.tell()
	d.See("app 00000", words.N("tenant.topic.apps.read", 10_000)).Miss("app 00999")
	d.Tap(words.T("tenant.search")).Type("09999").See("app 09999").Miss("app 00000")
}

func TestTheCodeOfASignInElsewhereIsShown(t *testing.T) {
	state := signedOut()
	state.Doing, state.Code = "Signing in", &tenant.Code{Code: "ABCD-1234", Address: "https://example.com/device"}
	_, source, d := open(t, viewtest.Setup{Language: words.German}, state)
	d.See("ABCD-1234", "https://example.com/device").Tap(words.T("tenant.stop"))
	source.did(t, "stop")
}

func TestAFailureIsOneLineWithWhatToDo(t *testing.T) {
	state := signedOut()
	state.Failed = &refusal.Error{File: "sign-in", What: "AADSTS7000215", Hint: "make another secret"}
	_, _, d := open(t, viewtest.Setup{Theme: look.Theme{Mode: look.Dark}, Size: fyne.NewSize(1024, 700)}, state)
	d.See("AADSTS7000215", "make another secret")
}

func TestAStaleComparisonChangesNothing(t *testing.T) {
	state := signedIn()
	state.Stale, state.Writing = true, true
	_, source, d := open(t, viewtest.Setup{}, state)
	d.See(words.T("tenant.stale")).Tap(words.N("tenant.apply", 1)).Tap(words.T("tenant.pull"))
	source.did(t, "")
}

func TestTheGateNamesEveryChangeAndStartsOnTheSafeButton(t *testing.T) {
	state := signedIn()
	gate := tenant.Gate{Account: "ada", Organization: "Harbour", Changes: state.Report.Changes, Obstacles: state.Report.Obstacles, Fingerprint: "0123456789ab"}
	agreed := 0
	dialog := gate.Dialog(func() { agreed++ })
	if !dialog.Danger || dialog.First != nil {
		t.Error("the keyboard starts on the button that writes")
	}
	d := viewtest.Open(t, viewtest.Setup{}, func(fyne.Window) fyne.CanvasObject { return dialog.Body })
	d.See("1. change the app Operate: token version", "PATCH https://graph.example.com/v1.0/applications/1", "0123456789ab", "no client secret is made")
	if dialog.OnConfirm(); agreed != 1 {
		t.Errorf("agreed %d times", agreed)
	}
}

func TestTheKeyboardGoesToTheFormAndThenToTheList(t *testing.T) {
	s := studiotest.New(t, catalog.V88, nil)
	source := &directory{state: signedOut()}
	p := tenant.New(s, source)
	d := studiotest.Open(t, viewtest.Setup{}, s, p)
	d.Focus(p.Keyboard())
	source.state = signedIn()
	source.state.Report = nil
	source.tell()
	source.state = signedIn()
	source.tell()
	if d.Focused() == nil || d.Focused() != p.Keyboard() {
		t.Errorf("after the sign-in the keyboard is with %T", d.Focused())
	}
	d.Key(fyne.KeyReturn)
	if len(s.Shows) != 1 {
		t.Errorf("Return on the difference went to %q", s.Shows)
	}
}

func TestAnAppThatThePlanLacksCanBeBroughtIn(t *testing.T) {
	state := signedIn()
	state.Apps, state.Listed = []tenant.App{{Name: "crane", ClientID: "5b2c7c0e-0000-4c64-b905-000000000009"}, {Name: "Operate", ClientID: "1", Registration: "Operate"}}, true
	_, source, d := open(t, viewtest.Setup{}, state)
	d.TapHint(words.T("tenant.topics")).Tap(words.N("tenant.topic.apps.read", 2))
	d.Tap(words.T("tenant.adopt"))
	source.did(t, "adopt 5b2c7c0e-0000-4c64-b905-000000000009")
	d.Tap(words.T("tenant.search")).Type("oper").Miss(words.T("tenant.adopt"))
}

func TestWhatIsUnderWayIsToldWithoutAnythingElseDrawnAnew(t *testing.T) {
	_, source, d := open(t, viewtest.Setup{}, signedIn())
	source.state.Doing = "Reading 3 of 6"
	source.went()
	d.See("Reading 3 of 6")
}
