package tenant

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"entrastudio/views/look"
	"entrastudio/views/part"
	"entrastudio/views/words"
)

// Gate is the one question before anything is written to a tenant.
type Gate struct {
	// Account and Organization say who would change whose tenant.
	Account, Organization string
	// Undo is set where the changes take earlier ones back.
	Undo        bool
	Changes     []Change
	Obstacles   []Obstacle
	Fingerprint string
}

// gateSize has room for the URL of a call.
var gateSize = fyne.NewSize(760, 560)

// Dialog names every change in words and as its call, and what is left as it is.
// The keyboard begins on the safe button.
func (g Gate) Dialog(agreed func()) part.Dialog {
	title := words.N("tenant.gate", len(g.Changes))
	if g.Undo {
		title = words.N("tenant.gate.undo", len(g.Changes))
	}
	body := part.Column(look.Between, part.Flush(part.NewParagraph(words.F("tenant.gate.about", words.Data{
		"Account": g.Account, "Organization": g.Organization, "Fingerprint": g.Fingerprint,
	}))))
	for i := range g.Changes {
		body.Add(part.NewHairline())
		body.Add(Described(&g.Changes[i], i+1))
	}
	for _, one := range g.Obstacles {
		body.Add(part.NewFindingLine(part.Finding{State: look.Note, Title: one.Registration + ": " + words.Said(one.Text), Detail: words.Said(one.Hint)}))
	}
	return part.Dialog{
		Title: title, Confirm: words.N("tenant.gate.confirm", len(g.Changes)), Danger: true, Size: gateSize,
		Body: container.NewVScroll(part.InsetXY(0, 0, body)), OnConfirm: agreed,
	}
}

// Described is one change: in words, what exactly, the call, and how it is taken
// back.
func Described(c *Change, number int) fyne.CanvasObject {
	head := part.NewParagraph(fmt.Sprintf("%d. %s", number, words.Said(c.Words)))
	head.TextStyle.Bold = true
	lines := part.Column(look.Inside, part.Flush(head))
	for _, detail := range c.Details {
		lines.Add(part.Flush(part.NewParagraph(words.Said(detail))))
	}
	lines.Add(call(c.Method + " " + c.URL))
	if c.Body != "" {
		lines.Add(call(c.Body))
	}
	lines.Add(part.Flush(part.NewRemark(words.F("tenant.takenBack", words.Data{"How": words.Said(c.TakenBack)}))))
	return lines
}

// call is a request to Graph or its body, as it is sent.
func call(text string) fyne.CanvasObject {
	shown := part.NewParagraph(text)
	shown.TextStyle.Monospace, shown.Wrapping, shown.SizeName = true, fyne.TextWrapBreak, theme.SizeNameCaptionText
	return container.NewStack(part.NewGround(look.AccentGround, "", look.Radius), shown)
}
