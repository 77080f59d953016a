package words_test

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
	"golang.org/x/image/font/sfnt"

	"entrastudio/assets"
	"entrastudio/views/words"
)

// catalogues reads all files: area, then language, then key, then the forms of
// its text.
func catalogues(t *testing.T) map[string]map[string]map[string][]string {
	t.Helper()
	names, err := fs.Glob(assets.Translations, "translations/*.json")
	if err != nil || len(names) == 0 {
		t.Fatalf("no translations: %v", err)
	}
	found := map[string]map[string]map[string][]string{}
	for _, name := range names {
		parts := strings.Split(filepath.Base(name), ".")
		if len(parts) != 3 {
			t.Fatalf("%s is not named AREA.LANGUAGE.json", name)
		}
		content, err := assets.Translations.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if found[parts[0]] == nil {
			found[parts[0]] = map[string]map[string][]string{}
		}
		found[parts[0]][parts[1]] = texts(t, name, content)
	}
	return found
}

func texts(t *testing.T, name string, content []byte) map[string][]string {
	t.Helper()
	var raw map[string]any
	if err := json.Unmarshal(content, &raw); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	all := map[string][]string{}
	for key, value := range raw {
		switch value := value.(type) {
		case string:
			all[key] = []string{value}
		case map[string]any:
			for _, form := range []string{"one", "other"} {
				text, ok := value[form].(string)
				if !ok || len(value) != 2 {
					t.Errorf("%s: %s needs the forms one and other, and no more", name, key)
				}
				all[key] = append(all[key], text)
			}
		default:
			t.Errorf("%s: %s is neither a text nor its forms", name, key)
		}
	}
	return all
}

func TestEveryKeyHasATextInEveryLanguage(t *testing.T) {
	for area, languages := range catalogues(t) {
		want := slices.Sorted(maps.Keys(languages[string(words.English)]))
		for _, language := range words.Languages() {
			got := slices.Sorted(maps.Keys(languages[string(language)]))
			if !slices.Equal(want, got) {
				t.Errorf("%s.%s.json has the keys %v, %s.en.json %v", area, language, got, area, want)
			}
			for key, forms := range languages[string(language)] {
				if !strings.HasPrefix(key, area+".") {
					t.Errorf("%s.%s.json: the key %s does not start with %s.", area, language, key, area)
				}
				if slices.Contains(forms, "") {
					t.Errorf("%s.%s.json: %s is empty", area, language, key)
				}
			}
		}
	}
}

// TestATextHasTheSamePlacesInEveryLanguage guards against a place that a
// translation forgot, which would show as <no value>.
func TestATextHasTheSamePlacesInEveryLanguage(t *testing.T) {
	place := regexp.MustCompile(`{{\s*\.\w+\s*}}`)
	for _, languages := range catalogues(t) {
		for key, english := range languages["en"] {
			for language, all := range languages {
				for i, form := range all[key] {
					if i >= len(english) {
						t.Errorf("%s in %s has more forms than in English", key, language)
						continue
					}
					want, got := place.FindAllString(english[i], -1), place.FindAllString(form, -1)
					slices.Sort(want)
					slices.Sort(got)
					if !slices.Equal(want, got) {
						t.Errorf("%s in %s has the places %v, in English %v", key, language, got, want)
					}
				}
			}
		}
	}
}

// literal is a string literal in the sources of the window.
type literal struct {
	text  string
	where token.Position
	asked bool // stands where only a key can stand
}

// literals reads every string literal of the sources under views and app that
// are not tests.
func literals(t *testing.T) []literal {
	t.Helper()
	files := token.NewFileSet()
	var found []literal
	for _, root := range []string{"..", "../../app"} {
		err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return nil
			}
			file, err := parser.ParseFile(files, path, nil, parser.SkipObjectResolution)
			if err != nil {
				return err
			}
			found = append(found, literalsOf(files, file)...)
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return found
}

func literalsOf(files *token.FileSet, file *ast.File) []literal {
	asked := map[ast.Node]bool{}
	var found []literal
	ast.Inspect(file, func(node ast.Node) bool {
		switch node := node.(type) {
		case *ast.ImportSpec:
			return false
		case *ast.CallExpr:
			if takesKey(node.Fun) && len(node.Args) > 0 {
				asked[node.Args[0]] = true
			}
		case *ast.BasicLit:
			if text, err := strconv.Unquote(node.Value); err == nil && node.Kind == token.STRING {
				found = append(found, literal{text, files.Position(node.Pos()), asked[node]})
			}
		}
		return true
	})
	return found
}

// takesKey reports whether a function is words.T, F, N or Key.
func takesKey(function ast.Expr) bool {
	selector, ok := function.(*ast.SelectorExpr)
	if !ok {
		return false
	}
	from, ok := selector.X.(*ast.Ident)
	return ok && from.Name == "words" && slices.Contains([]string{"T", "F", "N", "Key"}, selector.Sel.Name)
}

func TestEveryKeyThatAViewUsesHasAText(t *testing.T) {
	known := catalogues(t)
	all := literals(t)
	if len(all) == 0 {
		t.Fatal("found no source")
	}
	for _, one := range all {
		area, _, _ := strings.Cut(one.text, ".")
		if _, ok := known[area]["en"][one.text]; one.asked && !ok {
			t.Errorf("%s: the key %q has no text in assets/translations/%s.en.json", one.where, one.text, area)
		}
	}
}

func TestEveryTextIsUsed(t *testing.T) {
	used := map[string]bool{}
	for _, one := range literals(t) {
		used[one.text] = true
	}
	for area, languages := range catalogues(t) {
		for key := range languages["en"] {
			if !used[key] {
				t.Errorf("%s.en.json: no view uses %s", area, key)
			}
		}
	}
}

// TestEveryCharacterIsInTheBundledFont keeps out check marks, arrows and the
// like, which other machines draw differently or not at all.
func TestEveryCharacterIsInTheBundledFont(t *testing.T) {
	font, err := sfnt.Parse(theme.DefaultTextFont().Content())
	if err != nil {
		t.Fatal(err)
	}
	var buffer sfnt.Buffer
	check := func(where, text string) {
		for _, r := range text {
			if glyph, err := font.GlyphIndex(&buffer, r); !unicode.IsControl(r) && (err != nil || glyph == 0) {
				t.Errorf("%s: %q is not in the bundled font; use an icon", where, r)
			}
		}
	}
	for area, languages := range catalogues(t) {
		for language, all := range languages {
			for key, forms := range all {
				check(area+"."+language+".json: "+key, strings.Join(forms, ""))
			}
		}
	}
	for english, other := range german(t) {
		check("assets/sentences: "+english, other)
	}
	for _, one := range literals(t) {
		check(one.where.String(), one.text)
	}
}

func TestTheWindowSpeaksTheChosenLanguage(t *testing.T) {
	for _, locale := range []string{"C", "en_GB.UTF-8", "de_AT.UTF-8", "fr_FR.UTF-8", ""} {
		t.Setenv("LANGUAGE", "")
		t.Setenv("LC_ALL", locale)
		t.Setenv("LANG", locale)
		for language, want := range map[words.Language]string{words.German: "Warnung", words.English: "Warning"} {
			if err := words.Speak(language); err != nil {
				t.Fatal(err)
			}
			if got := words.T("state.warning"); got != want {
				t.Errorf("with the locale %q the window says %q in %s, want %q", locale, got, language, want)
			}
		}
	}
}

func TestAKeyWithoutATextShowsItself(t *testing.T) {
	test.NewTempApp(t)
	if got := words.T("nothing.here"); got != "nothing.here" {
		t.Errorf("got %q", got)
	}
}
