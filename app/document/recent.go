package document

import (
	"encoding/json"
	"path/filepath"
	"slices"
)

// recentLimit is how many files the menu remembers.
const recentLimit = 12

// Recent is the list of files that were opened last, newest first. It holds
// paths and nothing else.
type Recent struct {
	disk Disk
	file string
}

// NewRecent keeps the list in a folder for the program's state.
func NewRecent(disk Disk, stateFolder string) *Recent {
	return &Recent{disk: disk, file: filepath.Join(stateFolder, "recent.json")}
}

// List gives the paths, newest first. An unreadable list is an empty one: it is
// a convenience and must never keep the studio from starting.
func (r *Recent) List() []string {
	data, err := r.disk.Read(r.file)
	if err != nil {
		return nil
	}
	var paths []string
	if json.Unmarshal(data, &paths) != nil {
		return nil
	}
	return paths
}

// Add puts a path at the top.
func (r *Recent) Add(path string) error {
	absolute, err := filepath.Abs(path)
	if err != nil {
		return err
	}
	paths := slices.DeleteFunc(r.List(), func(p string) bool { return p == absolute })
	paths = append([]string{absolute}, paths...)
	if len(paths) > recentLimit {
		paths = paths[:recentLimit]
	}
	data, err := json.Marshal(paths)
	if err != nil {
		return err
	}
	return r.disk.Replace(r.file, append(data, '\n'))
}
