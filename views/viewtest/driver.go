// Package viewtest drives a view as a person does, over Fyne's test driver:
// it opens it in a window, presses keys and shortcuts in the order the real
// driver uses (menu, focused widget, canvas), taps what can be read, and looks
// at the texts and the picture.
//
// It is for tests only. Importing it starts Fyne's test application. Tests
// that use it may not run in parallel, because Fyne's caches are global, and
// fyne.Do runs at once on the caller: give a view that works in the background
// a function that runs the work, and let the test run it in place.
package viewtest

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"entrastudio/views/look"
	"entrastudio/views/words"
)

// Setup says how the window is opened. The zero value is light, compact,
// English, 1200 by 800 at scale 1.
type Setup struct {
	Theme    look.Theme
	Language words.Language
	Size     fyne.Size
	Scale    float32
}

// Driver is an open window.
type Driver struct {
	t      testing.TB
	window fyne.Window
}

// Open shows what build makes in a new window that is closed with the test.
func Open(t testing.TB, setup Setup, build func(fyne.Window) fyne.CanvasObject) *Driver {
	t.Helper()
	application := test.NewTempApp(t)
	if setup.Theme.Mode == look.System {
		setup.Theme.Mode = look.Light
	}
	application.Settings().SetTheme(setup.Theme)
	if setup.Language == "" {
		setup.Language = words.English
	}
	if err := words.Speak(setup.Language); err != nil {
		t.Fatal(err)
	}
	window := test.NewTempWindow(t, nil)
	window.SetPadded(false)
	if setup.Scale != 0 {
		window.Canvas().(interface{ SetScale(float32) }).SetScale(setup.Scale)
	}
	if setup.Size.IsZero() {
		setup.Size = fyne.NewSize(1200, 800)
	}
	window.SetContent(build(window))
	window.Resize(setup.Size)
	window.Show()
	return &Driver{t: t, window: window}
}

// Speak has the window speak a language until the test ends. What is drawn for the
// first time from now on does.
func Speak(t testing.TB, language words.Language) {
	t.Helper()
	if err := words.Speak(language); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := words.Speak(words.English); err != nil {
			t.Error(err)
		}
	})
}

// Show opens a finished view with the default setup.
func Show(t testing.TB, content fyne.CanvasObject) *Driver {
	t.Helper()
	return Open(t, Setup{}, func(fyne.Window) fyne.CanvasObject { return content })
}

// Window returns the window under test.
func (d *Driver) Window() fyne.Window { return d.window }

// Focused returns the widget with the keyboard, nil if none has it.
func (d *Driver) Focused() fyne.Focusable { return d.window.Canvas().Focused() }

// Focus gives the keyboard to a widget.
func (d *Driver) Focus(widget fyne.Focusable) { d.window.Canvas().Focus(widget) }

// Clipboard returns what was copied last.
func (d *Driver) Clipboard() string { return fyne.CurrentApp().Clipboard().Content() }
