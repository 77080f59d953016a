package frame

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"entrastudio/views/look"
	"entrastudio/views/part"
)

// hintWait is how long the pointer rests before a hint is shown.
const hintWait = 500 * time.Millisecond

// hint is the small label under the pointer.
type hint struct {
	widget.BaseWidget
	after  part.After
	stop   func()
	moved  func()
	at     fyne.Position
	ground *part.Ground
	text   *part.Text
}

func newHint(after part.After) *hint {
	h := &hint{after: after, ground: part.NewGround(theme.ColorNameMenuBackground, theme.ColorNameInputBorder, look.Grid), text: part.NewText("")}
	h.text.TextSize = theme.SizeNameCaptionText
	h.ExtendBaseWidget(h)
	h.Hide()
	return h
}

// later shows a text near a place once the pointer has rested.
func (h *hint) later(text string, at fyne.Position) {
	h.hide()
	h.stop = h.after(hintWait, func() {
		h.at = at
		h.text.SetContent(text)
		h.Show()
		h.Refresh()
		h.moved()
	})
}

func (h *hint) hide() {
	if h.stop != nil {
		h.stop()
		h.stop = nil
	}
	h.Hide()
}

// CreateRenderer is part of fyne.Widget.
func (h *hint) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewStack(h.ground, part.InsetXY(look.Inside, look.Grid, h.text)))
}
