package export

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"entrastudio/views/look"
	"entrastudio/views/part"
	"entrastudio/views/words"
)

// notes is the fold with what a person should know of the files.
type notes struct {
	shown   []string
	fold    *part.Fold
	lines   *fyne.Container
	content *fyne.Container
}

// notesHeight is the room for the notes; what is below scrolls.
const notesHeight float32 = 112

func newNotes() *notes {
	n := &notes{fold: part.NewFold(""), lines: part.Column(look.Inside)}
	inside := container.New(tall{}, container.NewVScroll(part.InsetXY(look.Edge, look.Grid, n.lines)))
	n.content = part.Column(0, part.NewHairline(), n.fold, inside)
	n.fold.SetOpen(true)
	n.fold.OnTurn = func(open bool) {
		if open {
			inside.Show()
		} else {
			inside.Hide()
		}
		n.content.Refresh()
	}
	n.content.Hide()
	return n
}

// show shows the notes, nothing where there are none.
func (n *notes) show(all []string) {
	if slices.Equal(all, n.shown) {
		return
	}
	n.shown = slices.Clone(all)
	n.fold.SetTitle(words.N("export.notes", len(all)))
	n.lines.Objects = nil
	for _, note := range all {
		n.lines.Add(part.Flush(part.NewRemark(note)))
	}
	n.lines.Refresh()
	if len(all) == 0 {
		n.content.Hide()
	} else {
		n.content.Show()
	}
}
