package document

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"entrastudio/model/plan"
)

func TestUnsavedWorkAndItsStepsComeBackAfterACrash(t *testing.T) {
	st := newStudio(t)
	path := st.write("acme.yaml", "acme")
	s := st.open(path)
	rename(t, s, "one")
	rename(t, s, "two")
	rename(t, s, "three")
	s.Undo()
	must(t, s.Flush())
	s.crash()
	again := st.open(path)
	wantName(t, again, "two")
	if !again.Recovered() || !again.Dirty() {
		t.Errorf("recovered %v, dirty %v", again.Recovered(), again.Dirty())
	}
	if label, _ := again.RedoLabel(); label != "rename to three" {
		t.Errorf("redo would make %q", label)
	}
	again.Undo()
	wantName(t, again, "one")
	again.Undo()
	wantName(t, again, "acme")
	if again.Dirty() {
		t.Error("the saved state is not known any more")
	}
	if !strings.Contains(st.read(path), "name: acme") {
		t.Error("the file was changed")
	}
}

func TestUndoSurvivesARestart(t *testing.T) {
	st := newStudio(t)
	path := st.write("acme.yaml", "acme")
	s := st.open(path)
	rename(t, s, "one")
	must(t, s.Save())
	must(t, s.Close())
	again := st.open(path)
	if again.Recovered() {
		t.Error("nothing was unsaved, yet something counts as recovered")
	}
	again.Undo()
	wantName(t, again, "acme")
}

func TestUnsavedWorkStandsBehindAFileThatWasChangedMeanwhile(t *testing.T) {
	st := newStudio(t)
	path := st.write("acme.yaml", "acme")
	s := st.open(path)
	rename(t, s, "mine")
	must(t, s.Flush())
	s.crash()
	st.write("acme.yaml", "theirs")
	again := st.open(path)
	wantName(t, again, "theirs")
	if !again.Behind() || again.Dirty() || again.Recovered() {
		t.Fatalf("behind %v, dirty %v, recovered %v", again.Behind(), again.Dirty(), again.Recovered())
	}
	again.Redo()
	wantName(t, again, "mine")
	if !again.Dirty() {
		t.Error("the work counts as saved")
	}
	must(t, again.Reload("take theirs"))
	if again.Behind() {
		t.Error("redo is said to bring back what a later step has replaced")
	}
}

func TestAJournalThatCannotBeUsedIsLeftAlone(t *testing.T) {
	for name, text := range map[string]string{
		"junk":                  "\x00\xff{",
		"empty":                 "",
		"no steps":              `{"steps":[]}`,
		"cursor out of range":   `{"cursor":3,"steps":[{"insert":"x"}]}`,
		"negative cursor":       `{"cursor":-1,"steps":[{"insert":"x"}]}`,
		"saved out of range":    `{"saved":7,"steps":[{"insert":"x"}]}`,
		"saved below range":     `{"saved":-9,"steps":[{"insert":"x"}]}`,
		"no plan":               `{"steps":[{"insert":"hello"}]}`,
		"bytes out of range":    `{"steps":[{"from":4,"to":9,"insert":"x"}]}`,
		"bytes the wrong way":   `{"steps":[{"from":4,"to":2,"insert":"x"}]}`,
		"bytes below range":     `{"steps":[{"from":-4,"to":0,"insert":"x"}]}`,
		"something else inside": `[1,2,3]`,
	} {
		t.Run(name, func(t *testing.T) {
			st := newStudio(t)
			path := st.write("acme.yaml", "acme")
			journal := st.open(path)
			must(t, os.MkdirAll(filepath.Dir(journal.journalPath()), 0o700))
			st.put(journal.journalPath(), text)
			journal.crash()
			s := st.open(path)
			wantName(t, s, "acme")
			if s.Dirty() || s.Recovered() || s.Behind() {
				t.Error("something came back from it")
			}
			rename(t, s, "one")
			must(t, s.Save())
		})
	}
}

func TestTheJournalSplitsNoLetter(t *testing.T) {
	st := newStudio(t)
	path := st.write("acme.yaml", "\u00e4-\u4e16-\u00e4")
	s := st.open(path)
	// Letters that share their first or their last byte with the ones before.
	for _, name := range []string{"\u00f6-\u4e16-\u00e4", "\u00f6-\u4e17-\u00e4", "\u00f6-\u4e17-\u0124", "\U0001f600", "\U0001f601"} {
		rename(t, s, name)
	}
	must(t, s.Flush())
	s.crash()
	again := st.open(path)
	wantName(t, again, "\U0001f601")
	for _, name := range []string{"\U0001f600", "\u00f6-\u4e17-\u0124", "\u00f6-\u4e17-\u00e4", "\u00f6-\u4e16-\u00e4", "\u00e4-\u4e16-\u00e4"} {
		again.Undo()
		wantName(t, again, name)
	}
}

func TestTheJournalKeepsTheLastStepsOnly(t *testing.T) {
	st := newStudio(t)
	path := st.write("acme.yaml", "acme")
	s := st.open(path)
	for i := range journalSteps + 50 {
		rename(t, s, fmt.Sprint("step", i))
		if i%20 == 0 {
			must(t, s.Flush())
		}
	}
	must(t, s.Flush())
	s.crash()
	again := st.open(path)
	wantName(t, again, fmt.Sprint("step", journalSteps+49))
	steps := 0
	for _, ok := again.Undo(); ok; _, ok = again.Undo() {
		steps++
	}
	if steps != journalSteps-1 {
		t.Errorf("%d steps came back", steps)
	}
	wantName(t, again, fmt.Sprint("step", 50))
	if !again.Dirty() {
		t.Error("a state counts as saved whose step is forgotten")
	}
}

func TestWhatIsShownComesBackHoweverMuchWasUndone(t *testing.T) {
	st := newStudio(t)
	path := st.write("acme.yaml", "acme")
	s := st.open(path)
	for i := range journalSteps + 50 {
		rename(t, s, fmt.Sprint("step", i))
	}
	for range journalSteps + 48 {
		s.Undo()
	}
	wantName(t, s, "step1")
	must(t, s.Flush())
	s.crash()
	again := st.open(path)
	wantName(t, again, "step1")
	again.Redo()
	wantName(t, again, "step2")
}

func TestAJournalIsNeverLargerThanWhatIsReadBack(t *testing.T) {
	st := newStudio(t)
	path := st.write("acme.yaml", "acme")
	s := st.open(path)
	for i := range 60 {
		rename(t, s, fmt.Sprint("step", i))
	}
	s.recorder.largest = 3000
	must(t, s.Flush())
	if size := len(st.read(s.journalPath())); size > 3000 {
		t.Errorf("the journal has %d bytes", size)
	}
	s.crash()
	again := st.open(path)
	wantName(t, again, "step59")
	if label, ok := again.Undo(); !ok || label != "rename to step59" {
		t.Errorf("undo took back %q", label)
	}
	again.recorder.largest = 10
	if err := again.Flush(); err == nil {
		t.Error("a journal that cannot be read back is not told of")
	}
}

func TestTheJournalGrowsByWhatChanged(t *testing.T) {
	st := newStudio(t)
	s := st.open(st.write("acme.yaml", "acme"))
	must(t, s.Flush())
	before := len(st.read(s.journalPath()))
	for i := range 10 {
		rename(t, s, fmt.Sprint("step", i))
	}
	must(t, s.Flush())
	if grown := len(st.read(s.journalPath())) - before; grown > 2000 {
		t.Errorf("ten small steps took %d bytes", grown)
	}
}

func TestAJournalHoldsNoPlanOfAnotherPath(t *testing.T) {
	st := newStudio(t)
	one, two := st.open(st.write("one.yaml", "one")), st.open(st.write("two.yaml", "two"))
	if one.journalPath() == two.journalPath() {
		t.Error("two plans share a journal")
	}
}

func TestPlansWithoutAFileKeepAJournalEach(t *testing.T) {
	st := newStudio(t)
	one, two := st.untitled("one"), st.untitled("two")
	rename(t, one, "one changed")
	rename(t, two, "two changed")
	must(t, one.Flush())
	must(t, two.Flush())
	two.crash()
	back, ok := RecoverUntitled(st.disk, st.state)
	if !ok {
		t.Fatal("nothing came back")
	}
	wantName(t, back, "two changed")
	if _, ok := RecoverUntitled(st.disk, st.state); ok {
		t.Error("a plan came back that another studio works on")
	}
	three := st.untitled("three")
	rename(t, three, "three changed")
	must(t, three.Flush())
	one.crash()
	back.crash()
	three.crash()
	names := map[string]bool{}
	for {
		s, ok := RecoverUntitled(st.disk, st.state)
		if !ok {
			break
		}
		names[s.Plan().Name] = true
	}
	if len(names) != 3 || !names["one changed"] || !names["two changed"] || !names["three changed"] {
		t.Errorf("came back: %v", names)
	}
}

func TestAPlanThatGotAFileIsNotRecoveredTwice(t *testing.T) {
	st := newStudio(t)
	s := st.untitled("start")
	rename(t, s, "mine")
	must(t, s.Flush())
	must(t, s.SaveAs(st.path("mine.yaml")))
	must(t, s.Close())
	if _, ok := RecoverUntitled(st.disk, st.state); ok {
		t.Error("the plan without a file came back although it has one now")
	}
}

func TestUndoneWorkWithoutAFileIsNotRecovered(t *testing.T) {
	st := newStudio(t)
	s := st.untitled("start")
	rename(t, s, "mine")
	must(t, s.Flush())
	s.Undo()
	must(t, s.Close())
	if _, ok := RecoverUntitled(st.disk, st.state); ok {
		t.Error("undone work came back")
	}
}

func FuzzDifferenceGivesTheTextAfter(f *testing.F) {
	f.Add("name: a\n", "name: b\n")
	f.Add("\u00e4", "\u00f6")
	f.Add("aaa", "aa")
	f.Fuzz(func(t *testing.T, before, after string) {
		if !utf8.ValidString(before) || !utf8.ValidString(after) {
			t.Skip()
		}
		data, err := json.Marshal(difference(before, after))
		must(t, err)
		var step journalStep
		must(t, json.Unmarshal(data, &step))
		if got := step.on(before); got != after {
			t.Errorf("%q became %q, want %q", before, got, after)
		}
	})
}

func FuzzAJournalNeverPanics(f *testing.F) {
	doc, err := plan.New(&plan.Plan{Name: "x", Camunda: "8.8", Deployment: plan.Deployment{With: plan.Helm}})
	if err != nil {
		f.Fatal(err)
	}
	text, err := json.Marshal(journal{Steps: []journalStep{{Insert: string(doc.Bytes())}}})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(text)
	f.Add([]byte(`{"steps":[{"from":1,"to":0}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		j, steps, err := readJournal(given(data), "")
		if err == nil && (len(steps) != len(j.Steps) || j.Cursor >= len(steps)) {
			t.Errorf("%d steps of %d, cursor %d", len(steps), len(j.Steps), j.Cursor)
		}
	})
}

// given is a disk that holds one file.
type given []byte

func (d given) Read(string) ([]byte, error)  { return d, nil }
func (d given) Replace(string, []byte) error { return nil }
func (d given) Remove(string) error          { return nil }
