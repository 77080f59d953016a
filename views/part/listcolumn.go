package part

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"entrastudio/views/look"
)

// ListColumn is a column of a list.
type ListColumn struct {
	// Title stands in the head. A list without any title has no head.
	Title string
	// Width is fixed, in Fyne's units, or 0 to share what is left.
	Width float32
	// Number sets the text to the right.
	Number bool
	// Mono is for ids, URLs, paths and variables; they are cut in the middle.
	Mono bool
	// Spare columns are left out where the others would get too narrow.
	Spare bool
	// Readable is the width below which spare columns make room for this one,
	// which shares what is left; 0 for what an id needs.
	Readable float32
}

// leastShare is the least width of a column that shares what is left, and
// readableShare the width below which spare columns make room where no column says
// more.
const (
	leastShare    float32 = 80
	readableShare float32 = 112
)

// stateWidth is the width at the left edge that holds the state's icon.
const stateWidth = look.Inside + look.Icon + look.Inside

func leastWidth(columns []ListColumn) float32 {
	width := stateWidth
	for _, one := range columns {
		if one.Spare {
			continue
		}
		width += max(one.Width, 0) + look.Inside
		if one.Width == 0 {
			width += leastShare
		}
	}
	return width
}

// placeColumns returns where each column starts and how wide it is; a width of
// 0 leaves a spare column out.
func placeColumns(columns []ListColumn, width float32) (starts, widths []float32) {
	share, spare := shareOf(columns, width, true), true
	if share < readable(columns) {
		share, spare = shareOf(columns, width, false), false
	}
	at := stateWidth
	for _, one := range columns {
		wide := one.Width
		if wide == 0 {
			wide = max(leastShare, share)
		}
		if one.Spare && !spare {
			starts, widths = append(starts, at), append(widths, 0)
			continue
		}
		starts, widths = append(starts, at), append(widths, wide)
		at += wide + look.Inside
	}
	return starts, widths
}

// readable is the width that every sharing column should have.
func readable(columns []ListColumn) float32 {
	width := readableShare
	for _, one := range columns {
		width = max(width, one.Readable)
	}
	return width
}

// shareOf is what each column gets that has no width of its own.
func shareOf(columns []ListColumn, width float32, spare bool) float32 {
	free, sharing := width-stateWidth, 0
	for _, one := range columns {
		if one.Spare && !spare {
			continue
		}
		free -= one.Width + look.Inside
		if one.Width == 0 {
			sharing++
		}
	}
	if sharing == 0 {
		return readable(columns)
	}
	return free / float32(sharing)
}

// newListHead returns the head of a list, nil when no column has a title.
func newListHead(columns []ListColumn) fyne.CanvasObject {
	titled := false
	var titles []fyne.CanvasObject
	for _, one := range columns {
		title := NewCaption(one.Title)
		title.Cut = CutEnd
		if one.Number {
			title.Align = fyne.TextAlignTrailing
		}
		titles = append(titles, title)
		titled = titled || one.Title != ""
	}
	if !titled {
		return nil
	}
	return Around(Edges{Bottom: NewHairline()}, container.New(&headLayout{columns}, titles...))
}

// headLayout sets the titles over the columns.
type headLayout struct{ columns []ListColumn }

func (h *headLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, theme.Size(look.Row)-look.Grid)
}

func (h *headLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	starts, widths := placeColumns(h.columns, size.Width)
	for i, one := range objects {
		show(one, widths[i] > 0)
		one.Move(fyne.NewPos(starts[i], 0))
		one.Resize(fyne.NewSize(widths[i], size.Height))
	}
}
