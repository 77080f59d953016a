package document

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/gofrs/flock"
)

// ErrLocked reports that another studio has the plan open.
var ErrLocked = errors.New("another studio has this plan open")

// lock keeps a second studio from saving the same plan. The operating system
// drops it when the program ends, however it ends.
type lock struct{ file *flock.Flock }

// acquire takes the lock of a plan file, in a hidden file beside it. A folder
// that cannot be written gives no lock and no error: nothing can be saved there
// either.
func acquire(path string) (*lock, error) {
	return acquireFile(filepath.Join(filepath.Dir(path), "."+filepath.Base(path)+".lock"))
}

// attempts is how often a lock file is tried again that its holder took away at
// that very moment.
const attempts = 20

// acquireFile takes a lock and writes into its file who holds it. The holder
// removes the file when it lets go, so a lock on a file that is no longer at its
// path is none.
func acquireFile(name string) (*lock, error) {
	for range attempts {
		file := flock.New(name, flock.SetPermissions(0o600))
		got, err := file.TryLock()
		if err != nil {
			return nil, nil
		}
		if !got {
			return nil, fmt.Errorf("%w (%s)", ErrLocked, holder(name))
		}
		if !stands(file) {
			if err := file.Unlock(); err != nil {
				return nil, err
			}
			continue
		}
		if err := os.WriteFile(name, owner(), 0o600); err != nil {
			return nil, errors.Join(err, file.Unlock())
		}
		return &lock{file}, nil
	}
	return nil, fmt.Errorf("%w (its lock comes and goes)", ErrLocked)
}

// stands reports whether the locked file is the one at its path.
func stands(file *flock.Flock) bool {
	locked, err := file.Stat()
	if err != nil {
		return false
	}
	there, err := os.Stat(file.Path())
	return err == nil && os.SameFile(locked, there)
}

func owner() []byte {
	host, err := os.Hostname()
	if err != nil {
		host = "this computer"
	}
	return fmt.Appendf(nil, "process %d on %s\n", os.Getpid(), host)
}

func holder(name string) string {
	text, err := os.ReadFile(name)
	if who := strings.TrimSpace(string(text)); err == nil && who != "" {
		return who
	}
	return "unknown process"
}

// release lets go of the lock and takes its file away.
func (l *lock) release() error {
	if l == nil {
		return nil
	}
	err := os.Remove(l.file.Path())
	if errors.Is(err, fs.ErrNotExist) {
		err = nil
	}
	return errors.Join(err, l.file.Unlock())
}
