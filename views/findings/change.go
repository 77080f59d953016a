package findings

import (
	"strings"

	"fyne.io/fyne/v2"

	"entrastudio/model/catalog"
	"entrastudio/model/plan"
	"entrastudio/views/look"
	"entrastudio/views/part"
	"entrastudio/views/words"
)

// Changes is what an edit changes, a field at a time: its place in the plan,
// what stands there, and what will.
func Changes(edit *plan.Edit) fyne.CanvasObject {
	lines := part.Column(look.Between)
	for _, change := range edit.Changes {
		place := part.NewCaption(change.Path)
		place.Style.Monospace = true
		place.Cut = part.CutMiddle
		after := ValueText(change.New)
		if change.Remove {
			after = words.T("findings.change.removed")
		}
		lines.Add(part.Column(look.Grid, place, part.NewChange(ValueText(change.Old), after)))
	}
	return lines
}

// ValueText is a value as a person reads it; a list has a line for each item, and
// no value is a word.
func ValueText(v catalog.Value) string {
	if v.Empty() {
		return words.T("findings.change.nothing")
	}
	if v.Kind == catalog.List {
		return strings.Join(v.List, "\n")
	}
	return v.String()
}
