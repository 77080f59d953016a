package changes

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"entrastudio/views/look"
	"entrastudio/views/part"
)

// View is the list and the chosen line.
type View struct {
	list    *part.List
	detail  *fyne.Container
	scroll  *container.Scroll
	entries []Entry
}

// New makes an empty view; the first column is what changes.
func New(columns ...part.ListColumn) *View {
	v := &View{detail: container.NewStack()}
	v.list = part.NewList(columns, func() int { return len(v.entries) }, v.row)
	v.list.OnSelect = v.choose
	v.scroll = container.NewVScroll(part.InsetXY(look.Between, look.Inside, v.detail))
	return v
}

// Show shows entries, the first that is no title in full.
func (v *View) Show(entries []Entry) {
	v.entries = entries
	first := -1
	for i := range entries {
		if !entries[i].isTitle() {
			first = i
			break
		}
	}
	v.list.Select(-1)
	v.list.Refresh()
	v.list.Select(first)
	v.choose(first)
}

// Focus is what gets the keyboard.
func (v *View) Focus() fyne.Focusable { return v.list }

// Beside sets the chosen line at the right of the list, as a dialog has room for.
func (v *View) Beside() fyne.CanvasObject {
	right := part.Around(part.Edges{Left: part.NewHairline()}, v.scroll)
	return container.New(shares{0.52, true}, v.list, right)
}

// Below sets the chosen line under the list, as the right side of a panel has
// room for.
func (v *View) Below() fyne.CanvasObject {
	lower := part.Around(part.Edges{Top: part.NewHairline()}, v.scroll)
	return container.New(shares{0.45, false}, v.list, lower)
}

func (v *View) row(i int) part.Row {
	e := &v.entries[i]
	if e.isTitle() {
		return part.Row{Cells: e.Cells}
	}
	return part.Row{Cells: e.Cells, State: e.State, Muted: e.Muted, Indent: 1}
}

// choose shows a line in full. The title of a group leaves what is shown.
func (v *View) choose(i int) {
	switch {
	case i < 0:
		v.detail.Objects = nil
	case v.entries[i].isTitle():
		return
	default:
		v.detail.Objects = []fyne.CanvasObject{v.entries[i].Detail()}
	}
	v.detail.Refresh()
	v.scroll.ScrollToTop()
}

// shares gives the first of two objects its share of the width or height, and the
// other the rest.
type shares struct {
	first  float32
	beside bool
}

func (s shares) MinSize(objects []fyne.CanvasObject) fyne.Size {
	a, b := objects[0].MinSize(), objects[1].MinSize()
	if s.beside {
		return fyne.NewSize(a.Width+b.Width, max(a.Height, b.Height))
	}
	return fyne.NewSize(max(a.Width, b.Width), a.Height+b.Height)
}

func (s shares) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	first, second, at := size, size, fyne.Position{}
	if s.beside {
		first.Width = size.Width * s.first
		second.Width, at.X = size.Width-first.Width, first.Width
	} else {
		first.Height = size.Height * s.first
		second.Height, at.Y = size.Height-first.Height, first.Height
	}
	objects[0].Resize(first)
	objects[1].Move(at)
	objects[1].Resize(second)
}
