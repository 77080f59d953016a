package runbook_test

import (
	"errors"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"entrastudio/exporters"
	"entrastudio/exporters/exporttest"
	"entrastudio/exporters/runbook"
	"entrastudio/model/catalog"
	"entrastudio/model/check"
	"entrastudio/model/evidence"
	"entrastudio/model/plan"

	"github.com/google/go-cmp/cmp"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"mvdan.cc/sh/v3/syntax"
	"pgregory.net/rapid"
)

var update = flag.Bool("update", false, "write the golden files anew")

// everyFile is what a bundle may hold, of both ways of deployment.
func everyFile() []exporters.File {
	var files []exporters.File
	for _, path := range []string{
		"SHA256SUMS", "compose/compose.yaml", "entra/main.tf", "entra/registrations.sh", "findings.md", "helm/values.yaml",
		"kubernetes/external-secrets.yaml", "kubernetes/fill-secrets.sh", "kubernetes/port-forward.sh", "plan.yaml",
		"rules/orchestration.sh", "sql/00-inspect.sql", "sql/10-fix-audiences.sql", "sql/20-other.sql", "sql/90-rollback.sql",
	} {
		files = append(files, exporters.File{Path: path, Reader: "a test"})
	}
	return files
}

// texts gives the runbook's files by path.
func texts(c *catalog.Catalog, p *plan.Plan, contents runbook.Contents) (map[string]string, error) {
	files, _, err := runbook.Files(c, p, contents)
	byPath := map[string]string{}
	for _, f := range files {
		byPath[f.Path] = string(f.Data)
	}
	return byPath, err
}

func TestExamplesHaveTheRunbookThatTheyHad(t *testing.T) {
	examples, err := exporttest.Examples()
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range examples {
		found := check.Run(evidence.FromPlan(e.Plan, e.Catalog, "plan.yaml", nil), check.Options{})
		book, err := texts(e.Catalog, e.Plan, runbook.Contents{Files: everyFile(), Findings: found})
		if err != nil {
			t.Fatal(err)
		}
		for name, text := range map[string]string{e.Name + ".md": book[runbook.Path], e.Name + "-checklist.md": book[runbook.ChecklistPath]} {
			path := filepath.Join("testdata", name)
			if *update {
				if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), text); diff != "" {
				t.Errorf("%s (-update writes it anew):\n%s", name, diff)
			}
		}
		checkShown(t, book)
	}
}

// bundlePath finds what looks like a file of a bundle, in links and commands.
var bundlePath = regexp.MustCompile(`\b(?:helm|compose|kubernetes|sql|entra|rules|shell|docker|systemd)/[A-Za-z0-9./_-]+\.[a-z]+\b|SHA256SUMS`)

func TestOnlyFilesOfTheBundleAreNamed(t *testing.T) {
	for _, minor := range catalog.Minors() {
		c, err := catalog.Of(minor)
		if err != nil {
			t.Fatal(err)
		}
		for _, tool := range []plan.Tool{plan.Helm, plan.Compose} {
			p := exporttest.Everything(c)
			p.Deployment.With = tool
			book, err := texts(c, p, runbook.Contents{})
			if err != nil {
				t.Fatal(err)
			}
			for path, text := range book {
				if named := bundlePath.FindAllString(text, -1); len(named) > 0 {
					t.Errorf("%s of %s with %s names %v, which are not there", path, minor, tool, named)
				}
			}
		}
	}
}

func TestTheRunbookFollowsToolMinorAndCloud(t *testing.T) {
	for name, row := range map[string]struct {
		minor  catalog.Minor
		tool   plan.Tool
		cloud  string
		says   []string
		silent []string
	}{
		"the public cloud":       {catalog.V88, plan.Helm, "", []string{"az cloud set --name AzureCloud", "Helm 3 ", "helm upgrade --install"}, []string{"docker compose"}},
		"China":                  {catalog.V89, plan.Helm, "china", []string{"AzureChinaCloud", "login.partner.microsoftonline.cn"}, []string{"--name AzureCloud"}},
		"a cloud without a tool": {catalog.V89, plan.Helm, "france", []string{"The Azure CLI does not know this cloud", "login.sovcloud-identity.fr"}, []string{"az login", "az account"}},
		"the newest chart":       {catalog.V810, plan.Helm, "", []string{"| Helm 4 |", "Camunda Hub"}, []string{"| Helm 3"}},
		"Compose":                {catalog.V87, plan.Compose, "us-government", []string{"docker compose", "AzureUSGovernment", "one env file for each service"}, []string{"helm template", "kubectl"}},
	} {
		t.Run(name, func(t *testing.T) {
			c, err := catalog.Of(row.minor)
			if err != nil {
				t.Fatal(err)
			}
			p := exporttest.Everything(c)
			p.Deployment.With, p.Tenant.Cloud = row.tool, row.cloud
			book, err := texts(c, p, runbook.Contents{Files: everyFile()})
			if err != nil {
				t.Fatal(err)
			}
			for _, want := range row.says {
				if !strings.Contains(book[runbook.Path], want) {
					t.Errorf("it does not say %q", want)
				}
			}
			for _, unwanted := range row.silent {
				if strings.Contains(book[runbook.Path], unwanted) {
					t.Errorf("it says %q", unwanted)
				}
			}
		})
	}
}

func TestOpenFindingsStandBeforeTheFirstStepAndSQLBehindTheLast(t *testing.T) {
	c, err := catalog.Of(catalog.V88)
	if err != nil {
		t.Fatal(err)
	}
	p := exporttest.Everything(c)
	p.Tenant.ID = "contoso.example"
	found := check.Run(evidence.FromPlan(p, c, "plan.yaml", nil), check.Options{})
	book, err := texts(c, p, runbook.Contents{Files: everyFile(), Findings: found})
	if err != nil {
		t.Fatal(err)
	}
	text, last := book[runbook.Path], -1
	for _, mark := range []string{"tenant's GUID", "## Step 1:", "## If people end on /noPermission", "SQL is the last resort", "sql/10-fix-audiences.sql"} {
		at := strings.Index(text, mark)
		if at <= last {
			t.Errorf("%q stands at %d, before what comes before it", mark, at)
		}
		last = at
	}
	if page := book[runbook.PagePath]; strings.Count(page, `<input type="checkbox">`) != strings.Count(book[runbook.ChecklistPath], "- [ ] ") {
		t.Error("the page has other boxes to tick than the checklist")
	}
	if !strings.Contains(book[runbook.ChecklistPath], "**Before:**") {
		t.Error("the checklist begins without mending the errors")
	}
}

// allowed are the programs that a runbook may call.
var allowed = regexp.MustCompile(`^(az|helm|kubectl|docker|psql|sha256sum|printf|read|export|echo|unset|kill|printenv|grep|jobs|\./(entra|kubernetes)/[a-z-]+\.sh)$`)

func TestNoNameOfAPlanIsACommand(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		minor := rapid.SampledFrom(catalog.Minors()).Draw(t, "minor")
		c, err := catalog.Of(minor)
		if err != nil {
			t.Fatal(err)
		}
		p := exporttest.Everything(c)
		p.Deployment.With = rapid.SampledFrom([]plan.Tool{plan.Helm, plan.Compose}).Draw(t, "tool")
		for name, field := range map[string]*string{
			"release": &p.Deployment.Release, "namespace": &p.Deployment.Namespace, "tenant": &p.Tenant.ID, "host": &p.Databases[0].Host,
			"user": &p.Databases[0].Username, "client": &p.Registrations[0].ClientID, "registration": &p.Registrations[1].Name,
			"url": &p.Component(catalog.Optimize).URL, "claim": &p.FirstAdmin.Claim, "secret": &p.Databases[1].Password.Name,
		} {
			if rapid.IntRange(0, 3).Draw(t, name+" is hostile") == 0 {
				*field = exporttest.HostileText().Draw(t, name)
			}
		}
		book, err := texts(c, p, runbook.Contents{Files: everyFile()})
		var refusal *exporters.Refusal
		if errors.As(err, &refusal) {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		checkCommands(t, book[runbook.Path])
		checkPage(t, book[runbook.PagePath])
		checkShown(t, book)
	})
}

var shellBlock = regexp.MustCompile("(?ms)^```sh\n(.*?)^```$")

// checkCommands reads every block as a shell does: only known programs are called,
// and nothing of a value is expanded.
func checkCommands(t *rapid.T, text string) {
	for _, block := range shellBlock.FindAllStringSubmatch(text, -1) {
		parsed, err := syntax.NewParser(syntax.Variant(syntax.LangBash)).Parse(strings.NewReader(block[1]), "")
		if err != nil {
			t.Fatalf("no shell reads this: %v\n%s", err, block[1])
		}
		syntax.Walk(parsed, func(n syntax.Node) bool {
			switch n := n.(type) {
			case *syntax.CallExpr:
				if len(n.Args) == 0 || !allowed.MatchString(n.Args[0].Lit()) {
					t.Fatalf("a block calls something else:\n%s", block[1])
				}
			case *syntax.DeclClause:
				if n.Variant.Value != "export" {
					t.Fatalf("a block declares something:\n%s", block[1])
				}
			case *syntax.CmdSubst:
				if block[1] != "kill $(jobs -p)\n" {
					t.Fatalf("a block runs a command in a command:\n%s", block[1])
				}
			}
			return true
		})
	}
}

// tag finds the tags of the page.
var tag = regexp.MustCompile(`<(/?[a-zA-Z!][a-zA-Z0-9]*)`)

// pageTags are those that a runbook is made of.
var pageTags = regexp.MustCompile(`^/?(!DOCTYPE|!|html|head|meta|title|style|body|h[1-6]|p|ul|ol|li|strong|em|code|pre|a|table|thead|tbody|tr|th|td|input)$`)

// wholeReader shows the runbook and its checklist as a whole reader of Markdown
// does; their first lines are for readers of the Markdown alone.
func wholeReader(t interface{ Fatal(args ...any) }, text, checklist string) string {
	_, text, _ = strings.Cut(text, "\n")
	var boxes strings.Builder
	for line := range strings.Lines(checklist) {
		if strings.HasPrefix(line, "- [ ] ") {
			boxes.WriteString(line)
		}
	}
	reader := goldmark.New(goldmark.WithExtensions(extension.Table, extension.TaskList), goldmark.WithParserOptions(parser.WithAutoHeadingID()))
	var page strings.Builder
	if err := reader.Convert([]byte(text+"\n## Checklist\n\n"+boxes.String()), &page); err != nil {
		t.Fatal(err)
	}
	return strings.ReplaceAll(page.String(), `<input disabled="" type="checkbox">`, `<input type="checkbox">`)
}

// checkShown compares the page with what a whole reader makes of the Markdown.
func checkShown(t interface {
	Fatal(args ...any)
	Fatalf(format string, args ...any)
}, book map[string]string,
) {
	_, body, _ := strings.Cut(book[runbook.PagePath], "<body>\n")
	body, _, _ = strings.Cut(body, "</body>")
	if diff := cmp.Diff(wholeReader(t, book[runbook.Path], book[runbook.ChecklistPath]), body); diff != "" {
		t.Fatalf("the page is not what its Markdown says (-whole reader +page):\n%s", diff)
	}
}

func checkPage(t *rapid.T, page string) {
	for _, found := range tag.FindAllStringSubmatch(page, -1) {
		if !pageTags.MatchString(found[1]) {
			t.Fatalf("the page holds <%s>", found[1])
		}
	}
	if strings.Contains(page, "<!-- raw HTML omitted -->") || strings.Contains(strings.ToLower(page), `href="javascript:`) {
		t.Fatal("the page holds what a plan said as HTML")
	}
}
