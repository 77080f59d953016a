package document

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"entrastudio/app/atomicfile"
)

// sizeLimit is the size over which a plan is refused unread; the reader refuses
// it again with a line and a column.
const sizeLimit = 10<<20 + 1

// Disk is the file system as far as a document needs it, so that tests can let
// any step fail.
type Disk interface {
	Read(path string) ([]byte, error)
	// Replace puts data in the place of the file as a whole or not at all,
	// readable by its owner alone.
	Replace(path string, data []byte) error
	Remove(path string) error
}

// RealDisk is the computer's own file system.
type RealDisk struct{}

// Read reads a file up to a little over the size limit of a plan.
func (RealDisk) Read(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, sizeLimit))
}

// Replace makes the folder where it is missing, and replaces the file atomically.
func (RealDisk) Replace(path string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	if err := atomicfile.Replace(path, data); err != nil {
		return fmt.Errorf("write %s: %w", path, withoutPath(err))
	}
	return nil
}

// withoutPath leaves the name of the temporary file out of an error: nobody knows it.
func withoutPath(err error) error {
	var failed *fs.PathError
	if errors.As(err, &failed) {
		return failed.Err
	}
	return err
}

// Remove takes a file away; one that is not there is no error.
func (RealDisk) Remove(path string) error {
	if err := os.Remove(path); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}
