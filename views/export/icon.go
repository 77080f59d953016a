package export

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"entrastudio/views/look"
)

// changeIcon tells by its shape what becomes of a file; nil where nothing does.
func changeIcon(c Change) fyne.Resource {
	switch c {
	case Changed:
		return look.Coloured(look.IconDiff, theme.ColorNameWarning)
	case Added:
		return look.Coloured(look.IconAdd, theme.ColorNameSuccess)
	case Gone:
		return look.Coloured(look.IconTrash, look.Muted)
	default:
		return nil
	}
}
