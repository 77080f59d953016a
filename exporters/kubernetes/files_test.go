package kubernetes_test

import (
	"errors"
	"flag"
	"slices"
	"strings"
	"testing"

	"entrastudio/exporters"
	"entrastudio/exporters/exporttest"
	"entrastudio/exporters/kubernetes"
	"entrastudio/model/catalog"
	"entrastudio/model/plan"
)

var update = flag.Bool("update", false, "write the golden files anew")

func catalogOf(t testing.TB, minor catalog.Minor) *catalog.Catalog {
	t.Helper()
	c, err := catalog.Of(minor)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func filesOf(t testing.TB, c *catalog.Catalog, p *plan.Plan) []exporters.File {
	t.Helper()
	files, _, err := kubernetes.Files(c, p)
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func fileAt(t testing.TB, files []exporters.File, path string) exporters.File {
	t.Helper()
	at := slices.IndexFunc(files, func(f exporters.File) bool { return f.Path == path })
	if at < 0 {
		t.Fatalf("no %s is written", path)
	}
	return files[at]
}

func TestFilesOfEveryExampleAreTheGoldenOnes(t *testing.T) {
	examples, err := exporttest.Examples()
	if err != nil {
		t.Fatal(err)
	}
	for _, example := range examples {
		t.Run(example.Name, func(t *testing.T) {
			files := filesOf(t, example.Catalog, example.Plan)
			if example.Plan.Deployment.With == plan.Compose {
				if len(files) > 0 {
					t.Errorf("a plan for Compose gets %d files", len(files))
				}
				return
			}
			exporttest.Golden(t, *update, "example-"+example.Name, files)
		})
	}
}

func TestWithoutSecretsThereIsNothingToFill(t *testing.T) {
	c := catalogOf(t, catalog.V88)
	p := &plan.Plan{Camunda: catalog.V88, Components: []plan.Component{{Name: catalog.Orchestration, Enabled: true}}}
	var got []string
	for _, file := range filesOf(t, c, p) {
		got = append(got, file.Path)
	}
	if want := []string{kubernetes.NamespacePath, kubernetes.ForwardPath}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestScriptsRunAndManifestsDoNot(t *testing.T) {
	c := catalogOf(t, catalog.V88)
	for _, file := range filesOf(t, c, exporttest.Everything(c)) {
		want := exporters.Private
		if strings.HasSuffix(file.Path, ".sh") {
			want = exporters.Executable
		}
		if file.Mode != want || file.Reader == "" {
			t.Errorf("%s has the mode %v and is for %q", file.Path, file.Mode, file.Reader)
		}
	}
}

func TestANameThatKubernetesCannotCarryIsRefusedByName(t *testing.T) {
	c := catalogOf(t, catalog.V88)
	secretPath := "components/optimize/settings/clientSecret"
	for _, odd := range []struct {
		where string
		apply func(*plan.Plan)
	}{
		{"deployment/namespace", func(p *plan.Plan) { p.Deployment.Namespace = "Camunda" }},
		{"deployment/namespace", func(p *plan.Plan) { p.Deployment.Namespace = "a.b" }},
		{"deployment/namespace", func(p *plan.Plan) { p.Deployment.Namespace = "-a" }},
		{"deployment/namespace", func(p *plan.Plan) { p.Deployment.Namespace = strings.Repeat("a", 64) }},
		{"deployment/release", func(p *plan.Plan) { p.Deployment.Release = "my_release" }},
		{"deployment/release", func(p *plan.Plan) { p.Deployment.Release = "8camunda" }},
		{"deployment/release", func(p *plan.Plan) { p.Deployment.Release = strings.Repeat("a", 54) }},
		{secretPath, say(c, "kubernetes:Entra/key")},
		{secretPath, say(c, "kubernetes:a..b/key")},
		{secretPath, say(c, "kubernetes:"+strings.Repeat("a", 254)+"/key")},
		{secretPath, say(c, "kubernetes:entra/a key")},
		{secretPath, say(c, "kubernetes:entra/..")},
		{secretPath, say(c, "kubernetes:entra/..data")},
		{secretPath, say(c, "env:A-B")},
		{secretPath, say(c, "file:/a\x00b")},
		{secretPath, say(c, "keychain:a\xffb")},
	} {
		p := exporttest.Everything(c)
		odd.apply(p)
		files, _, err := kubernetes.Files(c, p)
		var refusal *exporters.Refusal
		if !errors.As(err, &refusal) || refusal.Where != odd.where || len(files) > 0 {
			t.Errorf("%s: got %d files and %v", odd.where, len(files), err)
		}
	}
}

func say(c *catalog.Catalog, ref string) func(*plan.Plan) {
	return func(p *plan.Plan) {
		exporttest.Say(p, c.Setting(catalog.Optimize, "clientSecret"), catalog.TextOf(ref))
	}
}
