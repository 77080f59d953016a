package part

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// Flush sets a label, which keeps a padding around its text, in line with text
// that has none.
func Flush(label fyne.CanvasObject) *fyne.Container { return container.New(flush{}, label) }

type flush struct{}

func (flush) MinSize(objects []fyne.CanvasObject) fyne.Size {
	if !objects[0].Visible() {
		return fyne.Size{}
	}
	padding := theme.Size(theme.SizeNameInnerPadding)
	least := objects[0].MinSize()
	return fyne.NewSize(max(0, least.Width-2*padding), max(0, least.Height-2*padding))
}

func (flush) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	padding := theme.Size(theme.SizeNameInnerPadding)
	place(objects[0], -padding, -padding, size.Width+2*padding, size.Height+2*padding)
}
