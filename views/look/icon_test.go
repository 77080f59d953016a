package look_test

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"image"
	"strconv"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"entrastudio/assets"
	"entrastudio/views/look"
)

// names reads the constants of the icon table.
func names(t *testing.T) []look.Name {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), "icon.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var found []look.Name
	ast.Inspect(file, func(node ast.Node) bool {
		if spec, ok := node.(*ast.ValueSpec); ok {
			if kind, ok := spec.Type.(*ast.Ident); ok && kind.Name == "Name" {
				value, err := strconv.Unquote(spec.Values[0].(*ast.BasicLit).Value)
				if err != nil {
					t.Fatal(err)
				}
				found = append(found, look.Name(value))
			}
		}
		return true
	})
	if len(found) == 0 {
		t.Fatal("icon.go names no icon")
	}
	return found
}

func TestEveryNameHasAnIconAndEveryIconAName(t *testing.T) {
	files, err := assets.Icons.ReadDir("icons")
	if err != nil {
		t.Fatal(err)
	}
	drawn := map[look.Name]bool{}
	for _, file := range files {
		drawn[look.Name(strings.TrimSuffix(file.Name(), ".svg"))] = true
	}
	delete(drawn, "app")
	for _, name := range names(t) {
		if !drawn[name] {
			t.Errorf("there is no drawing for %q", name)
		}
		delete(drawn, name)
	}
	for name := range drawn {
		t.Errorf("icons/%s.svg has no name in icon.go", name)
	}
}

func render(t *testing.T, icon fyne.Resource) image.Image {
	t.Helper()
	return software.Render(widget.NewIcon(icon), look.Theme{Mode: look.Light})
}

// TestEveryIconDrawsSomethingOfItsOwn guards against a path that the renderer
// cannot read, and against two icons that look the same.
func TestEveryIconDrawsSomethingOfItsOwn(t *testing.T) {
	test.NewTempApp(t)
	seen := map[string]look.Name{}
	for _, name := range names(t) {
		picture := render(t, look.Drawn(name)).(*image.NRGBA)
		if blank := bytes.Count(picture.Pix, picture.Pix[:4]) * 4; blank >= len(picture.Pix) {
			t.Errorf("%s draws nothing", name)
		}
		if other, ok := seen[string(picture.Pix)]; ok {
			t.Errorf("%s looks the same as %s", name, other)
		}
		seen[string(picture.Pix)] = name
	}
}

func TestAnIconTakesTheColourOfTheTheme(t *testing.T) {
	application := test.NewTempApp(t)
	icon := look.Coloured(look.IconMap, theme.ColorNameError)
	application.Settings().SetTheme(look.Theme{Mode: look.Light})
	light, lightName := string(icon.Content()), icon.Name()
	application.Settings().SetTheme(look.Theme{Mode: look.Dark})
	if !strings.Contains(light, "#b51f29") || !strings.Contains(string(icon.Content()), "#ff918c") {
		t.Errorf("the icon is not in the theme's red: %s, %s", light, icon.Content())
	}
	if lightName == icon.Name() {
		t.Error("two colours have one name, so Fyne would keep showing the first")
	}
}

func TestRecolouringLeavesOtherResourcesAlone(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(look.Theme{})
	other := fyne.NewStaticResource("other.svg", []byte("<svg/>"))
	if look.Recoloured(other, look.Muted) != fyne.Resource(other) {
		t.Error("a resource that is not ours was changed")
	}
	if got := look.Recoloured(look.Drawn(look.IconMap), look.Muted).Name(); got != look.Coloured(look.IconMap, look.Muted).Name() {
		t.Errorf("got %s", got)
	}
}

func TestEachStateHasItsOwnIconAndWord(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(look.Theme{})
	icons, said := map[string]look.State{}, map[string]look.State{}
	for state := look.Off; state <= look.Error; state++ {
		shape := strings.Split(state.Icon().Name(), "-#")[0]
		if other, ok := icons[shape]; ok {
			t.Errorf("states %d and %d share an icon", state, other)
		}
		if other, ok := said[state.Word()]; ok || state.Word() == "" {
			t.Errorf("states %d and %d share the word %q", state, other, state.Word())
		}
		icons[shape], said[state.Word()] = state, state
	}
	if look.None.Icon() != nil || look.None.Word() != "" {
		t.Error("the state None shows something")
	}
}
