package part

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"entrastudio/views/look"
)

// After calls a function on the window's thread after a while, unless it is
// stopped before. Tests give their own.
type After func(wait time.Duration, then func()) (stop func())

// AfterTimer is the After of a running program.
func AfterTimer(wait time.Duration, then func()) (stop func()) {
	timer := time.AfterFunc(wait, func() { fyne.Do(then) })
	return func() { timer.Stop() }
}

// toastTime is how long a toast can be read.
const toastTime = 8 * time.Second

// Toast is a line at the bottom of the window that says what was done, with a
// button to take it back. A new one replaces the old.
type Toast struct {
	widget.BaseWidget
	// OnShown is told when the toast comes.
	OnShown func()

	after  After
	stop   func()
	ground *Ground
	text   *Text
	undo   *Button
	line   *fyne.Container
}

// NewToast returns a hidden toast.
func NewToast(after After) *Toast {
	t := &Toast{after: after, ground: NewGround(theme.ColorNameOverlayBackground, theme.ColorNameInputBorder, look.Radius), text: NewText("")}
	t.undo = NewButton("", nil)
	t.line = Line(look.Inside, Middle(t.text), t.undo)
	t.ExtendBaseWidget(t)
	t.Hide()
	return t
}

// Say shows a line. Undo may be nil; its title says what the button does.
func (t *Toast) Say(text, undoTitle string, undo func()) {
	if t.stop != nil {
		t.stop()
	}
	t.text.SetContent(text)
	t.undo.SetText(undoTitle)
	t.undo.OnTapped = func() {
		t.Hide()
		undo()
	}
	show(t.undo, undo != nil)
	t.line.Refresh()
	t.Show()
	if t.OnShown != nil {
		t.OnShown()
	}
	t.stop = t.after(toastTime, t.Hide)
}

// CreateRenderer is part of fyne.Widget.
func (t *Toast) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewStack(t.ground, InsetXY(look.Between, look.Grid, t.line)))
}
