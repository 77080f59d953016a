package overview

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"entrastudio/model/diagram"
	"entrastudio/views/look"
	"entrastudio/views/part"
	"entrastudio/views/words"
)

// Sizes of the map.
const (
	boxHeight   = 9 * look.Grid
	labelHeight = 9 * look.Grid
	leastWidth  = 160 * look.Grid
	leastGap    = 20 * look.Grid
	mostGap     = 28 * look.Grid
	gapShare    = 0.09
)

// measures are the sizes for a drawing of some width and height. The gap holds a
// short value in monospace.
func measures(size fyne.Size) diagram.Measures {
	gap := min(max(size.Width*gapShare, leastGap), mostGap)
	return diagram.Measures{Width: size.Width, Height: size.Height, Box: boxHeight, Space: look.Grid, Gap: gap}
}

// newColumnTitles names the columns above the map, in the same places.
func newColumnTitles() fyne.CanvasObject {
	row := container.New(titleLayout{})
	for _, title := range []string{
		words.T("map.registrations"), words.T("map.components"), words.T("map.roles"), words.T("map.audiences"),
	} {
		text := part.NewCaption(title)
		text.Cut = part.CutEnd
		row.Add(text)
	}
	return row
}

type titleLayout struct{}

func (titleLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, objects[0].MinSize().Height)
}

func (titleLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	m := measures(size)
	wide := m.ColumnWidth()
	for i, one := range objects {
		one.Move(fyne.NewPos(float32(i)*(wide+m.Gap), 0))
		one.Resize(fyne.NewSize(wide, size.Height))
	}
}
