// Package atomicfile puts bytes into files so that a crash at any moment leaves
// the old ones or the new ones, and nobody but the owner reads either.
package atomicfile

import (
	"errors"
	"io/fs"
	"path/filepath"
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

// resolve follows a link, so that the file is replaced and not the link.
func resolve(path string) (string, error) {
	target, err := filepath.EvalSymlinks(path)
	if errors.Is(err, fs.ErrNotExist) {
		return path, nil
	}
	return target, err
}
