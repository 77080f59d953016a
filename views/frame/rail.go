package frame

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"entrastudio/views/look"
	"entrastudio/views/part"
)

// Widths of the rail, and the height of an entry.
const (
	railWidth   float32 = 192
	foldedWidth float32 = 48
	entryHeight float32 = 36
)

// rail is the list of panels at the left. Up and Down go through it, Return and
// Right into the panel.
type rail struct {
	widget.BaseWidget
	entries []*railEntry
	open    func(id string)
	enter   func()
	chosen  int
	folded  bool
	focused bool
}

func newRail(panels []Panel, open func(id string), enter func()) *rail {
	r := &rail{open: open, enter: enter, chosen: -1}
	for i, panel := range panels {
		r.entries = append(r.entries, newRailEntry(r, i, panel))
	}
	r.ExtendBaseWidget(r)
	return r
}

func (r *rail) choose(id string) {
	for i, entry := range r.entries {
		if entry.panel.ID() == id {
			r.chosen = i
		}
	}
	r.Refresh()
}

func (r *rail) fold(folded bool) {
	r.folded = folded
	r.Refresh()
}

// update asks every panel for its count.
func (r *rail) update() {
	for _, entry := range r.entries {
		entry.count, entry.state = entry.panel.Count()
	}
	r.Refresh()
}

// FocusGained is part of fyne.Focusable.
func (r *rail) FocusGained() { r.setFocused(true) }

// FocusLost is part of fyne.Focusable.
func (r *rail) FocusLost() { r.setFocused(false) }

func (r *rail) setFocused(focused bool) {
	r.focused = focused
	r.Refresh()
}

// TypedRune is part of fyne.Focusable.
func (r *rail) TypedRune(rune) {}

// TypedKey is part of fyne.Focusable.
func (r *rail) TypedKey(key *fyne.KeyEvent) {
	next := r.chosen
	switch key.Name {
	case fyne.KeyUp:
		next--
	case fyne.KeyDown:
		next++
	case fyne.KeyHome:
		next = 0
	case fyne.KeyEnd:
		next = len(r.entries) - 1
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyRight:
		r.enter()
	}
	if next != r.chosen && next >= 0 && next < len(r.entries) {
		r.open(r.entries[next].panel.ID())
	}
}

// MinSize is part of fyne.CanvasObject.
func (r *rail) MinSize() fyne.Size {
	width := railWidth
	if r.folded {
		width = foldedWidth
	}
	return fyne.NewSize(width, 0)
}

// Refresh is part of fyne.CanvasObject.
func (r *rail) Refresh() {
	for _, entry := range r.entries {
		entry.Refresh()
	}
	r.BaseWidget.Refresh()
}

// CreateRenderer is part of fyne.Widget.
func (r *rail) CreateRenderer() fyne.WidgetRenderer {
	column := part.Column(look.Grid / 2)
	for _, entry := range r.entries {
		column.Add(entry)
	}
	content := part.Around(part.Edges{Right: part.NewHairline()}, part.InsetXY(look.Inside, look.Inside, column))
	return widget.NewSimpleRenderer(container.NewStack(part.NewGround(look.Bar, "", 0), content))
}
