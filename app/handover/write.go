package handover

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"entrastudio/app/document"
)

// ErrThere reports files that would be replaced unasked.
var ErrThere = errors.New("is there already; say --force to replace it")

// Write writes a bundle into a folder, or into one file where the name ends in
// .zip. Nothing is written where a file is there already, unless replace is
// set.
func Write(target string, b *Bundle, replace bool) error {
	if strings.HasSuffix(target, ".zip") {
		return writeZip(target, b, replace)
	}
	disk := document.RealDisk{}
	for _, file := range b.Files {
		if err := mayWrite(filepath.Join(target, filepath.FromSlash(file.Path)), replace); err != nil {
			return err
		}
	}
	for _, file := range b.Files {
		path := filepath.Join(target, filepath.FromSlash(file.Path))
		if err := disk.Replace(path, file.Data); err != nil {
			return err
		}
		if err := os.Chmod(path, file.Mode); err != nil {
			return err
		}
	}
	return nil
}

func mayWrite(path string, replace bool) error {
	_, err := os.Lstat(path)
	switch {
	case replace || errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	default:
		return fmt.Errorf("%s %w", path, ErrThere)
	}
}

func writeZip(target string, b *Bundle, replace bool) error {
	if err := mayWrite(target, replace); err != nil {
		return err
	}
	data, err := Zip(b)
	if err != nil {
		return err
	}
	return document.RealDisk{}.Replace(target, data)
}

// epoch is the time of every file in a zip: the oldest that the format knows,
// so that the same plan gives the same bytes at any time.
var epoch = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

// Zip is the bundle as one zip file, with the same bytes each time.
func Zip(b *Bundle) ([]byte, error) {
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, file := range b.Files {
		header := &zip.FileHeader{Name: file.Path, Method: zip.Deflate, Modified: epoch}
		header.SetMode(file.Mode)
		entry, err := w.CreateHeader(header)
		if err != nil {
			return nil, err
		}
		if _, err := entry.Write(file.Data); err != nil {
			return nil, err
		}
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}
