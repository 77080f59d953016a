package part

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"entrastudio/views/look"
)

// codeRow is the object of a line of code in sight. It keeps its texts and
// uses them again for the next line.
type codeRow struct {
	widget.BaseWidget
	code   *Code
	index  int
	shown  codeLine
	ground *canvas.Rectangle
	margin *canvas.Text
	spans  []*canvas.Text
	used   int
}

func newCodeRow(code *Code) *codeRow {
	r := &codeRow{code: code, ground: canvas.NewRectangle(color.Transparent), margin: canvas.NewText("", nil)}
	r.margin.TextStyle, r.margin.FontSource = monospace(), look.Face(monospace())
	r.margin.Alignment = fyne.TextAlignTrailing
	r.ExtendBaseWidget(r)
	return r
}

// set shows a line, and reports whether it is another one than before.
func (r *codeRow) set(index int) bool {
	anew := r.shown != r.code.lines[index]
	r.index, r.shown = index, r.code.lines[index]
	r.Refresh()
	return anew
}

// Tapped is part of fyne.Tappable.
func (r *codeRow) Tapped(*fyne.PointEvent) {
	Focus(r.code)
	r.code.choose(r.index + 1)
}

// CreateRenderer is part of fyne.Widget.
func (r *codeRow) CreateRenderer() fyne.WidgetRenderer { return &codeRowRenderer{r} }

type codeRowRenderer struct{ row *codeRow }

func (r *codeRowRenderer) Destroy()           {}
func (r *codeRowRenderer) MinSize() fyne.Size { return fyne.NewSize(0, codeHeight) }

func (r *codeRowRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.row.ground, r.row.margin}
	for _, one := range r.row.spans[:r.row.used] {
		objects = append(objects, one)
	}
	return objects
}

func (r *codeRowRenderer) Layout(size fyne.Size) {
	row := r.row
	row.ground.Resize(size)
	start := row.code.textStart()
	row.margin.Resize(fyne.NewSize(start-look.Between, size.Height))
	for _, one := range row.spans[:row.used] {
		width := one.MinSize().Width
		one.Move(fyne.NewPos(start, 0))
		one.Resize(fyne.NewSize(width, size.Height))
		start += width
	}
}

func (r *codeRowRenderer) Refresh() {
	row := r.row
	if row.index >= len(row.code.lines) {
		return
	}
	line := row.code.lines[row.index]
	row.margin.Text, row.margin.Color = line.margin, theme.Color(look.Muted)
	row.margin.TextSize = theme.Size(theme.SizeNameText)
	row.paintGround(line)
	row.used = 0
	for _, one := range highlight(line.text, row.code.syntax) {
		colour := one.colour
		if line.muted {
			colour = look.Muted
		}
		row.addSpan(one.text, theme.Color(colour))
	}
	r.Layout(row.Size())
	canvas.Refresh(row)
}

func (r *codeRow) paintGround(line codeLine) {
	r.ground.FillColor = color.Transparent
	switch {
	case r.index+1 == r.code.marked:
		r.ground.FillColor = theme.Color(theme.ColorNameSelection)
	case line.ground != "":
		r.ground.FillColor = theme.Color(line.ground)
	}
}

func (r *codeRow) addSpan(text string, ink color.Color) {
	if r.used == len(r.spans) {
		span := canvas.NewText("", nil)
		span.TextStyle, span.FontSource = monospace(), look.Face(monospace())
		r.spans = append(r.spans, span)
	}
	span := r.spans[r.used]
	span.Text, span.Color, span.TextSize = text, ink, theme.Size(theme.SizeNameText)
	r.used++
}
