package part

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"entrastudio/views/look"
)

// Entry is a text field. Use SetValue and OnEdit, not SetText and OnChanged of
// the widget it is made of.
type Entry struct {
	widget.Entry
	// OnEdit is told the text after each edit by a person.
	OnEdit func(text string)
	// OnFocus is told when the keyboard comes and goes.
	OnFocus func(gained bool)
	// OnKey sees each key first. It returns true to take it.
	OnKey func(key *fyne.KeyEvent) bool
	// OnShortcut sees each shortcut that no menu item took. It returns true to
	// take it.
	OnShortcut func(shortcut fyne.Shortcut) bool

	pushing bool
	focused bool
}

// NewEntry returns a field of one line.
func NewEntry(placeholder string) *Entry {
	e := &Entry{}
	e.PlaceHolder = placeholder
	e.OnChanged = e.changed
	e.ExtendBaseWidget(e)
	return e
}

// NewTextArea returns a field of several lines, at least as many as given. Tab
// leaves it, as it leaves every field.
func NewTextArea(placeholder string, lines int) *Entry {
	e := NewEntry(placeholder)
	e.MultiLine = true
	e.Wrapping = fyne.TextWrapBreak
	e.SetMinRowsVisible(lines)
	return e
}

// NewCodeEntry returns a field of one line in monospace, for ids and URLs.
func NewCodeEntry(placeholder string) *Entry {
	e := NewEntry(placeholder)
	e.TextStyle = fyne.TextStyle{Monospace: true}
	return e
}

func (e *Entry) changed(text string) {
	if !e.pushing && e.OnEdit != nil {
		e.OnEdit(text)
	}
}

// SetValue shows the model's value. It fires nothing, and leaves the caret
// where it is when the text stays as it was or grows behind it.
func (e *Entry) SetValue(text string) {
	if text == e.Text {
		return
	}
	row, column := e.CursorRow, e.CursorColumn
	e.pushing = true
	e.SetText(text)
	e.pushing = false
	if !e.MultiLine {
		e.CursorRow, e.CursorColumn = row, min(column, len([]rune(text)))
		e.Refresh()
	}
}

// Value returns the text of the field.
func (e *Entry) Value() string { return e.Text }

// MinSize is part of fyne.CanvasObject. It is at least one row high, as a button
// or a choice beside it is.
func (e *Entry) MinSize() fyne.Size {
	return e.Entry.MinSize().Max(fyne.NewSize(0, theme.Size(look.Row)))
}

// CreateRenderer is part of fyne.Widget.
func (e *Entry) CreateRenderer() fyne.WidgetRenderer {
	return &covered{e.Entry.CreateRenderer(), newCover(e)}
}

// AcceptsTab is part of fyne.Tabbable.
func (e *Entry) AcceptsTab() bool { return false }

// FocusGained is part of fyne.Focusable.
func (e *Entry) FocusGained() {
	e.focused = true
	e.Entry.FocusGained()
	if e.OnFocus != nil {
		e.OnFocus(true)
	}
}

// FocusLost is part of fyne.Focusable.
func (e *Entry) FocusLost() {
	e.focused = false
	e.Entry.FocusLost()
	if e.OnFocus != nil {
		e.OnFocus(false)
	}
}

// TypedKey is part of fyne.Focusable.
func (e *Entry) TypedKey(key *fyne.KeyEvent) {
	if e.OnKey != nil && e.OnKey(key) {
		return
	}
	if key.Name == fyne.KeyEscape || isReturn(key) && !e.MultiLine {
		passOn(e, key)
		return
	}
	e.Entry.TypedKey(key)
}

// TypedShortcut is part of fyne.Shortcutable.
func (e *Entry) TypedShortcut(shortcut fyne.Shortcut) {
	if e.OnShortcut != nil && e.OnShortcut(shortcut) {
		return
	}
	e.Entry.TypedShortcut(shortcut)
}
