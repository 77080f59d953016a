package document

import (
	"errors"
	"os"
	"strings"
	"testing"

	"entrastudio/model/catalog"
	"entrastudio/model/plan"
)

func TestTypingInOneFieldIsOneUndoStepUntilItIsLeft(t *testing.T) {
	s := newStudio(t).untitled("start")
	for _, text := range []string{"a", "ac", "acm", "acme"} {
		must(t, s.Apply(plan.Edit{Label: "name", Changes: []plan.Change{{Path: "name", New: catalog.TextOf(text)}}}))
	}
	s.Settle()
	must(t, s.Apply(plan.Edit{Label: "name", Changes: []plan.Change{{Path: "name", New: catalog.TextOf("acme2")}}}))
	s.Undo()
	wantName(t, s, "acme")
	s.Undo()
	wantName(t, s, "start")
	if _, ok := s.Undo(); ok {
		t.Error("there was one more step")
	}
	if label, ok := s.Redo(); !ok || label != "name" {
		t.Errorf("redo gave %q, %v", label, ok)
	}
	wantName(t, s, "acme")
}

func TestAnEditAfterUndoForgetsWhatCouldBeRedone(t *testing.T) {
	s := newStudio(t).untitled("start")
	rename(t, s, "one")
	s.Undo()
	rename(t, s, "two")
	if label, ok := s.RedoLabel(); ok {
		t.Errorf("%q can still be redone", label)
	}
	if label, ok := s.UndoLabel(); !ok || label != "rename to two" {
		t.Errorf("undo would take back %q", label)
	}
}

func TestAnEditThatCannotBeMadeLeavesThePlan(t *testing.T) {
	s := newStudio(t).untitled("start")
	err := s.Apply(plan.Edit{Label: "x", Changes: []plan.Change{
		{Path: "name", New: catalog.TextOf("changed")}, {Path: "nowhere", New: catalog.TextOf("x")},
	}})
	if err == nil || s.Dirty() {
		t.Errorf("error %v, dirty %v", err, s.Dirty())
	}
	wantName(t, s, "start")
}

func TestSavingKeepsTheOwnersComments(t *testing.T) {
	st := newStudio(t)
	path := st.write("acme.yaml", "acme")
	s := st.open(path)
	rename(t, s, "acme-prod")
	must(t, s.Save())
	text := st.read(path)
	if !strings.HasPrefix(text, "# a comment of the owner\n") || !strings.Contains(text, "name: acme-prod") {
		t.Errorf("the file is now\n%s", text)
	}
	if s.Dirty() {
		t.Error("still unsaved")
	}
	info, err := os.Stat(path)
	must(t, err)
	if info.Mode().Perm() != 0o600 {
		t.Errorf("the file's mode is %v", info.Mode())
	}
}

func TestUndoBehindTheSavedStateIsUnsaved(t *testing.T) {
	st := newStudio(t)
	s := st.open(st.write("acme.yaml", "acme"))
	rename(t, s, "one")
	must(t, s.Save())
	s.Undo()
	if !s.Dirty() {
		t.Error("the plan before the save counts as saved")
	}
	s.Redo()
	if s.Dirty() {
		t.Error("the saved plan counts as unsaved")
	}
	s.Undo()
	rename(t, s, "two")
	s.Undo()
	if !s.Dirty() {
		t.Error("the saved plan cannot be reached any more, yet another counts as saved")
	}
}

func TestAPlanWithoutAFileAsksForOne(t *testing.T) {
	if err := newStudio(t).untitled("start").Save(); !errors.Is(err, ErrNoPath) {
		t.Errorf("error %v", err)
	}
}

func TestAFileChangedOutsideIsNeverOverwrittenUnasked(t *testing.T) {
	st := newStudio(t)
	path := st.write("acme.yaml", "acme")
	s := st.open(path)
	rename(t, s, "mine")
	st.write("acme.yaml", "theirs")
	if err := s.Save(); !errors.Is(err, ErrChangedOutside) {
		t.Fatalf("error %v", err)
	}
	if !strings.Contains(st.read(path), "theirs") {
		t.Fatal("the file was overwritten")
	}
	t.Run("taken over and back", func(t *testing.T) {
		must(t, s.Reload("take theirs"))
		wantName(t, s, "theirs")
		if s.Dirty() {
			t.Error("what the file says counts as unsaved")
		}
		if label, _ := s.Undo(); label != "take theirs" {
			t.Errorf("undo took back %q", label)
		}
		wantName(t, s, "mine")
	})
	t.Run("saved over after the decision", func(t *testing.T) {
		st.write("acme.yaml", "theirs again")
		must(t, s.SaveOver())
		if !strings.Contains(st.read(path), "name: mine") {
			t.Error("the decision was not carried out")
		}
	})
}

func TestAFileThatIsGoneIsPutBack(t *testing.T) {
	st := newStudio(t)
	path := st.write("acme.yaml", "acme")
	s := st.open(path)
	rename(t, s, "mine")
	must(t, os.Remove(path))
	must(t, s.Save())
	if !strings.Contains(st.read(path), "name: mine") {
		t.Error("the file is not back")
	}
}

func TestASecondStudioReadsAndDoesNotWrite(t *testing.T) {
	st := newStudio(t)
	path := st.write("acme.yaml", "acme")
	first := st.open(path)
	second := st.open(path)
	if !strings.Contains(second.ReadOnly(), "another studio") || !strings.Contains(second.ReadOnly(), "process") {
		t.Errorf("read-only because %q; want who has it", second.ReadOnly())
	}
	edit := plan.Edit{Label: "x", Changes: []plan.Change{{Path: "name", New: catalog.TextOf("x")}}}
	for what, err := range map[string]error{"edit": second.Apply(edit), "save": second.Save(), "save over": second.SaveOver()} {
		if !errors.Is(err, ErrReadOnly) {
			t.Errorf("%s: error %v", what, err)
		}
	}
	rename(t, first, "mine")
	must(t, first.Flush())
	must(t, second.Revert())
	must(t, second.Close())
	if j, _, err := readJournal(st.disk, first.journalPath()); err != nil || len(j.Steps) != 2 {
		t.Errorf("the reader touched the journal of the writer: %v, %v", j, err)
	}
	must(t, first.Close())
	if third := st.open(path); third.ReadOnly() != "" {
		t.Errorf("after the first has closed it is still %q", third.ReadOnly())
	}
}

func TestSaveAsGoesOnInTheOtherFile(t *testing.T) {
	st := newStudio(t)
	old := st.write("old.yaml", "old")
	s := st.open(old)
	rename(t, s, "new")
	must(t, s.Flush())
	told := ""
	s.OnChange(func() { told = s.Path() })
	must(t, s.SaveAs(st.path("new.yaml")))
	if s.Path() != st.path("new.yaml") || told != s.Path() || s.Dirty() {
		t.Errorf("path %s, told of %s, dirty %v", s.Path(), told, s.Dirty())
	}
	if !strings.Contains(st.read(old), "name: old") {
		t.Error("the old file was changed")
	}
	if other := st.open(old); other.ReadOnly() != "" || other.Dirty() {
		t.Errorf("the old file is still locked: %q, or has the unsaved work: %v", other.ReadOnly(), other.Dirty())
	}
	if other := st.open(s.Path()); other.ReadOnly() == "" {
		t.Error("the new file is not locked")
	}
}

func TestSaveAsLeavesAFileThatSomebodyElseHasOpen(t *testing.T) {
	st := newStudio(t)
	taken := st.write("taken.yaml", "taken")
	st.open(taken)
	s := st.open(st.write("mine.yaml", "mine"))
	if err := s.SaveAs(taken); !errors.Is(err, ErrReadOnly) {
		t.Errorf("error %v", err)
	}
	if s.Path() != st.path("mine.yaml") || !strings.Contains(st.read(taken), "name: taken") {
		t.Error("the session moved, or the file was changed")
	}
}

func TestRevertLetsGoOfChangesAndOfTheJournal(t *testing.T) {
	st := newStudio(t)
	path := st.write("acme.yaml", "acme")
	s := st.open(path)
	rename(t, s, "mine")
	must(t, s.Flush())
	must(t, s.Revert())
	wantName(t, s, "acme")
	if _, able := s.UndoLabel(); able || s.Dirty() {
		t.Error("something is left to undo or to save")
	}
	s.crash()
	if again := st.open(path); again.Recovered() {
		t.Error("the changes came back")
	}
}

func TestANewerFormIsReadAndSavedOnlyElsewhere(t *testing.T) {
	st := newStudio(t)
	path := st.path("newer.yaml")
	newer := strings.Replace(fileText(t, "newer"), "entrastudio/v1", "entrastudio/v9", 1)
	st.put(path, newer)
	s := st.open(path)
	if !strings.Contains(s.ReadOnly(), "newer") {
		t.Fatalf("read-only because %q", s.ReadOnly())
	}
	must(t, s.SaveAs(st.path("mine.yaml")))
	if st.read(path) != newer {
		t.Error("the newer file was changed")
	}
	if got := st.read(st.path("mine.yaml")); !strings.Contains(got, "entrastudio/v1") || s.ReadOnly() != "" {
		t.Errorf("the copy is %.60q, read-only because %q", got, s.ReadOnly())
	}
}

func TestAFileThatIsNoPlanIsRefusedWithItsPlace(t *testing.T) {
	st := newStudio(t)
	path := st.path("bad.yaml")
	st.put(path, "apiVersion: entrastudio/v1\nkind: Plan\nname: [\n")
	_, err := Open(st.disk, st.state, path)
	if err == nil || !strings.Contains(err.Error(), "bad.yaml:") {
		t.Errorf("error %v", err)
	}
	if _, err := os.Stat(st.path(".bad.yaml.lock")); err == nil {
		t.Error("a lock was left")
	}
}

func TestTheFirstSaveOfAnOlderFormKeepsItBesideTheFile(t *testing.T) {
	const older = "apiVersion: entrastudio/v0\nkind: Plan\ncamunda: \"8.7\"\ntenantId: 7f3c2a10-5d0e-4b7a-9c54-1f0a6b2e9d11\n"
	st := newStudio(t)
	path := st.path("old.yaml")
	st.put(path, older)
	s := st.open(path)
	if s.Plan().Tenant.ID != "7f3c2a10-5d0e-4b7a-9c54-1f0a6b2e9d11" {
		t.Fatalf("tenant %q", s.Plan().Tenant.ID)
	}
	t.Run("not where the plan goes on elsewhere", func(t *testing.T) {
		copied := st.open(path)
		copied.readOnly = ""
		must(t, copied.SaveAs(st.path("copy.yaml")))
		if _, err := os.Stat(st.path("copy.yaml.before-upgrade")); err == nil {
			t.Error("the original was copied although it still stands")
		}
	})
	rename(t, s, "one")
	must(t, s.Save())
	rename(t, s, "two")
	must(t, s.Save())
	if got := st.read(path + ".before-upgrade"); got != older {
		t.Errorf("beside the file stands %q", got)
	}
	if !strings.Contains(st.read(path), "entrastudio/v1") {
		t.Error("the file is not of today's form")
	}
}
