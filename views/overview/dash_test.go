package overview

import (
	"math"
	"testing"

	"fyne.io/fyne/v2"
)

func TestDashesAreOfOneLengthHoweverShortTheStrokes(t *testing.T) {
	for _, stroke := range []float32{0.5, 3, 11, 240} {
		var drawn float64
		last := float32(-1)
		longest, run := float64(0), float64(0)
		d := newDashes(func(from, to fyne.Position) {
			if from.X != last {
				run = 0
			}
			run += float64(to.X - from.X)
			drawn += float64(to.X - from.X)
			longest, last = max(longest, run), to.X
		})
		for x := float32(0); x < 240; x += stroke {
			d.draw(fyne.NewPos(x, 0), fyne.NewPos(min(240, x+stroke), 0))
		}
		if math.Abs(drawn-240*float64(dash/(dash+gap))) > 0.1 || longest > float64(dash)+0.1 {
			t.Errorf("strokes of %v: %v drawn of 240, the longest dash %v", stroke, drawn, longest)
		}
	}
}
