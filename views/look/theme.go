package look

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Mode says which palette the window wears.
type Mode uint8

// The modes. System follows the desktop's choice of light or dark.
const (
	System Mode = iota
	Light
	Dark
	HighContrast
)

// Density says how high a row is.
type Density uint8

// The densities: rows of 28 and of 36.
const (
	Compact Density = iota
	Comfortable
)

// Theme is the window's fyne.Theme. The zero value follows the system, compact.
type Theme struct {
	Mode    Mode
	Density Density
}

var _ fyne.Theme = Theme{}

// Color returns the colour of a name. The variant is the desktop's choice and
// decides only when the mode is System.
func (t Theme) Color(name fyne.ThemeColorName, variant fyne.ThemeVariant) color.Color {
	entry, ok := palette[name]
	if !ok {
		return theme.DefaultTheme().Color(name, variant)
	}
	mode := t.Mode
	if mode == System {
		mode = Light
		if variant == theme.VariantDark {
			mode = Dark
		}
	}
	return entry.in(mode)
}

// Font returns Fyne's bundled fonts, so that nothing is loaded at start and
// pictures are the same on every machine.
func (t Theme) Font(style fyne.TextStyle) fyne.Resource {
	return theme.DefaultTheme().Font(style)
}

// Icon returns Fyne's icons for Fyne's own widgets (the tick of a check box). The
// arrow of a choice is our own: Fyne keeps its drawing by name alone, and shows it
// in the colours of the theme before.
func (t Theme) Icon(name fyne.ThemeIconName) fyne.Resource {
	if name == theme.IconNameArrowDropDown {
		return Drawn(IconChevronDown)
	}
	return theme.DefaultTheme().Icon(name)
}

// Size returns the size of a name.
func (t Theme) Size(name fyne.ThemeSizeName) float32 {
	if entry, ok := sizes[name]; ok {
		if t.Density == Comfortable {
			return entry.comfortable
		}
		return entry.compact
	}
	return theme.DefaultTheme().Size(name)
}
