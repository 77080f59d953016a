package compose_test

import (
	"context"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"entrastudio/exporters"
	"entrastudio/exporters/compose"
	"entrastudio/exporters/exporttest"
	"entrastudio/model/catalog"
	"entrastudio/model/plan"

	"github.com/compose-spec/compose-go/v2/cli"
	"github.com/compose-spec/compose-go/v2/types"
	"github.com/google/go-cmp/cmp"
)

// loaded writes the files into a folder, and other Compose files before them,
// and loads them all as docker compose does, with a value for each secret.
func loaded(t *testing.T, files []exporters.File, earlier ...string) *types.Project {
	t.Helper()
	folder := t.TempDir()
	var paths []string
	for _, text := range earlier {
		paths = append(paths, filepath.Join(folder, "docker-compose.yaml"))
		if err := os.WriteFile(paths[0], []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	secrets := map[string]bool{}
	for _, file := range files {
		path := filepath.Join(folder, filepath.FromSlash(file.Path))
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, file.Data, file.Mode); err != nil {
			t.Fatal(err)
		}
		for _, part := range strings.Split(string(file.Data), "${")[1:] {
			if name, _, ok := strings.Cut(part, ":?"); ok {
				secrets[name] = true
			}
		}
	}
	var environment []string
	for name := range secrets {
		environment = append(environment, name+"=the value of "+name)
	}
	paths = append(paths, filepath.Join(folder, filepath.FromSlash(compose.Path)))
	options, err := cli.NewProjectOptions(paths,
		cli.WithWorkingDirectory(folder), cli.WithName("test"), cli.WithEnv(environment))
	if err != nil {
		t.Fatal(err)
	}
	project, err := options.LoadProject(context.Background())
	if err != nil {
		t.Fatalf("docker compose cannot load the file: %v", err)
	}
	if project, err = project.WithServicesEnvironmentResolved(true); err != nil {
		t.Fatal(err)
	}
	return project
}

// environment is what a service's container gets.
func environment(project *types.Project, service string) map[string]string {
	all := map[string]string{}
	for name, value := range project.Services[service].Environment {
		if value != nil {
			all[name] = *value
		}
	}
	return all
}

func TestEachServiceHasExactlyTheVariablesOfItsEnvFile(t *testing.T) {
	check := func(t *testing.T, c *catalog.Catalog, p *plan.Plan) {
		files, _, err := compose.Files(c, p)
		if err != nil {
			t.Fatal(err)
		}
		project, want := loaded(t, files), read(t, files)
		if diff := cmp.Diff(slices.Sorted(maps.Keys(want)), slices.Sorted(maps.Keys(project.Services))); diff != "" {
			t.Errorf("services (-env files +compose.yaml):\n%s", diff)
		}
		for service, variables := range want {
			if diff := cmp.Diff(variables, environment(project, service)); diff != "" {
				t.Errorf("%s (-env file +container):\n%s", service, diff)
			}
		}
	}
	for _, minor := range catalog.Minors() {
		c := catalogOf(t, minor)
		t.Run("everything "+string(minor), func(t *testing.T) { check(t, c, exporttest.Everything(c)) })
	}
	examples, err := exporttest.Examples()
	if err != nil {
		t.Fatal(err)
	}
	for _, example := range examples {
		t.Run(example.Name, func(t *testing.T) { check(t, example.Catalog, example.Plan) })
	}
}

// camundas is a Compose file in the two forms of Camunda's own: an environment
// as a list and as a mapping, ports, and services of which a plan knows nothing.
const camundas = `
services:
  elasticsearch: {image: "elasticsearch:8", environment: [bootstrap.memory_lock=true]}
  keycloak: {image: "keycloak:26"}
  identity:
    image: camunda/identity:${CAMUNDA_IDENTITY_VERSION:-8.7.1}
    ports: ["8084:8084"]
    environment: {KEYCLOAK_URL: "http://keycloak", CAMUNDA_IDENTITY_TYPE: KEYCLOAK, IDENTITY_AUTH_PROVIDER_ISSUER_URL: "http://keycloak"}
    depends_on: {keycloak: {condition: service_started}}
  operate:
    image: camunda/operate:8.7.1
    ports: ["8081:8080"]
    environment:
      - CAMUNDA_OPERATE_ELASTICSEARCH_URL=http://elasticsearch:9200
      - CAMUNDA_OPERATE_IDENTITY_AUDIENCE=operate-api
    depends_on: [identity, elasticsearch]
  optimize:
    image: camunda/optimize:8.7.1
    environment:
      - OPTIMIZE_ELASTICSEARCH_HOST=elasticsearch
      - CAMUNDA_OPTIMIZE_IDENTITY_CLIENTID=optimize
      - CAMUNDA_OPTIMIZE_IDENTITY_AUDIENCE=optimize-api
`

func TestThePlanWinsOverCamundasFileAndLeavesTheRestOfIt(t *testing.T) {
	c := catalogOf(t, catalog.V87)
	p := exporttest.Everything(c)
	p.Component(catalog.Operate).URL = "http://localhost:9999"
	files, _, err := compose.Files(c, p)
	if err != nil {
		t.Fatal(err)
	}
	project := loaded(t, files, camundas)
	want := read(t, files)
	want["operate"]["CAMUNDA_OPERATE_ELASTICSEARCH_URL"] = "http://elasticsearch:9200"
	want["identity"]["KEYCLOAK_URL"] = "http://keycloak"
	want["optimize"]["OPTIMIZE_ELASTICSEARCH_HOST"] = "elasticsearch"
	for _, service := range []string{"identity", "operate", "optimize"} {
		if diff := cmp.Diff(want[service], environment(project, service)); diff != "" {
			t.Errorf("%s (-want +container):\n%s", service, diff)
		}
	}
	ports := project.Services["operate"].Ports
	if len(ports) != 1 || ports[0].Published != "9999" || ports[0].Target != 8080 {
		t.Errorf("operate publishes %v, want 9999:8080 alone", ports)
	}
	if _, waits := project.Services["operate"].DependsOn["elasticsearch"]; !waits {
		t.Error("operate no longer waits for elasticsearch")
	}
}

func TestAMissingSecretStopsComposeByName(t *testing.T) {
	c, p := withSecret(t, "env:MY_SECRET")
	files, _, err := compose.Files(c, p)
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	path := filepath.Join(folder, "optimize.env")
	for _, file := range files {
		if file.Path == compose.Folder+"/optimize.env" {
			if err := os.WriteFile(path, file.Data, 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	project := &types.Project{Services: types.Services{"optimize": {ContainerSpec: types.ContainerSpec{EnvFiles: []types.EnvFile{{Path: path}}}}}}
	if _, err := project.WithServicesEnvironmentResolved(true); err == nil || !strings.Contains(err.Error(), "MY_SECRET") {
		t.Errorf("got %v", err)
	}
}

func TestAContainerOfUnknownImageIsNotedAndNotInTheComposeFile(t *testing.T) {
	c, p := keeping(t, "postgres", plan.EnvVariable{Name: "POSTGRES_DB", Value: "identity"})
	files, notes, err := compose.Files(c, p)
	if err != nil {
		t.Fatal(err)
	}
	if _, there := loaded(t, files).Services["postgres"]; there {
		t.Error("a service without an image is written")
	}
	if !slices.ContainsFunc(notes, func(n exporters.Note) bool { return n.Where == compose.Path && strings.Contains(n.Text, "postgres") }) {
		t.Errorf("no note says so: %v", notes)
	}
}
