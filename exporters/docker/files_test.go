package docker_test

import (
	"bytes"
	"errors"
	"flag"
	"strings"
	"testing"

	"entrastudio/exporters"
	"entrastudio/exporters/docker"
	"entrastudio/exporters/exporttest"
	"entrastudio/model/catalog"
	"entrastudio/model/plan"

	"github.com/docker/cli/pkg/kvfile"
	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the golden files anew")

// outside is the environment of docker run in these tests.
func outside(name string) (string, bool) { return "the value of " + name, name != "UNSET" }

// read reads a file as docker run does.
func read(t exporttest.Fataler, file exporters.File) map[string]string {
	t.Helper()
	lines, err := kvfile.ParseFromReader(bytes.NewReader(file.Data), outside)
	if err != nil {
		t.Fatalf("docker cannot read %s: %v\n%s", file.Path, err, file.Data)
	}
	all := map[string]string{}
	for _, line := range lines {
		name, value, _ := strings.Cut(line, "=")
		all[name] = value
	}
	return all
}

func TestFilesOfEveryExampleAreTheGoldenOnes(t *testing.T) {
	examples, err := exporttest.Examples()
	if err != nil {
		t.Fatal(err)
	}
	for _, example := range examples {
		t.Run(example.Name, func(t *testing.T) {
			files, _, err := docker.Files(example.Catalog, example.Plan)
			if err != nil {
				t.Fatal(err)
			}
			exporttest.Golden(t, *update, "example-"+example.Name, files)
		})
	}
}

func TestAHostileValueSurvivesDockerOrIsRefusedByName(t *testing.T) {
	exporttest.HostileSurvive(t, docker.Files, ".env", read)
}

// withOne is a plan in which one setting of Optimize has a value.
func withOne(t *testing.T, key, value string) (*catalog.Catalog, *plan.Plan) {
	t.Helper()
	c, err := catalog.Of(catalog.V88)
	if err != nil {
		t.Fatal(err)
	}
	p := exporttest.Everything(c)
	exporttest.Say(p, c.Setting(catalog.Optimize, key), catalog.TextOf(value))
	return c, p
}

// optimize is what docker finds for Optimize.
func optimize(t *testing.T, c *catalog.Catalog, p *plan.Plan) (map[string]string, error) {
	t.Helper()
	files, _, err := docker.Files(c, p)
	for _, file := range files {
		if file.Path == docker.Folder+"/optimize.env" {
			return read(t, file), nil
		}
	}
	return nil, err
}

func TestAThousandHostileValuesSurviveDockerOrAreRefused(t *testing.T) {
	kept, refused := 0, 0
	for _, value := range exporttest.ThousandHostile() {
		c, p := withOne(t, "type", value)
		found, err := optimize(t, c, p)
		var refusal *exporters.Refusal
		switch {
		case errors.As(err, &refusal):
			refused++
		case err != nil:
			t.Fatal(err)
		case found["CAMUNDA_IDENTITY_TYPE"] != value:
			t.Errorf("%q was read as %q", value, found["CAMUNDA_IDENTITY_TYPE"])
		default:
			kept++
		}
	}
	if kept == 0 || refused == 0 {
		t.Errorf("%d values kept and %d refused", kept, refused)
	}
}

func TestOnlyWhatDockerCannotCarryIsRefused(t *testing.T) {
	name := "CAMUNDA_IDENTITY_TYPE="
	for value, carried := range map[string]bool{
		"": true, " a ": true, "#a": true, `"a"`: true, "$HOME": true, "a\rb": true,
		"a\nb": false, "a\r": false, "\x00": false, "\xff": false,
		strings.Repeat("a", 64*1024-len(name)-1): true, strings.Repeat("a", 64*1024-len(name)): false,
	} {
		c, p := withOne(t, "type", value)
		found, err := optimize(t, c, p)
		if (err == nil) != carried || carried && found["CAMUNDA_IDENTITY_TYPE"] != value {
			t.Errorf("%.20q of %d bytes: carried %v, want %v (%v)", value, len(value), err == nil, carried, err)
		}
	}
}

func TestASecretIsTakenFromTheEnvironmentOfDocker(t *testing.T) {
	for _, ref := range []string{"env:MY_SECRET", "kubernetes:a/b", "file:/a", "keychain:a/b"} {
		c, p := withOne(t, "clientSecret", ref)
		found, err := optimize(t, c, p)
		if want := "the value of CAMUNDA_IDENTITY_CLIENT_SECRET"; err != nil || found["CAMUNDA_IDENTITY_CLIENT_SECRET"] != want {
			t.Errorf("%s: got %q, %v", ref, found["CAMUNDA_IDENTITY_CLIENT_SECRET"], err)
		}
	}
}

func TestKeptReferencesAreTakenFromTheEnvironmentOrLeftOutWithANote(t *testing.T) {
	c, p := withOne(t, "audience", "a")
	p.Kept.Environment = []plan.ServiceVariables{{Service: "optimize", Variables: []plan.EnvVariable{
		{Name: "WHOLE", Value: "${OTHER}"}, {Name: "PART", Value: "a${OTHER}"}, {Name: "DOLLAR", Value: "a$$b"},
	}}}
	files, notes, err := docker.Files(c, p)
	if err != nil {
		t.Fatal(err)
	}
	noted := false
	for _, note := range notes {
		noted = noted || note.Where == "kept/environment/optimize/PART"
	}
	if !noted || len(files) == 0 {
		t.Errorf("no note on the kept part: %v", notes)
	}
	found, _ := optimize(t, c, p)
	if diff := cmp.Diff([]string{"the value of WHOLE", "", "a$b"}, []string{found["WHOLE"], found["PART"], found["DOLLAR"]}); diff != "" {
		t.Error(diff)
	}
}
