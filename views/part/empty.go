package part

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"entrastudio/views/look"
)

// NewEmpty returns what a panel shows while it has nothing: an icon, what
// could be here, how it gets here, and a button for the first step (nil for
// none).
func NewEmpty(icon look.Name, title, teach string, first *Button) fyne.CanvasObject {
	head := NewText(title)
	head.TextSize = theme.SizeNameHeadingText
	head.Align = fyne.TextAlignCenter
	remark := NewRemark(teach)
	remark.Alignment = fyne.TextAlignCenter
	lines := Column(look.Inside,
		container.NewCenter(newIcon(look.Coloured(icon, look.Muted), look.IconLarge)),
		head,
		container.New(wide{emptyWidth}, remark),
	)
	if first != nil {
		lines.Add(container.NewCenter(first))
	}
	return container.NewCenter(lines)
}

// emptyWidth keeps the teaching line of an empty state readable.
const emptyWidth float32 = 420

// wide gives its object a least width, so that wrapped text has a line to wrap in.
type wide struct{ width float32 }

func (w wide) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return objects[0].MinSize().Max(fyne.NewSize(w.width, 0))
}

func (w wide) Layout(objects []fyne.CanvasObject, size fyne.Size) { objects[0].Resize(size) }
