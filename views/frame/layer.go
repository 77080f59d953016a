package frame

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"entrastudio/views/look"
	"entrastudio/views/part"
)

// layer floats over the panels: the sheet at the right, the toast below, the
// hint under the pointer. Where it shows nothing, clicks go through it.
type layer struct {
	widget.BaseWidget
	sheet *part.Sheet
	toast *part.Toast
	hint  *hint
}

func newLayer(after part.After) *layer {
	l := &layer{sheet: part.NewSheet(), toast: part.NewToast(after), hint: newHint(after)}
	// What was never shown before belongs to no canvas yet, and paints nothing by
	// being shown: the layer, which does, is painted anew.
	l.hint.moved, l.sheet.OnOpened, l.toast.OnShown = l.Refresh, l.Refresh, l.Refresh
	l.ExtendBaseWidget(l)
	return l
}

// CreateRenderer is part of fyne.Widget.
func (l *layer) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.New(&layerLayout{l}, l.sheet, l.toast, l.hint))
}

type layerLayout struct{ layer *layer }

func (*layerLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

func (l *layerLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	sheet, toast, hint := l.layer.sheet, l.layer.toast, l.layer.hint
	sheet.Move(fyne.NewPos(size.Width-part.SheetWidth, topHeight))
	sheet.Resize(fyne.NewSize(part.SheetWidth, size.Height-topHeight-statusHeight))

	least := toast.MinSize()
	toast.Resize(least)
	toast.Move(fyne.NewPos((size.Width-least.Width)/2, size.Height-statusHeight-look.Edge-least.Height))

	least = hint.MinSize()
	hint.Resize(least)
	x := max(look.Grid, min(hint.at.X, size.Width-least.Width-look.Grid))
	y := hint.at.Y + look.Grid
	if y+least.Height > size.Height {
		y = size.Height - least.Height - statusHeight
	}
	hint.Move(fyne.NewPos(x, y))
}
