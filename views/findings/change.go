package findings

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

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
		after := valueText(change.New)
		if change.Remove {
			after = words.T("findings.change.removed")
		}
		lines.Add(part.Column(look.Grid, place,
			changeLine("-", valueText(change.Old), look.ErrorGround),
			changeLine("+", after, look.OKGround)))
	}
	return lines
}

// changeLine is one side of a change, told by its sign and its ground.
func changeLine(sign, text string, ground fyne.ThemeColorName) fyne.CanvasObject {
	mark := part.NewText(sign)
	mark.Style.Monospace = true
	value := widget.NewLabel(text)
	value.TextStyle.Monospace = true
	value.Wrapping = fyne.TextWrapBreak
	value.SizeName = theme.SizeNameCaptionText
	line := part.Around(part.Edges{Left: part.InsetXY(look.Inside, look.Grid, mark)}, value)
	return container.NewStack(part.NewGround(ground, "", look.Radius), line)
}

// valueText is a value as a person reads it; a list has a line for each item.
func valueText(v catalog.Value) string {
	if v.Empty() {
		return words.T("findings.change.nothing")
	}
	if v.Kind == catalog.List {
		return strings.Join(v.List, "\n")
	}
	return v.String()
}
