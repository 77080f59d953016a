package part

import "fyne.io/fyne/v2"

// Hinter is a window's content that can show a hint near a place in the window.
type Hinter interface {
	ShowHint(text string, at fyne.Position)
	HideHint()
}

// hinter returns the content of the window that an object is in, if that can
// show hints.
func hinter(of fyne.CanvasObject) (Hinter, bool) {
	window := fyne.CurrentApp().Driver().CanvasForObject(of)
	if window == nil {
		return nil, false
	}
	shows, ok := window.Content().(Hinter)
	return shows, ok
}

// ShowHint shows a hint just under an object.
func ShowHint(of fyne.CanvasObject, text string) {
	if shows, ok := hinter(of); ok && text != "" {
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(of)
		shows.ShowHint(text, at.AddXY(0, of.Size().Height))
	}
}

// HideHint takes the hint away.
func HideHint(of fyne.CanvasObject) {
	if shows, ok := hinter(of); ok {
		shows.HideHint()
	}
}
