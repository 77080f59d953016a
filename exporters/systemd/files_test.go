package systemd_test

import (
	"errors"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"entrastudio/exporters"
	"entrastudio/exporters/exporttest"
	"entrastudio/exporters/systemd"
	"entrastudio/model/catalog"
	"entrastudio/model/plan"
)

var update = flag.Bool("update", false, "write the golden files anew")

func everything(t *testing.T) (*catalog.Catalog, *plan.Plan) {
	t.Helper()
	c, err := catalog.Of(catalog.V88)
	if err != nil {
		t.Fatal(err)
	}
	return c, exporttest.Everything(c)
}

func textOf(t *testing.T, files []exporters.File, name string) string {
	t.Helper()
	for _, file := range files {
		if file.Path == systemd.Folder+"/"+name {
			return string(file.Data)
		}
	}
	t.Fatalf("%s is not written", name)
	return ""
}

func TestFilesOfEveryExampleAreTheGoldenOnes(t *testing.T) {
	examples, err := exporttest.Examples()
	if err != nil {
		t.Fatal(err)
	}
	for _, example := range examples {
		t.Run(example.Name, func(t *testing.T) {
			files, _, err := systemd.Files(example.Catalog, example.Plan)
			if err != nil {
				t.Fatal(err)
			}
			exporttest.Golden(t, *update, "example-"+example.Name, files)
		})
	}
}

func TestASecretIsNamedInTheDropInAndInNoFile(t *testing.T) {
	c, p := everything(t)
	exporttest.Say(p, c.Setting(catalog.Optimize, "clientSecret"), catalog.TextOf("file:/run/secrets/optimize"))
	files, _, err := systemd.Files(c, p)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(textOf(t, files, "optimize.env"), "CLIENT_SECRET") {
		t.Error("the EnvironmentFile names the secret")
	}
	dropIn := textOf(t, files, "optimize.conf")
	for _, want := range []string{
		"CAMUNDA_IDENTITY_CLIENT_SECRET from file:/run/secrets/optimize\n",
		"\nEnvironmentFile=/etc/camunda/optimize.env\n", "\nEnvironmentFile=/etc/camunda/optimize.secrets.env\n",
	} {
		if !strings.Contains(dropIn, want) {
			t.Errorf("the drop-in lacks %q:\n%s", want, dropIn)
		}
	}
}

func TestADropInIsOneThatSystemdTakes(t *testing.T) {
	program := exporttest.Program(t, "systemd-analyze")
	c, p := everything(t)
	files, _, err := systemd.Files(c, p)
	if err != nil {
		t.Fatal(err)
	}
	for _, spoiled := range []string{"", "Enviroment=a\n"} {
		folder := t.TempDir()
		unit := filepath.Join(folder, "optimize.service")
		dropIn := filepath.Join(unit+".d", "entra.conf")
		text := textOf(t, files, "optimize.conf") + spoiled
		if err := errors.Join(
			os.Mkdir(unit+".d", 0o755),
			os.WriteFile(unit, []byte("[Unit]\nDefaultDependencies=no\n[Service]\nExecStart=/bin/true\n"), 0o644),
			os.WriteFile(dropIn, []byte(text), 0o644),
		); err != nil {
			t.Fatal(err)
		}
		command := exec.Command(program, "verify", "--man=no", unit)
		command.Env = append(os.Environ(), "SYSTEMD_UNIT_PATH="+folder+":")
		output, _ := command.CombinedOutput()
		if complains := strings.Contains(string(output), "entra.conf"); complains != (spoiled != "") {
			t.Errorf("with %q systemd says:\n%s", spoiled, output)
		}
	}
}

func TestWhatSystemdCannotTakeIsLeftOutWithANote(t *testing.T) {
	c, p := everything(t)
	p.Kept.Environment = []plan.ServiceVariables{{Service: "optimize", Variables: []plan.EnvVariable{
		{Name: "management.port", Value: "1"}, {Name: "PART", Value: "a${OTHER}"},
	}}}
	files, notes, err := systemd.Files(c, p)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"management.port", "PART"} {
		noted := false
		for _, note := range notes {
			noted = noted || note.Where == "kept/environment/optimize/"+name
		}
		if !noted || strings.Contains(textOf(t, files, "optimize.env"), name+"=") {
			t.Errorf("%s is written, or no note says that it is left out: %v", name, notes)
		}
	}
}
