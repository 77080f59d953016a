package overview

import (
	"math"
	"testing"

	"fyne.io/fyne/v2"
)

func TestDashesAreOfOneLengthHoweverShortTheSteps(t *testing.T) {
	for _, step := range []float32{0.5, 3, 11, 240} {
		line := []fyne.Position{{}}
		for x := step; line[len(line)-1].X < 240; x += step {
			line = append(line, fyne.NewPos(min(x, 240), 0))
		}
		drawn := dashes(line)
		if want := int(240 / (dash + gap)); len(drawn) != want {
			t.Errorf("steps of %v: %d dashes, want %d", step, len(drawn), want)
		}
		for i, one := range drawn {
			start, length := one[0].X, one[len(one)-1].X-one[0].X
			if math.Abs(float64(start-float32(i)*(dash+gap))) > 0.1 || math.Abs(float64(length-dash)) > 0.1 {
				t.Errorf("steps of %v: dash %d starts at %v and is %v long", step, i, start, length)
			}
		}
	}
}
