package document

import (
	"errors"
	"os"
	"strings"
	"testing"
)

// scenario is a day's work on one plan. It returns the first error.
func scenario(s *studio, path string) (*Session, error) {
	session, err := Open(s.disk, s.state, path)
	if err != nil {
		return nil, err
	}
	s.t.Cleanup(func() { session.crash() })
	for _, act := range []func() error{
		func() error { rename(s.t, session, "one"); return session.Flush() },
		session.Save,
		func() error { rename(s.t, session, "two"); return session.SaveAs(s.path("two.yaml")) },
		func() error { rename(s.t, session, "three"); return session.Save() },
		func() error { return session.Reload("reload") },
		session.Revert,
		session.Close,
	} {
		if err := act(); err != nil {
			return session, err
		}
	}
	return session, nil
}

// TestEveryFailingStepOfTheDiskLosesNothing lets each operation of a day's work
// fail in turn. Whatever fails, each file holds a whole plan that somebody saved,
// the session still has the work, and it can be saved once the disk is well.
func TestEveryFailingStepOfTheDiskLosesNothing(t *testing.T) {
	for fails := 0; ; fails++ {
		st := newStudio(t)
		path := st.write("acme.yaml", "acme")
		disk := &faulty{Disk: RealDisk{}, fails: fails}
		st.disk = disk
		session, err := scenario(st, path)
		if disk.done <= fails {
			if err != nil {
				t.Fatalf("without a fault: %v", err)
			}
			if fails < 10 {
				t.Fatalf("only %d operations were tried: %v", fails, disk.what)
			}
			return
		}
		// A journal that cannot be read is no error: the file itself is whole.
		if err == nil && disk.what[fails] != "read" {
			t.Errorf("operation %d (%s) failed and nobody was told", fails, disk.what[fails])
		}
		if err != nil && !errors.Is(err, errDisk) {
			t.Errorf("operation %d: error %v", fails, err)
		}
		wholePlans(t, st)
		if session == nil {
			continue
		}
		name := session.Plan().Name
		must(t, session.SaveOver())
		if !strings.Contains(st.read(session.Path()), "name: "+name+"\n") {
			t.Errorf("operation %d: the work could not be saved afterwards", fails)
		}
	}
}

// wholePlans fails the test unless every plan file can be read, and nothing else
// stands beside them but locks.
func wholePlans(t *testing.T, st *studio) {
	t.Helper()
	entries, err := os.ReadDir(st.plans)
	must(t, err)
	for _, entry := range entries {
		if strings.HasPrefix(entry.Name(), ".") && strings.HasSuffix(entry.Name(), ".lock") {
			continue
		}
		if !strings.HasSuffix(entry.Name(), ".yaml") {
			t.Errorf("%s was left", entry.Name())
			continue
		}
		other := newStudio(t)
		if _, err := Open(RealDisk{}, other.state, st.path(entry.Name())); err != nil {
			t.Errorf("%s is no whole plan: %v", entry.Name(), err)
		}
	}
}

func TestAFailedSaveIsStillUnsaved(t *testing.T) {
	st := newStudio(t)
	s := st.open(st.write("acme.yaml", "acme"))
	rename(t, s, "mine")
	s.disk = &faulty{Disk: RealDisk{}, fails: 1}
	if err := s.Save(); !errors.Is(err, errDisk) {
		t.Fatalf("error %v", err)
	}
	if !s.Dirty() {
		t.Error("it counts as saved")
	}
	if changed, err := s.ChangedOutside(); changed || err != nil {
		t.Errorf("changed outside %v, %v", changed, err)
	}
}

func TestAFailedSaveAsLetsGoOfTheOtherFile(t *testing.T) {
	st := newStudio(t)
	s := st.open(st.write("acme.yaml", "acme"))
	s.disk = &faulty{Disk: RealDisk{}}
	other := st.path("other.yaml")
	if err := s.SaveAs(other); !errors.Is(err, errDisk) {
		t.Fatalf("error %v", err)
	}
	if s.Path() != st.path("acme.yaml") {
		t.Errorf("the session went to %s", s.Path())
	}
	st.write("other.yaml", "other")
	if again := st.open(other); again.ReadOnly() != "" {
		t.Errorf("the other file is still locked: %s", again.ReadOnly())
	}
}
