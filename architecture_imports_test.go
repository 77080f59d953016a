package main_test

import (
	"go/ast"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// importRule forbids packages to rooms. In all three lists "x" means that path alone, "x/..." it and all below.
type importRule struct {
	rooms     []string // where the rule holds
	except    []string // rooms within those where it does not
	forbidden []string
	allowed   []string // exceptions from forbidden
	tests     bool     // holds for test files too
	mend      string
}

// fyneApp is the one package of Fyne that needs C, X11 and OpenGL.
const fyneApp = "fyne.io/fyne/v2/app"

func importRules() []importRule {
	return []importRule{
		{
			rooms: []string{"assets/..."}, forbidden: []string{"entrastudio/..."},
			mend: "assets is a leaf of embedded files: move the code to the room that uses it",
		},
		{
			rooms: []string{"model/..."}, forbidden: []string{"entrastudio/..."},
			allowed: []string{"entrastudio/model/...", "entrastudio/assets/..."},
			mend:    "the model knows assets alone: turn the arrow round, or pass the value in",
		},
		{
			rooms:     []string{"model/..."},
			forbidden: []string{"fyne.io/...", "net", "net/http/...", "net/rpc/...", "net/smtp", "os/...", "io/ioutil", "syscall", "database/sql/..."},
			mend:      "the model is pure: take bytes or values as parameters and leave reading them to app",
		},
		{
			rooms: []string{"views/..."}, except: []string{"views/viewtest/..."},
			forbidden: []string{"os/...", "net", "net/http/...", "io/ioutil", "syscall", "database/sql/..."},
			mend:      "a view does no input or output: let app do it and hand the result over",
		},
		{
			rooms: []string{"views/..."}, forbidden: []string{"entrastudio/app/...", "entrastudio/importers/...", "entrastudio/exporters/..."},
			mend: "a view knows the model alone: declare a small interface in the view and let app satisfy it",
		},
		{
			rooms: []string{"exporters/..."}, forbidden: []string{"entrastudio/app/...", "entrastudio/views/...", "entrastudio/importers/...", "fyne.io/..."},
			mend: "an exporter turns a plan into files and knows the model alone",
		},
		{
			rooms: []string{"importers/..."}, forbidden: []string{"entrastudio/app/...", "entrastudio/views/...", "entrastudio/exporters/...", "fyne.io/..."},
			mend: "an importer turns text into evidence and knows the model alone",
		},
		{
			rooms: []string{"./..."}, except: []string{".", "app/window/..."}, forbidden: []string{fyneApp}, tests: true,
			mend: "only main and app/window open a real window, so that all else builds without C libraries",
		},
		{
			rooms: []string{"./..."}, except: []string{"views/viewtest/...", "views/studiotest"}, forbidden: []string{"fyne.io/fyne/v2/test", "entrastudio/views/viewtest/..."},
			mend: "Fyne's test package starts a test application as soon as it is imported: keep it to _test.go files",
		},
		{
			rooms: []string{"./..."}, except: []string{"app/tenant/graph/..."}, tests: true,
			forbidden: []string{"github.com/microsoftgraph/...", "github.com/microsoft/..."},
			mend:      "only app/tenant/graph speaks to Microsoft Graph, whose SDK takes minutes to compile: ask it through app/tenant's interfaces",
		},
		{
			rooms: []string{"./..."}, except: []string{"app/tenant/signin/..."}, tests: true, forbidden: []string{"github.com/Azure/..."},
			mend: "only app/tenant/signin signs in: ask it through app/tenant's interfaces",
		},
		{
			rooms: []string{"./..."}, except: []string{".", "app/tenant/graph/..."}, tests: true, forbidden: []string{"entrastudio/app/tenant/graph/..."},
			mend: "only main links the Graph SDK: take a tenant.Connector, and in tests one of app/tenant/tenanttest",
		},
		{
			rooms: []string{"./..."}, forbidden: []string{"entrastudio/app/tenant/graphtest/..."},
			mend: "the server that stands in for Graph is for tests: keep it to _test.go files",
		},
		{
			rooms: []string{"./..."}, forbidden: []string{"github.com/microsoftgraph/msgraph-sdk-go"}, tests: true,
			mend: "the root package of the Graph SDK links every service there is: import the packages below it that are needed",
		},
		{
			rooms: []string{"./..."}, except: []string{"app/database/..."}, forbidden: []string{"github.com/jackc/..."}, tests: true,
			mend: "only app/database speaks to PostgreSQL: ask it through an interface",
		},
	}
}

func TestNoRoomImportsWhatItMayNotKnow(t *testing.T) {
	tree := loadTree(t)
	for _, file := range tree.files {
		for _, rule := range importRules() {
			if !rule.holdsFor(file) {
				continue
			}
			for _, spec := range file.syntax.Imports {
				if imported := importPath(spec); rule.forbids(imported) {
					t.Errorf("%s: imports %s; %s", tree.place(spec), imported, rule.mend)
				}
			}
		}
	}
}

func (r importRule) holdsFor(file sourceFile) bool {
	return matches(file.folder(), r.rooms) && !matches(file.folder(), r.except) && (r.tests || !file.isTest())
}

func (r importRule) forbids(imported string) bool {
	return matches(imported, r.forbidden) && !matches(imported, r.allowed)
}

func matches(name string, patterns []string) bool {
	return slices.ContainsFunc(patterns, func(pattern string) bool {
		above, isTree := strings.CutSuffix(pattern, "/...")
		return name == above || isTree && (above == "." || strings.HasPrefix(name, above+"/"))
	})
}

func importPath(spec *ast.ImportSpec) string {
	unquoted, err := strconv.Unquote(spec.Path.Value)
	if err != nil {
		return spec.Path.Value
	}
	return unquoted
}

func TestTheCommandLineProgramHoldsNoWindow(t *testing.T) {
	command := exec.Command("go", "list", "-deps", ".")
	command.Env = append(command.Environ(), "CGO_ENABLED=0")
	list, err := command.CombinedOutput()
	if err != nil {
		t.Fatalf("go list: %v\n%s", err, list)
	}
	for imported := range strings.Lines(string(list)) {
		if strings.HasPrefix(imported, "fyne.io/") {
			t.Errorf("without cgo the program still imports %s: keep the window behind a file tagged cgo", strings.TrimSpace(imported))
		}
	}
}
