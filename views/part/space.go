package part

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"entrastudio/views/look"
)

// Inset puts the same space around an object on all sides.
func Inset(space float32, object fyne.CanvasObject) *fyne.Container {
	return InsetXY(space, space, object)
}

// InsetXY puts space beside an object, and above and below it.
func InsetXY(beside, above float32, object fyne.CanvasObject) *fyne.Container {
	return container.New(layout.NewCustomPaddedLayout(above, above, beside, beside), object)
}

// Column stacks objects with a space between them.
func Column(space float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(layout.NewCustomPaddedVBoxLayout(space), objects...)
}

// Line sets objects beside each other with a space between them.
func Line(space float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(layout.NewCustomPaddedHBoxLayout(space), objects...)
}

// Middle centres an object in the height it gets, at its own height.
func Middle(object fyne.CanvasObject) *fyne.Container {
	return container.New(middle{}, object)
}

type middle struct{}

func (middle) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }

func (middle) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	height := objects[0].MinSize().Height
	objects[0].Resize(fyne.NewSize(size.Width, height))
	objects[0].Move(fyne.NewPos(0, (size.Height-height)/2))
}

// Tall centres an object in the height of a row at least, as a Header stands.
func Tall(object fyne.CanvasObject) *fyne.Container { return container.New(tall{}, object) }

type tall struct{ middle }

func (tall) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return objects[0].MinSize().Max(fyne.NewSize(0, theme.Size(look.Row)))
}
