package part

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"entrastudio/views/look"
)

// Ground is a rectangle in colours of the theme, to set things on. Set the
// fields, then Refresh.
type Ground struct {
	widget.BaseWidget
	Fill, Stroke fyne.ThemeColorName // empty: none
	Radius       float32
}

// NewGround returns a ground.
func NewGround(fill, stroke fyne.ThemeColorName, radius float32) *Ground {
	g := &Ground{Fill: fill, Stroke: stroke, Radius: radius}
	g.ExtendBaseWidget(g)
	return g
}

// Paint changes the colours.
func (g *Ground) Paint(fill, stroke fyne.ThemeColorName) {
	if g.Fill != fill || g.Stroke != stroke {
		g.Fill, g.Stroke = fill, stroke
		g.Refresh()
	}
}

// CreateRenderer is part of fyne.Widget.
func (g *Ground) CreateRenderer() fyne.WidgetRenderer {
	r := &groundRenderer{ground: g, drawn: canvas.NewRectangle(color.Transparent)}
	r.Refresh()
	return r
}

type groundRenderer struct {
	ground *Ground
	drawn  *canvas.Rectangle
}

func (r *groundRenderer) Destroy()                     {}
func (r *groundRenderer) Layout(size fyne.Size)        { r.drawn.Resize(size) }
func (r *groundRenderer) MinSize() fyne.Size           { return fyne.Size{} }
func (r *groundRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.drawn} }

func (r *groundRenderer) Refresh() {
	r.drawn.FillColor, r.drawn.StrokeColor, r.drawn.StrokeWidth = color.Transparent, color.Transparent, 0
	r.drawn.CornerRadius = r.ground.Radius
	if r.ground.Fill != "" {
		r.drawn.FillColor = theme.Color(r.ground.Fill)
	}
	if r.ground.Stroke != "" {
		r.drawn.StrokeColor, r.drawn.StrokeWidth = theme.Color(r.ground.Stroke), look.Hairline
	}
	r.drawn.Refresh()
}
