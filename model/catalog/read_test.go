package catalog

import (
	"bytes"
	"testing"

	"github.com/google/go-cmp/cmp"
	"gopkg.in/yaml.v3"

	"entrastudio/assets"
)

// TestEveryFileReadsAsAnyReaderOfYAMLReadsIt compares the quick reader of the
// embedded files with yaml.v3, fact by fact.
func TestEveryFileReadsAsAnyReaderOfYAMLReadsIt(t *testing.T) {
	same(t, "settings.yaml", new(map[string]Meaning), new(map[string]Meaning))
	for _, minor := range Minors() {
		same(t, string(minor)+".yaml", new(Catalog), new(Catalog))
	}
}

// same reads a file in both ways.
func same(t *testing.T, name string, quick, slow any) {
	t.Helper()
	data, err := assets.Catalog.ReadFile("catalog/" + name)
	if err != nil {
		t.Fatal(err)
	}
	if err := decodeStrict(data, quick); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	strict := yaml.NewDecoder(bytes.NewReader(data))
	strict.KnownFields(true)
	if err := strict.Decode(slow); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	if diff := cmp.Diff(slow, quick, cmp.AllowUnexported(Catalog{}, index{})); diff != "" {
		t.Errorf("%s is read otherwise (-yaml.v3 +ours):\n%s", name, diff)
	}
}
