package assets

import (
	"embed"
	"io/fs"
	"strings"
)

//go:embed examples/*.yaml
var examples embed.FS

// DefaultExample is the example that the studio opens when it is asked for one.
const DefaultExample = "guide-8.8"

// Examples lists the names of the example plans, sorted.
func Examples() []string {
	files, err := fs.Glob(examples, "examples/*.yaml")
	if err != nil {
		return nil
	}
	names := make([]string, len(files))
	for i, file := range files {
		names[i] = strings.TrimSuffix(strings.TrimPrefix(file, "examples/"), ".yaml")
	}
	return names
}

// Example is the text of an example plan; a name that is not listed is an error.
func Example(name string) ([]byte, error) { return examples.ReadFile("examples/" + name + ".yaml") }
