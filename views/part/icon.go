package part

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"entrastudio/views/look"
)

// Icon is an icon that changes with what it stands for, in a row or a badge.
type Icon struct {
	// Image is what to put on screen.
	Image *canvas.Image
	drawn string
}

// NewChangingIcon returns an icon of a row's size that shows nothing yet.
func NewChangingIcon() *Icon { return &Icon{Image: NewIcon(nil)} }

// Paint shows a resource, nothing for nil. It draws only what is not on screen
// already, in the present theme, as reading a drawing costs more than all the
// texts of a row.
func (i *Icon) Paint(icon fyne.Resource) {
	show(i.Image, icon != nil)
	if icon == nil {
		i.drawn = ""
		return
	}
	if name := icon.Name(); name != i.drawn {
		i.drawn = name
		i.Image.Resource = icon
		i.Image.Refresh()
	}
}

// NewIcon returns an icon of a row's size.
func NewIcon(icon fyne.Resource) *canvas.Image { return newIcon(icon, look.Icon) }

func newIcon(icon fyne.Resource, side float32) *canvas.Image {
	image := canvas.NewImageFromResource(icon)
	image.FillMode = canvas.ImageFillContain
	image.SetMinSize(fyne.NewSquareSize(side))
	return image
}
