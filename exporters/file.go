package exporters

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// The modes of exported files. They name clients, tenants and places of
// secrets, so only their owner reads them.
const (
	Private    fs.FileMode = 0o600
	Executable fs.FileMode = 0o700
)

// File is one exported file.
type File struct {
	// Path is relative to the export's folder, with slashes.
	Path string
	Mode fs.FileMode
	Data []byte
	// Reader says what program reads the file, such as "helm" or
	// "docker compose (env_file)".
	Reader string
}

// Set is the files of an export in the order of their paths. Add keeps it so.
type Set []File

// Add puts a file into the set. A path that leaves the folder or is taken
// already is an error: one export never overwrites another.
func (s *Set) Add(f File) error {
	if !fs.ValidPath(f.Path) || f.Path == "." || strings.Contains(f.Path, `\`) || path.Clean(f.Path) != f.Path {
		return fmt.Errorf("%q is no path inside an export", f.Path)
	}
	at, taken := slices.BinarySearchFunc(*s, f.Path, func(have File, want string) int {
		return strings.Compare(have.Path, want)
	})
	if taken {
		return fmt.Errorf("two exports write %s", f.Path)
	}
	*s = slices.Insert(*s, at, f)
	return nil
}
