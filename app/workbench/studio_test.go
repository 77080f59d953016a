package workbench

import (
	"slices"
	"strconv"
	"testing"

	"fyne.io/fyne/v2"

	"entrastudio/model/check"
	"entrastudio/views/look"
	"entrastudio/views/part"
)

const audiencePath = "components/orchestration/settings/audience"

func uriAudience(b *bench) check.Finding {
	b.t.Helper()
	if err := b.Apply(planEdit(audiencePath, "api://1c8f7b63-a4e2-4b1f-9038-6d2e3f4a5b02")); err != nil {
		b.t.Fatal(err)
	}
	b.Settle()
	found := b.Findings()
	at := slices.IndexFunc(found, func(f check.Finding) bool { return f.Code == "audience.is-uri" })
	if at < 0 {
		b.t.Fatalf("findings %v", found)
	}
	return found[at]
}

func TestAFixShowsItsDifferenceBeforeItIsMade(t *testing.T) {
	b := fresh(t, newComputer(t))
	f := uriAudience(b)
	b.See("1 error")
	b.Mend(f)
	b.See(f.Title, audiencePath, "api://1c8f7b63-a4e2-4b1f-9038-6d2e3f4a5b02", "\n1c8f7b63-a4e2-4b1f-9038-6d2e3f4a5b02")
	b.Key(fyne.KeyEscape)
	if len(b.Findings()) == 0 {
		t.Fatal("the fix was made unasked")
	}
	b.Mend(f)
	b.Tap(f.Fix.Edit.Label)
	if len(b.Findings()) != 0 {
		t.Errorf("findings %v", b.Findings())
	}
	b.Tap("Undo").See("1 error")
}

func TestAFindingIsExplainedInFull(t *testing.T) {
	b := fresh(t, newComputer(t))
	f := uriAudience(b)
	b.Explain(f)
	b.See(f.Title, "audience.is-uri", "Expected", "Found")
}

func TestShowGoesToTheFieldInItsPanel(t *testing.T) {
	b := fresh(t, newComputer(t))
	b.Open("problems")
	for path, panel := range map[string]string{
		audiencePath: "components", "tenant/id": "components", "registrations/1/clientId": "registrations",
		"databases/identity/username": "components",
	} {
		b.Show(path)
		if b.Frame().Panel() != panel {
			t.Errorf("%s: the panel is %s", path, b.Frame().Panel())
		}
		if _, ok := b.Focused().(*part.Entry); !ok {
			t.Errorf("%s: %T has the keyboard", path, b.Focused())
		}
	}
	b.Show("nowhere/at/all")
}

func TestTheSearchFindsFieldsFindingsAndActions(t *testing.T) {
	b := fresh(t, newComputer(t))
	uriAudience(b)
	b.Press("Ctrl+K").Type("orch audience").See("Audience")
	b.Key(fyne.KeyEscape)
	b.Press("Ctrl+K").Type("app id uri").See("The audience is an App ID URI")
	b.Key(fyne.KeyEscape)
	b.Press("Ctrl+K").Type("high contrast").Key(fyne.KeyReturn)
	if len(b.worn) != 1 || b.worn[0].Mode != look.HighContrast {
		t.Errorf("themes %v", b.worn)
	}
}

func TestTheLookIsKeptForTheNextStart(t *testing.T) {
	b := fresh(t, newComputer(t))
	b.Frame().Table().Run("window.mode.dark")
	b.Frame().Table().Run("window.density.comfortable")
	b.Frame().Table().Run("window.language.de")
	if got := Theme(b.settings); got != (look.Theme{Mode: look.Dark, Density: look.Comfortable}) {
		t.Errorf("theme %+v", got)
	}
	if got := Language(b.settings); got != "de" {
		t.Errorf("language %q", got)
	}
}

func TestTheMinorAndTheToolAreChosenAbove(t *testing.T) {
	b := fresh(t, newComputer(t))
	b.setMinor("8.9")
	if b.Plan().Camunda != "8.9" || b.Catalog().Minor != "8.9" {
		t.Errorf("plan of %s, catalogue of %s", b.Plan().Camunda, b.Catalog().Minor)
	}
	b.setDeployment("compose")
	b.See("Docker Compose")
	b.Press("Ctrl+Z").Press("Ctrl+Z")
	if b.Plan().Camunda != "8.8" || b.Session().Dirty() {
		t.Errorf("plan of %s, unsaved %v", b.Plan().Camunda, b.Session().Dirty())
	}
}

func TestEveryPanelOpensWithItsKeysAndHasATitle(t *testing.T) {
	b := fresh(t, newComputer(t))
	for i, panel := range b.Panels() {
		b.Press("Ctrl+" + strconv.Itoa((i+1)%10))
		if b.Frame().Panel() != panel.ID() {
			t.Errorf("key %d opens %s, want %s", i+1, b.Frame().Panel(), panel.ID())
		}
	}
}

func TestTheHelpListsEveryShortcut(t *testing.T) {
	b := fresh(t, newComputer(t))
	b.Press("F1").See("Keys", "Save", "Ctrl+S")
}
