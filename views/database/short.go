package database

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"entrastudio/views/look"
)

// short gives a list room for its head and as many rows as it has, up to a limit.
type short struct {
	most  int
	count func() int
}

func (s *short) MinSize(objects []fyne.CanvasObject) fyne.Size {
	rows := min(max(s.count(), 1), s.most) + 1
	return fyne.NewSize(objects[0].MinSize().Width, float32(rows)*theme.Size(look.Row))
}

func (s *short) Layout(objects []fyne.CanvasObject, size fyne.Size) { objects[0].Resize(size) }
