package bundle

import (
	"archive/zip"
	"bytes"
	"time"

	"entrastudio/exporters"
)

// Epoch is the time of every file in a zip unless somebody says another one: the
// oldest that the format knows.
func Epoch() time.Time { return time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC) }

// Zip is files as one zip file in their order, each with its mode and the same
// time. A time before Epoch, which the format cannot hold, becomes Epoch.
func Zip(files []exporters.File, at time.Time) ([]byte, error) {
	if at = at.UTC(); at.Before(Epoch()) {
		at = Epoch()
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, file := range files {
		header := &zip.FileHeader{Name: file.Path, Method: zip.Deflate, Modified: at}
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
