package login

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"entrastudio/model/check"
	"entrastudio/model/login"
	"entrastudio/model/scene"
	"entrastudio/views/findings"
	"entrastudio/views/look"
	"entrastudio/views/part"
	"entrastudio/views/studio"
	"entrastudio/views/words"
)

// rulesShown is how many tried rules are named.
const rulesShown = 8

// explained is everything about a step: what was sent, what was expected, where
// that comes from, which rules were tried, and how to mend it.
func (v *steps) explained(step *login.Step) fyne.CanvasObject {
	lines := part.Column(look.Inside)
	if step.Detail != "" {
		lines.Add(part.Flush(part.NewParagraph(words.Said(step.Detail))))
	}
	if step.Sent != "" {
		lines.Add(labelled(words.T("login.sent"), words.Said(step.Sent), look.AccentGround))
	}
	if step.Expected != "" {
		lines.Add(labelled(words.T("login.expected"), words.Said(step.Expected), look.OKGround))
	}
	if step.Source != "" {
		lines.Add(captioned(words.T("login.source"), words.Said(step.Source)))
	}
	if place := decidedBy(step); place != "" {
		lines.Add(labelled(words.T("login.decides"), place, ""))
	}
	for i := range step.Rules {
		if i == rulesShown {
			lines.Add(part.Flush(part.NewRemark(words.N("login.rules.more", len(step.Rules)-rulesShown))))
			break
		}
		lines.Add(tried(&step.Rules[i]))
	}
	v.addMending(lines, step)
	return lines
}

func decidedBy(step *login.Step) string {
	if step.Decides.File != "" {
		return step.Decides.String() + "  " + step.Decides.Address
	}
	return step.Decides.Address
}

// labelled is a value of the step, on a ground of its own where it has one.
func labelled(title, value string, ground fyne.ThemeColorName) fyne.CanvasObject {
	text := widget.NewLabel(value)
	text.TextStyle.Monospace, text.Wrapping, text.Selectable = true, fyne.TextWrapBreak, true
	text.SizeName = theme.SizeNameCaptionText
	if ground == "" {
		return part.Column(look.Grid, part.NewCaption(title), part.Flush(text))
	}
	return part.Column(look.Grid, part.NewCaption(title), container.NewStack(part.NewGround(ground, "", look.Radius), text))
}

func captioned(title, value string) fyne.CanvasObject {
	return part.Column(0, part.NewCaption(title), part.Flush(part.NewParagraph(value)))
}

// tried is one mapping rule and how it went.
func tried(trial *scene.Trial) fyne.CanvasObject {
	state, text := look.Error, words.F("login.rule.missed", words.Data{"Rule": trial.Rule.Name, "Why": words.Said(trial.Why())})
	if trial.Matched {
		state, text = look.OK, words.F("login.rule.matched", words.Data{"Rule": trial.Rule.Name})
	}
	icon := part.NewIcon(state.Icon())
	return part.Around(part.Edges{Left: part.Column(0, icon)}, part.InsetXY(look.Grid, 0, part.Flush(part.NewRemark(text))))
}

// addMending adds the findings of the step's field with their fixes, or else the
// way to that field.
func (v *steps) addMending(lines *fyne.Container, step *login.Step) {
	path := studio.FieldOf(step.Decides, step.Ref)
	if step.State == login.Failed {
		for _, f := range v.causes(step, path) {
			lines.Add(part.NewFindingLine(findings.Line(v.studio, f)))
		}
	}
	if path != "" {
		lines.Add(container.NewHBox(part.NewButton(words.T("login.goto"), func() { v.studio.Show(path) })))
	}
}

// causes are the errors at the field that decides a failed step.
func (v *steps) causes(step *login.Step, path string) []check.Finding {
	all := v.studio.Findings()
	var found []check.Finding
	switch {
	case step.Ref.Key != "":
		found = studio.FindingsOfSetting(all, step.Ref)
	case path != "":
		found = studio.FindingsAt(all, path)
	}
	var errors []check.Finding
	for _, f := range found {
		if f.Severity == check.Error {
			errors = append(errors, f)
		}
	}
	return errors
}
