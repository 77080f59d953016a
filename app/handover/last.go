package handover

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"entrastudio/app/comparison"
	"entrastudio/exporters/bundle"
)

// Last is what stands in the place that a bundle is to be written to.
type Last struct {
	// Target is the folder or file, At when it was written last.
	Target string
	At     time.Time
	// Sealed reports a file that is encrypted: nothing is known of its content.
	Sealed bool
	// Files are those that the bundle replaces or takes away, by path.
	Files map[string][]byte
	// Edited lists those of them that hold something else than an export left
	// there: what somebody wrote into them would be lost.
	Edited []string
	// Foreign lists what stands beside them and stays.
	Foreign []string
}

// ReadLast reads what an export to a place would replace; nil where nothing is
// there yet, or nothing but an empty folder.
func ReadLast(target string, b *Bundle) (*Last, error) {
	target = filepath.Clean(target)
	info, err := os.Stat(target)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		return nil, err
	case info.IsDir():
		return lastFolder(target, b)
	case strings.HasSuffix(target, sealedSuffix):
		return &Last{Target: target, At: info.ModTime(), Sealed: true}, nil
	}
	data, err := os.ReadFile(target)
	if err != nil {
		return nil, err
	}
	files, err := comparison.ReadZip(data)
	if err != nil {
		return nil, err
	}
	return &Last{Target: target, At: info.ModTime(), Files: files}, nil
}

// lastFolder reads the files of an earlier export that this one replaces or takes
// away.
func lastFolder(target string, b *Bundle) (*Last, error) {
	f, err := openFolder(target, b, Options{})
	if err != nil {
		return nil, err
	}
	defer f.root.Close()
	names := slices.Concat(f.there, f.stale)
	if len(names) == 0 && len(f.foreign) == 0 {
		return nil, nil
	}
	last := &Last{Target: target, Files: map[string][]byte{}, Foreign: f.foreign}
	for _, name := range names {
		if err := last.read(f, name); err != nil {
			return nil, err
		}
	}
	last.findEdited(b)
	return last, nil
}

func (l *Last) read(f *folder, name string) error {
	info, err := f.root.Stat(name)
	if err != nil {
		return err
	}
	if info.ModTime().After(l.At) {
		l.At = info.ModTime()
	}
	l.Files[name], err = f.root.ReadFile(name)
	return err
}

// findEdited compares the files with the checksums that lie beside them. A file
// that is to become what it is already loses nothing.
func (l *Last) findEdited(b *Bundle) {
	sums := bundle.ParseSums(l.Files[bundle.SumsPath])
	for _, file := range b.Files {
		data, there := l.Files[file.Path]
		if !there || file.Path == bundle.SumsPath || bytes.Equal(data, file.Data) {
			continue
		}
		if sum, listed := sums[file.Path]; !listed || sha256.Sum256(data) != sum {
			l.Edited = append(l.Edited, file.Path)
		}
	}
}

// Against compares the last export with a bundle: by meaning, and file by file.
// Where its plan cannot be read, the result beside the error still lists the files.
func (l *Last) Against(b *Bundle) (*comparison.Result, error) {
	if l.Sealed || len(l.Files) == 0 {
		return &comparison.Result{}, nil
	}
	now := map[string][]byte{}
	for _, file := range b.Files {
		now[file.Path] = file.Data
	}
	return comparison.Exports(comparison.Export{Name: l.Target, Files: l.Files}, comparison.Export{Name: "export", Files: now})
}
