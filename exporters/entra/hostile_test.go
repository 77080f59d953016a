package entra_test

import (
	"encoding/json"
	"errors"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"entrastudio/exporters"
	"entrastudio/exporters/entra"
	"entrastudio/exporters/exporttest"
	"entrastudio/model/catalog"
	graph "entrastudio/model/entra"
	"entrastudio/model/plan"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/hashicorp/hcl/v2/hclparse"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	"pgregory.net/rapid"
)

// hostile is a registration of which every text is hostile. Paths are mostly such
// that a URL takes them, because Entra takes few others.
func hostile(t *rapid.T) plan.Registration {
	text := exporttest.HostileText()
	odd := rapid.StringMatching(`[a-z&?=%"\\{}|<>~*@:-]{0,9}`)
	r := plan.Registration{
		Name: text.Draw(t, "name"), Platform: rapid.SampledFrom([]catalog.Platform{"", catalog.PlatformWeb, catalog.PlatformSPA}).Draw(t, "platform"),
		OptionalClaims: []string{rapid.OneOf(rapid.Just("email"), text).Draw(t, "claim")},
		RedirectURIs:   []string{"https://a.example/" + rapid.OneOf(odd, odd, odd, text).Draw(t, "path")},
	}
	if rapid.Bool().Draw(t, "secret") {
		r.Secret = plan.SecretRef{Store: plan.InFile, Name: text.Draw(t, "file")}
	}
	return r
}

// TestHostileTextsSurviveEveryReaderOrAreRefusedByName puts what is not refused into
// one plan, so that one run of each reader sees many values.
func TestHostileTextsSurviveEveryReaderOrAreRefusedByName(t *testing.T) {
	for _, reader := range []string{"bash", "jq"} {
		if _, err := exec.LookPath(reader); err != nil {
			t.Skip(reader + " is not installed")
		}
	}
	c := catalogOf(t, catalog.V89)
	folder := t.TempDir()
	kept, refused := 0, 0
	rapid.Check(t, func(rt *rapid.T) {
		p := &plan.Plan{Camunda: catalog.V89, Name: "hostile"}
		for range 30 {
			r := hostile(rt)
			alone := &plan.Plan{Camunda: catalog.V89, Name: "hostile", Registrations: []plan.Registration{r}}
			_, _, err := entra.Files(c, alone)
			var refusal *exporters.Refusal
			switch {
			case errors.As(err, &refusal) && strings.HasPrefix(refusal.Where, "registrations/0"):
				refused++
			case err != nil:
				rt.Fatalf("%+v: %v", r, err)
			case p.Registration(r.Name) == nil:
				kept++
				p.Registrations = append(p.Registrations, r)
			}
		}
		files, _, err := entra.Files(c, p)
		if err != nil {
			rt.Fatal(err)
		}
		if len(files) > 0 {
			readByJQ(rt, c, p, files)
			readByTerraform(rt, c, p, files)
			readByBash(rt, filepath.Join(folder, "empty"), p, files)
		}
	})
	t.Logf("%d registrations kept and %d refused", kept, refused)
	// The few values of a short run can show one side by chance alone.
	if !testing.Short() && (kept == 0 || refused == 0) {
		t.Errorf("%d registrations kept and %d refused: the generator shows one side only", kept, refused)
	}
}

// failing is a test, or one try of a property.
type failing interface {
	Helper()
	Fatal(...any)
	Fatalf(string, ...any)
}

// texts are the texts of one app that a reader must give back.
type texts struct {
	Name   string
	Web    []string
	SPA    []string
	Claims []string
}

func textsOf(a graph.Application) texts {
	read := texts{Name: a.DisplayName, Web: a.Web.RedirectURIs, SPA: a.SPA.RedirectURIs}
	for _, claim := range a.OptionalClaims.AccessToken {
		read.Claims = append(read.Claims, claim.Name)
	}
	return read
}

// wanted lists the texts of each app of a plan, by the folder's name.
func wanted(c *catalog.Catalog, p *plan.Plan) map[string]texts {
	all := map[string]texts{}
	for i := range p.Registrations {
		all[graph.Slug(p, &p.Registrations[i])] = textsOf(graph.Wanted(c, p, &p.Registrations[i]))
	}
	return all
}

// readByJQ reads every body with one call of jq.
func readByJQ(t failing, c *catalog.Catalog, p *plan.Plan, files []exporters.File) {
	t.Helper()
	want := wanted(c, p)
	var slugs []string
	var bodies strings.Builder
	for _, file := range files {
		if slug, isPatch := strings.CutSuffix(strings.TrimPrefix(file.Path, "entra/"), "/patch.json"); isPatch {
			slugs = append(slugs, slug)
			bodies.Write(file.Data)
		}
	}
	command := exec.Command("jq", "-c", "{Name: .displayName, Web: .web.redirectUris, SPA: .spa.redirectUris, Claims: [.optionalClaims.accessToken[].name]}")
	command.Stdin = strings.NewReader(bodies.String())
	output, err := command.Output()
	if err != nil {
		t.Fatalf("jq cannot read it: %v\n%s", err, bodies.String())
	}
	lines := strings.Split(strings.TrimSpace(string(output)), "\n")
	if len(lines) != len(slugs) || len(slugs) != len(want) {
		t.Fatalf("jq reads %d of %d bodies", len(lines), len(want))
	}
	for i, slug := range slugs {
		var got texts
		if err := json.Unmarshal([]byte(lines[i]), &got); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want[slug], got, cmpopts.EquateEmpty()); diff != "" {
			t.Fatalf("jq reads something else: %s", diff)
		}
	}
}

// readByTerraform reads main.tf with the parser of the language.
func readByTerraform(t failing, c *catalog.Catalog, p *plan.Plan, files []exporters.File) {
	t.Helper()
	configuration := fileOf(t, files, "entra/main.tf")
	parsed, problems := hclparse.NewParser().ParseHCL([]byte(configuration), "main.tf")
	if problems.HasErrors() {
		t.Fatalf("%v\n%s", problems, configuration)
	}
	got := map[string]texts{}
	for _, block := range parsed.Body.(*hclsyntax.Body).Blocks {
		if block.Type == "resource" && block.Labels[0] == "azuread_application" {
			slug := strings.ReplaceAll(block.Labels[1], "_", "-")
			got[slug] = texts{
				Name: values(t, block.Body, "display_name")[0],
				Web:  values(t, inside(t, block.Body, "web")[0], "redirect_uris"), SPA: values(t, inside(t, block.Body, "single_page_application")[0], "redirect_uris"),
				Claims: claims(t, block.Body),
			}
		}
	}
	want := map[string]texts{}
	for slug, one := range wanted(c, p) {
		if slug[0] >= '0' && slug[0] <= '9' {
			slug = "-" + slug
		}
		want[slug] = one
	}
	if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
		t.Fatalf("terraform reads something else: %s\n%s", diff, configuration)
	}
}

func claims(t failing, body *hclsyntax.Body) []string {
	var names []string
	for _, optional := range inside(t, body, "optional_claims") {
		for _, claim := range inside(t, optional, "access_token") {
			names = append(names, values(t, claim, "name")...)
		}
	}
	return names
}

func inside(t failing, body *hclsyntax.Body, name string) []*hclsyntax.Body {
	t.Helper()
	var found []*hclsyntax.Body
	for _, block := range body.Blocks {
		if block.Type == name {
			found = append(found, block.Body)
		}
	}
	return found
}

// values evaluates an attribute without any variable: whatever a text refers to
// would be an error.
func values(t failing, body *hclsyntax.Body, name string) []string {
	t.Helper()
	value, problems := body.Attributes[name].Expr.Value(nil)
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	if value.Type() == cty.String {
		return []string{value.AsString()}
	}
	list := []string{}
	for _, item := range value.AsValueSlice() {
		list = append(list, item.AsString())
	}
	return list
}

// readByBash lets bash set the variables of every registration and print them, in
// an empty folder in which nothing may appear.
func readByBash(t failing, folder string, p *plan.Plan, files []exporters.File) {
	t.Helper()
	text, ended := strings.CutSuffix(fileOf(t, files, "entra/registrations.sh"), "\nmain \"$@\"\n")
	if !ended {
		t.Fatal("the script does not end in its call")
	}
	text += `
registration() { printf '%s\0' "$shown" "$slug" "$unique" "$same_name" "$secret_store" "$secret_name"; }
registrations
`
	script := folder + ".sh"
	if err := errors.Join(os.MkdirAll(folder, 0o755), os.WriteFile(script, []byte(text), 0o600)); err != nil {
		t.Fatal(err)
	}
	command := exec.Command("bash", script)
	command.Dir = folder
	output, err := command.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, output)
	}
	var want []string
	for i := range p.Registrations {
		r := &p.Registrations[i]
		store, file := "none", ""
		if r.Platform == catalog.PlatformWeb && !r.Secret.IsZero() || r.Platform == "" && !r.Secret.IsZero() {
			store, file = "file", r.Secret.Name
		}
		want = append(want, strconv.Quote(r.Name), graph.Slug(p, r), graph.UniqueName(p, r), "displayName eq '"+strings.ReplaceAll(r.Name, "'", "''")+"'", store, file)
	}
	got := strings.Split(strings.TrimSuffix(string(output), "\x00"), "\x00")
	for i := 3; i < len(got); i += 6 {
		// The filter of a URL is what the server reads of it.
		if got[i], err = url.PathUnescape(got[i]); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Fatalf("bash reads something else: %s", diff)
	}
	if left, err := os.ReadDir(folder); err != nil || len(left) > 0 {
		t.Fatalf("the script made %v: %v", left, err)
	}
}

func FuzzFiles(f *testing.F) {
	for _, text := range exporttest.Hostile() {
		f.Add(text, "https://a.example/"+text, text)
	}
	c := catalogOf(f, catalog.V89)
	f.Fuzz(func(t *testing.T, name, uri, claim string) {
		p := &plan.Plan{Camunda: catalog.V89, Registrations: []plan.Registration{
			{Name: name, Platform: catalog.PlatformWeb, RedirectURIs: []string{uri}, OptionalClaims: []string{claim}},
		}}
		files, _, err := entra.Files(c, p)
		var refusal *exporters.Refusal
		if errors.As(err, &refusal) {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		readByTerraform(t, c, p, files)
		var body graph.Application
		if err := json.Unmarshal([]byte(fileOf(t, files, "entra/"+graph.Slug(p, &p.Registrations[0])+"/application.json")), &body); err != nil {
			t.Fatal(err)
		}
		if body.DisplayName != name || body.Web.RedirectURIs[0] != uri || body.OptionalClaims.AccessToken[0].Name != claim {
			t.Errorf("%+v", body)
		}
	})
}
