package compose_test

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"entrastudio/exporters"
	"entrastudio/exporters/compose"
	"entrastudio/exporters/exporttest"
	"entrastudio/model/catalog"
	"entrastudio/model/plan"

	"github.com/compose-spec/compose-go/v2/dotenv"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
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

// read reads every file as docker compose does; a variable of its environment
// is filled in by its own name.
func read(t interface{ Fatalf(string, ...any) }, files []exporters.File) map[string]map[string]string {
	all := map[string]map[string]string{}
	for _, file := range files {
		if filepath.Ext(file.Path) != ".env" {
			continue
		}
		variables, err := dotenv.ParseWithLookup(bytes.NewReader(file.Data), func(name string) (string, bool) {
			return "the value of " + name, true
		})
		if err != nil {
			t.Fatalf("docker compose cannot read %s: %v\n%s", file.Path, err, file.Data)
		}
		all[strings.TrimSuffix(filepath.Base(file.Path), ".env")] = variables
	}
	return all
}

func TestFilesOfEveryMinorAreTheGoldenOnes(t *testing.T) {
	for _, minor := range catalog.Minors() {
		t.Run(string(minor), func(t *testing.T) {
			c := catalogOf(t, minor)
			files, _, err := compose.Files(c, exporttest.Everything(c))
			if err != nil {
				t.Fatal(err)
			}
			exporttest.Golden(t, *update, "everything-"+string(minor), files)
		})
	}
}

func TestFilesOfEveryExampleAreTheGoldenOnes(t *testing.T) {
	examples, err := exporttest.Examples()
	if err != nil {
		t.Fatal(err)
	}
	for _, example := range examples {
		t.Run(example.Name, func(t *testing.T) {
			files, _, err := compose.Files(example.Catalog, example.Plan)
			if err != nil {
				t.Fatal(err)
			}
			exporttest.Golden(t, *update, "example-"+example.Name, files)
		})
	}
}

func TestEveryVariableOfTheCatalogueIsInAGolden(t *testing.T) {
	for _, minor := range catalog.Minors() {
		t.Run(string(minor), func(t *testing.T) {
			c := catalogOf(t, minor)
			files, _, err := compose.Files(c, exporttest.EverySetting(c, plan.Compose))
			if err != nil {
				t.Fatal(err)
			}
			exporttest.Golden(t, *update, "every-setting-"+string(minor), files)
			all := read(t, files)
			for i := range c.Components {
				for _, s := range c.Components[i].List() {
					for _, missing := range missing(all, &c.Components[i], s, exporttest.Unusual(c, s)) {
						t.Errorf("%s: %s", s.Ref(), missing)
					}
				}
			}
		})
	}
}

// missing says what of a value is not in the variables that carry it.
func missing(all map[string]map[string]string, component *catalog.Component, s *catalog.Setting, value catalog.Value) []string {
	var missing []string
	for _, v := range s.Env {
		service := v.Service
		if service == "" {
			service = component.Services[0].Name
		}
		want := map[string]string{v.Name: value.String()}
		if pattern, indexed := strings.CutSuffix(v.Name, "{n}"); indexed {
			want = map[string]string{}
			for i, item := range value.Items() {
				want[fmt.Sprint(pattern, i)] = item
			}
		}
		for name, text := range want {
			got := all[service][name]
			if s.Form == catalog.FormSecret {
				got, text = got[:min(len(got), 13)], "the value of "
			}
			if got != text {
				missing = append(missing, fmt.Sprintf("%s of %s is %q, want %q", name, service, got, text))
			}
		}
	}
	return missing
}

func TestAHostileValueSurvivesComposeOrIsRefusedByName(t *testing.T) {
	kept, refused := 0, 0
	for _, minor := range catalog.Minors() {
		t.Run(string(minor), func(t *testing.T) {
			c := catalogOf(t, minor)
			rapid.Check(t, func(t *rapid.T) {
				p, s, value := exporttest.HostilePlan(t, c, plan.Compose)
				files, _, err := compose.Files(c, p)
				var refusal *exporters.Refusal
				if errors.As(err, &refusal) {
					refused++
					if refusal.Setting != s.Ref() {
						t.Fatalf("%s was refused as %s", s.Ref(), refusal.Setting)
					}
					return
				}
				if err != nil {
					t.Fatal(err)
				}
				kept++
				for _, missing := range missing(read(t, files), c.Component(s.Component), s, value) {
					t.Fatalf("%s: %s", s.Ref(), missing)
				}
			})
		})
	}
	// The few values of a short run can show one side by chance alone.
	if !testing.Short() && (kept == 0 || refused == 0) {
		t.Errorf("%d values kept and %d refused: the generator shows one side only", kept, refused)
	}
}

func TestTheSamePlanGivesTheSameBytes(t *testing.T) {
	c := catalogOf(t, catalog.V88)
	// As one text, because comparing slices byte by byte takes a minute.
	written := func() string {
		files, _, err := compose.Files(c, exporttest.Everything(c))
		if err != nil {
			t.Fatal(err)
		}
		var all strings.Builder
		for _, file := range files {
			fmt.Fprintf(&all, "%s %s\n%s", file.Path, file.Mode, file.Data)
		}
		return all.String()
	}
	first := written()
	for range 50 {
		if diff := cmp.Diff(first, written()); diff != "" {
			t.Fatal(diff)
		}
	}
}
