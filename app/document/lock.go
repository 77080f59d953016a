package document

import (
	"errors"
	"fmt"
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

// acquire takes the lock of a plan file, in a hidden file beside it, and writes
// into it who holds it. A folder that cannot be written gives no lock and no
// error: nothing can be saved there either.
func acquire(path string) (*lock, error) {
	name := lockPath(path)
	file := flock.New(name, flock.SetPermissions(0o600))
	got, err := file.TryLock()
	switch {
	case err != nil:
		return nil, nil
	case !got:
		return nil, fmt.Errorf("%w (%s)", ErrLocked, holder(name))
	}
	host, _ := os.Hostname()
	owner := fmt.Sprintf("process %d on %s\n", os.Getpid(), host)
	if err := os.WriteFile(name, []byte(owner), 0o600); err != nil {
		return nil, errors.Join(err, file.Unlock())
	}
	return &lock{file}, nil
}

func lockPath(path string) string {
	return filepath.Join(filepath.Dir(path), "."+filepath.Base(path)+".lock")
}

func holder(name string) string {
	text, err := os.ReadFile(name)
	if who := strings.TrimSpace(string(text)); err == nil && who != "" {
		return who
	}
	return "unknown process"
}

func (l *lock) release() error {
	if l == nil {
		return nil
	}
	return errors.Join(os.Remove(l.file.Path()), l.file.Unlock())
}
