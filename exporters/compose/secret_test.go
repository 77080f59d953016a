package compose_test

import (
	"errors"
	"strings"
	"testing"

	"entrastudio/exporters"
	"entrastudio/exporters/compose"
	"entrastudio/exporters/exporttest"
	"entrastudio/model/catalog"
	"entrastudio/model/plan"
)

// withSecret is a plan whose Optimize has a secret in one of the stores.
func withSecret(t *testing.T, ref string) (*catalog.Catalog, *plan.Plan) {
	t.Helper()
	c := catalogOf(t, catalog.V88)
	p := exporttest.Everything(c)
	exporttest.Say(p, c.Setting(catalog.Optimize, "clientSecret"), catalog.TextOf(ref))
	return c, p
}

func TestASecretIsAReferenceByTheNameThatThePlanGives(t *testing.T) {
	for ref, want := range map[string]string{
		"env:MY_SECRET":          "${MY_SECRET:?is not set}",
		"kubernetes:a/b":         "${OPTIMIZE_CLIENT_SECRET:?is not set}",
		"keychain:service/a b":   "${OPTIMIZE_CLIENT_SECRET:?is not set}",
		"file:/run/secrets/opti": "${OPTIMIZE_CLIENT_SECRET:?is not set}",
	} {
		c, p := withSecret(t, ref)
		files, notes, err := compose.Files(c, p)
		if err != nil {
			t.Fatal(err)
		}
		if line := "CAMUNDA_IDENTITY_CLIENT_SECRET=" + want + "\n"; !strings.Contains(fileOf(t, files, "optimize"), line) {
			t.Errorf("%s: no line %s", ref, line)
		}
		noted := false
		for _, note := range notes {
			noted = noted || strings.Contains(note.Text, ref)
		}
		if noted == strings.HasPrefix(ref, "env:") {
			t.Errorf("%s: a note on it is there: %v", ref, noted)
		}
	}
}

func TestAMadeUpVariableIsNoneThatThePlanNames(t *testing.T) {
	c, p := withSecret(t, "kubernetes:a/b")
	exporttest.Say(p, c.Setting(catalog.Orchestration, "clientSecret"), catalog.TextOf("env:OPTIMIZE_CLIENT_SECRET"))
	files, _, err := compose.Files(c, p)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(fileOf(t, files, "optimize"), "CAMUNDA_IDENTITY_CLIENT_SECRET=${OPTIMIZE_CLIENT_SECRET_:?is not set}\n") {
		t.Error("two secrets share one variable")
	}
}

func TestComponentsThatShareASecretShareTheVariable(t *testing.T) {
	c := catalogOf(t, catalog.V88)
	files, _, err := compose.Files(c, exporttest.Everything(c))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(fileOf(t, files, "connectors"), "CAMUNDA_CLIENT_AUTH_CLIENTSECRET=${ORCHESTRATION_CLIENT_SECRET:?is not set}\n") {
		t.Error("connectors do not use the cluster's secret")
	}
}

func TestAReferenceThatComposeCannotMakeIsRefused(t *testing.T) {
	for _, ref := range []string{"env:MY-SECRET", "env:A}", "hunter2"} {
		c, p := withSecret(t, ref)
		_, _, err := compose.Files(c, p)
		var refusal *exporters.Refusal
		if !errors.As(err, &refusal) || strings.Contains(err.Error(), "hunter2") {
			t.Errorf("%s: got %v", ref, err)
		}
	}
}

func TestAComponentThatIsOffHasNoFile(t *testing.T) {
	c := catalogOf(t, catalog.V88)
	p := exporttest.Everything(c)
	p.Component(catalog.Optimize).Enabled = false
	files, _, err := compose.Files(c, p)
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if strings.Contains(file.Path, "optimize") {
			t.Errorf("%s is written", file.Path)
		}
	}
}

// fileOf is the text of one container's file.
func fileOf(t *testing.T, files []exporters.File, service string) string {
	t.Helper()
	for _, file := range files {
		if file.Path == compose.Folder+"/"+service+".env" {
			return string(file.Data)
		}
	}
	t.Fatalf("no file for %s", service)
	return ""
}
