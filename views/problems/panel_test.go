package problems_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"entrastudio/model/catalog"
	"entrastudio/model/check"
	"entrastudio/model/evidence"
	"entrastudio/model/plan"
	"entrastudio/views/problems"
	"entrastudio/views/studiotest"
	"entrastudio/views/viewtest"
	"entrastudio/views/words"
)

// causeAndSymptoms is a token of version 1.0 and two things that follow from it.
func causeAndSymptoms() []check.Finding {
	symptom := func(code check.Code, title string) check.Finding {
		return check.Finding{
			Code: code, Severity: check.Error, Component: catalog.Orchestration, Title: title,
			DependsOn: []check.Code{"token.version-1"}, Place: evidence.Place{File: "paste 1", Line: 1, Column: 1},
		}
	}
	return []check.Finding{
		{
			Code: "token.version-1", Severity: check.Error, Component: catalog.Orchestration, Title: "The token is of version 1.0",
			Detail: "The app registration asks for version 1.0 tokens.", Place: evidence.Place{File: "paste 1", Line: 1, Column: 1},
			Found: check.Side{Value: "ver 1.0", Because: "the token says so"}, Expected: check.Side{Value: "ver 2.0"},
			Fix: check.Fix{Words: "Set requestedAccessTokenVersion to 2.", Steps: []string{"Open the manifest.", "Set api.requestedAccessTokenVersion to 2."}},
		},
		symptom("token.issuer-mismatch", "Another issuer"),
		symptom("token.username-claim-missing", "The token lacks the configured username claim"),
		{
			Code: "client.id-invalid", Severity: check.Error, Component: catalog.Optimize, Title: "Optimize has no client ID",
			Place: evidence.Place{Address: "components/optimize/settings/clientId"},
			Fix: check.Fix{Words: "Fill it in.", Edit: &plan.Edit{Label: "Take the registration's", Changes: []plan.Change{
				{Path: "components/optimize/settings/clientId", Remove: true},
			}}},
		},
	}
}

func open(t *testing.T) (*studiotest.Studio, *viewtest.Driver) {
	t.Helper()
	s := studiotest.New(t, catalog.V88, nil)
	s.Given = causeAndSymptoms()
	return s, studiotest.Open(t, viewtest.Setup{}, s, problems.New(s))
}

func TestSymptomsAreFoldedUnderTheirCause(t *testing.T) {
	_, d := open(t)
	d.See("2 more", "Optimize has no client ID")
	d.Miss("Another issuer")
	d.Tap("2 more").Key(fyne.KeyRight)
	d.See("Another issuer")
	d.Key(fyne.KeyLeft)
	d.Miss("Another issuer")
}

func TestTheListHasTheKeyboardWhenAPersonGoesThere(t *testing.T) {
	s, d := open(t)
	d.Press("Ctrl+1").Key(fyne.KeyEnd, fyne.KeySpace)
	if len(s.Explained) != 1 || s.Explained[0].Code != "client.id-invalid" {
		t.Errorf("Space explained %v, want the last finding", s.Explained)
	}
}

func TestALongTitleIsReadInFull(t *testing.T) {
	for name, size := range map[string]fyne.Size{"usual": fyne.NewSize(1200, 800), "small": fyne.NewSize(1024, 700)} {
		t.Run(name, func(t *testing.T) {
			s := studiotest.New(t, catalog.V87, nil)
			s.Given = []check.Finding{{
				Code: "database.audience-stale", Severity: check.Error, Component: catalog.Operate,
				Title: "Identity's database still has the Keycloak-style audiences", Place: evidence.Place{File: "a-file-with-a-name.env", Line: 20, Column: 1},
			}}
			d := studiotest.Open(t, viewtest.Setup{Size: size}, s, problems.New(s))
			d.See("Identity's database still", "audiences")
			d.Miss(s.Given[0].Title)
		})
	}
}

func TestReturnGoesToTheField(t *testing.T) {
	s, d := open(t)
	d.Tap("Optimize has no client ID").Key(fyne.KeyReturn)
	if len(s.Shows) != 1 || s.Shows[0] != "components/optimize/settings/clientId" {
		t.Errorf("Return went to %q", s.Shows)
	}
}

func TestFMendsAndSpaceExplains(t *testing.T) {
	s, d := open(t)
	d.Tap("Optimize has no client ID").Key(fyne.KeyF, fyne.KeySpace)
	if len(s.Mended) != 1 || len(s.Explained) != 1 {
		t.Errorf("F mended %d findings and Space explained %d, want one each", len(s.Mended), len(s.Explained))
	}
}

func TestWithoutFindingsThePanelTeaches(t *testing.T) {
	s := studiotest.New(t, catalog.V88, nil)
	d := studiotest.Open(t, viewtest.Setup{}, s, problems.New(s))
	d.See(words.T("problems.empty"))
}
