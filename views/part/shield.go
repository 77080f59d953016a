package part

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// Shield is an opaque ground that keeps clicks to itself. What stands above or
// below a scrolled form needs one: Fyne clips a text field by its own edges
// alone (internal/driver walkObjectTree), so one that is scrolled half out of
// sight would show and take clicks beyond the edge of the form.
type Shield struct {
	widget.BaseWidget
	ground  *Ground
	content fyne.CanvasObject
}

// NewShield sets content on a shield.
func NewShield(fill fyne.ThemeColorName, content fyne.CanvasObject) *Shield {
	s := &Shield{ground: NewGround(fill, "", 0), content: content}
	s.ExtendBaseWidget(s)
	return s
}

// Tapped is part of fyne.Tappable.
func (*Shield) Tapped(*fyne.PointEvent) {}

// CreateRenderer is part of fyne.Widget.
func (s *Shield) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewStack(s.ground, s.content))
}
