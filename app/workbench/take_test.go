package workbench

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"

	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/plan"
	"entrastudio/views/part"
)

func planEdit(path, value string) plan.Edit {
	return plan.Edit{Label: "Change " + path, Changes: []plan.Change{{Path: path, New: catalog.TextOf(value)}}}
}

const values = `global:
  identity:
    auth:
      enabled: true
      type: MICROSOFT
      issuer: https://login.microsoftonline.com/7f3c2a10-5d0e-4b7a-9c54-1f0a6b2e9d22/v2.0
      issuerBackendUrl: https://login.microsoftonline.com/7f3c2a10-5d0e-4b7a-9c54-1f0a6b2e9d22/v2.0
  security:
    authentication:
      method: oidc
identity:
  enabled: true
orchestration:
  security:
    authentication:
      oidc:
        clientId: 1c8f7b63-a4e2-4b1f-9038-6d2e3f4a5b02
        audience: 1c8f7b63-a4e2-4b1f-9038-6d2e3f4a5b02
`

const audiences = " audience \n----------\n operate-api\n(1 row)\n"

// drop drops files on the window.
func (b *bench) drop(paths ...string) {
	var uris []fyne.URI
	for _, path := range paths {
		uris = append(uris, storage.NewFileURI(path))
	}
	b.dropped(fyne.Position{}, uris)
}

func (b *bench) copied(text string) { fyne.CurrentApp().Clipboard().SetContent(text) }

func TestADroppedPlanOpens(t *testing.T) {
	on := newComputer(t)
	other := sound(t)
	other.Name = "other"
	path := on.write(t, "other.yaml", other)
	b := fresh(t, on)
	b.drop(path)
	b.wantPlan("other")
	if b.Session().Path() != path {
		t.Errorf("the session is on %q", b.Session().Path())
	}
}

func TestADroppedPlanDoesNotTakeUnsavedWorkAway(t *testing.T) {
	on := newComputer(t)
	other := sound(t)
	other.Name = "other"
	path := on.write(t, "other.yaml", other)
	b := fresh(t, on)
	b.rename("mine")
	b.drop(path)
	b.wantPlan("mine")
	b.See("mine has unsaved changes").Tap("Discard the changes")
	b.wantPlan("other")
}

func TestDroppedValuesBecomeThePlanAndCanBeTakenBack(t *testing.T) {
	on := newComputer(t)
	b := fresh(t, on)
	b.drop(on.put(t, "values.yaml", values))
	if got := b.Plan().Tenant.ID; got != "7f3c2a10-5d0e-4b7a-9c54-1f0a6b2e9d22" {
		t.Fatalf("the tenant is %q", got)
	}
	b.See("What was recognised", "values.yaml", "It became the plan.")
	b.Tap("What it changed").See("+")
	b.Key(fyne.KeyEscape)
	b.Tap("Take it back")
	b.wantPlan("acme")
}

func TestDroppedEvidenceStandsBesideThePlan(t *testing.T) {
	on := newComputer(t)
	b := fresh(t, on)
	b.drop(on.put(t, "audiences.txt", audiences))
	b.wantPlan("acme")
	if got := b.Evidence(); len(got) != 1 || got[0].File != "audiences.txt" {
		t.Errorf("evidence %+v", got)
	}
	b.See("What was recognised", "audiences.txt")
	b.Tap("Show the problems")
	if b.Frame().Panel() != "problems" {
		t.Errorf("the panel is %s", b.Frame().Panel())
	}
}

func TestWhatWasGivenIsTakenBackWithItsEvidence(t *testing.T) {
	b := fresh(t, newComputer(t))
	b.copied("The values are\n\n```yaml\n" + values + "```\n\nand the table says\n\n```\n" + audiences + "```\n")
	b.Press("Ctrl+Shift+V").Tap("Take it back")
	b.wantPlan("acme")
	if got := b.Evidence(); len(got) != 0 {
		t.Errorf("evidence %+v is left", got)
	}
	b.copied(audiences)
	b.Press("Ctrl+Shift+V").See("It stands beside the plan").Tap("Take it back")
	if got := b.Evidence(); len(got) != 0 {
		t.Errorf("evidence %+v is left", got)
	}
}

func TestWhatStandsBesideThePlanIsListedAndTakenAway(t *testing.T) {
	on := newComputer(t)
	b := fresh(t, on)
	b.Frame().Table().Run("evidence.list")
	b.See("Nothing stands beside the plan")
	b.drop(on.put(t, "audiences.txt", audiences), on.put(t, "more.txt", audiences))
	b.Key(fyne.KeyEscape)
	b.Frame().Table().Run("evidence.list")
	b.See("Beside the plan", "Audiences in Identity's database: 1 audience").TapHint("Take audiences.txt away")
	if got := b.Evidence(); len(got) != 1 || got[0].File != "more.txt" {
		t.Errorf("evidence %+v, want more.txt alone", got)
	}
}

func TestTheSheetHasTheKeyboardAndGivesItBack(t *testing.T) {
	b := fresh(t, newComputer(t))
	b.Open("registrations")
	list := b.Focused()
	b.copied(audiences)
	b.Press("Ctrl+Shift+V")
	if b.Focused() == list {
		t.Error("the sheet leaves the keyboard to the list")
	}
	if b.Key(fyne.KeyEscape); b.Focused() != list {
		t.Errorf("after Escape %T has the keyboard, want the list", b.Focused())
	}
	b.Open("map")
	b.copied(audiences)
	b.Press("Ctrl+Shift+V").Key(fyne.KeyReturn)
	if b.Frame().Panel() != "problems" || b.Focused() == nil {
		t.Errorf("Return leads to %s, where %T has the keyboard", b.Frame().Panel(), b.Focused())
	}
}

func TestAPastedTokenLeadsToTheTokens(t *testing.T) {
	b := fresh(t, newComputer(t))
	b.copied(harbourToken("another"))
	b.Press("Ctrl+Shift+V").Tap("Show the token")
	if b.Frame().Panel() != "tokens" {
		t.Errorf("the panel is %s", b.Frame().Panel())
	}
}

func TestWhatCannotBeReadIsSaidAndChangesNothing(t *testing.T) {
	on := newComputer(t)
	b := fresh(t, on)
	b.drop(on.put(t, "good.txt", audiences), on.put(t, "junk.bin", "\x00\x01\x02\xff\xfe junk"))
	b.See("That did not work", "junk.bin")
	b.Key(fyne.KeyEscape)
	if len(b.Evidence()) != 0 {
		t.Errorf("evidence %+v", b.Evidence())
	}
	b.drop(on.path("nowhere.txt"))
	b.See("That did not work", "nowhere.txt")
}

func TestPastingAnywhereReadsWhatWasCopied(t *testing.T) {
	b := fresh(t, newComputer(t))
	b.copied("   ")
	b.Press("Ctrl+Shift+V").See("Nothing was copied that could be read.")
	b.copied(audiences)
	b.Press("Ctrl+Shift+V").See("What was recognised", "paste 1")
	b.copied(audiences)
	b.Press("Ctrl+Shift+V").See("paste 2")
	if got := b.Evidence(); len(got) != 2 {
		t.Errorf("evidence %+v", got)
	}
}

func TestPastingIntoAFieldIsTheFieldsOwn(t *testing.T) {
	b := fresh(t, newComputer(t))
	b.Show("tenant/id")
	b.copied("x")
	b.Press("Ctrl+A").Press("Ctrl+V")
	if got := b.Plan().Tenant.ID; got != "x" {
		t.Errorf("the tenant is %q", got)
	}
	b.Miss("What was recognised")
}

func TestAPastedPlanReplacesThisOneAsOneStep(t *testing.T) {
	b := fresh(t, newComputer(t))
	other := sound(t)
	other.Name = "other"
	doc, err := plan.New(other)
	if err != nil {
		t.Fatal(err)
	}
	b.copied(string(doc.Bytes()))
	b.Press("Ctrl+Shift+V")
	b.wantPlan("other")
	b.Press("Ctrl+Z")
	b.wantPlan("acme")
}

func TestAMixtureBecomesThePlanOnlyWhereNobodyHasWorked(t *testing.T) {
	mixture := "The values are\n\n```yaml\n" + values + "```\n\nand the table says\n\n```\n" + audiences + "```\n"
	t.Run("fresh", func(t *testing.T) {
		b := fresh(t, newComputer(t))
		b.copied(mixture)
		b.Press("Ctrl+Shift+V")
		if b.Plan().Tenant.ID != "7f3c2a10-5d0e-4b7a-9c54-1f0a6b2e9d22" || !b.Desk.Picture().AudiencesGiven {
			t.Errorf("tenant %q, audiences given %v", b.Plan().Tenant.ID, b.Desk.Picture().AudiencesGiven)
		}
	})
	t.Run("worked on", func(t *testing.T) {
		b := fresh(t, newComputer(t))
		b.rename("mine")
		b.copied(mixture)
		b.Press("Ctrl+Shift+V")
		b.wantPlan("mine")
		if !b.Desk.Picture().AudiencesGiven {
			t.Error("the mixture does not stand beside the plan")
		}
	})
}

// TestNothingThatWasPastedReachesAFile pastes a secret in several disguises and
// looks for it in every file that the program has.
func TestNothingThatWasPastedReachesAFile(t *testing.T) {
	const canary = "eyJhbGciOiJub25lIn0.eyJhdWQiOiJjYW5hcnktMTIzNDU2Nzg5In0.Y2FuYXJ5LXNpZ25hdHVyZQ"
	on := newComputer(t)
	b := onFile(t, on, on.write(t, "acme.yaml", sound(t)))
	for _, text := range []string{canary, "Bearer " + canary, `{"token_type":"Bearer","access_token":"` + canary + `"}`} {
		b.copied(text)
		b.Press("Ctrl+Shift+V")
	}
	b.rename("mine")
	b.clock.pass(flushAfter)
	b.Press("Ctrl+S")
	b.Stop()
	for _, folder := range []string{on.state, on.plans} {
		err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() {
				return err
			}
			data, err := os.ReadFile(path)
			if strings.Contains(string(data), "canary") || strings.Contains(string(data), canary[20:40]) {
				t.Errorf("%s holds it", path)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

func TestAWrongGuessIsOverruledInTheSheet(t *testing.T) {
	b := fresh(t, newComputer(t))
	b.copied(audiences)
	b.Press("Ctrl+Shift+V").See("Audiences in Identity's database")
	readAsKind(b, "Log")
	b.See("What was recognised", "paste 1").Miss("It became the plan.")
	if got := b.Evidence(); len(got) != 1 || got[0].Kind != evidence.KindLog {
		t.Errorf("evidence %+v, want one log", got)
	}
}

func TestASecondReadingTakesTheFirstOnesPlanBack(t *testing.T) {
	b := fresh(t, newComputer(t))
	b.copied(values)
	b.Press("Ctrl+Shift+V").See("It became the plan.")
	readAsKind(b, "Log")
	b.wantPlan("acme")
	if got := b.Evidence(); len(got) != 1 || got[0].Kind != evidence.KindLog {
		t.Errorf("evidence %+v, want one log", got)
	}
}

func TestAReadingThatFailsLeavesTheFirstOne(t *testing.T) {
	b := fresh(t, newComputer(t))
	b.copied(audiences)
	b.Press("Ctrl+Shift+V")
	readAsKind(b, "App registrations")
	b.See("That did not work", "paste 1")
	if got := b.Evidence(); len(got) != 1 || got[0].Kind != evidence.KindAudiences {
		t.Errorf("evidence %+v, want the audiences", got)
	}
}

func TestWhatIsNotRecognisedCanBeSaid(t *testing.T) {
	b := fresh(t, newComputer(t))
	b.copied("the cat sat on the mat\n")
	b.Press("Ctrl+Shift+V").See("Not recognised", "paste 1")
	readAsKind(b, "Log")
	b.See("What was recognised")
	if got := b.Evidence(); len(got) != 1 || got[0].Kind != evidence.KindLog {
		t.Errorf("evidence %+v, want one log", got)
	}
}

// readAsKind says in the sheet what was given last.
func readAsKind(b *bench, kind string) {
	b.Field("Read it as").(*part.Select).SetSelected(kind)
}
