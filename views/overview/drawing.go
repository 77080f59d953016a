package overview

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"entrastudio/views/part"
)

// drawing is the map itself: lines below, boxes and the labels of cut lines
// above. Arrow keys choose a box, Return goes to its field.
type drawing struct {
	widget.BaseWidget
	panel   *Panel
	focused bool

	edges  []*edgeLine
	boxes  []*box
	labels []*label
}

func newDrawing(p *Panel) *drawing {
	d := &drawing{panel: p}
	d.ExtendBaseWidget(d)
	return d
}

// drawBoxes makes the boxes of a diagram that was read anew; those that say the same
// stay. The lines follow: to draw all of it at once takes the window longer than a
// person waits for a key.
func (d *drawing) drawBoxes() {
	before := d.boxes
	d.boxes = nil
	for i := range d.panel.diagram.Nodes {
		if i < len(before) && before[i].told == tellingOf(d.panel, i) {
			d.boxes = append(d.boxes, before[i])
			continue
		}
		d.boxes = append(d.boxes, newBox(d.panel, i))
	}
	d.show()
}

// drawLines makes the lines, and the labels of those that are cut. A line that runs
// as another did takes its pictures.
func (d *drawing) drawLines() {
	before := d.edges
	d.edges, d.labels = nil, nil
	for i := range d.panel.diagram.Edges {
		edge := &d.panel.diagram.Edges[i]
		if i < len(before) {
			before[i].edge = edge
			d.edges = append(d.edges, before[i])
		} else {
			d.edges = append(d.edges, newEdgeLine(edge))
		}
		if broken, is := edge.Broken(); is {
			d.labels = append(d.labels, newLabel(d.panel, edge, broken))
		}
	}
	d.show()
}

// show brings new objects on screen.
func (d *drawing) show() {
	d.arrange(d.Size())
	d.paint()
}

// arrange places everything for a size.
func (d *drawing) arrange(size fyne.Size) {
	if size.Width <= 0 {
		return
	}
	m := measures(size)
	d.panel.diagram.Arrange(m)
	for _, e := range d.edges {
		e.place()
	}
	for i, b := range d.boxes {
		at := d.panel.diagram.Nodes[i].Box
		b.Move(fyne.NewPos(at.X, at.Y))
		b.Resize(fyne.NewSize(at.Width, at.Height))
	}
	placeLabels(d.labels, m.Gap)
}

// paint shows what is chosen: its box and edges strong, all others pale.
func (d *drawing) paint() {
	shown := d.panel.shown()
	near := map[int]bool{shown: true}
	for _, e := range d.edges {
		strength := ordinary
		if shown >= 0 {
			strength = pale
			if e.edge.Touches(shown) {
				strength = strong
				near[e.edge.From], near[e.edge.To] = true, true
			}
		}
		e.paint(strength)
	}
	for i, b := range d.boxes {
		b.paint(i == shown, d.focused && i == d.panel.chosen, shown < 0 || near[i])
	}
	for _, l := range d.labels {
		show := shown < 0 || l.edge.Touches(shown)
		if l.Hidden == show {
			l.Hidden = !show
			l.Refresh()
		}
	}
	part.Repaint(d)
}

// FocusGained is part of fyne.Focusable.
func (d *drawing) FocusGained() {
	d.focused = true
	if d.panel.chosen < 0 && len(d.boxes) > 0 {
		d.panel.choose(0)
		return
	}
	d.paint()
}

// FocusLost is part of fyne.Focusable. The map is shown as a whole again.
func (d *drawing) FocusLost() {
	d.focused = false
	d.panel.choose(-1)
}

// TypedRune is part of fyne.Focusable.
func (*drawing) TypedRune(rune) {}

// TypedKey is part of fyne.Focusable.
func (d *drawing) TypedKey(key *fyne.KeyEvent) {
	chosen := d.panel.chosen
	switch key.Name {
	case fyne.KeyUp, fyne.KeyDown, fyne.KeyLeft, fyne.KeyRight:
		d.panel.choose(d.next(chosen, key.Name))
	case fyne.KeyReturn, fyne.KeyEnter:
		if chosen >= 0 {
			d.panel.open(d.panel.diagram.Nodes[chosen].Field)
		}
	default:
		part.PassOn(d, key)
	}
}

// next is the nearest box in the direction of a key; the same where there is none.
func (d *drawing) next(from int, key fyne.KeyName) int {
	nodes := d.panel.diagram.Nodes
	if from < 0 || from >= len(nodes) {
		return min(0, len(nodes)-1)
	}
	best, least := from, float32(0)
	for i := range nodes {
		aside := int(nodes[i].Column - nodes[from].Column)
		below := nodes[i].Box.Y - nodes[from].Box.Y
		if !leads(key, aside, below) {
			continue
		}
		distance := max(below, -below)
		if best == from || distance < least {
			best, least = i, distance
		}
	}
	return best
}

// leads reports whether a box so many columns aside, and so far below, lies in the
// direction of a key.
func leads(key fyne.KeyName, aside int, below float32) bool {
	switch key {
	case fyne.KeyUp:
		return aside == 0 && below < 0
	case fyne.KeyDown:
		return aside == 0 && below > 0
	case fyne.KeyLeft:
		return aside == -1
	default:
		return aside == 1
	}
}

// CreateRenderer is part of fyne.Widget.
func (d *drawing) CreateRenderer() fyne.WidgetRenderer { return &drawingRenderer{d} }

type drawingRenderer struct{ drawing *drawing }

func (r *drawingRenderer) Destroy()              {}
func (r *drawingRenderer) Layout(size fyne.Size) { r.drawing.arrange(size) }

func (r *drawingRenderer) MinSize() fyne.Size {
	size := fyne.NewSize(leastWidth, 0)
	size.Height = r.drawing.panel.diagram.LeastHeight(measures(size))
	return size
}

func (r *drawingRenderer) Refresh() {
	r.drawing.arrange(r.drawing.Size())
	r.drawing.paint()
	for _, b := range r.drawing.boxes {
		b.Refresh()
	}
}

func (r *drawingRenderer) Objects() []fyne.CanvasObject {
	var objects []fyne.CanvasObject
	for _, e := range r.drawing.edges {
		for _, one := range e.strokes {
			objects = append(objects, one.Raster)
		}
	}
	for _, b := range r.drawing.boxes {
		objects = append(objects, b)
	}
	for _, l := range r.drawing.labels {
		objects = append(objects, l)
	}
	return objects
}
