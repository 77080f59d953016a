package part

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"entrastudio/views/look"
)

// NewChange shows a value before and after, each told by its sign and its ground. A
// value of several lines has a line for each.
func NewChange(before, after string) *fyne.Container {
	return Column(look.Grid, changeSide("-", before, look.ErrorGround), changeSide("+", after, look.OKGround))
}

func changeSide(sign, text string, ground fyne.ThemeColorName) fyne.CanvasObject {
	mark := NewText(sign)
	mark.Style.Monospace = true
	value := widget.NewLabel(text)
	value.TextStyle.Monospace = true
	value.Wrapping = fyne.TextWrapBreak
	value.Selectable = true
	value.SizeName = theme.SizeNameCaptionText
	line := Around(Edges{Left: InsetXY(look.Inside, look.Grid, mark)}, value)
	return container.NewStack(NewGround(ground, "", look.Radius), line)
}
