package comparison

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
)

// The bounds of a bundle: more is none that the studio wrote.
const (
	fileLimit   = 10 << 20
	bundleLimit = 256 << 20
	filesLimit  = 10_000
)

var errTooLarge = errors.New("it is larger than any export")

// files are the contents of a bundle by path.
type files map[string][]byte

// readFolder reads a bundle that is a folder.
func readFolder(name string) (files, error) {
	return readTree(os.DirFS(name))
}

// ReadZip reads the files of an export that is a zip file, by path. A file that is
// larger than any export is refused.
func ReadZip(data []byte) (map[string][]byte, error) { return readZip(data) }

// readZip reads a bundle that is a zip file.
func readZip(data []byte) (files, error) {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("this is no readable zip file: %w", err)
	}
	return readTree(archive)
}

// readTree reads every plain file below a folder, up to the bounds.
func readTree(tree fs.FS) (files, error) {
	all, size := files{}, 0
	err := fs.WalkDir(tree, ".", func(at string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.Type().IsRegular() {
			return err
		}
		data, err := readOne(tree, at)
		if err != nil {
			return err
		}
		size += len(data)
		if all[at] = data; size > bundleLimit || len(all) > filesLimit {
			return errTooLarge
		}
		return nil
	})
	return all, err
}

func readOne(tree fs.FS, at string) ([]byte, error) {
	f, err := tree.Open(at)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, fileLimit+1))
	if err == nil && len(data) > fileLimit {
		err = fmt.Errorf("%s: %w", at, errTooLarge)
	}
	return data, err
}

// within takes the one folder off that all paths of a zip file begin with.
func (all files) within() files {
	prefix := ""
	for at := range all {
		first, _, deeper := strings.Cut(at, "/")
		if !deeper || prefix != "" && first != prefix {
			return all
		}
		prefix = first
	}
	inner := files{}
	for at, data := range all {
		inner[strings.TrimPrefix(at, prefix+"/")] = data
	}
	return inner
}

// meaning is the file of a bundle that says what all the others say: its plan,
// or the values where it was exported without.
func (all files) meaning() (name string, found bool) {
	for _, name := range []string{"plan.yaml", "helm/values.yaml", "values.yaml"} {
		if _, ok := all[name]; ok {
			return name, true
		}
	}
	return "", false
}

// FileChange is a file that two bundles do not share.
type FileChange struct {
	Path string `json:"path"`
	// Change is added, removed or changed.
	Change string `json:"change"`
}

// compareFiles lists the files that differ, by path.
func compareFiles(older, newer files) []FileChange {
	var changes []FileChange
	for at, data := range older {
		other, there := newer[at]
		switch {
		case !there:
			changes = append(changes, FileChange{at, "removed"})
		case !bytes.Equal(data, other):
			changes = append(changes, FileChange{at, "changed"})
		}
	}
	for at := range newer {
		if _, there := older[at]; !there {
			changes = append(changes, FileChange{at, "added"})
		}
	}
	slices.SortFunc(changes, func(a, b FileChange) int { return strings.Compare(a.Path, b.Path) })
	return changes
}

// isZip reports a zip file by its first bytes, or by its name where it is empty.
func isZip(name string, data []byte) bool {
	return bytes.HasPrefix(data, []byte("PK\x03\x04")) || bytes.HasPrefix(data, []byte("PK\x05\x06")) ||
		strings.EqualFold(path.Ext(name), ".zip")
}
