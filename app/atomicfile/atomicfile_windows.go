package atomicfile

import (
	"errors"
	"os"
	"path/filepath"
)

// rename does what the library does elsewhere, which leaves Windows out because the
// system promises of no rename that a crash cannot halve it. The file gets the rights
// of its folder.
func rename(target string, data []byte) (err error) {
	file, err := os.CreateTemp(filepath.Dir(target), "."+filepath.Base(target)+"*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_ = file.Close()
			err = errors.Join(err, os.Remove(file.Name()))
		}
	}()
	if _, err := file.Write(data); err != nil {
		return err
	}
	if err := errors.Join(file.Sync(), file.Close()); err != nil {
		return err
	}
	return os.Rename(file.Name(), target)
}

// SyncFolder has nothing to wait for: Windows opens no folder to be synced.
func SyncFolder(string) error { return nil }
