package look_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"entrastudio/views/look"
	"entrastudio/views/viewtest"
)

func TestSystemModeFollowsTheDesktop(t *testing.T) {
	var follows look.Theme
	for variant, pinned := range map[fyne.ThemeVariant]look.Mode{theme.VariantLight: look.Light, theme.VariantDark: look.Dark} {
		want := look.Theme{Mode: pinned}.Color(theme.ColorNameBackground, 0)
		if got := follows.Color(theme.ColorNameBackground, variant); got != want {
			t.Errorf("variant %d: ground is %v, want %v", variant, got, want)
		}
	}
}

func TestPinnedModeIgnoresTheDesktop(t *testing.T) {
	dark := look.Theme{Mode: look.Dark}
	if dark.Color(theme.ColorNameBackground, theme.VariantLight) != dark.Color(theme.ColorNameBackground, theme.VariantDark) {
		t.Error("a pinned theme changes with the desktop's variant")
	}
}

func TestTheArrowOfAChoiceHasANameOfItsOwnInEachTheme(t *testing.T) {
	application := test.NewTempApp(t)
	known := map[string]look.Mode{}
	for _, mode := range []look.Mode{look.Light, look.Dark, look.HighContrast} {
		wears := look.Theme{Mode: mode}
		application.Settings().SetTheme(wears)
		name := wears.Icon(theme.IconNameArrowDropDown).Name()
		if other, ok := known[name]; ok {
			t.Errorf("%s is drawn in the colours of mode %d and %d", name, other, mode)
		}
		known[name] = mode
	}
}

func TestARowHoldsAnEntryAndAButton(t *testing.T) {
	application := test.NewTempApp(t)
	for density, want := range map[look.Density]float32{look.Compact: 28, look.Comfortable: 36} {
		wears := look.Theme{Density: density}
		application.Settings().SetTheme(wears)
		if got := wears.Size(look.Row); got != want {
			t.Errorf("density %d: a row is %v high, want %v", density, got, want)
		}
		for name, object := range map[string]fyne.CanvasObject{"entry": widget.NewEntry(), "button": widget.NewButton("Save", nil)} {
			if got := object.MinSize().Height; got > want || got < want-1 {
				t.Errorf("density %d: an %s is %v high, want %v", density, name, got, want)
			}
		}
	}
}

// TestSwatches draws every colour with text on it, one picture a theme.
func TestSwatches(t *testing.T) {
	for name, wears := range map[string]look.Mode{"light": look.Light, "dark": look.Dark, "contrast": look.HighContrast} {
		setup := viewtest.Setup{Theme: look.Theme{Mode: wears}, Size: fyne.NewSize(360, 300)}
		viewtest.Open(t, setup, func(fyne.Window) fyne.CanvasObject { return swatches() }).MatchPicture("swatches-" + name)
	}
}

func swatches() fyne.CanvasObject {
	grid := container.NewGridWithColumns(3)
	for _, state := range []look.State{look.Off, look.On, look.Unknown, look.OK, look.Note, look.Warning, look.Error} {
		icon := widget.NewIcon(state.Icon())
		word := canvas.NewText(state.Word(), theme.Color(state.Colour()))
		ground := canvas.NewRectangle(theme.Color(state.Ground()))
		grid.Add(container.NewStack(ground, container.NewHBox(icon, word)))
	}
	grounds := []fyne.ThemeColorName{
		theme.ColorNameBackground, look.Bar, theme.ColorNameSelection, look.AccentGround,
		theme.ColorNameButton, theme.ColorNameInputBackground,
	}
	for _, name := range grounds {
		ground := canvas.NewRectangle(theme.Color(name))
		ground.StrokeColor, ground.StrokeWidth = theme.Color(theme.ColorNameSeparator), look.Hairline
		grid.Add(container.NewStack(ground, container.NewVBox(
			canvas.NewText("Audience", theme.Color(theme.ColorNameForeground)),
			canvas.NewText("optional", theme.Color(look.Muted)),
		)))
	}
	return grid
}
