package part

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"entrastudio/views/look"
)

// List is the master list of a panel: a head that stays, rows with a state and
// columns, one of them chosen. It holds any number of rows at the price of
// those in sight. Up, Down, Page Up, Page Down, Home and End choose; Return opens.
type List struct {
	widget.BaseWidget
	// OnSelect is told which row a person chose.
	OnSelect func(index int)
	// OnOpen is told that Return was pressed on a row.
	OnOpen func(index int)
	// OnKey sees other keys on the chosen row (-1 for none). It returns true
	// to take one.
	OnKey func(key fyne.KeyName, index int) bool
	// Driven is set for a list that another control drives, such as a search
	// field: it shows its choice as if it had the keyboard, and a click opens.
	Driven bool

	columns  []ListColumn
	count    func() int
	row      func(index int) Row
	selected int
	focused  bool
	rows     *rows
	ring     *ring
}

// Row is what a list shows of one thing.
type Row struct {
	State look.State
	// Icon stands in place of the state's icon. It may be nil.
	Icon fyne.Resource
	// Cells holds the text of each column.
	Cells []string
	// Muted is set for what is off or explained by another row.
	Muted bool
	// Indent is how deep the row stands under another, 0 for not at all.
	Indent int
}

// NewList returns a list that asks for its rows when it shows them.
func NewList(columns []ListColumn, count func() int, row func(index int) Row) *List {
	l := &List{columns: columns, count: count, row: row, selected: -1}
	l.rows = &rows{
		count:  count,
		create: func() fyne.CanvasObject { return newListRow(l) },
		update: func(index int, object fyne.CanvasObject) bool { return object.(*listRow).set(index, row(index)) },
		height: func() float32 { return theme.Size(look.Row) },
		width:  func() float32 { return leastWidth(columns) },
	}
	l.rows.prepare()
	l.ring = newRing()
	l.ExtendBaseWidget(l)
	return l
}

// Selected returns the chosen row, -1 for none.
func (l *List) Selected() int { return l.selected }

// Select shows a row as chosen, as the model has it, and brings it into sight.
// It fires nothing. -1 chooses none.
func (l *List) Select(index int) {
	if index >= l.count() {
		index = -1
	}
	l.selected = index
	if index >= 0 {
		l.rows.reveal(index)
	}
	l.rows.sheet.arrange(true)
}

// Refresh is part of fyne.CanvasObject. Call it when the rows have changed.
func (l *List) Refresh() {
	if l.selected >= l.count() {
		l.selected = -1
	}
	l.rows.Refresh()
	l.paintRing()
}

// tapped is what a click on a row does.
func (l *List) tapped(index int) {
	if l.Driven {
		l.choose(index)
		if l.OnOpen != nil {
			l.OnOpen(index)
		}
		return
	}
	Focus(l)
	l.choose(index)
}

// choose is what a person's key or click does.
func (l *List) choose(index int) {
	if l.count() == 0 {
		return
	}
	index = max(0, min(index, l.count()-1))
	moved := index != l.selected
	l.Select(index)
	if moved && l.OnSelect != nil {
		l.OnSelect(index)
	}
}

// FocusGained is part of fyne.Focusable.
func (l *List) FocusGained() { l.setFocused(true) }

// FocusLost is part of fyne.Focusable.
func (l *List) FocusLost() { l.setFocused(false) }

func (l *List) setFocused(focused bool) {
	l.focused = focused
	l.rows.sheet.arrange(true)
	l.paintRing()
}

func (l *List) paintRing() {
	if l.focused {
		l.ring.Paint(theme.ColorNamePrimary)
	} else {
		l.ring.Paint("")
	}
}

// TypedRune is part of fyne.Focusable.
func (l *List) TypedRune(rune) {}

// TypedKey is part of fyne.Focusable.
func (l *List) TypedKey(key *fyne.KeyEvent) {
	if to, moves := l.rows.step(key.Name, l.selected); moves {
		l.choose(to)
		return
	}
	switch {
	case isReturn(key) && l.selected >= 0 && l.OnOpen != nil:
		l.OnOpen(l.selected)
	case l.OnKey != nil && l.OnKey(key.Name, l.selected):
	default:
		passOn(l, key)
	}
}

// CreateRenderer is part of fyne.Widget.
func (l *List) CreateRenderer() fyne.WidgetRenderer {
	body := container.NewStack(l.rows, l.ring)
	head := newListHead(l.columns)
	if head == nil {
		return widget.NewSimpleRenderer(body)
	}
	return widget.NewSimpleRenderer(Around(Edges{Top: head}, body))
}
