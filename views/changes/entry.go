package changes

import (
	"fyne.io/fyne/v2"

	"entrastudio/views/look"
)

// Entry is one line of the list, or the title of a group.
type Entry struct {
	// Cells are the texts of the columns.
	Cells []string
	State look.State
	// Muted is set for what follows from another line.
	Muted bool
	// Detail makes what is shown of the line in full; nil for a title.
	Detail func() fyne.CanvasObject
}

// isTitle reports the title of a group.
func (e *Entry) isTitle() bool { return e.Detail == nil }

// title is the line above a group.
func title(text string) Entry { return Entry{Cells: []string{text}} }
