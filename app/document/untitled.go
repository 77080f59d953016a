package document

import (
	"errors"
	"os"
	"path/filepath"
	"strconv"

	"entrastudio/model/plan"
)

// slots is how many plans without a file can be in work at once, one a studio.
const slots = 99

// New starts a session on a plan that has no file yet.
func New(disk Disk, stateFolder string, p *plan.Plan) (*Session, error) {
	text, err := plan.New(p)
	if err != nil {
		return nil, err
	}
	s := &Session{disk: disk, state: stateFolder, text: text, history: newHistory(p), recorder: newRecorder(disk)}
	return s, s.takeSlot(func() bool {
		_, err := disk.Read(s.journalPath())
		return err != nil
	})
}

// RecoverUntitled brings back a plan that was never saved, as it stood when a
// program ended without asking; false where there is none.
func RecoverUntitled(disk Disk, stateFolder string) (*Session, bool) {
	s := &Session{disk: disk, state: stateFolder, recorder: newRecorder(disk)}
	err := s.takeSlot(func() bool {
		j, steps, err := readJournal(disk, s.journalPath())
		if err != nil || j.File != "" {
			return false
		}
		text, err := plan.New(steps[0].Plan)
		if err != nil {
			return false
		}
		s.text, s.recovered = text, true
		s.history = &history{steps: steps, cursor: j.Cursor, saved: j.Saved}
		return true
	})
	return s, err == nil
}

// errNoSlot reports that no further plan without a file can be kept.
var errNoSlot = errors.New("too many plans without a file are open; save one of them")

// takeSlot takes the first slot that no other studio has and that is fit. A slot
// gives a plan without a file the name of its journal.
func (s *Session) takeSlot(fit func() bool) error {
	folder := filepath.Join(s.state, journalFolder)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return err
	}
	for n := 1; n <= slots; n++ {
		s.slot = "untitled-" + strconv.Itoa(n)
		lock, err := acquire(filepath.Join(folder, s.slot))
		if errors.Is(err, ErrLocked) {
			continue
		}
		if err != nil {
			return err
		}
		if fit() {
			s.lock = lock
			return nil
		}
		if err := lock.release(); err != nil {
			return err
		}
	}
	return errNoSlot
}
