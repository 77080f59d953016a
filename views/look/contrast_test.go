package look_test

import (
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"entrastudio/views/look"
)

// readable is the contrast that WCAG 2.2 AA asks of text.
const readable = 4.5

func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	linear := func(value uint32) float64 {
		share := float64(value) / 0xffff
		if share <= 0.04045 {
			return share / 12.92
		}
		return math.Pow((share+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}

func contrast(a, b color.Color) float64 {
	one, other := luminance(a), luminance(b)
	return (max(one, other) + 0.05) / (min(one, other) + 0.05)
}

// over lays a colour that may be translucent on an opaque ground.
func over(top, ground color.Color) color.Color {
	t, g := color.NRGBAModel.Convert(top).(color.NRGBA), color.NRGBAModel.Convert(ground).(color.NRGBA)
	mix := func(a, b uint8) uint8 { return uint8((int(a)*int(t.A) + int(b)*(255-int(t.A))) / 255) }
	return color.NRGBA{R: mix(t.R, g.R), G: mix(t.G, g.G), B: mix(t.B, g.B), A: 255}
}

func themes() map[string]look.Theme {
	return map[string]look.Theme{
		"light": {Mode: look.Light}, "dark": {Mode: look.Dark}, "high contrast": {Mode: look.HighContrast},
	}
}

// TestEveryTextIsReadableOnEveryGroundItStandsOn holds the colours to 4.5 to 1.
func TestEveryTextIsReadableOnEveryGroundItStandsOn(t *testing.T) {
	plain := []fyne.ThemeColorName{
		theme.ColorNameBackground, look.Bar, theme.ColorNameHeaderBackground, theme.ColorNameInputBackground,
		theme.ColorNameMenuBackground, theme.ColorNameOverlayBackground,
	}
	rows := append([]fyne.ThemeColorName{theme.ColorNameSelection, look.AccentGround}, plain...)
	soft := append([]fyne.ThemeColorName{look.OKGround, look.WarningGround, look.ErrorGround}, rows...)
	pairs := map[fyne.ThemeColorName][]fyne.ThemeColorName{
		theme.ColorNameForeground:          append([]fyne.ThemeColorName{theme.ColorNameButton}, soft...),
		look.Muted:                         soft,
		theme.ColorNameSuccess:             append([]fyne.ThemeColorName{look.OKGround}, rows...),
		theme.ColorNameWarning:             append([]fyne.ThemeColorName{look.WarningGround}, rows...),
		theme.ColorNameError:               append([]fyne.ThemeColorName{look.ErrorGround}, rows...),
		theme.ColorNamePrimary:             rows,
		theme.ColorNameHyperlink:           rows,
		look.CodeKey:                       soft,
		look.CodeString:                    soft,
		look.CodeLiteral:                   soft,
		theme.ColorNamePlaceHolder:         plain,
		theme.ColorNameDisabled:            append([]fyne.ThemeColorName{theme.ColorNameDisabledButton}, plain...),
		theme.ColorNameForegroundOnPrimary: {theme.ColorNamePrimary},
		theme.ColorNameForegroundOnSuccess: {theme.ColorNameSuccess},
		theme.ColorNameForegroundOnWarning: {theme.ColorNameWarning},
		theme.ColorNameForegroundOnError:   {theme.ColorNameError},
	}
	for mode, wears := range themes() {
		for text, grounds := range pairs {
			for _, ground := range grounds {
				got := contrast(wears.Color(text, 0), wears.Color(ground, 0))
				if got < readable {
					t.Errorf("%s: %s on %s has a contrast of %.2f, want at least %v", mode, text, ground, got, readable)
				}
			}
		}
	}
}

// TestTextStaysReadableUnderThePointer checks the grounds that a hover or the
// focus tints.
func TestTextStaysReadableUnderThePointer(t *testing.T) {
	for mode, wears := range themes() {
		for _, ground := range []fyne.ThemeColorName{theme.ColorNameBackground, look.Bar, theme.ColorNameButton} {
			for _, tint := range []fyne.ThemeColorName{theme.ColorNameHover, theme.ColorNameFocus} {
				under := over(wears.Color(tint, 0), wears.Color(ground, 0))
				if got := contrast(wears.Color(theme.ColorNameForeground, 0), under); got < readable {
					t.Errorf("%s: text on %s under %s has a contrast of %.2f", mode, ground, tint, got)
				}
			}
		}
	}
}

// TestEdgesCanBeSeen asks 3 to 1 of what marks the focus, and of every line in
// high contrast.
func TestEdgesCanBeSeen(t *testing.T) {
	for mode, wears := range themes() {
		ground := wears.Color(theme.ColorNameBackground, 0)
		if got := contrast(wears.Color(theme.ColorNamePrimary, 0), ground); got < 3 {
			t.Errorf("%s: the accent has a contrast of %.2f", mode, got)
		}
	}
	high := look.Theme{Mode: look.HighContrast}
	for _, line := range []fyne.ThemeColorName{theme.ColorNameSeparator, theme.ColorNameInputBorder} {
		if got := contrast(high.Color(line, 0), high.Color(theme.ColorNameBackground, 0)); got < 7 {
			t.Errorf("high contrast: %s has a contrast of %.2f, want at least 7", line, got)
		}
	}
}
