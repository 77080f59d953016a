package changes

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"entrastudio/views/look"
	"entrastudio/views/part"
)

// heading is the title of a line in full; it wraps, as titles are whole sentences.
func heading(text string) fyne.CanvasObject {
	label := part.NewParagraph(text)
	label.TextStyle.Bold = true
	return part.Flush(label)
}

func section(title string, content fyne.CanvasObject) fyne.CanvasObject {
	return part.Column(look.Grid, part.NewCaption(title), content)
}

func paragraph(text string) fyne.CanvasObject { return part.Flush(part.NewParagraph(text)) }

func remark(text string) fyne.CanvasObject {
	label := part.NewRemark(text)
	label.Importance = widget.LowImportance
	return part.Flush(label)
}
