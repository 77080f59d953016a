package overview

import (
	"image"
	"math"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"golang.org/x/image/vector"
)

// stroke is a part of an edge's line, drawn as one small picture. As lines of Fyne
// it would be a dozen for each curve and each dash, and every line is painted by
// itself in every frame: without a graphics card that takes 30 kB a line, and most
// of the time of a frame.
type stroke struct {
	*canvas.Raster
	edge *edgeLine
	runs [][]fyne.Position
}

// around is what a stroke needs around its points for half its width and the soft
// edge of that.
const around = thick

// tallest is how much of a line one picture holds: what is out of sight need not be
// drawn, and a picture of any height is more than a graphics card takes.
const tallest float32 = 1024

func newStroke(edge *edgeLine) *stroke {
	s := &stroke{edge: edge}
	s.Raster = canvas.NewRaster(s.picture)
	return s
}

// place sets the stroke along runs, where it does not lie there already. Its corners
// lie on whole units: between two pixels a picture is blurred.
func (s *stroke) place(runs [][]fyne.Position) {
	if slices.EqualFunc(s.runs, runs, slices.Equal) {
		return
	}
	s.runs = runs
	least, most := bounds(runs)
	least, most = least.SubtractXY(around, around), most.AddXY(around, around)
	left, top := math.Floor(float64(least.X)), math.Floor(float64(least.Y))
	s.Move(fyne.NewPos(float32(left), float32(top)))
	s.Resize(fyne.NewSize(float32(math.Ceil(float64(most.X)-left)), float32(math.Ceil(float64(most.Y)-top))))
	s.Refresh()
}

// picture draws the stroke in as many pixels as the screen has for it.
func (s *stroke) picture(wide, high int) image.Image {
	picture := image.NewRGBA(image.Rect(0, 0, wide, high))
	pen := vector.NewRasterizer(wide, high)
	scale := fyne.NewPos(float32(wide)/s.Size().Width, float32(high)/s.Size().Height)
	for _, run := range s.runs {
		trace(pen, run, func(p fyne.Position) (x, y float32) {
			return (p.X - s.Position().X) * scale.X, (p.Y - s.Position().Y) * scale.Y
		}, s.edge.width/2)
	}
	pen.Draw(picture, picture.Bounds(), image.NewUniform(s.edge.ink), image.Point{})
	return picture
}

// trace goes around a line at half its width: along one side and back on the other.
func trace(pen *vector.Rasterizer, run []fyne.Position, on func(fyne.Position) (x, y float32), half float32) {
	if len(run) < 2 {
		return
	}
	aside := make([]fyne.Position, len(run))
	for i := range run {
		aside[i] = across(run[max(0, i-1)], run[min(i+1, len(run)-1)], half)
	}
	pen.MoveTo(on(run[0].Add(aside[0])))
	for i := 1; i < len(run); i++ {
		pen.LineTo(on(run[i].Add(aside[i])))
	}
	for i := len(run) - 1; i >= 0; i-- {
		pen.LineTo(on(run[i].Subtract(aside[i])))
	}
	pen.ClosePath()
}

// across is the way of a length that stands upright on the way between two points.
func across(from, to fyne.Position, length float32) fyne.Position {
	way := to.Subtract(from)
	share := length / float32(math.Hypot(float64(way.X), float64(way.Y)))
	return fyne.NewPos(-way.Y*share, way.X*share)
}

// gather puts runs together that fit into one picture, in their order. A run that
// is too tall is parted at its points.
func gather(runs [][]fyne.Position) [][][]fyne.Position {
	var gathered [][][]fyne.Position
	var together [][]fyne.Position
	for _, run := range runs {
		for _, piece := range pieces(run) {
			if len(together) > 0 && height(append(together[:len(together):len(together)], piece)...) > tallest {
				gathered, together = append(gathered, together), nil
			}
			together = append(together, piece)
		}
	}
	if len(together) > 0 {
		gathered = append(gathered, together)
	}
	return gathered
}

// pieces parts a run where it gets too tall; the point between two pieces is in
// both.
func pieces(run []fyne.Position) [][]fyne.Position {
	var parts [][]fyne.Position
	start := 0
	for end := 2; end < len(run); end++ {
		if height(run[start:end+1]) > tallest {
			parts, start = append(parts, run[start:end]), end-1
		}
	}
	return append(parts, run[start:])
}

func height(runs ...[]fyne.Position) float32 {
	least, most := bounds(runs)
	return most.Y - least.Y
}

// bounds are the corners of what the points of runs cover.
func bounds(runs [][]fyne.Position) (least, most fyne.Position) {
	least, most = runs[0][0], runs[0][0]
	for _, run := range runs {
		for _, p := range run {
			least = fyne.NewPos(min(least.X, p.X), min(least.Y, p.Y))
			most = fyne.NewPos(max(most.X, p.X), max(most.Y, p.Y))
		}
	}
	return least, most
}
