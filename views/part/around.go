package part

import "fyne.io/fyne/v2"

// Edges are what stands around the middle of an area. Any may be nil.
type Edges struct {
	Top, Bottom, Left, Right fyne.CanvasObject
}

// Around sets edges around a middle that takes the rest, with no space between
// them (Fyne's border container leaves some). Tab goes through them as a person
// reads them: from the top, left to right, to the bottom.
func Around(edges Edges, centre fyne.CanvasObject) *fyne.Container {
	area := &fyne.Container{Layout: &around{edges, centre}}
	for _, one := range []fyne.CanvasObject{edges.Top, edges.Left, centre, edges.Right, edges.Bottom} {
		if one != nil {
			area.Objects = append(area.Objects, one)
		}
	}
	return area
}

type around struct {
	edges  Edges
	centre fyne.CanvasObject
}

// room returns what an edge needs, nothing if it is not there.
func room(edge fyne.CanvasObject) fyne.Size {
	if edge == nil || !edge.Visible() {
		return fyne.Size{}
	}
	return edge.MinSize()
}

func (a *around) MinSize([]fyne.CanvasObject) fyne.Size {
	top, bottom, left, right := room(a.edges.Top), room(a.edges.Bottom), room(a.edges.Left), room(a.edges.Right)
	centre := room(a.centre)
	return fyne.NewSize(
		max(top.Width, bottom.Width, left.Width+centre.Width+right.Width),
		top.Height+bottom.Height+max(left.Height, centre.Height, right.Height),
	)
}

func (a *around) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	top, bottom := room(a.edges.Top).Height, room(a.edges.Bottom).Height
	left, right := room(a.edges.Left).Width, room(a.edges.Right).Width
	height := max(0, size.Height-top-bottom)
	place(a.edges.Top, 0, 0, size.Width, top)
	place(a.edges.Bottom, 0, size.Height-bottom, size.Width, bottom)
	place(a.edges.Left, 0, top, left, height)
	place(a.edges.Right, size.Width-right, top, right, height)
	place(a.centre, left, top, max(0, size.Width-left-right), height)
}

func place(object fyne.CanvasObject, x, y, width, height float32) {
	if object == nil {
		return
	}
	object.Move(fyne.NewPos(x, y))
	object.Resize(fyne.NewSize(width, height))
}
