package exporttest

import (
	"errors"
	"os"
	"os/exec"
	"path"
	"strings"
	"testing"

	"entrastudio/exporters"
	"entrastudio/model/catalog"
	"entrastudio/model/plan"

	"pgregory.net/rapid"
)

// Fataler is a test, or a property in the making.
type Fataler interface {
	Helper()
	Fatalf(format string, arguments ...any)
}

// Export is an exporter of variables.
type Export func(*catalog.Catalog, *plan.Plan) ([]exporters.File, []exporters.Note, error)

// Read gives the variables that a reader finds in a container's file.
type Read func(t Fataler, file exporters.File) map[string]string

// HostileSurvive proves with plans of all minors that the reader of an export
// finds each hostile value as it was, or that the export refuses it by the name
// of its setting. The files are those that end in extension.
func HostileSurvive(t *testing.T, export Export, extension string, read Read) {
	t.Helper()
	for _, minor := range catalog.Minors() {
		c, err := catalog.Of(minor)
		if err != nil {
			t.Fatal(err)
		}
		t.Run(string(minor), func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				p, s, value := HostilePlan(t, c, plan.Compose)
				files, _, err := export(c, p)
				var refusal *exporters.Refusal
				if errors.As(err, &refusal) {
					if refusal.Setting != s.Ref() {
						t.Fatalf("%s was refused as %s", s.Ref(), refusal.Setting)
					}
					return
				}
				if err != nil {
					t.Fatal(err)
				}
				for service, variables := range Carried(c, s, value) {
					found := read(t, named(t, files, service+extension))
					for name, want := range variables {
						if found[name] != want {
							t.Fatalf("%s of %s is %q, want %q", name, service, found[name], want)
						}
					}
				}
			})
		})
	}
}

func named(t Fataler, files []exporters.File, name string) exporters.File {
	t.Helper()
	for _, file := range files {
		if path.Base(file.Path) == name {
			return file
		}
	}
	t.Fatalf("no file %s is written", name)
	return exporters.File{}
}

// Program finds a program that reads an export. Where it is missing the test is
// skipped, but on the machine that decides about a change it fails.
func Program(t *testing.T, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	switch {
	case err == nil:
		return path
	case os.Getenv("CI") != "":
		t.Fatalf("%s is not installed: script/setup readers brings it", name)
	default:
		t.Skipf("%s is not installed: script/setup readers brings it", name)
	}
	return ""
}

// Texts turns the bytes after each NUL of a program's output, as env -0 writes
// it, into variables.
func Texts(output []byte) map[string]string {
	all := map[string]string{}
	for _, entry := range strings.Split(string(output), "\x00") {
		if name, value, ok := strings.Cut(entry, "="); ok {
			all[name] = value
		}
	}
	return all
}
