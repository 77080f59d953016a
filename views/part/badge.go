package part

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"entrastudio/views/look"
)

// Badge shows a state as icon and word, with a number when there is one.
type Badge struct {
	widget.BaseWidget
	icon *Icon
	text *Text
	line *fyne.Container
}

// NewBadge returns a badge. An empty word stands for the state's own, which is
// right for one thing; with a count give the word in the form the number needs.
func NewBadge(state look.State, word string, count int) *Badge {
	b := &Badge{icon: NewChangingIcon(), text: NewText("")}
	b.text.TextSize = theme.SizeNameCaptionText
	b.line = Line(look.Grid, Middle(b.icon.Image), Middle(b.text))
	b.Set(state, word, count)
	b.ExtendBaseWidget(b)
	return b
}

// Set changes what the badge shows. A count of 0 is not shown.
func (b *Badge) Set(state look.State, word string, count int) {
	if word == "" {
		word = state.Word()
	}
	if count > 0 {
		word = strconv.Itoa(count) + " " + word
	}
	b.icon.Paint(state.Icon())
	b.text.Content, b.text.Colour = word, state.Colour()
	b.text.Refresh()
	b.line.Refresh()
}

// CreateRenderer is part of fyne.Widget.
func (b *Badge) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(b.line) }
