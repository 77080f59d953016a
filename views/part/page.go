package part

import (
	"fyne.io/fyne/v2"

	"entrastudio/views/look"
)

// Page is the middle of a panel: its header, what stays in sight below it, and the
// body that takes the rest.
func Page(header fyne.CanvasObject, body fyne.CanvasObject, below ...fyne.CanvasObject) fyne.CanvasObject {
	top := Column(0, append([]fyne.CanvasObject{InsetXY(0, look.Grid/2, header)}, below...)...)
	return InsetXY(look.Edge, look.Between, Around(Edges{Top: top}, body))
}

// Headed sets a header with a line below it over what scrolls, as the right side of
// a panel has it. The foot may be nil.
func Headed(header, body, foot fyne.CanvasObject) fyne.CanvasObject {
	head := Around(Edges{Bottom: NewHairline()}, InsetXY(look.Edge, look.Between, header))
	return Around(Edges{Top: head, Bottom: foot}, body)
}
