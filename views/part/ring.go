package part

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"entrastudio/views/look"
)

// ring is a thin line around an area, with round corners. A rectangle of Fyne works
// out every point that it covers in each frame, be it for a line around a whole list;
// here it does so for the sides and the corners alone.
type ring struct {
	widget.BaseWidget
	sides   [4]*canvas.Rectangle // above, below, left and right
	corners [4]*canvas.Arc       // clockwise, from the upper right
	stroke  fyne.ThemeColorName  // empty: none
}

func newRing() *ring {
	r := &ring{}
	for i := range r.sides {
		quarter := float32(i) * 90
		r.sides[i] = canvas.NewRectangle(color.Transparent)
		r.corners[i] = canvas.NewArc(quarter, quarter+90, 1-look.Hairline/look.Radius, color.Transparent)
	}
	r.ExtendBaseWidget(r)
	return r
}

// Paint changes the colour.
func (r *ring) Paint(stroke fyne.ThemeColorName) {
	if r.stroke != stroke {
		r.stroke = stroke
		r.Refresh()
	}
}

// Refresh is part of fyne.CanvasObject.
func (r *ring) Refresh() {
	r.paint()
	r.BaseWidget.Refresh()
}

func (r *ring) paint() {
	for i := range r.sides {
		show(r.sides[i], r.stroke != "")
		show(r.corners[i], r.stroke != "")
		if r.stroke != "" {
			r.sides[i].FillColor, r.corners[i].FillColor = theme.Color(r.stroke), theme.Color(r.stroke)
		}
	}
}

// CreateRenderer is part of fyne.Widget.
func (r *ring) CreateRenderer() fyne.WidgetRenderer {
	r.paint()
	s, c := r.sides, r.corners
	return widget.NewSimpleRenderer(container.New(ringLayout{}, s[0], s[1], s[2], s[3], c[0], c[1], c[2], c[3]))
}

// ringLayout lays the sides between the corners.
type ringLayout struct{}

func (ringLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

func (ringLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	const round, across = look.Radius, 2 * look.Radius
	right, below := size.Width-across, size.Height-across
	place(objects[0], round, 0, right, look.Hairline)
	place(objects[1], round, size.Height-look.Hairline, right, look.Hairline)
	place(objects[2], 0, round, look.Hairline, below)
	place(objects[3], size.Width-look.Hairline, round, look.Hairline, below)
	place(objects[4], right, 0, across, across)
	place(objects[5], right, below, across, across)
	place(objects[6], 0, below, across, across)
	place(objects[7], 0, 0, across, across)
}
