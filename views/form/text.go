package form

import (
	"strings"

	"fyne.io/fyne/v2"

	"entrastudio/model/catalog"
	"entrastudio/views/part"
)

// textControl is a field of one line, or of several for a list.
type textControl struct {
	entry *part.Entry
	read  func(text string) catalog.Value
	form  catalog.Form
}

func newTextControl(placeholder string, mono bool, tell events) *textControl {
	entry := part.NewEntry(placeholder)
	if mono {
		entry = part.NewCodeEntry(placeholder)
	}
	return wired(&textControl{entry: entry, read: catalog.TextOf}, tell)
}

func newNumberControl(placeholder string, tell events) *textControl {
	return wired(&textControl{entry: part.NewEntry(placeholder), read: numberOf}, tell)
}

// codeLines is how many lines of code are in sight, listLines how many items of
// a list.
const (
	codeLines = 5
	listLines = 2
)

func newLinesControl(tell events) *textControl {
	entry := part.NewTextArea("", codeLines)
	entry.TextStyle = fyne.TextStyle{Monospace: true}
	return wired(&textControl{entry: entry, read: catalog.TextOf}, tell)
}

func newListControl(tell events) *textControl {
	entry := part.NewTextArea("", listLines)
	entry.TextStyle = fyne.TextStyle{Monospace: true}
	return wired(&textControl{entry: entry, read: listOf, form: catalog.FormList}, tell)
}

func wired(t *textControl, tell events) *textControl {
	t.entry.OnEdit = func(text string) { tell.edit(t.read(text)) }
	t.entry.OnFocus = tell.focus
	return t
}

func numberOf(text string) catalog.Value {
	text = strings.TrimSpace(text)
	if text == "" {
		return catalog.Value{}
	}
	return catalog.Value{Kind: catalog.Number, Text: text}
}

// listOf reads one item a line; empty lines are none.
func listOf(text string) catalog.Value {
	items := []string{}
	for line := range strings.Lines(text) {
		if item := strings.TrimSpace(line); item != "" {
			items = append(items, item)
		}
	}
	return catalog.ListOf(items...)
}

func (t *textControl) show(v catalog.Value) {
	if t.read(t.entry.Value()).Same(v, t.form) {
		return
	}
	text := v.String()
	if t.form == catalog.FormList {
		text = strings.Join(v.Items(), "\n")
	}
	t.entry.SetValue(text)
}

func (t *textControl) object() fyne.CanvasObject { return t.entry }

func (t *textControl) target() fyne.Focusable { return t.entry }

func (t *textControl) setAble(able bool) { enable(t.entry, able) }
