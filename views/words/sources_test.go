package words_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"gopkg.in/yaml.v3"

	"entrastudio/assets"
	"entrastudio/model/catalog"
	modeltoken "entrastudio/model/token"
)

// speaking are the sources whose sentences a person reads in the window.
var speaking = []string{
	"model/check/*.go", "model/login/*.go", "model/scene/*.go", "model/token/*.go", "model/upgrade/*.go",
	"model/difference/*.go", "model/diagram/*.go", "model/evidence/*.go", "model/lookup/*.go", "model/entra/*.go",
	"app/report/token.go", "app/tenant/reconcile/*.go", "app/tenant/signin/*.go", "app/database/*.go", "app/signingkeys/*.go",
	"app/network/*.go", "app/handover/handover.go",
	"importers/*.go", "importers/text/*.go", "importers/recognise/*.go", "importers/draft/*.go", "importers/registrations/*.go",
	"importers/environment/*.go", "importers/settings/*.go", "importers/values/*.go", "importers/psql/*.go",
	"importers/compose/*.go", "importers/dotenv/*.go",
	"exporters/*.go", "exporters/variables/*.go", "exporters/sql/files.go", "exporters/sql/wanted.go", "exporters/entra/note.go",
	"exporters/compose/files.go", "exporters/compose/composefile.go", "exporters/rules/files.go", "exporters/helm/kept.go",
}

// exporting are the rooms that say who reads their files.
var exporting = []string{"exporters/*/*.go", "app/handover/*.go"}

// sources lists every sentence that the program can say in its own English, in the
// form of fmt, and where it stands.
func sources(t *testing.T) map[string]string {
	t.Helper()
	found := map[string]string{}
	add := func(sentence, where string) {
		if _, known := found[sentence]; !known && isSentence(sentence) {
			found[sentence] = where
		}
	}
	for _, some := range speaking {
		inCode(t, filepath.Join("../..", some), add)
	}
	for _, some := range exporting {
		inReaders(t, filepath.Join("../..", some), add)
	}
	add("%s or %s", "the last two of a list")
	for _, noun := range []string{"app registration", "enterprise application", "consent grant"} {
		add("%d "+noun, "importers/registrations")
		add("%d "+noun+"s", "importers/registrations")
	}
	inTables(t, add)
	inCatalogue(t, add)
	inTimes(add)
	return found
}

// inCode reads the texts of some files: literals, formats, and sums of both.
func inCode(t *testing.T, some string, add func(sentence, where string)) {
	t.Helper()
	inFiles(t, some, func(node ast.Node, where string) bool {
		return spoken(node, func(sentence string) { add(sentence, where) })
	})
}

// inFiles walks through some files of the program, with the place of each node.
func inFiles(t *testing.T, some string, look func(node ast.Node, where string) bool) {
	t.Helper()
	paths, err := filepath.Glob(some)
	if err != nil || len(paths) == 0 {
		t.Fatalf("%s is no source: %v", some, err)
	}
	files := token.NewFileSet()
	for _, path := range paths {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(files, path, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(node ast.Node) bool {
			if node == nil {
				return false
			}
			return look(node, files.Position(node.Pos()).String())
		})
	}
}

// inReaders reads who reads the files of an export: the fields Reader, and what is
// called reader.
func inReaders(t *testing.T, some string, add func(sentence, where string)) {
	t.Helper()
	inFiles(t, some, func(node ast.Node, where string) bool {
		tell := func(named bool, value ast.Expr) {
			if text, ok := formatOf(value); named && ok {
				add(text, where)
			}
		}
		switch node := node.(type) {
		case *ast.KeyValueExpr:
			key, ok := node.Key.(*ast.Ident)
			tell(ok && key.Name == "Reader", node.Value)
		case *ast.AssignStmt:
			for i, value := range node.Rhs {
				field, ok := node.Lhs[min(i, len(node.Lhs)-1)].(*ast.SelectorExpr)
				tell(ok && field.Sel.Name == "Reader", value)
			}
		case *ast.ValueSpec:
			for i, value := range node.Values {
				tell(strings.HasPrefix(node.Names[i].Name, "reader"), value)
			}
		}
		return true
	})
}

// spoken tells the texts of an expression; false where nothing below it is a text of
// its own.
func spoken(node ast.Node, tell func(string)) bool {
	switch node := node.(type) {
	case *ast.ImportSpec, *ast.Field:
		return false
	case *ast.CallExpr:
		if counts(node) {
			return tellCounted(node, tell)
		}
		if calls(node, "errors", "New") || calls(node, "fmt", "Errorf") || calls(node, "strings", "") || calls(node, "pattern", "") {
			return false
		}
	}
	expression, ok := node.(ast.Expr)
	if !ok {
		return true
	}
	format, ok := formatOf(expression)
	if !ok {
		return true
	}
	tell(format)
	ast.Inspect(node, func(inner ast.Node) bool {
		call, ok := inner.(*ast.CallExpr)
		if !ok {
			return true
		}
		if counts(call) {
			return tellCounted(call, tell)
		}
		arguments := call.Args
		if at := formatAt(call); at >= 0 {
			arguments = arguments[at+1:]
		}
		for _, argument := range arguments {
			ast.Inspect(argument, func(n ast.Node) bool { return spoken(n, tell) })
		}
		return false
	})
	return false
}

func counts(call *ast.CallExpr) bool { return calls(call, "amount", "Of") }

// tellCounted tells how one and several of a thing are said; what is counted stands
// in the call.
func tellCounted(call *ast.CallExpr, tell func(string)) bool {
	if noun, ok := formatOf(call.Args[len(call.Args)-1]); ok {
		tell("%d " + noun)
		tell("%d " + noun + "s")
	}
	return false
}

// formatOf is the text of an expression with %s for what is filled in.
func formatOf(expression ast.Expr) (string, bool) {
	switch e := expression.(type) {
	case *ast.BasicLit:
		text, err := strconv.Unquote(e.Value)
		return strings.ReplaceAll(text, "%", "%%"), err == nil && e.Kind == token.STRING
	case *ast.ParenExpr:
		return formatOf(e.X)
	case *ast.BinaryExpr:
		left, isLeft := formatOf(e.X)
		right, isRight := formatOf(e.Y)
		if e.Op != token.ADD || !isLeft && !isRight {
			return "", false
		}
		return orPlace(left, isLeft) + orPlace(right, isRight), true
	case *ast.CallExpr:
		if at := formatAt(e); at >= 0 && at < len(e.Args) {
			format, ok := formatOf(e.Args[at])
			return strings.ReplaceAll(format, "%%", "%"), ok
		}
	}
	return "", false
}

func orPlace(text string, known bool) string {
	if !known {
		return "%s"
	}
	return text
}

// formatAt is the argument of a call that holds a format; -1 for none.
func formatAt(call *ast.CallExpr) int {
	switch {
	case calls(call, "fmt", "Sprintf"):
		return 0
	case calls(call, "fmt", "Fprintf"), calls(call, "c", "note"):
		return 1
	default:
		return -1
	}
}

func calls(call *ast.CallExpr, from, name string) bool {
	selector, ok := call.Fun.(*ast.SelectorExpr)
	if !ok {
		return false
	}
	room, ok := selector.X.(*ast.Ident)
	return ok && room.Name == from && (name == "" || selector.Sel.Name == name)
}

var (
	verb = regexp.MustCompile(`%(?:\[(\d+)\])?\d*([a-zA-Z])`)
	word = regexp.MustCompile(`\pL{2,}`)
)

// isSentence leaves out single words, which are names, and what is only put
// together of other texts.
func isSentence(text string) bool {
	return strings.Contains(strings.TrimSpace(text), " ") && !strings.HasSuffix(text, "\n") && word.MatchString(verb.ReplaceAllString(text, ""))
}

// inTables reads the sentences of the embedded tables.
func inTables(t *testing.T, add func(sentence, where string)) {
	t.Helper()
	for _, table := range []struct {
		files  fs.ReadFileFS
		names  []string
		fields []string
	}{
		{fstest.MapFS{"claims.yaml": {Data: []byte(assets.Claims)}}, []string{"claims.yaml"}, []string{"meaning", "trap", "seen"}},
		{assets.Errors, []string{"errors/aadsts.yaml"}, []string{"title", "meaning", "fix"}},
		{assets.Catalog, []string{"catalog/clouds.yaml"}, []string{"title"}},
		{
			assets.Catalog,
			[]string{"catalog/upgrade-8.7.yaml", "catalog/upgrade-8.8.yaml", "catalog/upgrade-8.9.yaml", "catalog/upgrade-8.10.yaml"},
			[]string{"title", "why", "must", "tenantsMove"},
		},
	} {
		for _, name := range table.names {
			content, err := table.files.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			var root yaml.Node
			if err := yaml.Unmarshal(content, &root); err != nil {
				t.Fatal(err)
			}
			inNode(&root, table.fields, func(text string) { add(strings.ReplaceAll(text, "%", "%%"), name) })
		}
	}
}

// inNode tells the texts of some fields, however deep they stand.
func inNode(node *yaml.Node, fields []string, tell func(string)) {
	for i, child := range node.Content {
		if node.Kind == yaml.MappingNode && i%2 == 1 && child.Kind == yaml.ScalarNode && slices.Contains(fields, node.Content[i-1].Value) {
			tell(child.Value)
		}
		inNode(child, fields, tell)
	}
}

// inCatalogue reads what forms say of components and settings. What the catalogue
// puts together of several texts is told as its format.
func inCatalogue(t *testing.T, add func(sentence, where string)) {
	t.Helper()
	for _, minor := range catalog.Minors() {
		c, err := catalog.Of(minor)
		if err != nil {
			t.Fatal(err)
		}
		tell := func(text string) { add(strings.ReplaceAll(text, "%", "%%"), "catalogue of "+string(minor)) }
		for i := range c.Global {
			tell(c.Global[i].Title)
			tell(c.Global[i].Purpose)
			tell(c.Global[i].Note)
		}
		for i := range c.Components {
			tell(c.Components[i].Title)
			tell(c.Components[i].Purpose)
			for _, s := range c.Components[i].List() {
				tell(s.Title)
				tell(s.Purpose)
				tell(s.Note)
			}
		}
		for i := range c.Keys {
			tell(c.Keys[i].Note)
		}
	}
}

// inTimes tells how the model says a span of time, in each of its units.
func inTimes(add func(sentence, where string)) {
	digits := regexp.MustCompile(`\d+`)
	now := time.Unix(1_700_000_000, 0)
	for _, unit := range []time.Duration{time.Second, time.Minute, time.Hour, 24 * time.Hour, 365 * 24 * time.Hour} {
		for _, span := range []time.Duration{unit, 5 * unit} {
			for _, said := range []string{modeltoken.Span(int64(span.Seconds())), modeltoken.Relative(now.Add(span), now), modeltoken.Relative(now.Add(-span), now)} {
				add(digits.ReplaceAllString(said, "%d"), "a span of time")
			}
		}
	}
}
