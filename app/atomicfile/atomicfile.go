// Package atomicfile puts bytes into files so that a crash at any moment leaves
// the old ones or the new ones, and nobody but the owner reads either.
package atomicfile

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/google/renameio/v2"
)

// Replace puts data in the place of a file as a whole or not at all, readable by
// its owner alone. It writes a temporary file beside the target, syncs it, renames
// it over the target and syncs the folder, which must be there.
func Replace(path string, data []byte) error {
	target, err := resolve(path)
	if err != nil {
		return err
	}
	if err := rename(target, data); err != nil {
		return err
	}
	return SyncFolder(filepath.Dir(target))
}

func rename(target string, data []byte) (err error) {
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

// resolve follows a link, so that the file is replaced and not the link.
func resolve(path string) (string, error) {
	target, err := filepath.EvalSymlinks(path)
	if errors.Is(err, fs.ErrNotExist) {
		return path, nil
	}
	return target, err
}

// SyncFolder waits until the disk has the names that a folder holds.
func SyncFolder(path string) error {
	folder, err := os.Open(path)
	if err != nil {
		return err
	}
	defer folder.Close()
	return folder.Sync()
}
