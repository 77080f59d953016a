package part

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"entrastudio/views/look"
)

// NewParagraph returns text that wraps at words and can be selected.
func NewParagraph(text string) *widget.Label {
	label := widget.NewLabel(text)
	label.Wrapping = fyne.TextWrapWord
	label.Selectable = true
	return label
}

// NewRemark returns secondary text that wraps at words.
func NewRemark(text string) *widget.Label {
	label := widget.NewLabel(text)
	label.Wrapping = fyne.TextWrapWord
	label.SizeName = theme.SizeNameCaptionText
	label.Importance = widget.LowImportance
	return label
}

// NewHairline returns a line between things.
func NewHairline() *widget.Separator { return widget.NewSeparator() }

// NewIcon returns an icon of a row's size.
func NewIcon(icon fyne.Resource) *canvas.Image {
	return newIcon(icon, look.Icon)
}

func newIcon(icon fyne.Resource, side float32) *canvas.Image {
	image := canvas.NewImageFromResource(icon)
	image.FillMode = canvas.ImageFillContain
	image.SetMinSize(fyne.NewSquareSize(side))
	return image
}
