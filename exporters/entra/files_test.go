package entra_test

import (
	"bytes"
	"errors"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"entrastudio/exporters"
	"entrastudio/exporters/entra"
	"entrastudio/exporters/exporttest"
	"entrastudio/model/catalog"
	"entrastudio/model/plan"

	"github.com/google/go-cmp/cmp"
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

// unregistered is a plan of every component whose apps are still to be made.
func unregistered(t testing.TB, minor catalog.Minor) (*catalog.Catalog, *plan.Plan) {
	t.Helper()
	c := catalogOf(t, minor)
	p := exporttest.Everything(c)
	p.Name = "fernhill"
	for i := range p.Registrations {
		p.Registrations[i].ClientID = ""
	}
	return c, p
}

func filesOf(t testing.TB, c *catalog.Catalog, p *plan.Plan) []exporters.File {
	t.Helper()
	files, _, err := entra.Files(c, p)
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func fileOf(t failing, files []exporters.File, path string) string {
	t.Helper()
	for _, file := range files {
		if file.Path == path {
			return string(file.Data)
		}
	}
	t.Fatalf("there is no %s", path)
	return ""
}

// checkGolden compares the files with those of a folder below testdata: each
// file and no other. The functions of the script are left out: they are a file of
// their own already.
func checkGolden(t *testing.T, folder string, files []exporters.File) {
	t.Helper()
	folder = filepath.Join("testdata", folder)
	if *update {
		if err := os.RemoveAll(folder); err != nil {
			t.Fatal(err)
		}
	}
	library, err := os.ReadFile("registrations.sh")
	if err != nil {
		t.Fatal(err)
	}
	written := map[string]bool{}
	for _, file := range files {
		name := filepath.Join(folder, filepath.FromSlash(strings.TrimPrefix(file.Path, entra.Folder+"/")))
		written[name] = true
		data := bytes.Replace(file.Data, library, []byte("# ... the functions of registrations.sh ...\n"), 1)
		if *update {
			if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o755), os.WriteFile(name, data, 0o644)); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), string(data)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
	err = filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() && !written[path] {
			t.Errorf("%s is not written any more", path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestFilesOfEveryExampleAreTheGoldenOnes(t *testing.T) {
	examples, err := exporttest.Examples()
	if err != nil {
		t.Fatal(err)
	}
	for _, example := range examples {
		t.Run(example.Name, func(t *testing.T) {
			checkGolden(t, "example-"+example.Name, filesOf(t, example.Catalog, example.Plan))
		})
	}
}

func TestFilesOfAppsThatAreToBeMadeAreTheGoldenOnes(t *testing.T) {
	for _, minor := range []catalog.Minor{catalog.V87, catalog.V810} {
		t.Run(string(minor), func(t *testing.T) {
			c, p := unregistered(t, minor)
			p.Tenant.Cloud = "us-dod"
			checkGolden(t, "unregistered-"+string(minor), filesOf(t, c, p))
		})
	}
}

func TestTheScriptCanBeRunAndTheRestIsPrivate(t *testing.T) {
	for _, file := range filesOf(t, catalogOf(t, catalog.V88), exporttest.Everything(catalogOf(t, catalog.V88))) {
		want := exporters.Private
		if strings.HasSuffix(file.Path, ".sh") {
			want = exporters.Executable
		}
		if file.Mode != want || file.Reader == "" {
			t.Errorf("%s: mode %o, reader %q", file.Path, file.Mode, file.Reader)
		}
	}
}

func TestAnAppWithAClientIDIsUpdatedAndNeverMade(t *testing.T) {
	c, p := unregistered(t, catalog.V88)
	p.Registrations[0].ClientID = exporttest.GUID(7)
	files := filesOf(t, c, p)
	made := 0
	for _, file := range files {
		if strings.HasSuffix(file.Path, "/application.json") {
			made++
		}
	}
	if want := len(p.Registrations) - 1; made != want {
		t.Errorf("%d apps are made, want %d", made, want)
	}
	configuration := fileOf(t, files, "entra/main.tf")
	if strings.Count(configuration, "\nimport {") != 1 {
		t.Error("the app that is there is not imported into Terraform")
	}
}

func TestTheSamePlanGivesTheSameBytes(t *testing.T) {
	c, p := unregistered(t, catalog.V89)
	first := filesOf(t, c, p)
	same := func(a, b exporters.File) bool {
		return a.Path == b.Path && a.Mode == b.Mode && bytes.Equal(a.Data, b.Data)
	}
	for range 50 {
		if again := filesOf(t, c, p); !slices.EqualFunc(first, again, same) {
			t.Fatal(cmp.Diff(first, again))
		}
	}
}

func TestAPlanWithoutRegistrationsGivesNoFile(t *testing.T) {
	c := catalogOf(t, catalog.V88)
	files, notes, err := entra.Files(c, &plan.Plan{Camunda: catalog.V88})
	if len(files)+len(notes) > 0 || err != nil {
		t.Errorf("%v %v %v", files, notes, err)
	}
}

func TestACloudWhoseGraphIsUnknownHasNoScript(t *testing.T) {
	c, p := unregistered(t, catalog.V88)
	p.Tenant.Cloud = "france"
	files, notes, err := entra.Files(c, p)
	if err != nil || notes[len(notes)-1].Where != "tenant/cloud" {
		t.Fatalf("%v %v", notes, err)
	}
	for _, file := range files {
		if strings.HasSuffix(file.Path, ".sh") {
			t.Errorf("%s", file.Path)
		}
	}
}

func TestWhatNoReaderCanCarryIsRefusedByName(t *testing.T) {
	for want, bend := range map[string]func(*plan.Plan, *plan.Registration){
		"registrations/1 (web.redirectUris[0]): entra":   func(_ *plan.Plan, r *plan.Registration) { r.RedirectURIs = []string{"http://a.example/"} },
		"registrations/1 (displayName): entra":           func(_ *plan.Plan, r *plan.Registration) { r.Name = strings.Repeat("x", 121) },
		"registrations/1 (appId): entra":                 func(_ *plan.Plan, r *plan.Registration) { r.ClientID = "abc" },
		"registrations/1 (groupMembershipClaims): entra": func(_ *plan.Plan, r *plan.Registration) { r.GroupClaims = "$(id)" },
		"registrations/1: terraform":                     func(_ *plan.Plan, r *plan.Registration) { r.Name = "cafe\u0301" },
		"registrations/1/redirectUris: terraform":        func(_ *plan.Plan, r *plan.Registration) { r.RedirectURIs = []string{"https://a.example"} },
		"tenant/graphUrl: Azure CLI": func(p *plan.Plan, _ *plan.Registration) {
			p.Tenant = plan.Tenant{Cloud: "custom", GraphURL: "http://a.example"}
		},
		"registrations/1/secret: Azure CLI cannot carry this va": func(_ *plan.Plan, r *plan.Registration) {
			r.Secret = plan.SecretRef{Store: plan.InKubernetes, Name: "a b", Key: "k"}
		},
		"registrations/1/secret: Azure CLI cannot carry this v": func(_ *plan.Plan, r *plan.Registration) {
			r.Secret = plan.SecretRef{Store: plan.InKubernetes, Name: "a"}
		},
		"registrations/1/secret: Azure CLI cannot carry this": func(_ *plan.Plan, r *plan.Registration) { r.Secret = plan.SecretRef{Store: plan.InFile, Name: "a\x00"} },
	} {
		c, p := unregistered(t, catalog.V88)
		r := &p.Registrations[1]
		if r.Platform != catalog.PlatformWeb {
			t.Fatal("the plan's second registration is not of the web platform")
		}
		bend(p, r)
		files, _, err := entra.Files(c, p)
		var refusal *exporters.Refusal
		if !errors.As(err, &refusal) || !strings.HasPrefix(err.Error(), want) || refusal.Hint == "" || files != nil {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}
