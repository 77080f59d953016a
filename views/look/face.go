package look

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Face is the bundled font that a text drawn in a style names for itself; nil for
// regular text, which has the fonts that Fyne's own widgets loaded anyway.
//
// Fyne loads a style that no text names a font for together with another copy of
// its fonts for emoji and symbols, and one of the system's: 7 MB a style. A font
// that is named comes alone, and what it lacks is looked for when it is drawn.
func Face(style fyne.TextStyle) fyne.Resource {
	if style == (fyne.TextStyle{}) {
		return nil
	}
	return theme.Font(style)
}
