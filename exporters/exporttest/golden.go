package exporttest

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"entrastudio/exporters"

	"github.com/google/go-cmp/cmp"
)

// Golden compares files with those of a folder below testdata: each file by its
// name, and no other. With update it writes the folder anew.
func Golden(t *testing.T, update bool, folder string, files []exporters.File) {
	t.Helper()
	folder = filepath.Join("testdata", folder)
	if update {
		rewrite(t, folder, files)
	}
	var names []string
	for _, file := range files {
		name := filepath.Base(file.Path)
		names = append(names, name)
		want, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil {
			t.Fatalf("%v (run the test with -update to write it)", err)
		}
		if diff := cmp.Diff(string(want), string(file.Data)); diff != "" {
			t.Errorf("%s/%s (-want +got):\n%s", folder, name, diff)
		}
	}
	have, err := os.ReadDir(folder)
	if err != nil && (len(files) > 0 || !errors.Is(err, fs.ErrNotExist)) {
		t.Fatal(err)
	}
	for _, entry := range have {
		if !slices.Contains(names, entry.Name()) {
			t.Errorf("%s/%s is not written any more", folder, entry.Name())
		}
	}
}

func rewrite(t *testing.T, folder string, files []exporters.File) {
	t.Helper()
	if err := errors.Join(os.RemoveAll(folder), os.MkdirAll(folder, 0o755)); err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if err := os.WriteFile(filepath.Join(folder, filepath.Base(file.Path)), file.Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
