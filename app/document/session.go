package document

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"

	"entrastudio/model/plan"
)

// ErrChangedOutside reports that the file holds something else than what was
// read from it: saving would lose what somebody else wrote.
var ErrChangedOutside = errors.New("the file was changed outside the studio")

// ErrReadOnly reports a plan that may be looked at and not saved.
var ErrReadOnly = errors.New("this plan is open for reading only")

// ErrNoPath reports a plan that has never been saved.
var ErrNoPath = errors.New("this plan has no file yet")

// Session is one plan in work. It is used from one goroutine, the window's.
type Session struct {
	disk  Disk
	state string

	// path is absolute; empty before the first save, where slot names the
	// journal.
	path, slot string
	// text is the file as it was read or saved last.
	text     *plan.Document
	hash     [sha256.Size]byte
	history  *history
	recorder *recorder
	lock     *lock
	// readOnly says why the plan cannot be saved; empty where it can.
	readOnly  string
	recovered bool
	behind    bool
	// keptOriginal is set once the content of an older form stands beside the
	// file.
	keptOriginal bool
	listeners    []func()
}

// Open reads a plan file and takes its lock. What a crash or an earlier session
// left in the journal comes back: the undo steps, and unsaved work. A file that
// cannot be understood is an error, and nothing is changed.
func Open(disk Disk, stateFolder, path string) (*Session, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	s := &Session{disk: disk, state: stateFolder, path: path, recorder: newRecorder(disk)}
	if err := s.read(); err != nil {
		return nil, err
	}
	s.takeLock()
	s.restore()
	return s, nil
}

func (s *Session) read() error {
	data, err := s.disk.Read(s.path)
	if err != nil {
		return err
	}
	text, err := plan.Parse(s.path, data)
	if err != nil {
		return err
	}
	s.text, s.hash = text, sha256.Sum256(data)
	s.history = newHistory(text.Plan())
	if text.ReadOnly() {
		s.readOnly = "it was made by a newer studio (" + text.MadeBy() + ")"
	}
	return nil
}

func (s *Session) takeLock() {
	lock, err := acquire(s.path)
	if err != nil {
		s.readOnly = err.Error()
	}
	s.lock = lock
}

// Plan is the plan as it stands. It must not be changed; use Apply.
func (s *Session) Plan() *plan.Plan { return s.history.plan() }

// Text is the file that the plan was read from or saved to last.
func (s *Session) Text() *plan.Document { return s.text }

// Unknown lists the keys of the plan's file that mean nothing, by their paths alone:
// the plan may have been edited since it had lines.
func (s *Session) Unknown() []plan.Unknown {
	var unknown []plan.Unknown
	for _, key := range s.text.Unknown() {
		unknown = append(unknown, plan.Unknown{Path: key.Path})
	}
	return unknown
}

// Path is the plan's file; empty before the first save.
func (s *Session) Path() string { return s.path }

// ReadOnly says why the plan cannot be saved; empty where it can.
func (s *Session) ReadOnly() string { return s.readOnly }

// Recovered reports that unsaved work came back from the journal.
func (s *Session) Recovered() bool { return s.recovered }

// Behind reports that unsaved work of an earlier session was found, that the file
// was changed since, and that Redo brings that work back.
func (s *Session) Behind() bool { return s.behind }

// Dirty reports unsaved changes.
func (s *Session) Dirty() bool { return s.history.dirty() }

// OnChange calls f after every change of the plan or its saved state.
func (s *Session) OnChange(f func()) { s.listeners = append(s.listeners, f) }

// Apply makes an edit. Typing in one field is gathered into one undo step until
// Settle is called.
func (s *Session) Apply(edit plan.Edit) error {
	if s.readOnly != "" {
		return fmt.Errorf("%w: %s", ErrReadOnly, s.readOnly)
	}
	next, _, err := edit.Apply(s.Plan())
	if err != nil {
		return err
	}
	step := Step{Label: edit.Label, Plan: next}
	if len(edit.Changes) == 1 {
		step.coalesce = edit.Changes[0].Path
	}
	s.history.push(step)
	s.tell()
	return nil
}

// Replace puts another plan in the place of this one, as one undo step.
func (s *Session) Replace(label string, next *plan.Plan) {
	s.history.push(Step{Label: label, Plan: next})
	s.tell()
}

// Settle ends the gathering of typing into one step.
func (s *Session) Settle() { s.history.settle() }

// Undo takes the last step back and says which one; false where there is none.
func (s *Session) Undo() (label string, ok bool) { return s.moved(s.history.undo()) }

// Redo makes the step again that was taken back last.
func (s *Session) Redo() (label string, ok bool) { return s.moved(s.history.redo()) }

func (s *Session) moved(label string, ok bool) (string, bool) {
	if ok {
		s.tell()
	}
	return label, ok
}

// UndoLabel names the step that Undo would take back.
func (s *Session) UndoLabel() (string, bool) { return s.history.undoLabel() }

// RedoLabel names the step that Redo would make again.
func (s *Session) RedoLabel() (string, bool) { return s.history.redoLabel() }

// Save writes the plan to its file. It refuses with ErrChangedOutside where the
// file is no longer what was read, and with ErrReadOnly where it may not.
func (s *Session) Save() error {
	switch {
	case s.path == "":
		return ErrNoPath
	case s.readOnly != "":
		return fmt.Errorf("%w: %s", ErrReadOnly, s.readOnly)
	}
	if changed, err := s.ChangedOutside(); err != nil {
		return err
	} else if changed {
		return ErrChangedOutside
	}
	return s.write()
}

// SaveOver writes the plan although the file was changed outside, after the
// person has decided so.
func (s *Session) SaveOver() error {
	if s.readOnly != "" {
		return fmt.Errorf("%w: %s", ErrReadOnly, s.readOnly)
	}
	return s.write()
}

// SaveAs writes the plan to another file and goes on there. Where that fails the
// session stays where it was.
func (s *Session) SaveAs(path string) error {
	path, err := filepath.Abs(path)
	if err != nil {
		return err
	}
	if path == s.path {
		return s.SaveOver()
	}
	other := *s
	other.path, other.readOnly, other.keptOriginal = path, "", true
	if other.takeLock(); other.readOnly != "" {
		return fmt.Errorf("%s: %w: %s", path, ErrReadOnly, other.readOnly)
	}
	if s.text.ReadOnly() {
		if other.text, err = plan.New(s.Plan()); err != nil {
			return errors.Join(err, other.lock.release())
		}
	}
	unsaved := s.Dirty()
	if err := other.put(); err != nil {
		return errors.Join(err, other.lock.release())
	}
	left := *s
	*s = other
	s.tell()
	return left.leave(unsaved)
}

// leave is called when the plan goes on in another file. What was unsaved has gone
// there: the journal would bring it back into this one.
func (s *Session) leave(unsaved bool) error {
	return errors.Join(s.lock.release(), s.forgetJournal(unsaved || s.path == ""))
}

// forgetJournal takes the journal away where there is nothing in it any more. That
// of a plan which is open for reading only is its owner's.
func (s *Session) forgetJournal(stale bool) error {
	if !stale || s.readOnly != "" {
		return nil
	}
	return s.recorder.forget(s.journalPath())
}

func (s *Session) write() error {
	if err := s.put(); err != nil {
		return err
	}
	s.tell()
	return nil
}

// put writes the plan to its file. The first time that a file of an older form is
// written anew, its content is kept beside it.
func (s *Session) put() error {
	text, err := s.text.With(s.Plan())
	if err != nil {
		return err
	}
	if before := s.text.Original(); before != nil && !s.keptOriginal {
		if err := s.disk.Replace(s.path+".before-upgrade", before); err != nil {
			return err
		}
	}
	data := text.Bytes()
	if err := s.disk.Replace(s.path, data); err != nil {
		return err
	}
	s.text, s.hash, s.keptOriginal = text, sha256.Sum256(data), true
	s.history.markSaved()
	s.recovered, s.behind = false, false
	return nil
}

// ChangedOutside reports whether the file holds something else than what was
// read or saved last. A file that is gone counts as unchanged: saving puts it
// back and loses nothing.
func (s *Session) ChangedOutside() (bool, error) {
	if s.path == "" {
		return false, nil
	}
	data, err := s.disk.Read(s.path)
	if isGone(err) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	return sha256.Sum256(data) != s.hash, nil
}

// Reload reads the file again and lets go of unsaved changes, as one undo step
// of the given label.
func (s *Session) Reload(label string) error {
	fresh := Session{disk: s.disk, state: s.state, path: s.path}
	if err := fresh.read(); err != nil {
		return err
	}
	s.text, s.hash, s.keptOriginal = fresh.text, fresh.hash, false
	s.history.push(Step{Label: label, Plan: fresh.Plan()})
	s.history.markSaved()
	s.recovered, s.behind = false, false
	s.tell()
	return nil
}

// Revert lets go of unsaved changes, of the undo steps and of the journal: the
// plan is what its file says, or without a file what it began as.
func (s *Session) Revert() error {
	fresh := Session{disk: s.disk, state: s.state, path: s.path, text: s.text, history: newHistory(s.history.steps[0].Plan)}
	if s.path != "" {
		if err := fresh.read(); err != nil {
			return err
		}
	}
	if err := s.forgetJournal(true); err != nil {
		return err
	}
	s.text, s.hash, s.history = fresh.text, fresh.hash, fresh.history
	s.recovered, s.behind = false, false
	s.tell()
	return nil
}

// Close lets go of the lock. The journal stays, so that undo and unsaved work
// survive a restart.
func (s *Session) Close() error { return errors.Join(s.Flush(), s.lock.release()) }

func (s *Session) tell() {
	for _, f := range s.listeners {
		f()
	}
}

func isGone(err error) bool { return errors.Is(err, fs.ErrNotExist) }
