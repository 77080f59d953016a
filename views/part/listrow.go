package part

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"entrastudio/views/look"
)

// listRow is the object of a row in sight.
type listRow struct {
	widget.BaseWidget
	Hover
	list  *List
	index int
	row   Row

	ground, accent, line *canvas.Rectangle
	icon                 *Icon
	cells                []*canvas.Text
}

func newListRow(list *List) *listRow {
	r := &listRow{
		list: list, index: -1,
		ground: canvas.NewRectangle(color.Transparent),
		accent: canvas.NewRectangle(color.Transparent),
		line:   canvas.NewRectangle(color.Transparent),
		icon:   NewChangingIcon(),
	}
	r.ground.CornerRadius = look.Radius
	r.accent.CornerRadius = edgeWidth / 2
	for _, one := range list.columns {
		text := canvas.NewText("", nil)
		text.TextStyle.Monospace = one.Mono
		text.FontSource = look.Face(text.TextStyle)
		if one.Number {
			text.Alignment = fyne.TextAlignTrailing
		}
		r.cells = append(r.cells, text)
	}
	r.OnHover = func(bool) {
		r.paintGround()
		canvas.Refresh(r)
	}
	r.ExtendBaseWidget(r)
	return r
}

// set shows a row, and reports whether its texts are others than before.
func (r *listRow) set(index int, row Row) bool {
	anew := !slices.Equal(r.row.Cells, row.Cells)
	r.index, r.row = index, row
	r.Refresh()
	return anew
}

// Tapped is part of fyne.Tappable.
func (r *listRow) Tapped(*fyne.PointEvent) {
	r.list.tapped(r.index)
}

// CreateRenderer is part of fyne.Widget.
func (r *listRow) CreateRenderer() fyne.WidgetRenderer {
	objects := []fyne.CanvasObject{r.ground, r.accent, r.line, r.icon.Image}
	for _, cell := range r.cells {
		objects = append(objects, cell)
	}
	return &listRowRenderer{row: r, objects: objects}
}

type listRowRenderer struct {
	row     *listRow
	objects []fyne.CanvasObject
}

func (r *listRowRenderer) Destroy()                     {}
func (r *listRowRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *listRowRenderer) MinSize() fyne.Size           { return fyne.NewSize(0, theme.Size(look.Row)) }

func (r *listRowRenderer) Layout(size fyne.Size) {
	row := r.row
	row.ground.Resize(size)
	row.accent.Move(fyne.NewPos(0, look.Grid))
	row.accent.Resize(fyne.NewSize(edgeWidth, size.Height-2*look.Grid))
	row.line.Move(fyne.NewPos(look.Inside, size.Height-look.Hairline))
	row.line.Resize(fyne.NewSize(size.Width-2*look.Inside, look.Hairline))
	indent := float32(row.row.Indent) * look.Edge
	row.icon.Image.Move(fyne.NewPos(look.Inside+indent, (size.Height-look.Icon)/2))
	row.icon.Image.Resize(fyne.NewSquareSize(look.Icon))
	row.layoutCells(size, indent)
}

func (r *listRow) layoutCells(size fyne.Size, indent float32) {
	starts, widths := placeColumns(r.list.columns, size.Width)
	for i, cell := range r.cells {
		start, width := starts[i], widths[i]
		if i == 0 {
			start, width = start+indent, width-indent
		}
		cut := CutEnd
		if r.list.columns[i].Mono {
			cut = CutMiddle
		}
		cell.Hidden = width <= 0
		cell.Text = fit(r.cell(i), width, cell.TextSize, cell.TextStyle, cut)
		cell.Move(fyne.NewPos(start, 0))
		cell.Resize(fyne.NewSize(width, size.Height))
	}
}

func (r *listRow) cell(i int) string {
	if i < len(r.row.Cells) {
		return r.row.Cells[i]
	}
	return ""
}

func (r *listRowRenderer) Refresh() {
	row := r.row
	ink := theme.Color(theme.ColorNameForeground)
	if row.row.Muted {
		ink = theme.Color(look.Muted)
	}
	for _, cell := range row.cells {
		cell.Color, cell.TextSize = ink, theme.Size(theme.SizeNameText)
	}
	row.paintGround()
	row.paintIcon()
	r.Layout(row.Size())
	canvas.Refresh(row)
}

func (r *listRow) paintGround() {
	chosen := r.index == r.list.selected
	ground, accent, line := color.Color(color.Transparent), color.Color(color.Transparent), theme.Color(theme.ColorNameSeparator)
	switch {
	case chosen && (r.list.focused || r.list.Driven):
		ground = theme.Color(theme.ColorNameSelection)
	case chosen:
		ground = theme.Color(look.AccentGround)
	case r.Hovered():
		ground = theme.Color(theme.ColorNameHover)
	}
	if chosen {
		accent, line = theme.Color(theme.ColorNamePrimary), color.Transparent
	}
	r.ground.FillColor, r.accent.FillColor, r.line.FillColor = ground, accent, line
}

// paintIcon shows the row's own icon, or else that of its state.
func (r *listRow) paintIcon() {
	if r.row.Icon != nil {
		r.icon.Paint(r.row.Icon)
		return
	}
	r.icon.Paint(r.row.State.Icon())
}
