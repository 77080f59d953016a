package workbench

import (
	"os"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"entrastudio/app/document"
	"entrastudio/model/catalog"
)

func TestTheWindowSaysWhichPlanIsOpenAndWhetherItIsSaved(t *testing.T) {
	on := newComputer(t)
	b := onFile(t, on, on.write(t, "acme.yaml", sound(t)))
	if got := b.Window().Title(); got != "acme - Entra Studio" {
		t.Errorf("title %q", got)
	}
	b.See("acme", "Saved", "Offline", "0 errors")
	b.rename("acme-prod")
	b.See("acme-prod", "Not saved")
	if got := b.Window().Title(); got != "* acme-prod - Entra Studio" {
		t.Errorf("title %q", got)
	}
	b.Press("Ctrl+S")
	b.See("Saved 12:04")
}

func TestUndoAndRedoSayWhatTheyDid(t *testing.T) {
	b := fresh(t, newComputer(t))
	b.Press("Ctrl+Z").See("There is nothing to undo")
	b.rename("one")
	b.Press("Ctrl+Z").See("Undone: Rename")
	b.wantPlan("acme")
	b.Press("Ctrl+Y").See("Redone: Rename")
	b.wantPlan("one")
	b.Tap("Undo")
	b.wantPlan("acme")
}

func TestAPlanWithoutAFileAsksForOneAndGoesOnThere(t *testing.T) {
	on := newComputer(t)
	b := fresh(t, on)
	b.rename("acme-prod")
	b.Press("Ctrl+S").See("Save as", "acme-prod.yaml")
	b.typePath(on.path("prod"))
	if text := on.read(t, on.path("prod.yaml")); !strings.Contains(text, "name: acme-prod") {
		t.Errorf("the file holds\n%s", text)
	}
	b.See("Saved 12:04")
	if b.recent.List()[0] != on.path("prod.yaml") {
		t.Errorf("recent files %v", b.recent.List())
	}
}

func TestSavingOverAnotherFileIsAskedFirst(t *testing.T) {
	on := newComputer(t)
	other := on.write(t, "other.yaml", sound(t))
	before := on.read(t, other)
	b := fresh(t, on)
	b.rename("mine")
	b.Press("Ctrl+Shift+S")
	b.typePath(other)
	b.See("Replace the file?")
	b.Key(fyne.KeyEscape)
	if on.read(t, other) != before {
		t.Fatal("the file was replaced unasked")
	}
	b.Press("Ctrl+Shift+S")
	b.typePath(other)
	b.Tap("Replace it")
	if !strings.Contains(on.read(t, other), "name: mine") || b.Session().Path() != other {
		t.Error("the decision was not carried out")
	}
}

func TestAPlanIsOpenedByItsPathOrFromTheRecentOnes(t *testing.T) {
	on := newComputer(t)
	one, two := sound(t), sound(t)
	one.Name, two.Name = "one", "two"
	first, second := on.write(t, "one.yaml", one), on.write(t, "two.yaml", two)
	b := onFile(t, on, first)
	b.Press("Ctrl+O")
	b.typePath(second)
	b.wantPlan("two")
	if again, err := document.Open(document.RealDisk{}, on.state, first); err != nil || again.ReadOnly() != "" {
		t.Errorf("the plan before is still locked: %v", err)
	} else if err := again.Close(); err != nil {
		t.Error(err)
	}
	b.Press("Ctrl+O").Tap("one.yaml")
	b.wantPlan("one")
}

func TestAFileThatIsNoPlanLeavesTheOpenOne(t *testing.T) {
	on := newComputer(t)
	bad := on.put(t, "bad.yaml", "apiVersion: entrastudio/v1\nkind: Plan\nname: [\n")
	b := onFile(t, on, on.write(t, "acme.yaml", sound(t)))
	b.Press("Ctrl+O")
	b.typePath(bad)
	b.See("That did not work", "bad.yaml:")
	b.Key(fyne.KeyReturn)
	b.wantPlan("acme")
}

func TestANewPlanIsOneOfTheChosenMinor(t *testing.T) {
	b := fresh(t, newComputer(t))
	b.Press("Ctrl+N").See("New plan", "Camunda 8.9", "Helm")
	b.Tap("Start the plan")
	if b.Plan().Camunda == catalog.V88 || b.Session().Dirty() {
		t.Errorf("a plan of %s, unsaved %v", b.Plan().Camunda, b.Session().Dirty())
	}
}

func TestNothingUnsavedIsLetGoUnasked(t *testing.T) {
	on := newComputer(t)
	path := on.write(t, "acme.yaml", sound(t))
	for _, act := range []string{"Ctrl+Q", "Ctrl+O", "Ctrl+N"} {
		b := onFile(t, on, path)
		b.rename("changed")
		b.Press(act).See("changed has unsaved changes")
		b.Key(fyne.KeyEscape)
		b.wantPlan("changed")
		if b.quit > 0 || !b.Session().Dirty() {
			t.Errorf("%s: quit %d times, unsaved %v", act, b.quit, b.Session().Dirty())
		}
		b.Press(act).Tap("Discard the changes")
		b.wantPlan("acme")
		b.Stop()
	}
	b := onFile(t, on, path)
	b.rename("changed")
	b.Press("Ctrl+Q").Tap("Save")
	if b.quit != 1 || !strings.Contains(on.read(t, path), "name: changed") {
		t.Errorf("quit %d times, file\n%s", b.quit, on.read(t, path))
	}
}

func TestQuittingWithoutChangesAsksNothing(t *testing.T) {
	b := fresh(t, newComputer(t))
	b.Press("Ctrl+Q")
	if b.quit != 1 {
		t.Errorf("quit %d times", b.quit)
	}
}

func TestAChangeFromOutsideIsAskedAboutOnce(t *testing.T) {
	for _, one := range []struct {
		answer, plan, file string
		dirty              bool
	}{
		{"Take the file's plan", "theirs", "theirs", false},
		{"Save over it", "mine", "mine", false},
		{"Decide later", "mine", "theirs", true},
	} {
		t.Run(one.answer, func(t *testing.T) {
			on := newComputer(t)
			path := on.write(t, "acme.yaml", sound(t))
			b := onFile(t, on, path)
			b.rename("mine")
			theirs := sound(t)
			theirs.Name = "theirs"
			on.write(t, "acme.yaml", theirs)
			b.outside()
			b.outside()
			b.See("The file was changed outside the studio").Tap(one.answer)
			b.Miss("The file was changed outside the studio")
			b.wantPlan(one.plan)
			if !strings.Contains(on.read(t, path), "name: "+one.file+"\n") || b.Session().Dirty() != one.dirty {
				t.Errorf("unsaved %v, file\n%.200s", b.Session().Dirty(), on.read(t, path))
			}
		})
	}
}

func TestTheOwnSaveIsNoChangeFromOutside(t *testing.T) {
	on := newComputer(t)
	b := onFile(t, on, on.write(t, "acme.yaml", sound(t)))
	b.rename("mine")
	b.Press("Ctrl+S")
	b.outside()
	b.Miss("The file was changed outside the studio")
}

func TestSavingWithoutHavingDecidedAsksAgain(t *testing.T) {
	on := newComputer(t)
	path := on.write(t, "acme.yaml", sound(t))
	b := onFile(t, on, path)
	b.rename("mine")
	theirs := sound(t)
	theirs.Name = "theirs"
	on.write(t, "acme.yaml", theirs)
	b.Press("Ctrl+S").See("The file was changed outside the studio")
	b.Tap("Save mine elsewhere").See("Save as")
	b.typePath(on.path("mine.yaml"))
	if !strings.Contains(on.read(t, path), "theirs") || !strings.Contains(on.read(t, on.path("mine.yaml")), "name: mine") {
		t.Error("one of the two was lost")
	}
}

func TestTheJournalIsWrittenASecondAfterTheLastChange(t *testing.T) {
	on := newComputer(t)
	b := onFile(t, on, on.write(t, "acme.yaml", sound(t)))
	b.rename("mine")
	b.clock.pass(time.Second - 1)
	if entries, err := os.ReadDir(on.state + "/journal"); err == nil && len(entries) > 0 {
		t.Fatalf("%d journals before the second has passed", len(entries))
	}
	b.clock.pass(time.Second)
	if entries, err := os.ReadDir(on.state + "/journal"); err != nil || len(entries) != 1 {
		t.Errorf("%d journals, %v", len(entries), err)
	}
}

func TestUnsavedWorkOfTheLastSessionIsBackAndCanBeLetGo(t *testing.T) {
	on := newComputer(t)
	path := on.write(t, "acme.yaml", sound(t))
	first := onFile(t, on, path)
	first.rename("mine")
	first.Stop()
	b := onFile(t, on, path)
	b.wantPlan("mine")
	b.See("Unsaved changes of the last session are back.").Tap("Let them go")
	b.wantPlan("acme")
}

func TestALockedPlanIsForReadingOnly(t *testing.T) {
	on := newComputer(t)
	path := on.write(t, "acme.yaml", sound(t))
	onFile(t, on, path)
	b := onFile(t, on, path)
	b.See("For reading only")
	b.Press("Ctrl+S").Miss("Save as")
	if err := b.Apply(planEdit("name", "x")); err == nil {
		t.Error("it can be edited")
	}
	b.copied("apiVersion: entrastudio/v1\nkind: Plan\nname: other\ncamunda: \"8.8\"\n")
	b.Press("Ctrl+Shift+V").See("open for reading only").Key(fyne.KeyEscape)
	b.wantPlan("acme")
	b.drop(on.put(t, "values.yaml", values))
	b.See("open for reading only").Miss("What was recognised")
	b.wantPlan("acme")
}
