package export

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"entrastudio/views/look"
)

// tall gives the notes their room.
type tall struct{}

func (tall) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(objects[0].MinSize().Width, notesHeight)
}

func (tall) Layout(objects []fyne.CanvasObject, size fyne.Size) { objects[0].Resize(size) }

// low makes a bar no higher than a hint of progress needs to be.
func low(bar fyne.CanvasObject) fyne.CanvasObject {
	return container.New(thin{}, bar)
}

type thin struct{}

func (thin) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, look.Inside) }

func (thin) Layout(objects []fyne.CanvasObject, size fyne.Size) { objects[0].Resize(size) }
