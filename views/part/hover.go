package part

import "fyne.io/fyne/v2/driver/desktop"

// Hover makes a widget that embeds it know whether the pointer is over it.
type Hover struct {
	// OnHover is told when the pointer comes and goes.
	OnHover func(over bool)

	over bool
}

var _ desktop.Hoverable = (*Hover)(nil)

// Hovered reports whether the pointer is over the widget.
func (h *Hover) Hovered() bool { return h.over }

// MouseIn is part of desktop.Hoverable.
func (h *Hover) MouseIn(*desktop.MouseEvent) { h.set(true) }

// MouseMoved is part of desktop.Hoverable.
func (h *Hover) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is part of desktop.Hoverable.
func (h *Hover) MouseOut() { h.set(false) }

func (h *Hover) set(over bool) {
	h.over = over
	if h.OnHover != nil {
		h.OnHover(over)
	}
}
