package overview

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
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

// edgeLines are the strokes of one edge. One whose ends nobody can compare is
// dashed.
type edgeLines struct {
	edge  *diagram.Edge
	lines []*canvas.Line
}

func newEdgeLines(edge *diagram.Edge) *edgeLines { return &edgeLines{edge: edge} }

// place sets the strokes along the edge's line.
func (e *edgeLines) place() {
	used := 0
	draw := func(from, to fyne.Position) {
		if used == len(e.lines) {
			e.lines = append(e.lines, canvas.NewLine(color.Transparent))
		}
		e.lines[used].Position1, e.lines[used].Position2 = from, to
		used++
	}
	if e.edge.State() == diagram.Unknown {
		draw = newDashes(draw).draw
	}
	for _, run := range e.edge.Runs {
		for i := 1; i < len(run); i++ {
			draw(fyne.NewPos(run[i-1].X, run[i-1].Y), fyne.NewPos(run[i].X, run[i].Y))
		}
	}
	e.lines = e.lines[:used]
}

func (e *edgeLines) paint(s strength) {
	ink, width := theme.Color(stateOf(e.edge.State()).Colour()), thin
	switch s {
	case pale:
		ink = faded(ink)
	case strong:
		width = thick
	}
	for _, line := range e.lines {
		line.StrokeColor, line.StrokeWidth = ink, width
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
