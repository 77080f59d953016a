package reconcile

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"entrastudio/app/atomicfile"

	"github.com/gofrs/flock"
)

// journalVersion is the form of the journal's lines.
const journalVersion = 1

// line is one line of a journal: JSON without secrets. Exactly one member is set.
type line struct {
	Run    *header  `json:"run,omitempty"`
	Begin  *begun   `json:"begin,omitempty"`
	Done   *ended   `json:"done,omitempty"`
	Failed *failing `json:"failed,omitempty"`
}

// header opens a journal.
type header struct {
	Version  int       `json:"version"`
	At       time.Time `json:"at"`
	TenantID string    `json:"tenantId"`
	Account  string    `json:"account"`
	Plan     string    `json:"plan"`
	// Fingerprint is that of the changes, and Count their number.
	Fingerprint string `json:"fingerprint"`
	Count       int    `json:"count"`
	// Undoes is the name of the run that this one takes back.
	Undoes string `json:"undoes,omitempty"`
}

// begun is written before a call, with the state that it changes.
type begun struct {
	Number int    `json:"number"`
	Words  string `json:"words"`
	step
}

// ended is written after a call, with what it told.
type ended struct {
	Number int `json:"number"`
	step
}

// failing is written after a call that failed.
type failing struct {
	Number int    `json:"number"`
	Error  string `json:"error"`
}

// Folder is where the journals of applied changes are: one file a run.
type Folder struct{ path string }

// InFolder keeps journals in a folder for the program's state, below a folder of
// their own.
func InFolder(state string) Folder { return Folder{path: filepath.Join(state, "tenant")} }

// Path is the folder of the journals.
func (f Folder) Path() string { return f.path }

// journal is a run being written. Each line reaches the disk before the next call
// is made.
type journal struct {
	file *os.File
	// lock keeps a second studio of this computer from writing meanwhile.
	lock *flock.Flock
	// broken is the first error; nothing is written after it, so that a torn
	// line stays the last one.
	broken error
}

// begin makes the file of a run, readable by its owner alone. Its name begins with
// a number, so that runs keep their order although a clock was set back.
func (f Folder) begin(h header) (*journal, error) {
	if err := os.MkdirAll(f.path, 0o700); err != nil {
		return nil, fmt.Errorf("make the folder of the journals: %w", err)
	}
	h.Version = journalVersion
	lock := flock.New(filepath.Join(f.path, ".lock"), flock.SetPermissions(0o600))
	switch got, err := lock.TryLock(); {
	case err != nil:
		return nil, fmt.Errorf("lock the journals: %w", err)
	case !got:
		return nil, ErrBusy
	}
	j, err := f.create(h)
	if err != nil {
		return nil, errors.Join(err, lock.Unlock())
	}
	j.lock = lock
	return j, nil
}

// ErrBusy reports that another studio of this computer is changing a tenant.
var ErrBusy = errors.New("another studio on this computer is changing a tenant right now; wait for it to end, then list the changes again")

func (f Folder) create(h header) (*journal, error) {
	entries, err := os.ReadDir(f.path)
	if err != nil {
		return nil, fmt.Errorf("list the journals: %w", err)
	}
	stem := fmt.Sprintf("%06d-%s-%s", numberAfter(entries), h.At.UTC().Format("20060102T150405Z"), h.Fingerprint)
	file, err := os.OpenFile(filepath.Join(f.path, stem+journalEnding), os.O_WRONLY|os.O_CREATE|os.O_EXCL|os.O_APPEND, 0o600)
	if err != nil {
		return nil, fmt.Errorf("make the journal, without which nothing is written: %w", err)
	}
	j := &journal{file: file}
	if err := errors.Join(j.write(line{Run: &h}), atomicfile.SyncFolder(f.path)); err != nil {
		return nil, errors.Join(err, file.Close())
	}
	return j, nil
}

// numberAfter is the number of the next run.
func numberAfter(entries []os.DirEntry) int {
	last := 0
	for _, entry := range entries {
		var number int
		if _, err := fmt.Sscanf(entry.Name(), "%06d-", &number); err == nil {
			last = max(last, number)
		}
	}
	return last + 1
}

const journalEnding = ".jsonl"

func (j *journal) write(l line) error {
	if j.broken != nil {
		return j.broken
	}
	text, err := json.Marshal(l)
	if err == nil {
		_, err = j.file.Write(append(text, '\n'))
	}
	if err == nil {
		err = j.file.Sync()
	}
	if err != nil {
		j.broken = fmt.Errorf("write the journal %s: %w", j.file.Name(), err)
	}
	return j.broken
}

func (j *journal) close() error { return errors.Join(j.file.Close(), j.lock.Unlock()) }

// name is what a person calls the run.
func (j *journal) name() string { return runName(j.file.Name()) }

func runName(path string) string { return strings.TrimSuffix(filepath.Base(path), journalEnding) }
