package form

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"entrastudio/views/look"
)

// sheet stacks the fields of a form and offers only those to the window that are
// in sight, and one more on each side, so that Tab can go on: Fyne clips a text
// field by its own edges alone, so one that is scrolled away would still be
// drawn and take clicks where it no longer is.
type sheet struct {
	widget.BaseWidget
	items  []item
	scroll *container.Scroll
}

// item is one object of the sheet and the space above it.
type item struct {
	object fyne.CanvasObject
	above  float32
}

func newSheet() *sheet {
	s := &sheet{}
	s.ExtendBaseWidget(s)
	s.scroll = container.NewVScroll(s)
	s.scroll.OnScrolled = func(fyne.Position) { canvas.Refresh(s) }
	return s
}

func (s *sheet) add(object fyne.CanvasObject, above float32) {
	s.items = append(s.items, item{object, above})
}

// insert adds an object behind another one.
func (s *sheet) insert(behind, object fyne.CanvasObject, above float32) {
	for i := range s.items {
		if s.items[i].object == behind {
			rest := append([]item{{object, above}}, s.items[i+1:]...)
			s.items = append(s.items[:i+1], rest...)
			return
		}
	}
	s.add(object, above)
}

// reveal scrolls an object into sight.
func (s *sheet) reveal(object fyne.CanvasObject) {
	top, height, view := object.Position().Y, object.Size().Height, s.scroll.Size().Height
	offset := s.scroll.Offset.Y
	switch {
	case top-look.Inside < offset:
		offset = top - look.Inside
	case top+height+look.Inside > offset+view:
		offset = min(top+height+look.Inside-view, top-look.Inside)
	default:
		return
	}
	s.scroll.ScrollToOffset(fyne.NewPos(0, max(0, offset)))
	canvas.Refresh(s)
}

// CreateRenderer is part of fyne.Widget.
func (s *sheet) CreateRenderer() fyne.WidgetRenderer { return &sheetRenderer{s} }

type sheetRenderer struct{ sheet *sheet }

func (r *sheetRenderer) Destroy() {}

// MinSize asks for no width: a form is as wide as its place, and what is wider is
// cut there rather than pushing every field beyond the edge.
func (r *sheetRenderer) MinSize() fyne.Size {
	height := look.Edge
	for _, one := range r.sheet.items {
		if one.object.Visible() {
			height += one.above + one.object.MinSize().Height
		}
	}
	return fyne.NewSize(0, height)
}

// Layout gives each object its height. Wrapped text knows its height only once
// it has a width, so that is given first.
func (r *sheetRenderer) Layout(size fyne.Size) {
	width, at := max(0, size.Width-2*look.Edge), float32(0)
	for _, one := range r.sheet.items {
		if !one.object.Visible() {
			continue
		}
		at += one.above
		one.object.Move(fyne.NewPos(look.Edge, at))
		if one.object.Size().Width != width {
			one.object.Resize(fyne.NewSize(width, one.object.MinSize().Height))
		}
		height := one.object.MinSize().Height
		one.object.Resize(fyne.NewSize(width, height))
		at += height
	}
}

func (r *sheetRenderer) Refresh() {
	r.Layout(r.sheet.Size())
	for _, one := range r.sheet.items {
		one.object.Refresh()
	}
	canvas.Refresh(r.sheet)
}

// Objects are those in sight, with one more before and behind.
func (r *sheetRenderer) Objects() []fyne.CanvasObject {
	var shown []fyne.CanvasObject
	top := r.sheet.scroll.Offset.Y
	bottom := top + r.sheet.scroll.Size().Height
	var before fyne.CanvasObject
	for _, one := range r.sheet.items {
		if !one.object.Visible() {
			continue
		}
		y := one.object.Position().Y
		switch {
		case y+one.object.Size().Height < top:
			before = one.object
			continue
		case y > bottom:
			return append(shown, one.object)
		case before != nil:
			shown = append(shown, before)
			before = nil
		}
		shown = append(shown, one.object)
	}
	return shown
}
