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

// dashes cuts the strokes of a curve into dashes of one length, however long the
// strokes are: Fyne has no dashed line.
type dashes struct {
	draw func(from, to fyne.Position)
	// at is how far the pattern has come.
	at float32
}

func newDashes(solid func(from, to fyne.Position)) *dashes {
	d := &dashes{}
	d.draw = func(from, to fyne.Position) { d.cut(from, to, solid) }
	return d
}

func (d *dashes) cut(from, to fyne.Position, solid func(from, to fyne.Position)) {
	length := float32(math.Hypot(float64(to.X-from.X), float64(to.Y-from.Y)))
	point := func(way float32) fyne.Position {
		share := way / length
		return fyne.NewPos(from.X+(to.X-from.X)*share, from.Y+(to.Y-from.Y)*share)
	}
	for way := float32(0); way < length; {
		inDash := d.at < dash
		rest := dash + gap - d.at
		if inDash {
			rest = dash - d.at
		}
		step := min(rest, length-way)
		if inDash {
			solid(point(way), point(way+step))
		}
		way += step
		d.at += step
		if d.at >= dash+gap {
			d.at = 0
		}
	}
}
