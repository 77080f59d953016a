package part

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// NewParagraph returns text that wraps at words and can be selected.
func NewParagraph(text string) *widget.Label {
	label := widget.NewLabel(text)
	label.Wrapping = fyne.TextWrapWord
	label.Selectable = true
	return label
}

// NewTitle returns a title that wraps at words, for one that may not be cut.
func NewTitle(text string) *widget.Label {
	label := NewParagraph(text)
	label.SizeName = theme.SizeNameSubHeadingText
	label.TextStyle.Bold = true
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
