package document

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/google/renameio/v2"
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

// Replace writes a temporary file beside the target, syncs it, renames it over
// the target and syncs the folder: a crash at any moment leaves the old bytes
// or the new ones.
func (RealDisk) Replace(path string, data []byte) error {
	target, err := resolve(path)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(target), 0o700); err != nil {
		return err
	}
	if err := replace(target, data); err != nil {
		return fmt.Errorf("write %s: %w", path, withoutPath(err))
	}
	return syncFolder(filepath.Dir(target))
}

// withoutPath leaves the name of the temporary file out of an error: nobody knows it.
func withoutPath(err error) error {
	var failed *fs.PathError
	if errors.As(err, &failed) {
		return failed.Err
	}
	return err
}

func replace(target string, data []byte) (err error) {
	file, err := renameio.NewPendingFile(target, renameio.WithTempDir(filepath.Dir(target)), renameio.WithStaticPermissions(0o600))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, file.Cleanup()) }()
	if _, err := file.Write(data); err != nil {
		return err
	}
	return file.CloseAtomicallyReplace()
}

// resolve follows a link, so that saving replaces the file and not the link.
func resolve(path string) (string, error) {
	target, err := filepath.EvalSymlinks(path)
	if errors.Is(err, fs.ErrNotExist) {
		return path, nil
	}
	return target, err
}

func syncFolder(path string) error {
	folder, err := os.Open(path)
	if err != nil {
		return err
	}
	defer folder.Close()
	return folder.Sync()
}

// Remove takes a file away; one that is not there is no error.
func (RealDisk) Remove(path string) error {
	if err := os.Remove(path); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}
