package findings

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"entrastudio/model/check"
	"entrastudio/views/look"
	"entrastudio/views/part"
	"entrastudio/views/words"
)

// Size of the two dialogs: wide enough for a line of Helm values.
var dialogSize = fyne.NewSize(600, 360)

// MendDialog shows what the fix of a finding changes before it is made. Apply
// is called when the person agrees. A fix that no plan can make is shown as
// what there is to do, and there is nothing to agree to.
func MendDialog(f check.Finding, apply func()) part.Dialog {
	body := part.Column(look.Between, paragraph(words.Said(f.Fix.Words)))
	d := part.Dialog{Title: words.Said(f.Title), Size: dialogSize}
	if f.Fix.Edit != nil {
		body.Add(Changes(f.Fix.Edit))
		d.Confirm, d.OnConfirm = words.Said(f.Fix.Edit.Label), apply
	}
	addSteps(body, f.Fix)
	d.Body = container.NewVScroll(body)
	return d
}

// ExplainDialog shows everything that is known of a finding: what was expected
// and found, why it matters, how to mend it, and where to read more.
func ExplainDialog(f check.Finding) part.Dialog {
	body := part.Column(look.Between, Head(f), Explanation(f))
	return part.Dialog{Title: words.Said(f.Title), Body: container.NewVScroll(body), Size: dialogSize}
}

// Head says how bad a finding is, and the code to ask for it by.
func Head(f check.Finding) fyne.CanvasObject {
	return part.Line(look.Inside, part.NewBadge(State(f.Severity), "", 0), code(string(f.Code)))
}

// Explanation is what is known of a finding below its title and head.
func Explanation(f check.Finding) *fyne.Container {
	body := part.Column(look.Between, paragraph(words.Said(f.Detail)))
	addSide(body, words.T("findings.explain.expected"), f.Expected)
	addSide(body, words.T("findings.explain.found"), f.Found)
	if f.Fix.Words != "" {
		body.Add(section(words.T("findings.explain.mend"), paragraph(words.Said(f.Fix.Words))))
	}
	addSteps(body, f.Fix)
	if declared, ok := check.Lookup(f.Code); ok && len(declared.Links) > 0 {
		links := part.Column(0)
		for _, link := range declared.Links {
			links.Add(copied(link))
		}
		body.Add(section(words.T("findings.explain.links"), links))
	}
	return body
}

func addSide(to *fyne.Container, title string, side check.Side) {
	if side.Value == "" && side.Because == "" {
		return
	}
	lines := part.Column(0)
	if side.Value != "" {
		lines.Add(copied(words.Said(side.Value)))
	}
	if side.Because != "" {
		lines.Add(paragraph(words.Said(side.Because)))
	}
	if place := side.Place; place.Line > 0 || place.Address != "" {
		lines.Add(part.NewCaption(strings.TrimSpace(place.String() + "  " + place.Address)))
	}
	to.Add(section(title, lines))
}

// addSteps adds what has to be done outside of the plan.
func addSteps(to *fyne.Container, fix check.Fix) {
	if len(fix.Steps) > 0 {
		to.Add(section(words.T("findings.explain.steps"), paragraph(strings.Join(words.SaidAll(fix.Steps), "\n"))))
	}
	if len(fix.Commands) == 0 {
		return
	}
	lines := part.Column(0)
	for _, command := range fix.Commands {
		lines.Add(copied(command))
	}
	to.Add(section(words.T("findings.explain.commands"), lines))
}

func section(title string, content fyne.CanvasObject) fyne.CanvasObject {
	return part.Column(look.Grid, part.NewCaption(title), content)
}

// paragraph is text that stands flush with the titles above it.
func paragraph(text string) fyne.CanvasObject { return part.Flush(part.NewParagraph(text)) }

// copied is a text in monospace with a button that copies all of it.
func copied(text string) fyne.CanvasObject { return part.NewID(text) }

func code(text string) fyne.CanvasObject {
	line := part.NewCaption(text)
	line.Style.Monospace = true
	return part.Middle(line)
}
