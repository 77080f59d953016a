package tokens

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"entrastudio/model/token"
	"entrastudio/views/look"
	"entrastudio/views/part"
	"entrastudio/views/words"
)

// inspector says what the components make of a token, what is wrong with it, and
// below what the chosen claim means.
type inspector struct {
	panel   *Panel
	header  *part.Header
	body    *fyne.Container
	scroll  *container.Scroll
	claim   *fyne.Container
	content fyne.CanvasObject
}

func newInspector(p *Panel) *inspector {
	i := &inspector{panel: p, header: part.NewHeader(words.T("tokens.verdicts")), body: part.Column(look.Between), claim: container.NewStack()}
	i.scroll = container.NewVScroll(part.InsetXY(look.Edge, look.Between, i.body))
	i.content = part.Headed(i.header, i.scroll, i.claim)
	return i
}

// clear shows nothing, as without a token.
func (i *inspector) clear() {
	i.header.SetSubtitle("")
	i.body.Objects, i.claim.Objects = nil, nil
	i.body.Add(part.Flush(part.NewRemark(words.T("tokens.verdicts.teach"))))
	i.claim.Refresh()
}

func (i *inspector) show(r *Report) {
	taken := 0
	i.body.Objects = nil
	for _, p := range r.Problems {
		i.body.Add(part.NewFindingLine(part.Finding{State: look.Warning, Title: words.Said(p.Words)}))
	}
	if len(r.Problems) > 0 {
		i.body.Add(part.NewHairline())
	}
	for _, v := range r.Verdicts {
		if v.Accepted {
			taken++
		}
		i.body.Add(i.verdict(v))
	}
	i.header.SetSubtitle(words.F("tokens.verdicts.count", words.Data{"Taken": taken, "All": len(r.Verdicts)}))
	i.scroll.ScrollToTop()
	i.body.Refresh()
}

// missedShown is how many rules are named that do not match.
const missedShown = 3

// verdict is what one component makes of the token.
func (i *inspector) verdict(v Verdict) fyne.CanvasObject {
	state, word := look.Error, words.T("tokens.refused")
	if v.Accepted {
		state, word = look.OK, words.T("tokens.accepted")
	}
	name := part.NewText(v.Title)
	name.Style.Bold, name.Cut = true, part.CutEnd
	said := part.NewCaption(word)
	said.Colour = state.Colour()
	lines := part.Column(look.Grid, part.Around(part.Edges{Right: part.Middle(said)}, name), part.Flush(part.NewRemark(words.Said(v.Why))))
	if len(v.Roles) > 0 {
		lines.Add(part.Flush(part.NewRemark(words.F("tokens.roles", words.Data{"Roles": strings.Join(words.SaidAll(v.Roles), ", ")}))))
	}
	for n, missed := range v.Missed {
		if n == missedShown {
			lines.Add(part.Flush(part.NewRemark(words.N("tokens.missed.more", len(v.Missed)-missedShown))))
			break
		}
		lines.Add(part.Flush(part.NewRemark(words.F("tokens.missed", words.Data{"Rule": words.Said(missed)}))))
	}
	icon := part.NewIcon(state.Icon())
	path := "components/" + string(v.Component) + "/settings/audience"
	open := part.NewIconButton(look.IconArrowRight, words.F("tokens.goto", words.Data{"Component": v.Title}), func() { i.panel.studio.Show(path) })
	return part.Around(part.Edges{Left: part.InsetXY(look.Grid, 0, part.Column(0, icon)), Right: part.Column(0, open)}, lines)
}

// explain shows one claim in full.
func (i *inspector) explain(r *Report, c token.Claim) {
	name := part.NewText(c.Name)
	name.Style = fyne.TextStyle{Monospace: true, Bold: true}
	name.Cut = part.CutEnd
	lines := part.Column(look.Grid, name, part.NewID(shownValue(c, r)))
	if c.Meaning != "" {
		lines.Add(part.Flush(part.NewRemark(words.Said(c.Meaning))))
	}
	if p, wrong := r.problemOf(c); wrong {
		lines.Add(part.NewFindingLine(part.Finding{State: look.Warning, Title: words.Said(p.Words)}))
	}
	if c.Trap != "" {
		lines.Add(trapLine(c.Trap))
	}
	if c.Seen != "" {
		lines.Add(captionOf(words.F("tokens.seen", words.Data{"Tokens": words.Said(c.Seen)})))
	}
	if c.Source != "" {
		lines.Add(captionOf(words.F("tokens.source", words.Data{"Source": c.Source})))
	}
	shown := part.Around(part.Edges{Top: part.NewHairline()}, part.InsetXY(look.Edge, look.Between, lines))
	i.claim.Objects = []fyne.CanvasObject{part.NewShield(theme.ColorNameBackground, shown)}
	i.claim.Refresh()
	i.content.Refresh()
}

func captionOf(text string) fyne.CanvasObject {
	caption := part.NewCaption(text)
	caption.Cut = part.CutEnd
	return caption
}

// trapLine is what people get wrong about a claim, whether or not this token does.
func trapLine(trap string) fyne.CanvasObject {
	text := part.NewRemark(words.F("tokens.trap", words.Data{"Trap": words.Said(trap)}))
	text.Importance = widget.WarningImportance
	return part.Flush(text)
}
