package part

import (
	"image/color"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
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
	after  After
	stop   func()
	ground *canvas.Rectangle
	text   *Text
	undo   *Button
	line   *fyne.Container
}

// NewToast returns a hidden toast.
func NewToast(after After) *Toast {
	t := &Toast{after: after, ground: canvas.NewRectangle(color.Transparent), text: NewText("")}
	t.ground.CornerRadius = look.Radius
	t.ground.StrokeWidth = look.Hairline
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
	t.Show()
	t.Refresh()
	t.stop = t.after(toastTime, t.Hide)
}

// Refresh is part of fyne.CanvasObject.
func (t *Toast) Refresh() {
	t.paint()
	t.BaseWidget.Refresh()
}

func (t *Toast) paint() {
	t.ground.FillColor = theme.Color(theme.ColorNameOverlayBackground)
	t.ground.StrokeColor = theme.Color(theme.ColorNameInputBorder)
	t.line.Refresh()
}

// CreateRenderer is part of fyne.Widget.
func (t *Toast) CreateRenderer() fyne.WidgetRenderer {
	t.paint()
	return widget.NewSimpleRenderer(container.NewStack(t.ground, InsetXY(look.Between, look.Grid, t.line)))
}
