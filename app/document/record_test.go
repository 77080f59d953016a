package document

import (
	"os"
	"sync"
	"testing"
)

func TestAnOlderRecordNeverReplacesANewerOne(t *testing.T) {
	st := newStudio(t)
	s := st.open(st.write("acme.yaml", "acme"))
	rename(t, s, "older")
	older := s.Record()
	rename(t, s, "newer")
	must(t, s.Record().Write())
	newer := st.read(s.journalPath())
	must(t, older.Write())
	if got := st.read(s.journalPath()); got != newer {
		t.Errorf("the older record stands in the journal:\n%s", got)
	}
}

func TestARecordThatIsLetGoOfIsNotWritten(t *testing.T) {
	st := newStudio(t)
	s := st.open(st.write("acme.yaml", "acme"))
	rename(t, s, "dropped")
	late := s.Record()
	must(t, s.Revert())
	must(t, late.Write())
	if _, err := os.Stat(s.journalPath()); !isGone(err) {
		t.Errorf("what the person dropped is in the journal: %v", err)
	}
}

// The window goes on while a record is written: -race watches this.
func TestARecordIsWrittenWhileTheSessionGoesOn(t *testing.T) {
	st := newStudio(t)
	s := st.open(st.write("acme.yaml", "acme"))
	var writers sync.WaitGroup
	for _, name := range []string{"a", "b", "c", "d"} {
		rename(t, s, name)
		record := s.Record()
		writers.Go(func() {
			if err := record.Write(); err != nil {
				t.Error(err)
			}
		})
	}
	writers.Wait()
	must(t, s.Flush())
	j, steps, err := readJournal(st.disk, s.journalPath())
	if err != nil || len(steps) != 5 || steps[j.Cursor].Plan.Name != "d" {
		t.Errorf("%d steps, %v", len(steps), err)
	}
}
