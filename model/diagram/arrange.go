package diagram

import (
	"cmp"
	"slices"
)

// Box is where a node stands, in the drawing's own units from the upper left.
type Box struct{ X, Y, Width, Height float32 }

// Point is a place in the drawing.
type Point struct{ X, Y float32 }

// Measures are the sizes that a drawing is arranged by.
type Measures struct {
	Width float32
	// Height is the least height; a drawing that needs more is higher.
	Height float32
	// Box is the height of a node, Space the least distance of two in a column,
	// and Gap the distance of two columns.
	Box, Space, Gap float32
}

// Arrange gives every node its box and every edge its line. Nodes stand near what
// they are joined to, so that few lines cross.
func (d *Diagram) Arrange(m Measures) {
	d.Width, d.Height = m.Width, max(m.Height, d.LeastHeight(m))
	wide := m.ColumnWidth()
	for c := range columns {
		order := d.Of(c)
		if c > Registrations {
			d.sortByNeighbours(order, func(e *Edge) (from, to int) { return e.To, e.From })
		}
		d.stack(order, Box{X: float32(c) * (wide + m.Gap), Width: wide, Height: m.Box}, m.Space)
	}
	// The registrations come last, when what they lead to has its place.
	first := d.Of(Registrations)
	d.sortByNeighbours(first, func(e *Edge) (from, to int) { return e.From, e.To })
	d.stack(first, Box{Width: wide, Height: m.Box}, m.Space)
	for i := range d.Edges {
		d.Edges[i].route(d.Nodes[d.Edges[i].From].Box, d.Nodes[d.Edges[i].To].Box)
	}
}

// LeastHeight is the height below which the drawing cannot be arranged.
func (d *Diagram) LeastHeight(m Measures) float32 {
	tallest := 0
	for c := range columns {
		tallest = max(tallest, len(d.Of(c)))
	}
	return max(0, float32(tallest)*(m.Box+m.Space)-m.Space)
}

// ColumnWidth is the width of each column.
func (m Measures) ColumnWidth() float32 {
	return max(0, (m.Width-float32(columns-1)*m.Gap)/float32(columns))
}

// stack sets the nodes of a column below each other, spread over the height as far
// as they still belong together.
func (d *Diagram) stack(order []int, first Box, space float32) {
	if len(order) == 0 {
		return
	}
	need := float32(len(order))*first.Height + float32(len(order)-1)*space
	if len(order) > 1 {
		space += min(space*spread, (d.Height-need)/float32(len(order)-1))
	}
	need = float32(len(order))*first.Height + float32(len(order)-1)*space
	at := (d.Height - need) / 2
	for _, node := range order {
		box := first
		box.Y = at
		d.Nodes[node].Box = box
		at += first.Height + space
	}
}

// spread is how many times its least space a column may add between its nodes.
const spread = 7

// sortByNeighbours orders the nodes of a column by the mean height of what they
// are joined to on the side that ends gives. Those without keep their order, last.
func (d *Diagram) sortByNeighbours(order []int, ends func(*Edge) (own, other int)) {
	mean := map[int]float32{}
	for _, node := range order {
		sum, n := float32(0), 0
		for i := range d.Edges {
			if own, other := ends(&d.Edges[i]); own == node {
				sum += d.Nodes[other].Box.Y
				n++
			}
		}
		mean[node] = d.Height
		if n > 0 {
			mean[node] = sum / float32(n)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(mean[a], mean[b]) })
}

// Steps of a drawn curve, enough that no corner shows on a screen of twice the
// pixels, and the part of it that a cut leaves out.
const (
	curveSteps = 36
	cutFrom    = 12
	cutTo      = 24
)

// route draws the edge as a curve that leaves and meets its boxes level.
func (e *Edge) route(from, to Box) {
	start := Point{from.X + from.Width, from.Y + from.Height/2}
	end := Point{to.X, to.Y + to.Height/2}
	curve := make([]Point, curveSteps+1)
	for i := range curve {
		curve[i] = bezier(start, end, float32(i)/curveSteps)
	}
	e.Middle = curve[curveSteps/2]
	e.Runs = [][]Point{curve}
	if e.State() == Differs {
		e.Runs = [][]Point{curve[:cutFrom+1], curve[cutTo:]}
	}
}

// bezier is a point of the cubic curve whose control points lie level with its
// ends, half way across.
func bezier(start, end Point, t float32) Point {
	half := (start.X + end.X) / 2
	u := 1 - t
	weigh := func(a, b, c, d float32) float32 { return u*u*u*a + 3*u*u*t*b + 3*u*t*t*c + t*t*t*d }
	return Point{weigh(start.X, half, half, end.X), weigh(start.Y, start.Y, end.Y, end.Y)}
}
