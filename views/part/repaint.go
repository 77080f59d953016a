package part

import "fyne.io/fyne/v2"

// Repaint has the window painted again with what an object consists of now. Unlike
// canvas.Refresh it lets the pictures of it stand, which it takes the window most of
// a frame to draw and to hand over again.
func Repaint(object fyne.CanvasObject) {
	window := fyne.CurrentApp().Driver().CanvasForObject(object)
	if painted, ok := window.(interface{ SetDirty() }); ok {
		painted.SetDirty()
	}
}
