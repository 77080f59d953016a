package pictures

import (
	"os"
)

// settle lays everything out again, as a real window does before each frame. Twice,
// because wrapped text knows its height only once it has a width. What lies over
// the window, such as a dialog, is then in its middle.
func settle(window *offscreen) {
	for range 2 {
		size := window.canvas.Size()
		content := window.Content()
		content.Resize(size.SubtractWidthHeight(0, 1))
		content.Resize(size)
		content.Refresh()
		for _, overlay := range window.canvas.Overlays().List() {
			overlay.Resize(size.SubtractWidthHeight(0, 1))
			overlay.Resize(size)
			overlay.Refresh()
		}
	}
}

// emptyState is a folder for what the studio keeps, which is gone afterwards.
func emptyState() (folder string, done func(), err error) {
	folder, err = os.MkdirTemp("", "entra-studio-pictures")
	return folder, func() { _ = os.RemoveAll(folder) }, err
}

// unkept are settings that nobody has changed.
type unkept struct{}

func (unkept) StringWithFallback(_, fallback string) string         { return fallback }
func (unkept) SetString(string, string)                             {}
func (unkept) FloatWithFallback(_ string, fallback float64) float64 { return fallback }
func (unkept) SetFloat(string, float64)                             {}
