package login_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"entrastudio/model/catalog"
	"entrastudio/model/check"
	"entrastudio/model/evidence"
	modellogin "entrastudio/model/login"
	"entrastudio/model/plan"
	"entrastudio/model/scene"
	"entrastudio/model/token"
	"entrastudio/views/login"
	"entrastudio/views/look"
	"entrastudio/views/studiotest"
	"entrastudio/views/viewtest"
	"entrastudio/views/words"
)

const audiencePath = "components/optimize/settings/audience"

// threeLogins are one that ends at the token, one that lets people in, and one of
// a program that nobody can decide.
func threeLogins() []modellogin.Login {
	open := modellogin.Step{Name: "open", Title: "The browser opens the component", State: modellogin.Passed, Detail: "https://optimize.harbour.example.net"}
	return []modellogin.Login{
		{
			Component: catalog.Orchestration, Outcome: modellogin.OK, EndsOn: "https://camunda.harbour.example.net",
			Because: "every step that the evidence can decide passes",
			Steps:   []modellogin.Step{{Name: "open", Title: "The browser opens the component", State: modellogin.Passed, Detail: "https://camunda.harbour.example.net"}},
		},
		{
			Component: catalog.Optimize, Outcome: modellogin.TokenRejected, EndsOn: "401", Because: "the token is for another audience",
			Steps: []modellogin.Step{
				open,
				{
					Name: "token check", Title: "The component checks the token", State: modellogin.Failed, Detail: "the token is for another audience",
					Sent: "5b2c7c0e-0000-4c64-b905-000000000001", Expected: "api://5b2c7c0e-0000-4c64-b905-000000000002", Source: "the audience of Optimize",
					Decides: evidence.Place{Address: audiencePath}, Ref: catalog.Ref{Component: catalog.Optimize, Key: "audience"},
					Rules: []scene.Trial{
						scene.Try(catalog.V88, evidence.Rule{MappingRule: &plan.MappingRule{Name: "Readers", Claim: "groups"}}, token.Value{}),
						{Rule: &evidence.Rule{MappingRule: &plan.MappingRule{Name: "Everybody"}}, Matched: true},
					},
				},
				{Name: "permission look-up", Title: "Identity looks the permissions up", State: modellogin.NotReached},
				{Name: "page", Title: "The person is in", State: modellogin.NotReached},
			},
		},
		{
			Component: catalog.Connectors, Machine: true, Outcome: modellogin.Unknown, Because: "the evidence holds no token",
			Steps: []modellogin.Step{{Name: "token check", Title: "The cluster checks the token", State: modellogin.Undecided, Detail: "the evidence holds no token"}},
		},
	}
}

func open(t *testing.T, setup viewtest.Setup) (*studiotest.Studio, *viewtest.Driver) {
	t.Helper()
	s := studiotest.New(t, catalog.V88, nil)
	s.GivenLogins = threeLogins()
	s.Given = []check.Finding{{
		Code: "audience.is-uri", Severity: check.Error, Component: catalog.Optimize, Title: "The audience is an App ID URI",
		Ref: catalog.Ref{Component: catalog.Optimize, Key: "audience"}, Place: evidence.Place{Address: audiencePath},
		Fix: check.Fix{Words: "Use it.", Edit: &plan.Edit{Label: "Use the bare client ID", Changes: []plan.Change{{Path: audiencePath, Remove: true}}}},
	}}
	return s, studiotest.Open(t, setup, s, login.New(s))
}

func TestTheFailingLoginIsShownFirstWithItsStepOpen(t *testing.T) {
	_, d := open(t, viewtest.Setup{})
	d.See(words.T("login.sent"), "5b2c7c0e-0000-4c64-b905-000000000001", words.T("login.expected"), words.T("login.notReached"),
		"Readers does not match", "Everybody matches", "1 of 3 end well")
}

func TestTheStepOffersItsFixAndTheWayToItsField(t *testing.T) {
	s, d := open(t, viewtest.Setup{})
	d.Tap("Use the bare client ID").Tap(words.T("login.goto"))
	if len(s.Mended) != 1 || len(s.Shows) != 1 || s.Shows[0] != audiencePath {
		t.Errorf("mended %d findings and went to %q", len(s.Mended), s.Shows)
	}
}

func TestStepsOpenAndCloseByKeyboard(t *testing.T) {
	_, d := open(t, viewtest.Setup{})
	d.Tap("Optimize").Key(fyne.KeyReturn, fyne.KeySpace)
	d.Miss(words.T("login.sent"))
	d.Key(fyne.KeyReturn)
	d.See(words.T("login.sent"))
}

func TestAnOpenedStepStaysOpenAcrossACheck(t *testing.T) {
	s, d := open(t, viewtest.Setup{})
	d.Tap("The component checks the token")
	s.Tell()
	d.Miss(words.T("login.sent"))
}

func TestAProgramWithoutATokenSaysWhatIsMissing(t *testing.T) {
	s, d := open(t, viewtest.Setup{})
	d.Tap("Connectors")
	d.See(words.T("login.machine"), words.T("login.page.unknown"), "the evidence holds no token")
	d.Tap(words.T("login.token"))
	if len(s.Opened) != 1 || s.Opened[0] != "tokens" {
		t.Errorf("opened %q, want the panel of tokens", s.Opened)
	}
}

func TestWithoutLoginsThePanelTeaches(t *testing.T) {
	s := studiotest.New(t, catalog.V88, nil)
	d := studiotest.Open(t, viewtest.Setup{}, s, login.New(s))
	d.See(words.T("login.empty"))
}

func TestEveryOutcomeHasItsPage(t *testing.T) {
	for outcome, want := range map[modellogin.Outcome]string{
		modellogin.EntraError: words.T("login.page.entra"), modellogin.NoPermission: "/noPermission", modellogin.ServerError: "500",
	} {
		s := studiotest.New(t, catalog.V88, nil)
		s.GivenLogins = threeLogins()[1:2]
		s.GivenLogins[0].Outcome, s.GivenLogins[0].EndsOn = outcome, want
		d := studiotest.Open(t, viewtest.Setup{Theme: look.Theme{Mode: look.Dark}, Size: fyne.NewSize(1024, 700)}, s, login.New(s))
		d.See(want)
	}
}
