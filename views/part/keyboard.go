package part

import "fyne.io/fyne/v2"

// passOn hands a key that a focused control does not use to the window's key
// hook. Fyne calls the hook only when nothing has the keyboard.
func passOn(from fyne.CanvasObject, key *fyne.KeyEvent) {
	window := fyne.CurrentApp().Driver().CanvasForObject(from)
	if window == nil {
		return
	}
	if hook := window.OnTypedKey(); hook != nil {
		hook(key)
	}
}

// PassOn hands a key that a focused control outside this package does not use to
// the window's key hook.
func PassOn(from fyne.CanvasObject, key *fyne.KeyEvent) { passOn(from, key) }

// isReturn reports whether a key is Return, on the letters or the number pad.
func isReturn(key *fyne.KeyEvent) bool {
	return key.Name == fyne.KeyReturn || key.Name == fyne.KeyEnter
}

// Focus gives the keyboard to a control that is on screen.
func Focus(control fyne.Focusable) {
	object, ok := control.(fyne.CanvasObject)
	if !ok {
		return
	}
	if window := Reach(object); window != nil {
		window.Focus(control)
	}
}

// Reach returns the window's canvas that an object is on, nil where it is on none.
// The real driver lays out what was just put on screen, and knows its window, only
// with the next frame; that is done at once where it has not happened yet.
func Reach(object fyne.CanvasObject) fyne.Canvas {
	driver := fyne.CurrentApp().Driver()
	if known := driver.CanvasForObject(object); known != nil {
		return known
	}
	for _, window := range driver.AllWindows() {
		if frame, ok := window.Canvas().(interface{ EnsureMinSize() bool }); ok {
			frame.EnsureMinSize()
		}
	}
	return driver.CanvasForObject(object)
}
