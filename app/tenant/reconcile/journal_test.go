package reconcile

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

const tenantID = "11111111-1111-4111-8111-111111111111"

// writeJournal writes a run with one change that is done and one that is not.
func writeJournal(t testing.TB, folder Folder, h header) string {
	t.Helper()
	j, err := folder.begin(h)
	if err != nil {
		t.Fatal(err)
	}
	defer j.close()
	for _, l := range []line{
		{Begin: &begun{Number: 1, Words: "register the app Operate", step: step{Act: Create, Registration: "Operate", UniqueName: "u"}}},
		{Done: &ended{Number: 1, step: step{Act: Create, Registration: "Operate", UniqueName: "u", ObjectID: "o"}}},
		{Begin: &begun{Number: 2, Words: "make a client secret", step: step{Act: AddSecret, Registration: "Operate", ObjectID: "o"}}},
	} {
		if err := j.write(l); err != nil {
			t.Fatal(err)
		}
	}
	return j.file.Name()
}

func someRun() header {
	return header{At: time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC), TenantID: tenantID, Plan: "acme", Fingerprint: "abc", Count: 2}
}

func TestAJournalSaysWhatIsMadeAndWhatIsOpen(t *testing.T) {
	folder := InFolder(t.TempDir())
	writeJournal(t, folder, someRun())
	runs, err := folder.Runs(strings.ToUpper(tenantID))
	if err != nil || len(runs) != 1 {
		t.Fatalf("%v, %v", runs, err)
	}
	r := runs[0]
	if r.Made != 1 || len(r.steps) != 2 || r.steps[0].state != made || r.steps[0].ObjectID != "o" || r.steps[1].state != unsure || r.steps[1].words != "make a client secret" {
		t.Errorf("%+v", r)
	}
	if others, err := folder.Runs("22222222-2222-4222-8222-222222222222"); err != nil || len(others) != 0 {
		t.Errorf("another tenant has %v, %v", others, err)
	}
}

func TestRunsKeepTheirOrderWhenAClockIsSetBack(t *testing.T) {
	folder := InFolder(t.TempDir())
	later := someRun()
	writeJournal(t, folder, later)
	later.At, later.Plan = later.At.AddDate(-1, 0, 0), "newer"
	writeJournal(t, folder, later)
	runs, err := folder.Runs(tenantID)
	if err != nil || runs[0].Plan != "newer" {
		t.Fatalf("%+v, %v", runs, err)
	}
}

func TestTwoStudiosDoNotChangeATenantAtOnce(t *testing.T) {
	folder := InFolder(t.TempDir())
	first, err := folder.begin(someRun())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := folder.begin(someRun()); !errors.Is(err, ErrBusy) {
		t.Errorf("a second run began: %v", err)
	}
	if err := first.close(); err != nil {
		t.Fatal(err)
	}
	writeJournal(t, folder, someRun())
	if runs, err := folder.Runs(tenantID); err != nil || len(runs) != 2 {
		t.Errorf("%d runs, %v", len(runs), err)
	}
}

func TestTheLastRunOfThisPlanIsTheOneToUndo(t *testing.T) {
	folder := InFolder(t.TempDir())
	h := someRun()
	first := writeJournal(t, folder, h)
	h.Plan = "other"
	writeJournal(t, folder, h)
	h.Plan, h.Undoes, h.Count = "acme", runName(first), 2
	half := writeJournal(t, folder, h)
	last := func() *Run {
		runs, err := folder.Runs(tenantID)
		if err != nil {
			t.Fatal(err)
		}
		return LastToUndo(runs, "acme")
	}
	if run := last(); run == nil || run.Name != runName(first) {
		t.Errorf("an undo that was broken off counts: %+v", run)
	}
	if err := os.Remove(half); err != nil {
		t.Fatal(err)
	}
	h.Count = 1
	writeJournal(t, folder, h)
	if run := last(); run != nil {
		t.Errorf("what was taken back is to be undone again: %+v", run)
	}
}

func TestAJournalTornByACrashIsReadToItsLastWholeLine(t *testing.T) {
	folder := InFolder(t.TempDir())
	path := writeJournal(t, folder, someRun())
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for end := range text {
		run, err := parseRun(path, text[:end])
		if err != nil {
			t.Fatalf("cut at %d: %v", end, err)
		}
		if whole := strings.Count(string(text[:end]), "\n"); (run == nil) != (whole == 0) {
			t.Fatalf("cut at %d with %d lines: %+v", end, whole, run)
		}
	}
}

func TestADamagedJournalIsRefusedWithItsLine(t *testing.T) {
	folder := InFolder(t.TempDir())
	path := writeJournal(t, folder, someRun())
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.SplitAfter(string(text), "\n")
	for want, damaged := range map[string]string{
		":1:1: a journal begins with its run": lines[1],
		":1:1: this is no line":               "{\n",
		":2:1: this line does not follow":     lines[0] + lines[2],
		":3:1: this line does not follow":     lines[0] + lines[1] + lines[1],
		":2:1: this line":                     lines[0] + lines[0],
		":1:1: this journal is of form 9":     strings.Replace(lines[0], `"version":1`, `"version":9`, 1),
	} {
		if err := os.WriteFile(path, []byte(damaged), 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := folder.Runs(tenantID)
		if err == nil || !strings.HasPrefix(err.Error(), filepath.Join(folder.Path(), filepath.Base(path))+want) {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}

func FuzzReadingAJournalNeverFails(f *testing.F) {
	path := writeJournal(f, InFolder(f.TempDir()), someRun())
	text, err := os.ReadFile(path)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(text)
	f.Add([]byte("{\"run\":{\"version\":1}}\n{\"done\":{\"number\":0}}\n"))
	f.Fuzz(func(t *testing.T, text []byte) {
		run, err := parseRun("journal", text)
		if err == nil && run != nil && run.Made > len(run.steps) {
			t.Errorf("%d made of %d", run.Made, len(run.steps))
		}
	})
}
