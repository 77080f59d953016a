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
// here it does so four times, each in the narrow strip along one side.
type ring struct {
	widget.BaseWidget
	strips [4]*strip
	stroke fyne.ThemeColorName // empty: none
}

func newRing() *ring {
	r := &ring{}
	for i := range r.strips {
		r.strips[i] = newStrip()
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
	for _, one := range r.strips {
		show(one, r.stroke != "")
		if r.stroke != "" {
			one.drawn.StrokeColor = theme.Color(r.stroke)
		}
		one.drawn.Refresh()
	}
}

// CreateRenderer is part of fyne.Widget.
func (r *ring) CreateRenderer() fyne.WidgetRenderer {
	r.paint()
	s := r.strips
	return widget.NewSimpleRenderer(container.New(ringLayout{}, s[0], s[1], s[2], s[3]))
}

// ringLayout lays the strips along the sides: above, below, left and right. Those
// beside reach one unit into the others, so that no scale leaves a gap.
type ringLayout struct{}

func (ringLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

func (ringLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	const deep = look.Radius + look.Hairline
	beside := max(0, size.Height-2*deep+2*look.Hairline)
	place(objects[0], 0, 0, size.Width, deep)
	place(objects[1], 0, size.Height-deep, size.Width, deep)
	place(objects[2], 0, deep-look.Hairline, deep, beside)
	place(objects[3], size.Width-deep, deep-look.Hairline, deep, beside)
	for _, one := range objects {
		drawn := one.(*strip).drawn
		drawn.Move(fyne.Position{}.Subtract(one.Position()))
		drawn.Resize(size)
	}
}

// strip shows as much of a rectangle as lies within itself.
type strip struct {
	widget.BaseWidget
	drawn *canvas.Rectangle
}

func newStrip() *strip {
	s := &strip{drawn: canvas.NewRectangle(color.Transparent)}
	s.drawn.CornerRadius, s.drawn.StrokeWidth = look.Radius, look.Hairline
	s.ExtendBaseWidget(s)
	return s
}

// CreateRenderer is part of fyne.Widget.
func (s *strip) CreateRenderer() fyne.WidgetRenderer { return &stripRenderer{s.drawn} }

type stripRenderer struct{ drawn *canvas.Rectangle }

func (*stripRenderer) Destroy()                       {}
func (*stripRenderer) Layout(fyne.Size)               {}
func (*stripRenderer) MinSize() fyne.Size             { return fyne.Size{} }
func (r *stripRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.drawn} }
func (r *stripRenderer) Refresh()                     { r.drawn.Refresh() }

// IsClip tells Fyne's painters not to draw beyond the strip.
func (*stripRenderer) IsClip() {}
