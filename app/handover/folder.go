package handover

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"

	"entrastudio/exporters"
	"entrastudio/exporters/bundle"
)

// folderMode is the mode of every folder of a bundle: only its owner looks in.
const folderMode fs.FileMode = 0o700

// writeFolder writes a bundle as a folder. A folder that is new appears as a whole
// or not at all. In one that is there all files are written aside first and then
// put in their places, the checksums last: a folder without SHA256SUMS is one
// that was not finished.
func writeFolder(target string, b *Bundle, o Options) (Written, error) {
	target = filepath.Clean(target)
	if _, err := os.Stat(target); errors.Is(err, fs.ErrNotExist) {
		return Written{Target: target}, newFolder(target, b, o)
	} else if err != nil {
		return Written{}, err
	}
	f, err := openFolder(target, b, o)
	if err != nil {
		return Written{}, err
	}
	defer f.root.Close()
	if err := f.mayWrite(); err != nil {
		return Written{}, err
	}
	return Written{Target: target, Kept: f.foreign, Removed: f.stale}, f.write()
}

// openFolder opens a folder that is there and sorts what is in it.
func openFolder(target string, b *Bundle, o Options) (*folder, error) {
	root, err := os.OpenRoot(target)
	if err != nil {
		return nil, err
	}
	f := &folder{root: root, name: target, bundle: b, options: o}
	if err := f.look(); err != nil {
		return nil, errors.Join(err, root.Close())
	}
	return f, nil
}

// inPlaceOf says of the folder that was asked for what failed with the one beside
// it, whose name nobody knows.
func inPlaceOf(err error, target string) error {
	var failed *fs.PathError
	if errors.As(err, &failed) {
		return &fs.PathError{Op: failed.Op, Path: target, Err: failed.Err}
	}
	return err
}

// newFolder writes a bundle beside its place and renames it there.
func newFolder(target string, b *Bundle, o Options) (err error) {
	parent := filepath.Dir(target)
	if err := os.MkdirAll(parent, folderMode); err != nil {
		return err
	}
	aside, err := os.MkdirTemp(parent, "."+filepath.Base(target)+"-*")
	if err != nil {
		return inPlaceOf(err, target)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(aside)) }()
	root, err := os.OpenRoot(aside)
	if err != nil {
		return err
	}
	defer root.Close()
	if err := root.Chmod(".", folderMode); err != nil {
		return err
	}
	if err := writeAll(root, "", b.Files, o); err != nil {
		return err
	}
	return os.Rename(aside, target)
}

// folder is one that is there already.
type folder struct {
	root    *os.Root
	name    string
	bundle  *Bundle
	options Options
	// there are the bundle's paths that exist, stale the unchanged files of an
	// earlier export that this one has no more, and foreign all others. What an
	// earlier whole bundle left is stale for another whole one alone.
	there, stale, foreign []string
	// left are the folders of exports that were killed before their end.
	left []string
}

// asideName begins the name of the folder in which files are written first.
const asideName = ".entra-studio-"

// look sorts what is in the folder.
func (f *folder) look() error {
	earlier := map[string][sha256.Size]byte{}
	if data, err := f.root.ReadFile(bundle.SumsPath); err == nil {
		earlier = bundle.ParseSums(data)
	}
	ours := map[string]bool{}
	for _, file := range f.bundle.Files {
		ours[file.Path] = true
	}
	return fs.WalkDir(f.root.FS(), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() {
			if strings.HasPrefix(name, asideName) {
				f.left = append(f.left, name)
				return fs.SkipDir
			}
			return nil
		}
		sum, listed := earlier[name]
		switch {
		case ours[name]:
			f.there = append(f.there, name)
		case name == bundle.SumsPath, listed && f.unchanged(name, sum):
			if f.bundle.Whole {
				f.stale = append(f.stale, name)
			}
		default:
			f.foreign = append(f.foreign, name)
		}
		return nil
	})
}

func (f *folder) unchanged(name string, sum [sha256.Size]byte) bool {
	data, err := f.root.ReadFile(name)
	return err == nil && sha256.Sum256(data) == sum
}

// mayWrite refuses to replace what is there, and to mix a whole bundle with files
// that are not its own, until it is told to.
func (f *folder) mayWrite() error {
	switch {
	case f.options.Replace:
		return nil
	case len(f.there) > 0:
		return fmt.Errorf("%s %w", filepath.Join(f.name, filepath.FromSlash(f.there[0])), ErrThere)
	case f.bundle.Whole && len(f.foreign) > 0:
		return fmt.Errorf("%s holds %s already, which is no file of this export; choose another folder, or say --force to keep it beside the bundle",
			f.name, f.foreign[0])
	}
	return nil
}

// write puts the files in their places.
func (f *folder) write() (err error) {
	for _, name := range f.left {
		if err := f.root.RemoveAll(name); err != nil {
			return err
		}
	}
	aside := asideName + strconv.Itoa(os.Getpid())
	if err := makeFolders(f.root, aside); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.root.RemoveAll(aside)) }()
	if err := writeAll(f.root, aside, f.bundle.Files, f.options); err != nil {
		return err
	}
	if err := f.root.Remove(bundle.SumsPath); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	for _, file := range sumsLast(f.bundle.Files) {
		if err := makeFolders(f.root, path.Dir(file.Path)); err != nil {
			return err
		}
		if err := f.root.Rename(path.Join(aside, file.Path), file.Path); err != nil {
			return err
		}
	}
	return f.removeStale()
}

// removeStale removes files of the earlier export, and folders that are empty then.
func (f *folder) removeStale() error {
	for _, name := range f.stale {
		if err := f.root.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		for parent := path.Dir(name); parent != "."; parent = path.Dir(parent) {
			if f.root.Remove(parent) != nil {
				break // It holds something still.
			}
		}
	}
	return nil
}

func sumsLast(files []exporters.File) []exporters.File {
	ordered := make([]exporters.File, 0, len(files))
	var sums []exporters.File
	for _, file := range files {
		if file.Path == bundle.SumsPath {
			sums = append(sums, file)
			continue
		}
		ordered = append(ordered, file)
	}
	return append(ordered, sums...)
}

// writeAll writes files below a folder and waits until the disk has them.
func writeAll(root *os.Root, below string, files []exporters.File, o Options) error {
	for i, file := range files {
		if err := o.Step.next(file.Path, i, len(files)); err != nil {
			return err
		}
		name := path.Join(below, file.Path)
		if err := makeFolders(root, path.Dir(name)); err != nil {
			return err
		}
		if err := writeFile(root, name, file); err != nil {
			return fmt.Errorf("write %s: %w", file.Path, err)
		}
		if o.At.IsZero() {
			continue
		}
		if err := root.Chtimes(name, o.At, o.At); err != nil {
			return err
		}
	}
	return nil
}

// makeFolders makes each folder of a path with its mode, whatever the umask says.
func makeFolders(root *os.Root, name string) error {
	made := ""
	for _, step := range strings.Split(name, "/") {
		made = path.Join(made, step)
		if _, err := root.Stat(made); err == nil {
			continue
		}
		if err := root.Mkdir(made, folderMode); err != nil {
			return err
		}
		if err := root.Chmod(made, folderMode); err != nil {
			return err
		}
	}
	return nil
}

func writeFile(root *os.Root, name string, file exporters.File) (err error) {
	out, err := root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, file.Mode)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, out.Close()) }()
	if _, err := out.Write(file.Data); err != nil {
		return err
	}
	if err := out.Chmod(file.Mode); err != nil {
		return err
	}
	return out.Sync()
}
