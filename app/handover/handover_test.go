package handover_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"entrastudio/app/handover"
	"entrastudio/assets"
	"entrastudio/exporters"
	"entrastudio/exporters/exporttest"
	"entrastudio/model/catalog"
	"entrastudio/model/plan"
	"entrastudio/model/upgrade"
)

// documents are all examples on every minor that they can have, and a plan with
// everything for each minor and tool.
func documents(t testing.TB) map[string]*plan.Document {
	t.Helper()
	all, err := everyExample()
	if err != nil {
		t.Fatal(err)
	}
	minors := catalog.Minors()
	if testing.Short() {
		minors = []catalog.Minor{catalog.V88}
	}
	for _, minor := range minors {
		for _, tool := range []plan.Tool{plan.Helm, plan.Compose} {
			if err := addEverything(all, minor, tool); err != nil {
				t.Fatal(err)
			}
		}
	}
	return all
}

// everyExample is each example as it comes and upgraded to every later minor.
func everyExample() (map[string]*plan.Document, error) {
	all := map[string]*plan.Document{}
	for _, name := range assets.Examples() {
		data, err := assets.Example(name)
		if err != nil {
			return nil, err
		}
		doc, err := plan.Parse("plan.yaml", data)
		if err != nil {
			return nil, err
		}
		all[name] = doc
		if testing.Short() {
			continue
		}
		for _, minor := range upgrade.Through(doc.Plan().Camunda, catalog.Minors()[len(catalog.Minors())-1]) {
			upgraded, _, err := upgrade.To(doc.Plan(), minor)
			if err != nil {
				return nil, fmt.Errorf("%s to %s: %w", name, minor, err)
			}
			if all[name+" on "+string(minor)], err = plan.New(upgraded); err != nil {
				return nil, err
			}
		}
	}
	return all, nil
}

func addEverything(all map[string]*plan.Document, minor catalog.Minor, tool plan.Tool) error {
	c, err := catalog.Of(minor)
	if err != nil {
		return err
	}
	p := exporttest.Everything(c)
	p.Deployment.With = tool
	all[p.Name+"-"+string(tool)], err = plan.New(p)
	return err
}

func made(t testing.TB, doc *plan.Document, only ...string) *handover.Bundle {
	t.Helper()
	b, err := handover.Make(doc, only)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func paths(b *handover.Bundle) []string {
	var all []string
	for _, f := range b.Files {
		all = append(all, f.Path)
	}
	return all
}

func fileOf(t testing.TB, b *handover.Bundle, path string) exporters.File {
	t.Helper()
	for _, f := range b.Files {
		if f.Path == path {
			return f
		}
	}
	t.Fatalf("no %s in %v", path, paths(b))
	return exporters.File{}
}

// named finds the files of a bundle that its pages for people name, in links and in commands.
var named = regexp.MustCompile(`\]\(([^)#]+)\)|(?:--file|--values|--file=) ?([A-Za-z0-9./_-]+\.(?:sql|ya?ml))|\./([a-z]+/[A-Za-z0-9./_-]+\.sh)`)

func TestPagesForPeopleNameOnlyFilesOfTheBundle(t *testing.T) {
	for name, doc := range documents(t) {
		b := made(t, doc)
		c, err := catalog.Of(doc.Plan().Camunda)
		if err != nil {
			t.Fatal(err)
		}
		for _, page := range []string{"README.md", "RUNBOOK.md", "CHECKLIST.md", "findings.md"} {
			for _, match := range named.FindAllStringSubmatch(string(fileOf(t, b, page).Data), -1) {
				path := match[1] + match[2] + match[3]
				if strings.HasPrefix(path, "https://") || path == c.Compose.File {
					continue
				}
				if !slices.Contains(paths(b), path) {
					t.Errorf("%s: %s names %s, which is not in the bundle", name, page, path)
				}
			}
		}
	}
}

func TestTheRunbookNamesWhatIsToBeRun(t *testing.T) {
	for tool, files := range map[plan.Tool][]string{
		plan.Helm:    {"helm/values.yaml", "kubernetes/fill-secrets.sh", "kubernetes/port-forward.sh", "rules/orchestration.sh", "entra/registrations.sh", "sql/00-inspect.sql", "sql/10-fix-audiences.sql", "sql/90-rollback.sql"},
		plan.Compose: {"compose/compose.yaml", "rules/by-hand.md", "entra/registrations.sh", "sql/00-inspect.sql", "sql/10-fix-audiences.sql", "sql/90-rollback.sql"},
	} {
		b := made(t, documents(t)["everything-8.8-"+string(tool)])
		text := string(fileOf(t, b, "RUNBOOK.md").Data)
		steps, _, _ := strings.Cut(text, "## Files of this bundle")
		for _, path := range files {
			if !strings.Contains(steps, path) {
				t.Errorf("%s: no step runs %s", tool, path)
			}
		}
	}
}

func TestABundleIsForThePlansWayOfDeployment(t *testing.T) {
	for name, doc := range documents(t) {
		for _, path := range paths(made(t, doc)) {
			foreign := []string{"helm/", "kubernetes/"}
			if doc.Plan().Deployment.With == plan.Helm {
				foreign = []string{"compose/", "docker/", "shell/", "systemd/"}
			}
			for _, folder := range foreign {
				if strings.HasPrefix(path, folder) {
					t.Errorf("%s: the bundle holds %s", name, path)
				}
			}
		}
	}
	if got := paths(made(t, documents(t)["guide-8.8"], "compose")); !slices.Contains(got, "compose/optimize.env") {
		t.Errorf("what is asked for by name is not made for another way of deployment: %v", got)
	}
}

func TestAPartAloneIsJustItsFiles(t *testing.T) {
	doc := documents(t)["guide-8.8"]
	if got := paths(made(t, doc, "helm")); !slices.Equal(got, []string{"helm/values.yaml"}) {
		t.Errorf("%v", got)
	}
	if got := paths(made(t, doc, "runbook")); !slices.Equal(got, []string{"CHECKLIST.md", "RUNBOOK.html", "RUNBOOK.md"}) {
		t.Errorf("%v", got)
	}
	if _, err := handover.Make(doc, []string{"teapot"}); err == nil || !strings.Contains(err.Error(), "the parts are helm, compose") {
		t.Errorf("error %v", err)
	}
}

func TestChecksumsCountEveryFile(t *testing.T) {
	for name, doc := range documents(t) {
		b := made(t, doc)
		sums := string(fileOf(t, b, "SHA256SUMS").Data)
		for _, path := range paths(b) {
			if listed := strings.Contains(sums, "  "+path+"\n"); listed != (path != "SHA256SUMS") {
				t.Errorf("%s: %s listed %v", name, path, listed)
			}
		}
	}
	folder := filepath.Join(t.TempDir(), "bundle")
	if _, err := handover.Write(folder, made(t, documents(t)["docker-8.7"]), handover.Options{}); err != nil {
		t.Fatal(err)
	}
	check := exec.Command("sha256sum", "-c", "--strict", "SHA256SUMS")
	check.Dir = folder
	if out, err := check.CombinedOutput(); err != nil {
		t.Errorf("sha256sum: %v\n%s", err, out)
	}
}

func TestThePlanInABundleIsThePlan(t *testing.T) {
	for name, doc := range documents(t) {
		if got := fileOf(t, made(t, doc), "plan.yaml").Data; !bytes.Equal(got, doc.Bytes()) {
			t.Errorf("%s: plan.yaml is another text", name)
		}
	}
}

func TestAnotherFormThatCannotCarryAValueIsLeftOutByName(t *testing.T) {
	c, err := catalog.Of(catalog.V87)
	if err != nil {
		t.Fatal(err)
	}
	p := exporttest.Everything(c)
	p.Deployment.With = plan.Compose
	p.FirstAdmin.Value = "ada\nlovelace"
	doc, err := plan.New(p)
	if err != nil {
		t.Fatal(err)
	}
	b := made(t, doc)
	for _, path := range paths(b) {
		if strings.HasPrefix(path, "docker/") {
			t.Errorf("there is %s, which docker run cannot read", path)
		}
	}
	said := fmt.Sprint(b.Notes)
	if !strings.Contains(said, "This form is left out") || strings.Contains(said, "lovelace") {
		t.Errorf("the notes do not name what is left out, or repeat the value: %s", said)
	}
	if !strings.Contains(string(fileOf(t, b, "RUNBOOK.md").Data), "This form is left out") {
		t.Error("the runbook does not say what is left out")
	}
	if _, err := handover.Make(doc, []string{"docker"}); err == nil {
		t.Error("asked for by name it is not refused")
	}
}

func mustRead(t testing.TB, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}
