package shell_test

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"entrastudio/exporters"
	"entrastudio/exporters/exporttest"
	"entrastudio/exporters/shell"
	"entrastudio/model/catalog"
	"entrastudio/model/plan"

	"al.essio.dev/pkg/shellescape"
	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the golden files anew")

// shells are the two that scripts meet on Debian: bash, and dash as sh.
func shells() []string { return []string{"bash", "dash"} }

// sourced reads a script in a shell with a small environment and gives all that
// is exported afterwards.
func sourced(program string, script []byte, environment ...string) (map[string]string, error) {
	command := exec.Command(program, "-c", `f=$(mktemp) && cat >"$f" && . "$f" && rm -f "$f" && env -0`)
	command.Stdin = strings.NewReader(string(script))
	command.Env = append([]string{"PATH=" + os.Getenv("PATH"), "HOME=/nowhere", "LC_ALL=C.UTF-8"}, environment...)
	output, err := command.Output()
	var failed *exec.ExitError
	if errors.As(err, &failed) {
		err = fmt.Errorf("%w: %s", err, failed.Stderr)
	}
	return exporttest.Texts(output), err
}

func catalogOf(t *testing.T, minor catalog.Minor) *catalog.Catalog {
	t.Helper()
	c, err := catalog.Of(minor)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// script is the script of one container.
func script(t *testing.T, files []exporters.File, service string) []byte {
	t.Helper()
	for _, file := range files {
		if file.Path == shell.Folder+"/"+service+".sh" {
			return file.Data
		}
	}
	t.Fatalf("no script for %s", service)
	return nil
}

func TestScriptsOfEveryExampleAreTheGoldenOnes(t *testing.T) {
	examples, err := exporttest.Examples()
	if err != nil {
		t.Fatal(err)
	}
	for _, example := range examples {
		t.Run(example.Name, func(t *testing.T) {
			files, _, err := shell.Files(example.Catalog, example.Plan)
			if err != nil {
				t.Fatal(err)
			}
			exporttest.Golden(t, *update, "example-"+example.Name, files)
		})
	}
}

func TestAHostileValueSurvivesEveryShellOrIsRefusedByName(t *testing.T) {
	for _, name := range shells() {
		t.Run(name, func(t *testing.T) {
			program, path := exporttest.Program(t, name), stores(t)
			exporttest.HostileSurvive(t, shell.Files, ".sh", func(t exporttest.Fataler, file exporters.File) map[string]string {
				found, err := sourced(program, file.Data, "PATH="+path)
				if err != nil {
					t.Fatalf("%v\n%s", err, file.Data)
				}
				return found
			})
		})
	}
}

func TestAThousandHostileValuesSurviveEveryShell(t *testing.T) {
	for _, name := range shells() {
		t.Run(name, func(t *testing.T) {
			program := exporttest.Program(t, name)
			var script strings.Builder
			want := map[string]string{}
			for i, value := range exporttest.ThousandHostile() {
				if strings.ContainsRune(value, 0) || !utf8.ValidString(value) {
					continue
				}
				variable := fmt.Sprint("A", i)
				want[variable] = value
				fmt.Fprintf(&script, "export %s=%s\n", variable, shellescape.Quote(value))
			}
			found, err := sourced(program, []byte(script.String()))
			if err != nil {
				t.Fatal(err)
			}
			for variable, value := range want {
				if found[variable] != value {
					t.Errorf("%q was read as %q", value, found[variable])
				}
			}
			if len(want) < 800 {
				t.Errorf("only %d values could be tried", len(want))
			}
		})
	}
}

// stores puts programs into a folder that print what they are asked for, in
// place of kubectl and secret-tool.
func stores(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	for name, text := range map[string]string{
		"kubectl":     "#!/bin/sh\nprintf '%s\\n' \"$@\" | base64 -w 0\n",
		"secret-tool": "#!/bin/sh\nprintf '%s\\n' \"$@\"\n",
	} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	return folder + ":" + os.Getenv("PATH")
}

// withSecret is the script of an Optimize whose secret is in one of the stores.
func withSecret(t *testing.T, ref string) []byte {
	t.Helper()
	c := catalogOf(t, catalog.V88)
	p := exporttest.Everything(c)
	exporttest.Say(p, c.Setting(catalog.Optimize, "clientSecret"), catalog.TextOf(ref))
	files, _, err := shell.Files(c, p)
	if err != nil {
		t.Fatal(err)
	}
	return script(t, files, "optimize")
}

func TestASecretIsReadFromWhereThePlanKeepsIt(t *testing.T) {
	inFile := filepath.Join(t.TempDir(), "it's a $(secret) `id`")
	if err := os.WriteFile(inFile, []byte("from the file\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	path := stores(t)
	for _, name := range shells() {
		program := exporttest.Program(t, name)
		for ref, want := range map[string]string{
			"env:MY_SECRET":               "from outside",
			"file:" + inFile:              "from the file",
			"kubernetes:entra/optimize.x": "get\nsecret\nentra\n--namespace\ncamunda\n--output\njsonpath={.data.optimize\\.x}",
			"keychain:a 'b' $(id)/`c` \"": "lookup\nservice\na 'b' $(id)\nusername\n`c` \"",
		} {
			found, err := sourced(program, withSecret(t, ref), "PATH="+path, "MY_SECRET=from outside")
			if got := found["CAMUNDA_IDENTITY_CLIENT_SECRET"]; err != nil || got != want {
				t.Errorf("%s, %s: got %q, %v; want %q", name, ref, got, err, want)
			}
		}
	}
}

func TestTheEnvironmentGoesBeforeTheStore(t *testing.T) {
	for _, name := range shells() {
		found, err := sourced(exporttest.Program(t, name), withSecret(t, "file:/nowhere"), "OPTIMIZE_CLIENT_SECRET=given")
		if got := found["CAMUNDA_IDENTITY_CLIENT_SECRET"]; err != nil || got != "given" {
			t.Errorf("%s: got %q, %v", name, got, err)
		}
	}
}

func TestAMissingSecretStopsTheShellByName(t *testing.T) {
	for _, name := range shells() {
		program := exporttest.Program(t, name)
		for ref, missing := range map[string]string{
			"env:MY_SECRET": "MY_SECRET", "file:/nowhere": "CAMUNDA_IDENTITY_CLIENT_SECRET",
			"kubernetes:a": "OPTIMIZE_CLIENT_SECRET",
		} {
			found, err := sourced(program, withSecret(t, ref))
			if err == nil || !strings.Contains(err.Error(), missing+": ") || len(found) > 0 {
				t.Errorf("%s, %s: got %v, %v", name, ref, found, err)
			}
		}
	}
}

func TestAScriptNeverOverwritesASecretBeforeItIsRead(t *testing.T) {
	c := catalogOf(t, catalog.V87)
	p := exporttest.Everything(c)
	connectors := exporttest.EverySetting(c, plan.Compose).Component(catalog.Connectors)
	p.Component(catalog.Connectors).Settings = connectors.Settings
	var secrets []*catalog.Setting
	for _, s := range c.Component(catalog.Connectors).List() {
		if s.Form == catalog.FormSecret && len(s.Env) > 0 {
			secrets = append(secrets, s)
		}
	}
	if len(secrets) < 2 {
		t.Fatalf("connectors have %d secrets", len(secrets))
	}
	first, second := secrets[0], secrets[1]
	exporttest.Say(p, first, catalog.TextOf("env:GIVEN"))
	exporttest.Say(p, second, catalog.TextOf("env:"+first.Env[0].Name))
	files, _, err := shell.Files(c, p)
	if err != nil {
		t.Fatal(err)
	}
	found, err := sourced(exporttest.Program(t, "dash"), script(t, files, "connectors"),
		"GIVEN=one", first.Env[0].Name+"=two")
	if err != nil || found[first.Env[0].Name] != "one" || found[second.Env[0].Name] != "two" {
		t.Errorf("got %q and %q, %v", found[first.Env[0].Name], found[second.Env[0].Name], err)
	}
	exporttest.Say(p, first, catalog.TextOf("env:"+second.Env[0].Name))
	var refusal *exporters.Refusal
	if _, _, err := shell.Files(c, p); !errors.As(err, &refusal) {
		t.Errorf("secrets that swap their variables: got %v", err)
	}
}

func TestKeptVariablesAreFilledInOrLeftOutWithANote(t *testing.T) {
	c := catalogOf(t, catalog.V88)
	p := exporttest.Everything(c)
	p.Kept.Environment = []plan.ServiceVariables{{Service: "worker", Variables: []plan.EnvVariable{
		{Name: "PLAIN", Value: "$$a 'b'"},
		{Name: "URL", Value: "jdbc://${HOST}/$NAME?a=b$$"},
		{Name: "WITH_DEFAULT", Value: "${HOST:-x}"},
		{Name: "management.port", Value: "1"},
	}}}
	files, notes, err := shell.Files(c, p)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range shells() {
		found, err := sourced(exporttest.Program(t, name), script(t, files, "worker"), "HOST=a b", "NAME=$(id)")
		if err != nil {
			t.Fatal(err)
		}
		got := []string{found["PLAIN"], found["URL"], found["WITH_DEFAULT"], found["management.port"]}
		if diff := cmp.Diff([]string{"$a 'b'", "jdbc://a b/$(id)?a=b$", "", ""}, got); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
	for _, where := range []string{"kept/environment/worker/WITH_DEFAULT", "kept/environment/worker/management.port"} {
		noted := false
		for _, note := range notes {
			noted = noted || note.Where == where
		}
		if !noted {
			t.Errorf("no note on %s", where)
		}
	}
}
