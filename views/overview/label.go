package overview

import (
	"cmp"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"entrastudio/model/diagram"
	"entrastudio/views/look"
	"entrastudio/views/part"
	"entrastudio/views/words"
)

// label stands in the gap of a cut edge, with the values of both ends. A click
// goes to the field that decides.
type label struct {
	widget.BaseWidget
	panel *Panel
	edge  *diagram.Edge
	bond  diagram.Bond
}

func newLabel(p *Panel, edge *diagram.Edge, bond diagram.Bond) *label {
	l := &label{panel: p, edge: edge, bond: bond}
	l.ExtendBaseWidget(l)
	return l
}

// Tapped is part of fyne.Tappable.
func (l *label) Tapped(*fyne.PointEvent) { l.panel.open(l.bond.Field) }

// CreateRenderer is part of fyne.Widget.
func (l *label) CreateRenderer() fyne.WidgetRenderer {
	lines := part.Column(0)
	left, right, cut := apart(valueOr(l.bond.Left), valueOr(l.bond.Right))
	for _, value := range []string{left, right} {
		text := part.NewCaption(value)
		text.Style.Monospace, text.Cut, text.Align = true, cut, fyne.TextAlignCenter
		text.Colour = look.Error.Colour()
		lines.Add(text)
	}
	ground := part.NewGround(look.ErrorGround, look.Error.Colour(), look.Radius)
	return widget.NewSimpleRenderer(container.NewStack(ground, part.InsetXY(look.Grid, 0, part.Middle(lines))))
}

// What two values share at their front is left out from this length on, but for
// the last letters, after which they part.
const (
	shared = 6
	before = 2
)

// apart shortens two values that begin alike, so that what differs is in sight;
// others are cut in the middle, as ids are.
func apart(left, right string) (string, string, part.Cut) {
	a, b, same := []rune(left), []rune(right), 0
	for same < len(a) && same < len(b) && a[same] == b[same] {
		same++
	}
	if same < shared {
		return left, right, part.CutMiddle
	}
	return "\u2026" + string(a[same-before:]), "\u2026" + string(b[same-before:]), part.CutEnd
}

// valueOr is a value, or a word for none.
func valueOr(value string) string {
	if value == "" {
		return words.T("map.none")
	}
	return value
}

// placeLabels sets the labels on the middles of their edges, each below the one
// above it where they would cover each other.
func placeLabels(labels []*label, gap float32) {
	order := slices.Clone(labels)
	slices.SortStableFunc(order, func(a, b *label) int { return cmp.Compare(a.edge.Middle.Y, b.edge.Middle.Y) })
	below := map[float32]float32{}
	for _, l := range order {
		middle := l.edge.Middle
		top := max(middle.Y-labelHeight/2, below[middle.X])
		below[middle.X] = top + labelHeight + look.Grid/2
		l.Move(fyne.NewPos(middle.X-gap/2+look.Grid, top))
		l.Resize(fyne.NewSize(gap-2*look.Grid, labelHeight))
	}
}
