package login

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"entrastudio/model/login"
	"entrastudio/views/look"
	"entrastudio/views/part"
	"entrastudio/views/words"
)

// Sizes of the drawn page.
const (
	pageHeight float32 = 208
	barWidth   float32 = 220
)

// newPage draws the page that a person lands on, or the answer that a program
// gets.
func newPage(title string, l *login.Login) fyne.CanvasObject {
	state := stateOf(l.Outcome)
	lines := part.Column(look.Inside, container.NewCenter(part.NewIcon(state.Icon())), centred(headline(title, l), true))
	if l.EndsOn != "" && l.Outcome != login.OK {
		end := centred(words.Said(l.EndsOn), false)
		end.Style.Monospace = true
		lines.Add(end)
	}
	if l.Outcome == login.OK {
		lines.Add(container.NewCenter(bars()))
	}
	because := part.NewRemark(words.Said(l.Because))
	because.Alignment = fyne.TextAlignCenter
	lines.Add(part.Flush(because))
	window := part.Around(part.Edges{Top: addressBar(l)}, part.Inset(look.Edge, part.Middle(lines)))
	drawn := container.NewStack(part.NewGround(theme.ColorNameBackground, theme.ColorNameInputBorder, look.Radius), part.Inset(look.Hairline, window))
	caption := part.NewCaption(words.T("login.page"))
	if l.Machine {
		caption.SetContent(words.T("login.answer"))
	}
	return part.Around(part.Edges{Top: part.InsetXY(0, look.Grid, caption)}, container.New(high{pageHeight}, drawn))
}

func centred(text string, bold bool) *part.Text {
	t := part.NewText(text)
	t.Align, t.Cut, t.Style.Bold = fyne.TextAlignCenter, part.CutMiddle, bold
	return t
}

// headline is what the page says first.
func headline(title string, l *login.Login) string {
	switch l.Outcome {
	case login.OK:
		return words.F("login.page.ok", words.Data{"Component": title})
	case login.EntraError:
		return words.T("login.page.entra")
	case login.TokenRejected:
		return words.F("login.page.token", words.Data{"Component": title})
	case login.NoPermission:
		return words.F("login.page.permission", words.Data{"Component": title})
	case login.ServerError:
		return words.F("login.page.server", words.Data{"Component": title})
	default:
		return words.T("login.page.unknown")
	}
}

// addressBar is the top of the drawn window: where the browser is at the end.
func addressBar(l *login.Login) fyne.CanvasObject {
	dots := part.Line(look.Grid)
	for range 3 {
		dots.Add(container.NewGridWrap(fyne.NewSquareSize(look.Inside), part.NewGround(theme.ColorNameSeparator, "", look.Inside/2)))
	}
	address := part.NewCaption(addressOf(l))
	address.Style.Monospace, address.Cut = true, part.CutMiddle
	field := container.NewStack(part.NewGround(theme.ColorNameBackground, "", look.Radius), part.InsetXY(look.Inside, look.Grid/2, address))
	row := part.Around(part.Edges{Left: part.InsetXY(look.Inside, 0, part.Middle(dots))}, part.InsetXY(look.Inside, look.Grid, field))
	return container.NewStack(part.NewGround(look.Bar, "", look.Radius), row)
}

// addressOf is the address in the browser: that of the component, with the page
// behind it where the end is one. An error of Entra stands on Microsoft's page.
func addressOf(l *login.Login) string {
	if l.Outcome == login.EntraError {
		return words.T("login.page.microsoft")
	}
	if len(l.Steps) == 0 || l.Steps[0].State != login.Passed || l.Machine {
		return ""
	}
	base := l.Steps[0].Detail
	if strings.HasPrefix(l.EndsOn, "/") {
		return strings.TrimSuffix(base, "/") + l.EndsOn
	}
	return base
}

// bars stand for the content of the component's own page.
func bars() fyne.CanvasObject {
	lines := part.Column(look.Grid)
	for _, share := range []float32{1, 0.8, 0.55} {
		lines.Add(container.NewHBox(container.NewGridWrap(fyne.NewSize(barWidth*share, look.Inside), part.NewGround(look.AccentGround, "", look.Grid))))
	}
	return lines
}

// high gives its object a least height.
type high struct{ height float32 }

func (h high) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return objects[0].MinSize().Max(fyne.NewSize(0, h.height))
}

func (h high) Layout(objects []fyne.CanvasObject, size fyne.Size) { objects[0].Resize(size) }
