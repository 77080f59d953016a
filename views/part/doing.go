package part

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"entrastudio/views/look"
)

// NewDoing returns the line that says what is under way and goes on beside the
// window. It does not move: what it says changes with the work.
func NewDoing(text string) fyne.CanvasObject {
	line := NewText(text)
	line.TextSize, line.Cut = theme.SizeNameCaptionText, CutEnd
	icon := NewIcon(look.Coloured(look.IconRefresh, theme.ColorNamePrimary))
	return Around(Edges{Left: InsetXY(look.Grid, 0, icon)}, line)
}
