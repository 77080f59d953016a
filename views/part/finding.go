package part

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"entrastudio/views/look"
	"entrastudio/views/words"
)

// Finding is what a field shows of a problem: what is wrong, why it matters,
// and what to do.
type Finding struct {
	State  look.State
	Title  string // what is wrong
	Detail string // why it matters; may be empty
	// FixTitle says what Fix does, such as "Use bare client id". Fix may be nil.
	FixTitle string
	Fix      func()
	// More opens the whole explanation. It may be nil.
	More func()
}

// NewFindingLine returns a finding as lines with icon, word and buttons.
func NewFindingLine(finding Finding) fyne.CanvasObject {
	title := widget.NewLabel(words.F("part.finding.line", words.Data{"State": finding.State.Word(), "Title": finding.Title}))
	title.Wrapping = fyne.TextWrapWord
	title.SizeName = theme.SizeNameCaptionText
	title.Importance = importance(finding.State)
	lines := Column(look.Grid, Flush(title))
	if finding.Detail != "" {
		lines.Add(Flush(NewRemark(finding.Detail)))
	}
	if buttons := findingButtons(finding); len(buttons) > 0 {
		lines.Add(container.NewHBox(buttons...))
	}
	icon := NewIcon(finding.State.Icon())
	return Around(Edges{Left: InsetXY(look.Grid, 0, Column(0, icon))}, lines)
}

func findingButtons(finding Finding) []fyne.CanvasObject {
	var buttons []fyne.CanvasObject
	if finding.Fix != nil {
		buttons = append(buttons, NewButton(finding.FixTitle, finding.Fix))
	}
	if finding.More != nil {
		more := NewButton(words.T("part.finding.more"), finding.More)
		more.Importance = widget.LowImportance
		buttons = append(buttons, more)
	}
	return buttons
}

// importance returns what makes Fyne's label wear the colour of a state.
func importance(state look.State) widget.Importance {
	switch state {
	case look.Error:
		return widget.DangerImportance
	case look.Warning:
		return widget.WarningImportance
	case look.OK:
		return widget.SuccessImportance
	}
	return widget.MediumImportance
}
