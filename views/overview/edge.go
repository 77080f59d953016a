package overview

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"entrastudio/model/diagram"
	"entrastudio/views/look"
)

// strength is how much an edge stands out.
type strength int

const (
	ordinary strength = iota
	pale
	strong
)

// Widths of a line, and how much of 255 is left of a pale one.
const (
	thin  float32 = 1.5
	thick float32 = 2.5
	rest  uint8   = 56
)

// edgeLine is the line of one edge. One whose ends nobody can compare is dashed.
type edgeLine struct {
	edge    *diagram.Edge
	strokes []*stroke
	ink     color.Color
	width   float32
}

func newEdgeLine(edge *diagram.Edge) *edgeLine {
	e := &edgeLine{edge: edge}
	e.paint(ordinary)
	return e
}

// place sets the strokes along the edge.
func (e *edgeLine) place() {
	var runs [][]fyne.Position
	for _, run := range e.edge.Runs {
		points := make([]fyne.Position, len(run))
		for i, p := range run {
			points[i] = fyne.NewPos(p.X, p.Y)
		}
		if e.edge.State() == diagram.Unknown {
			runs = append(runs, dashes(points)...)
			continue
		}
		runs = append(runs, points)
	}
	together := gather(runs)
	for len(e.strokes) < len(together) {
		e.strokes = append(e.strokes, newStroke(e))
	}
	e.strokes = e.strokes[:len(together)]
	for i, s := range e.strokes {
		s.place(together[i])
	}
}

// paint draws the line by how much it stands out, where that is another than before.
func (e *edgeLine) paint(s strength) {
	ink, width := color.Color(theme.Color(stateOf(e.edge.State()).Colour())), thin
	switch s {
	case pale:
		ink = faded(ink)
	case strong:
		width = thick
	}
	if ink == e.ink && width == e.width {
		return
	}
	e.ink, e.width = ink, width
	for _, one := range e.strokes {
		one.Refresh()
	}
}

// faded is a colour that lets most of the ground through.
func faded(c color.Color) color.Color {
	r, g, b, _ := c.RGBA()
	return color.NRGBA{R: uint8(r >> 8), G: uint8(g >> 8), B: uint8(b >> 8), A: rest}
}

// stateOf is how the state of an edge looks.
func stateOf(s diagram.State) look.State {
	switch s {
	case diagram.Equal:
		return look.OK
	case diagram.Differs:
		return look.Error
	default:
		return look.Unknown
	}
}
