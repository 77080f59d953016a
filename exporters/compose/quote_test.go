package compose

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"entrastudio/exporters/exporttest"
	"entrastudio/exporters/variables"
	"entrastudio/model/catalog"

	"github.com/compose-spec/compose-go/v2/dotenv"
	"github.com/compose-spec/compose-go/v2/loader"
	"github.com/compose-spec/compose-go/v2/types"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// readByCompose reads the line A=quoted, with other lines around it, as
// docker compose does.
func readByCompose(t interface{ Fatalf(string, ...any) }, quoted string) string {
	file := "# comment\nBEFORE=1\nA=" + quoted + "\nAFTER=2\n"
	read, err := dotenv.ParseWithLookup(strings.NewReader(file), func(name string) (string, bool) {
		return "filled in", name == "HOME"
	})
	if err != nil {
		t.Fatalf("docker compose cannot read %q: %v", file, err)
	}
	if len(read) != 3 || read["BEFORE"] != "1" || read["AFTER"] != "2" {
		t.Fatalf("%q changes the lines around it: %v", quoted, read)
	}
	return read["A"]
}

func TestEveryQuotedValueIsReadByComposeAsItWas(t *testing.T) {
	for _, value := range exporttest.Hostile() {
		quoted, err := quote(value)
		if err != nil {
			continue
		}
		if got := readByCompose(t, quoted); got != value {
			t.Errorf("%q written as %s was read as %q", value, quoted, got)
		}
	}
}

func TestAnyValueIsReadByComposeAsItWasOrRefused(t *testing.T) {
	kept, refused := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		for _, value := range rapid.SliceOfN(exporttest.HostileText(), 20, 20).Draw(t, "values") {
			quoted, err := quote(value)
			if err != nil {
				refused++
				continue
			}
			kept++
			if got := readByCompose(t, quoted); got != value {
				t.Fatalf("%q written as %s was read as %q", value, quoted, got)
			}
		}
	})
	if kept == 0 || refused == 0 {
		t.Errorf("%d values kept and %d refused: the generator shows one side only", kept, refused)
	}
}

func TestAReferenceIsFilledInByCompose(t *testing.T) {
	if got := readByCompose(t, reference("HOME")); got != "filled in" {
		t.Errorf("got %q", got)
	}
}

func TestATemplateKeepsItsReferences(t *testing.T) {
	for template, want := range map[string]string{
		"${HOME}":                 "filled in",
		"a ${HOME} b":             "a filled in b",
		"jdbc:${HOST:-localhost}": "jdbc:localhost",
		"$$HOME and $${HOME}":     "$HOME and ${HOME}",
		"no dollar # here":        "no dollar # here",
		`${HOME} "quoted" \ 'a'`:  `filled in "quoted" \ 'a'`,
		"${HOME}\nsecond line":    "filled in\nsecond line",
	} {
		written, err := quoteTemplate(template)
		if err != nil {
			t.Fatal(err)
		}
		if got := readByCompose(t, written); got != want {
			t.Errorf("%q written as %s was read as %q, want %q", template, written, got, want)
		}
	}
}

func TestAnyTextSurvivesAsATemplateWithItsDollarsDoubled(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		value := exporttest.HostileText().Draw(t, "value")
		written, err := quoteTemplate(strings.ReplaceAll(value, "$", "$$"))
		if err != nil {
			return
		}
		if got := readByCompose(t, written); got != value {
			t.Fatalf("%q written as %s was read as %q", value, written, got)
		}
	})
}

func FuzzQuote(f *testing.F) {
	for _, value := range exporttest.Hostile() {
		f.Add(value)
	}
	f.Fuzz(func(t *testing.T, value string) {
		quoted, err := quote(value)
		if err != nil {
			if utf8.ValidString(value) && !strings.ContainsRune(value, 0) {
				t.Errorf("%q was refused for no reason", value)
			}
			return
		}
		if got := readByCompose(t, quoted); got != value {
			t.Errorf("%q written as %s was read as %q", value, quoted, got)
		}
	})
}

// inComposeFile reads values from the environment of a service, as docker
// compose does.
func inComposeFile(t interface{ Fatalf(string, ...any) }, values map[string]string) map[string]string {
	container := variables.Container{Fact: &catalog.Service{}}
	for name, value := range values {
		container.Variables = append(container.Variables, variables.Variable{Name: name, Value: value})
	}
	var w fileWriter
	w.text.WriteString("services:\n  a:\n    image: a\n")
	w.environment(&container)
	data := []byte(w.text.String())
	details := types.ConfigDetails{
		ConfigFiles: []types.ConfigFile{{Filename: "compose.yaml", Content: data}},
		Environment: types.Mapping{"HOME": "filled in"},
	}
	project, err := loader.LoadWithContext(context.Background(), details, func(o *loader.Options) { o.SetProjectName("test", true) })
	if err != nil {
		t.Fatalf("docker compose cannot read this: %v\n%s", err, data)
	}
	read := map[string]string{}
	for name, value := range project.Services["a"].Environment {
		read[name] = *value
	}
	return read
}

func TestAnyValueIsReadFromAComposeFileAsItWas(t *testing.T) {
	names := []string{"A", "a.b-", "_", "e"}
	check := func(t interface{ Fatalf(string, ...any) }, texts []string) {
		values := map[string]string{}
		for i, value := range texts {
			if utf8.ValidString(value) && !strings.ContainsRune(value, 0) {
				values[names[i%len(names)]+fmt.Sprint(i)] = value
			}
		}
		if diff := cmp.Diff(values, inComposeFile(t, values)); diff != "" {
			t.Fatalf("values (-written +read):\n%s", diff)
		}
	}
	check(t, exporttest.ThousandHostile())
	for _, name := range []string{"null", "NO", "true", "_1", "y"} {
		if got := inComposeFile(t, map[string]string{name: "v"}); got[name] != "v" {
			t.Errorf("a variable of the name %s was read as %v", name, got)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		check(t, rapid.SliceOfN(exporttest.HostileText(), 20, 20).Draw(t, "values"))
	})
}
