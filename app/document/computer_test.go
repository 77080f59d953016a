package document

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"entrastudio/model/catalog"
	"entrastudio/model/plan"
)

// studio is one computer: a folder for the program's state and one for plans.
type studio struct {
	t     *testing.T
	disk  Disk
	state string
	plans string
}

func newStudio(t *testing.T) *studio {
	t.Helper()
	return &studio{t: t, disk: RealDisk{}, state: t.TempDir(), plans: t.TempDir()}
}

// path is where a plan of the given name stands.
func (s *studio) path(name string) string { return filepath.Join(s.plans, name) }

// write puts a plan of the given name into a file, with a comment that must
// survive.
func (s *studio) write(file, name string) string {
	s.t.Helper()
	path := s.path(file)
	s.put(path, fileText(s.t, name))
	return path
}

func (s *studio) put(path, text string) {
	s.t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		s.t.Fatal(err)
	}
}

func (s *studio) read(path string) string {
	s.t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		s.t.Fatal(err)
	}
	return string(data)
}

func fileText(t *testing.T, name string) string {
	t.Helper()
	doc, err := plan.New(starter(t, name))
	if err != nil {
		t.Fatal(err)
	}
	return "# a comment of the owner\n" + string(doc.Bytes())
}

func starter(t *testing.T, name string) *plan.Plan {
	t.Helper()
	c, err := catalog.Of(catalog.V88)
	if err != nil {
		t.Fatal(err)
	}
	p := plan.Starter(c)
	p.Name = name
	return p
}

func (s *studio) open(path string) *Session {
	s.t.Helper()
	session, err := Open(s.disk, s.state, path)
	if err != nil {
		s.t.Fatal(err)
	}
	s.t.Cleanup(func() { session.crash() })
	return session
}

func (s *studio) untitled(name string) *Session {
	s.t.Helper()
	session, err := New(s.disk, s.state, starter(s.t, name))
	if err != nil {
		s.t.Fatal(err)
	}
	s.t.Cleanup(func() { session.crash() })
	return session
}

// crash ends a session as the end of the program would: the operating system lets
// go of the lock, and nothing is written.
func (s *Session) crash() {
	if s.lock != nil {
		_ = s.lock.file.Unlock()
		s.lock = nil
	}
}

// rename changes the plan's name, as one undo step.
func rename(t *testing.T, s *Session, name string) {
	t.Helper()
	edit := plan.Edit{Label: "rename to " + name, Changes: []plan.Change{{Path: "name", New: catalog.TextOf(name)}}}
	if err := s.Apply(edit); err != nil {
		t.Fatal(err)
	}
	s.Settle()
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func wantName(t *testing.T, s *Session, name string) {
	t.Helper()
	if got := s.Plan().Name; got != name {
		t.Errorf("the plan is %q, want %q", got, name)
	}
}

// errDisk is what a faulty disk says.
var errDisk = errors.New("the disk is full")

// faulty is a disk on which one operation fails, counted from 0.
type faulty struct {
	Disk
	fails, done int
	what        []string
}

func (d *faulty) step(what string) error {
	d.what = append(d.what, what)
	d.done++
	if d.done-1 == d.fails {
		return errDisk
	}
	return nil
}

func (d *faulty) Read(path string) ([]byte, error) {
	if err := d.step("read"); err != nil {
		return nil, err
	}
	return d.Disk.Read(path)
}

func (d *faulty) Replace(path string, data []byte) error {
	if err := d.step("replace"); err != nil {
		return err
	}
	return d.Disk.Replace(path, data)
}

func (d *faulty) Remove(path string) error {
	if err := d.step("remove"); err != nil {
		return err
	}
	return d.Disk.Remove(path)
}
