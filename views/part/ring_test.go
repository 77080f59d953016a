package part

import (
	"image"
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
)

// TestARingIsClosedAndAlikeOnEachSide looks at it as a painter draws it, since one
// that cuts its pieces wrongly leaves gaps or draws a corner twice.
func TestARingIsClosedAndAlikeOnEachSide(t *testing.T) {
	test.NewTempApp(t)
	r := newRing()
	r.Paint(theme.ColorNamePrimary)
	window := test.NewTempWindow(t, r)
	window.SetPadded(false)
	window.Resize(fyne.NewSize(60, 40))
	drawn := window.Canvas().Capture()
	size := drawn.Bounds().Size()
	ink, ground := color.NRGBAModel.Convert(theme.Color(theme.ColorNamePrimary)), drawn.At(size.X/2, size.Y/2)
	for x := range size.X {
		for y := range size.Y {
			here := drawn.At(x, y)
			if here != drawn.At(size.X-1-x, y) || here != drawn.At(x, size.Y-1-y) {
				t.Fatalf("%v differs from its opposite", image.Pt(x, y))
			}
		}
	}
	if drawn.At(0, 0) != ground || drawn.At(1, 1) == ground || drawn.At(0, size.Y/2) != ink || drawn.At(size.X/2, 0) != ink {
		t.Errorf("corner %v and %v, sides %v and %v", drawn.At(0, 0), drawn.At(1, 1), drawn.At(0, size.Y/2), drawn.At(size.X/2, 0))
	}
	r.Paint("")
	if drawn := window.Canvas().Capture(); drawn.At(size.X/2, 0) != ground || drawn.At(1, 1) != ground {
		t.Error("a ring without a colour is drawn")
	}
}
