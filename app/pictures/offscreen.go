package pictures

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/software"
)

// offscreen is a window that is drawn in memory and that nobody can touch: what a
// person does to a window has no effect on it.
type offscreen struct {
	fyne.Window
	canvas  software.WindowlessCanvas
	theme   fyne.Theme
	content fyne.CanvasObject
	title   string
	menu    *fyne.MainMenu
}

func newOffscreen(size fyne.Size, scale float32, theme fyne.Theme) *offscreen {
	w := &offscreen{canvas: software.NewCanvas(), theme: theme}
	w.canvas.SetPadded(false)
	w.canvas.SetScale(scale)
	w.canvas.Resize(size)
	return w
}

func (w *offscreen) Canvas() fyne.Canvas                          { return w.canvas }
func (w *offscreen) Content() fyne.CanvasObject                   { return w.content }
func (w *offscreen) Title() string                                { return w.title }
func (w *offscreen) SetTitle(title string)                        { w.title = title }
func (w *offscreen) Padded() bool                                 { return false }
func (w *offscreen) SetPadded(bool)                               {}
func (w *offscreen) MainMenu() *fyne.MainMenu                     { return w.menu }
func (w *offscreen) SetMainMenu(menu *fyne.MainMenu)              { w.menu = menu }
func (w *offscreen) SetCloseIntercept(func())                     {}
func (w *offscreen) SetOnDropped(func(fyne.Position, []fyne.URI)) {}

// SetContent sets the content in a theme of its own: Fyne keeps drawn icons by
// name and theme, and would show those of the picture before.
func (w *offscreen) SetContent(content fyne.CanvasObject) {
	w.content = content
	w.canvas.SetContent(container.NewThemeOverride(content, w.theme))
}
