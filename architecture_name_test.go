package main_test

import (
	"bytes"
	"go/ast"
	"go/token"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

const nameTheNoun = "name it after the one noun that it holds"

// emptyName is a word that fits anything, alone or at a name's end.
var emptyName = regexp.MustCompile(`(?i:(utils?|utility|utilities|helpers?|managers?)$)|^(?i:common|misc|base)$|[a-z0-9](Common|Misc|Base)$`)

func TestNamesSayWhatAThingIs(t *testing.T) {
	tree := loadTree(t)
	for _, file := range tree.files {
		stem := strings.TrimSuffix(strings.TrimSuffix(path.Base(file.path), ".go"), "_test")
		if emptyName.MatchString(stem) || emptyName.MatchString(path.Base(file.folder())) {
			t.Errorf("%s: a file or folder with an empty name; %s", file.path, nameTheNoun)
		}
		for _, declared := range typesOf(file) {
			if emptyName.MatchString(declared.Name) {
				t.Errorf("%s: type %s; %s", tree.place(declared), declared.Name, nameTheNoun)
			}
		}
	}
}

func typesOf(file sourceFile) []*ast.Ident {
	var names []*ast.Ident
	for _, declaration := range file.syntax.Decls {
		general, ok := declaration.(*ast.GenDecl)
		if !ok {
			continue
		}
		for _, spec := range general.Specs {
			if declared, ok := spec.(*ast.TypeSpec); ok {
				names = append(names, declared.Name)
			}
		}
	}
	return names
}

// wordRule forbids words in every text file of the repository. The words are put together from halves here,
// since this file is searched as well.
type wordRule struct {
	words  []string
	except []string
	mend   string
}

func TestNoFileNamesWhatItMayNot(t *testing.T) {
	rules := []wordRule{
		{words: []string{"/wo" + "rk/"}, mend: "the repository stands anywhere: use a path from its root"},
		{
			words: []string{"../sha" + "red"}, except: []string{"Makefile", ".ci/run"},
			mend: "what stands beside the repository is optional: only the Makefile looks for it",
		},
		{
			words: []string{"proxy.gol" + "ang.org", "sum.gol" + "ang.org", "deb.deb" + "ian.org", "snapshot.deb" + "ian.org", "registry.npm" + "js.org"},
			mend:  "leave the choice of a registry to the person's own settings",
		},
	}
	err := eachFile(func(name string) error {
		text, err := os.ReadFile(name)
		if err != nil || !utf8.Valid(text) {
			return err
		}
		for _, rule := range rules {
			for _, word := range rule.words {
				if bytes.Contains(text, []byte(word)) && !slices.Contains(rule.except, name) {
					t.Errorf("%s: holds %q; %s", name, word, rule.mend)
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// Fyne's bundled font lacks check marks, arrows and triangles: on most machines they show as empty boxes.
func TestViewsShowNoSymbolThatTheFontLacks(t *testing.T) {
	tree := loadTree(t)
	for _, file := range tree.program() {
		if !inRoom(file.folder(), "views") {
			continue
		}
		ast.Inspect(file.syntax, func(node ast.Node) bool {
			if literal, ok := node.(*ast.BasicLit); ok && literal.Kind == token.STRING {
				reportSymbols(t, tree.place(literal), literal.Value)
			}
			return true
		})
	}
	catalogues, err := filepath.Glob("assets/translations/*.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range catalogues {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		reportSymbols(t, name, string(text))
	}
}

func reportSymbols(t *testing.T, place, text string) {
	t.Helper()
	for _, character := range text {
		if character > unicode.MaxASCII && unicode.IsSymbol(character) && !strings.ContainsRune("±×÷°©®", character) {
			t.Errorf("%s: the character %q is not in Fyne's bundled font; use an icon of assets/icons or a word", place, character)
		}
	}
}
