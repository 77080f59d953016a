package part

import (
	"fyne.io/fyne/v2"

	"entrastudio/views/look"
)

const ellipsis = "\u2026"

// fit returns the text, cut so that it is no wider than the width. A width of
// zero, as before the first layout, gives the whole text.
func fit(text string, width, size float32, style fyne.TextStyle, cut Cut) string {
	if width <= 0 || measure(text, size, style).Width <= width {
		return text
	}
	letters := []rune(text)
	short, long := 0, len(letters)
	for short < long {
		kept := (short + long + 1) / 2
		if measure(shortened(letters, kept, cut), size, style).Width <= width {
			short = kept
		} else {
			long = kept - 1
		}
	}
	return shortened(letters, short, cut)
}

// measure is the size of a text that is drawn with the font that look has for its
// style.
func measure(text string, size float32, style fyne.TextStyle) fyne.Size {
	measured, _ := fyne.CurrentApp().Driver().RenderedTextSize(text, size, style, look.Face(style))
	return measured
}

// shortened keeps a number of letters. In the middle cut two of three come
// from the front, as an id is recognised by its start.
func shortened(letters []rune, kept int, cut Cut) string {
	if kept >= len(letters) {
		return string(letters)
	}
	if cut == CutMiddle {
		back := kept / 3
		return string(letters[:kept-back]) + ellipsis + string(letters[len(letters)-back:])
	}
	return string(letters[:kept]) + ellipsis
}

func orColour(name, fallback fyne.ThemeColorName) fyne.ThemeColorName {
	if name == "" {
		return fallback
	}
	return name
}

func orSize(name, fallback fyne.ThemeSizeName) fyne.ThemeSizeName {
	if name == "" {
		return fallback
	}
	return name
}
