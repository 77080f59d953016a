package helm_test

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"entrastudio/exporters/exporttest"
	"entrastudio/exporters/helm"
	"entrastudio/model/catalog"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the golden files anew")

func catalogOf(t *testing.T, minor catalog.Minor) *catalog.Catalog {
	t.Helper()
	c, err := catalog.Of(minor)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func checkGolden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s (-want +got):\n%s", path, diff)
	}
}

func TestValuesOfEveryMinorAreTheGoldenOnes(t *testing.T) {
	for _, minor := range catalog.Minors() {
		t.Run(string(minor), func(t *testing.T) {
			c := catalogOf(t, minor)
			data, notes, err := helm.Values(c, exporttest.Everything(c))
			if err != nil {
				t.Fatal(err)
			}
			for _, note := range notes {
				t.Log(note)
			}
			checkGolden(t, "everything-"+string(minor)+".yaml", data)
		})
	}
}

func TestValuesOfEveryExampleAreTheGoldenOnes(t *testing.T) {
	examples, err := exporttest.Examples()
	if err != nil {
		t.Fatal(err)
	}
	for _, example := range examples {
		t.Run(example.Name, func(t *testing.T) {
			data, _, err := helm.Values(example.Catalog, example.Plan)
			if err != nil {
				t.Fatal(err)
			}
			checkGolden(t, "example-"+example.Name+".yaml", data)
		})
	}
}
