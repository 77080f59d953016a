package secret

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"entrastudio/app/atomicfile"
	"entrastudio/model/plan"
)

// fileLimit is the size over which a file is no secret: the longest, a
// certificate with its key and chain, takes a few kilobytes.
const fileLimit = 64 << 10

// fromFile reads a file that its owner alone can read. One line break at its end
// is not part of the secret, because editors and echo put it there.
func fromFile(ref plan.SecretRef) (Value, error) {
	// To open a pipe waits for whoever writes into it, perhaps for ever, so what is
	// no file is refused unopened.
	info, err := os.Stat(ref.Name)
	if err != nil {
		return Value{}, refuse(ref, cause(err), "")
	}
	if err := private(ref, info); err != nil {
		return Value{}, err
	}
	file, err := os.Open(ref.Name)
	if err != nil {
		return Value{}, refuse(ref, cause(err), "")
	}
	defer file.Close()
	if info, err = file.Stat(); err != nil {
		return Value{}, refuse(ref, cause(err), "")
	}
	if err := private(ref, info); err != nil {
		return Value{}, err
	}
	data, err := io.ReadAll(io.LimitReader(file, fileLimit+1))
	switch {
	case err != nil:
		return Value{}, refuse(ref, cause(err), "")
	case len(data) > fileLimit:
		return Value{}, refuse(ref, fmt.Sprintf("the file has over %d bytes, which is no secret", fileLimit), "")
	}
	text := strings.TrimSuffix(strings.TrimSuffix(string(data), "\n"), "\r")
	if text == "" {
		return Value{}, refuse(ref, "the file is empty", "")
	}
	return Of(text), nil
}

// private refuses a file that others can read, as ssh does with a key. Windows
// keeps such rights elsewhere and shows none of them here.
func private(ref plan.SecretRef, info fs.FileInfo) error {
	switch {
	case !info.Mode().IsRegular():
		return refuse(ref, "this is no file", "")
	case runtime.GOOS != "windows" && info.Mode().Perm()&0o077 != 0:
		return refuse(ref, fmt.Sprintf("other people of this computer can read or change the file (mode %04o)", info.Mode().Perm()),
			"close it with chmod 600; if others may have read it, make a new secret")
	}
	return nil
}

// readyFile refuses a path at which toFile would fail.
func readyFile(ref plan.SecretRef) error {
	info, err := os.Stat(ref.Name)
	switch {
	case err == nil && !info.Mode().IsRegular():
		return refuse(ref, "this is no file, so a secret cannot be stored there", "")
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return refuse(ref, cause(err), "")
	}
	folder := filepath.Dir(ref.Name)
	info, err = os.Stat(folder)
	if err != nil || !info.IsDir() {
		return refuse(ref, "the folder "+folder+" is not there", "make it first: mkdir -m 700 "+folder)
	}
	return nil
}

// toFile leaves no half of a secret, and no moment in which others can read it.
func toFile(ref plan.SecretRef, value Value) (Kept, error) {
	if err := atomicfile.Replace(ref.Name, []byte(value.Reveal())); err != nil {
		return Kept{}, refuse(ref, cause(err), "")
	}
	return Kept{Lasting: true, Words: "in the file " + ref.Name}, nil
}

// cause is an error of the file system without its path, which stands before it
// already.
func cause(err error) string {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err.Error()
	}
	return err.Error()
}
