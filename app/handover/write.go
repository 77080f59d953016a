package handover

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"entrastudio/app/document"
	"entrastudio/exporters/bundle"
)

// ErrThere reports files that would be replaced unasked.
var ErrThere = errors.New("is there already; say --force to replace it")

// sealedSuffix ends the name of an encrypted bundle.
const sealedSuffix = ".zip.age"

// Options say how a bundle is written.
type Options struct {
	// Replace allows to replace files that are there already.
	Replace bool
	// Recipients are age recipients or SSH public keys that a zip file is
	// encrypted to; none leaves it open.
	Recipients []string
	// At is the time of the files; the zero time leaves those of a folder to
	// the system, and gives those of a zip the oldest that the format knows.
	At time.Time
	// Step is told before each file; it may be nil.
	Step Step
}

// Written says where a bundle went.
type Written struct {
	// Target is the folder or file.
	Target string
	// Kept lists the files of the folder that no export wrote and that stay.
	Kept []string
	// Removed lists the files of an earlier export that this one has no more.
	Removed []string
}

// Write writes a bundle into a folder, or into one file where the name ends in
// .zip or .zip.age. Nothing is written where something else is there already,
// unless Replace is set.
func Write(target string, b *Bundle, o Options) (Written, error) {
	sealed := strings.HasSuffix(target, sealedSuffix)
	switch {
	case len(o.Recipients) > 0 && strings.HasSuffix(target, ".zip"):
		return writeZip(target+".age", b, o)
	case len(o.Recipients) > 0 && !sealed:
		return Written{}, fmt.Errorf("%s: an encrypted bundle is one file; give it a name that ends in .zip", target)
	case len(o.Recipients) == 0 && sealed:
		return Written{}, fmt.Errorf("%s: say with --age to whom it is to be encrypted", target)
	case sealed || strings.HasSuffix(target, ".zip"):
		return writeZip(target, b, o)
	default:
		return writeFolder(target, b, o)
	}
}

func writeZip(target string, b *Bundle, o Options) (Written, error) {
	if _, err := os.Lstat(target); err == nil && !o.Replace {
		return Written{}, fmt.Errorf("%s %w", target, ErrThere)
	} else if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return Written{}, err
	}
	name := filepath.Base(target)
	if err := o.Step.next(name, 0, 2); err != nil {
		return Written{}, err
	}
	data, err := bundle.Zip(b.Files, o.At)
	if err != nil {
		return Written{}, err
	}
	if err := o.Step.next(name, 1, 2); err != nil {
		return Written{}, err
	}
	if len(o.Recipients) > 0 {
		if data, err = seal(data, o.Recipients); err != nil {
			return Written{}, err
		}
	}
	return Written{Target: target}, document.RealDisk{}.Replace(target, data)
}
