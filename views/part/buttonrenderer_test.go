package part

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"

	"entrastudio/views/look"
)

func TestAButtonShowsWhatAPersonDoesWithIt(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(look.Theme{})
	for name, row := range map[string]struct {
		button       *Button
		does         func(*Button)
		ground, tint fyne.ThemeColorName
	}{
		"at rest":             {NewButton("Save", nil), func(*Button) {}, theme.ColorNameButton, ""},
		"under the pointer":   {NewButton("Save", nil), func(b *Button) { b.MouseIn(nil) }, theme.ColorNameButton, theme.ColorNameHover},
		"the pointer left":    {NewButton("Save", nil), func(b *Button) { b.MouseIn(nil); b.MouseDown(nil); b.MouseOut() }, theme.ColorNameButton, ""},
		"pressed":             {NewButton("Save", nil), func(b *Button) { b.MouseIn(nil); b.MouseDown(nil) }, theme.ColorNameButton, theme.ColorNamePressed},
		"let go":              {NewButton("Save", nil), func(b *Button) { b.MouseDown(nil); b.MouseUp(nil) }, theme.ColorNameButton, ""},
		"with the keyboard":   {NewPrimary("Save", nil), func(b *Button) { b.FocusGained() }, theme.ColorNamePrimary, theme.ColorNameFocus},
		"the keyboard left":   {NewPrimary("Save", nil), func(b *Button) { b.FocusGained(); b.FocusLost() }, theme.ColorNamePrimary, ""},
		"off":                 {NewPrimary("Save", nil), func(b *Button) { b.MouseIn(nil); b.Disable() }, theme.ColorNameDisabledButton, ""},
		"an icon":             {NewIconButton(look.IconCopy, "Copy", nil), func(*Button) {}, "", ""},
		"an icon that is off": {NewIconButton(look.IconCopy, "Copy", nil), func(b *Button) { b.MouseIn(nil); b.Disable() }, "", ""},
		"an icon, pointed at": {NewIconButton(look.IconCopy, "Copy", nil), func(b *Button) { b.MouseIn(nil) }, theme.ColorNameButton, theme.ColorNameHover},
	} {
		drawn := test.WidgetRenderer(row.button).Objects()
		row.does(row.button)
		for i, want := range []fyne.ThemeColorName{row.ground, row.tint} {
			if got := drawn[i].(*canvas.Rectangle).FillColor; got != colourOr(want) {
				t.Errorf("%s: rectangle %d has the colour %v, want %v", name, i, got, colourOr(want))
			}
		}
	}
}

func TestAButtonHasRoomForItsTitleAndIcon(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(look.Theme{})
	plain, wider, both := NewButton("Save", nil), NewButton("Save as a copy", nil), NewButton("Save", nil)
	both.Icon = look.Drawn(look.IconSave)
	if plain.MinSize().Width >= wider.MinSize().Width {
		t.Errorf("a long title gets %v, a short one %v", wider.MinSize(), plain.MinSize())
	}
	if got, least := both.MinSize().Width, plain.MinSize().Width+look.Icon; got < least {
		t.Errorf("with an icon it is %v wide, want at least %v", got, least)
	}
	both.Resize(both.MinSize())
	objects := test.WidgetRenderer(both).Objects()
	icon, title := objects[2], objects[3]
	if icon.Position().X < look.Grid || title.Position().X < icon.Position().X+look.Icon || title.Position().X+title.Size().Width > both.Size().Width {
		t.Errorf("in %v the icon is at %v, the title at %v with %v", both.Size(), icon.Position(), title.Position(), title.Size())
	}
}

func TestOnlyRegularTextIsDrawnWithoutAFontOfItsOwn(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(look.Theme{})
	for name, row := range map[string]struct {
		style fyne.TextStyle
		want  fyne.Resource
	}{
		"regular":   {fyne.TextStyle{}, nil},
		"bold":      {fyne.TextStyle{Bold: true}, theme.DefaultTextBoldFont()},
		"monospace": {fyne.TextStyle{Monospace: true}, theme.DefaultTextMonospaceFont()},
	} {
		text := NewText("text")
		text.Style = row.style
		drawn := test.WidgetRenderer(text).Objects()[0].(*canvas.Text)
		if drawn.FontSource != row.want {
			t.Errorf("%s text names %v, want %v", name, drawn.FontSource, row.want)
		}
		if got, want := measure("width", 13, row.style), fyne.MeasureText("width", 13, row.style); got != want {
			t.Errorf("%s text measures %v, Fyne's own %v", name, got, want)
		}
	}
}
