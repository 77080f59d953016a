package overview

import (
	"math"

	"fyne.io/fyne/v2"
)

// Lengths along a dashed line.
const (
	dash float32 = 7
	gap  float32 = 5
)

// dashes cuts a line into dashes of one length, however short its steps are.
func dashes(line []fyne.Position) [][]fyne.Position {
	var cut [][]fyne.Position
	// at is how far the pattern of a dash and a gap has come.
	at := float32(0)
	for i := 1; i < len(line); i++ {
		from, to := line[i-1], line[i]
		length := float32(math.Hypot(float64(to.X-from.X), float64(to.Y-from.Y)))
		point := func(way float32) fyne.Position {
			return fyne.NewPos(from.X+(to.X-from.X)*way/length, from.Y+(to.Y-from.Y)*way/length)
		}
		for way := float32(0); way < length; {
			if at == 0 {
				cut = append(cut, []fyne.Position{point(way)})
			}
			inDash, end := at < dash, dash+gap
			if inDash {
				end = dash
			}
			step := min(end-at, length-way)
			way += step
			at += step
			if inDash {
				last := &cut[len(cut)-1]
				*last = append(*last, point(way))
			}
			if at >= dash+gap {
				at = 0
			}
		}
	}
	return cut
}
