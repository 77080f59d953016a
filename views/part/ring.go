package part

import (
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"entrastudio/views/look"
)

// ring is a thin line around an area, with round corners. A rectangle of Fyne works
// out every point that it covers in each frame, be it for a line around a whole list;
// here it does so for the sides alone. The corners are small pictures: Fyne's arc
// has the window stand still for as long as two frames when it is first drawn.
type ring struct {
	widget.BaseWidget
	sides   [4]*canvas.Rectangle // above, below, left and right
	corners [4]*canvas.Raster    // above and below at the left, then at the right
	stroke  fyne.ThemeColorName  // empty: none
}

func newRing() *ring {
	r := &ring{}
	for i := range r.sides {
		r.sides[i] = canvas.NewRectangle(color.Transparent)
		r.corners[i] = canvas.NewRasterWithPixels(func(x, y, width, height int) color.Color {
			if atRight := i >= 2; !atRight {
				x = width - 1 - x
			}
			if below := i%2 == 1; !below {
				y = height - 1 - y
			}
			return r.bend(x, y, width)
		})
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
			r.sides[i].FillColor = theme.Color(r.stroke)
			r.corners[i].Refresh()
		}
	}
}

// bend is the ink of a point of a corner, counted from the middle of its circle. A
// point that the line covers in part has less of it.
func (r *ring) bend(x, y, radius int) color.Color {
	if r.stroke == "" {
		return color.Transparent
	}
	width := float64(radius) * float64(look.Hairline/look.Radius)
	away := math.Abs(math.Hypot(float64(x)+0.5, float64(y)+0.5) - (float64(radius) - width/2))
	covered := min(1, max(0, width/2+0.5-away))
	ink := color.NRGBAModel.Convert(theme.Color(r.stroke)).(color.NRGBA)
	ink.A = uint8(float64(ink.A) * covered)
	return ink
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
	const round = look.Radius
	right, below := size.Width-round, size.Height-round
	place(objects[0], round, 0, right-round, look.Hairline)
	place(objects[1], round, size.Height-look.Hairline, right-round, look.Hairline)
	place(objects[2], 0, round, look.Hairline, below-round)
	place(objects[3], size.Width-look.Hairline, round, look.Hairline, below-round)
	place(objects[4], 0, 0, round, round)
	place(objects[5], 0, below, round, round)
	place(objects[6], right, 0, round, round)
	place(objects[7], right, below, round, round)
}
