package part

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// rows shows any number of rows of one height and keeps objects only for those
// in sight. Lists, code and differences stand on it.
type rows struct {
	widget.BaseWidget
	count  func() int
	create func() fyne.CanvasObject
	// update shows a row and reports whether it has a new text to draw.
	update func(index int, row fyne.CanvasObject) bool
	height func() float32
	// width returns the least width of a row; what is wider scrolls sideways.
	width func() float32

	scroll *container.Scroll
	sheet  *rowSheet
}

// prepare makes the parts. Call it once, after the functions are set.
func (r *rows) prepare() {
	r.sheet = &rowSheet{rows: r, placed: map[int]fyne.CanvasObject{}, current: map[int]bool{}}
	r.sheet.ExtendBaseWidget(r.sheet)
	r.scroll = container.NewScroll(r.sheet)
	r.scroll.OnScrolled = func(fyne.Position) { r.sheet.arrange(false) }
	r.ExtendBaseWidget(r)
}

// CreateRenderer is part of fyne.Widget.
func (r *rows) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(r.scroll) }

// Resize is part of fyne.CanvasObject.
func (r *rows) Resize(size fyne.Size) {
	r.BaseWidget.Resize(size)
	r.sheet.arrange(false)
}

// Refresh is part of fyne.CanvasObject. It counts the rows again and updates
// those in sight.
func (r *rows) Refresh() {
	r.scroll.Refresh()
	r.sheet.arrange(true)
}

// reveal scrolls no further than needed to bring a row into sight.
func (r *rows) reveal(index int) {
	height := r.height()
	top, bottom := float32(index)*height, float32(index+1)*height
	offset := r.scroll.Offset
	switch {
	case r.scroll.Size().Height <= 0:
		return // Nothing is in sight before the first layout, which starts at the top.
	case top < offset.Y:
		offset.Y = top
	case bottom > offset.Y+r.scroll.Size().Height:
		offset.Y = bottom - r.scroll.Size().Height
	default:
		return
	}
	r.scroll.ScrollToOffset(fyne.NewPos(offset.X, max(0, offset.Y)))
	r.sheet.arrange(false)
}

// page returns how many whole rows are in sight, at least one.
func (r *rows) page() int {
	return max(1, int(r.scroll.Size().Height/r.height()))
}

// step returns the row that a key goes to from another, and whether the key
// goes anywhere. The row may lie before the first or behind the last.
func (r *rows) step(key fyne.KeyName, from int) (to int, moves bool) {
	switch key {
	case fyne.KeyUp:
		return from - 1, true
	case fyne.KeyDown:
		return from + 1, true
	case fyne.KeyPageUp:
		return from - r.page(), true
	case fyne.KeyPageDown:
		return from + r.page(), true
	case fyne.KeyHome:
		return 0, true
	case fyne.KeyEnd:
		return r.count() - 1, true
	}
	return from, false
}

// rowSheet is as large as all rows together and holds the objects of those in
// sight.
type rowSheet struct {
	widget.BaseWidget
	rows   *rows
	placed map[int]fyne.CanvasObject
	// current are the placed rows that show what they should.
	current map[int]bool
	spare   []fyne.CanvasObject
	// drawn counts the rows with a new text since the last turn.
	drawn int
	turns Turns
}

// rowsATurn is how many rows with a new text the window draws before it answers
// again: a page of them would take it longer than a person waits for a key.
const rowsATurn = 7

// arrange gives every row in sight an object. Rows that stay are updated only when
// asked for. Where many have a new text they come from the top, a few in each turn.
func (s *rowSheet) arrange(all bool) {
	if all {
		clear(s.current)
	}
	s.recycle()
	s.fill()
	if s.drawn > 0 && !s.turns.Waiting() {
		s.turns.While(s.turn)
	}
}

// turn shows more rows, where there are any, and reports whether it did.
func (s *rowSheet) turn() bool {
	s.drawn = 0
	if first, last := s.inSight(); len(s.current) < last-first {
		s.fill()
	}
	return s.drawn > 0
}

// recycle takes the objects of rows that left.
func (s *rowSheet) recycle() {
	first, last := s.inSight()
	for index, object := range s.placed {
		if index < first || index >= last {
			delete(s.placed, index)
			delete(s.current, index)
			s.spare = append(s.spare, object)
		}
	}
}

// fill shows rows that are not current, from the top, as many as one turn can draw.
func (s *rowSheet) fill() {
	first, last := s.inSight()
	height, width := s.rows.height(), s.Size().Width
	for index := first; index < last && s.drawn < rowsATurn; index++ {
		object, stays := s.placed[index]
		if !stays {
			object = s.take()
			s.placed[index] = object
		}
		object.Move(fyne.NewPos(0, float32(index)*height))
		object.Resize(fyne.NewSize(width, height))
		if !s.current[index] {
			s.current[index] = true
			if s.rows.update(index, object) {
				s.drawn++
			}
		}
	}
	canvas.Refresh(s)
}

// take returns an object that no row uses.
func (s *rowSheet) take() fyne.CanvasObject {
	if n := len(s.spare); n > 0 {
		object := s.spare[n-1]
		s.spare = s.spare[:n-1]
		return object
	}
	return s.rows.create()
}

// inSight returns the first row in sight and the one after the last.
func (s *rowSheet) inSight() (first, last int) {
	height, view := s.rows.height(), s.rows.scroll.Size().Height
	if height <= 0 || view <= 0 {
		return 0, 0
	}
	offset := s.rows.scroll.Offset.Y
	first = max(0, int(offset/height))
	last = min(s.rows.count(), int((offset+view)/height)+1)
	return first, max(first, last)
}

// MinSize is part of fyne.CanvasObject.
func (s *rowSheet) MinSize() fyne.Size {
	return fyne.NewSize(s.rows.width(), float32(s.rows.count())*s.rows.height())
}

// CreateRenderer is part of fyne.Widget.
func (s *rowSheet) CreateRenderer() fyne.WidgetRenderer { return &rowSheetRenderer{s} }

type rowSheetRenderer struct{ sheet *rowSheet }

func (r *rowSheetRenderer) Destroy()           {}
func (r *rowSheetRenderer) MinSize() fyne.Size { return r.sheet.MinSize() }
func (r *rowSheetRenderer) Layout(fyne.Size)   { r.sheet.arrange(false) }

// Refresh also runs when the theme changes, so it updates every row.
func (r *rowSheetRenderer) Refresh() { r.sheet.arrange(true) }

func (r *rowSheetRenderer) Objects() []fyne.CanvasObject {
	first, last := r.sheet.inSight()
	objects := make([]fyne.CanvasObject, 0, max(0, last-first))
	for index := first; index < last; index++ {
		if object, ok := r.sheet.placed[index]; ok {
			objects = append(objects, object)
		}
	}
	return objects
}
