package tokens

import (
	"strconv"

	"fyne.io/fyne/v2"

	"entrastudio/views/look"
	"entrastudio/views/part"
	"entrastudio/views/words"
)

// update judges the tokens again after any change. A token that has just come is
// chosen.
func (p *Panel) update() {
	if p.content == nil || !p.onScreen {
		return
	}
	before := len(p.reports)
	p.reports = p.source.Tokens()
	if len(p.reports) > before {
		p.chosen = len(p.reports) - 1
		p.claim = p.report().tellingClaim()
	}
	p.chosen = max(0, min(p.chosen, len(p.reports)-1))
	if p.other >= len(p.reports) || p.other == p.chosen {
		p.other = -1
	}
	p.show()
}

// choose shows another token.
func (p *Panel) choose(i int) {
	p.chosen = i
	p.claim = p.report().tellingClaim()
	if p.other == i {
		p.other = -1
	}
	p.show()
}

// show brings everything on screen in line with the tokens.
func (p *Panel) show() {
	any := len(p.reports) > 0
	p.fitPasteField(any)
	p.buttons.remove.SetAble(any, words.T("tokens.none"))
	p.buttons.copy.SetAble(any, words.T("tokens.none"))
	p.showFetch(any)
	p.header.SetSubtitle(words.N("tokens.count", len(p.reports)))
	if !any {
		p.swap(p.empty)
		p.right.clear()
		return
	}
	p.swap(p.reading)
	p.list.Hidden = len(p.reports) == 1
	p.list.Refresh()
	p.list.Select(p.chosen)
	p.sentence.show(p.report(), len(p.reports) == 1)
	p.raw = rawOf(p.report().Token)
	p.code.SetText(p.raw.text, part.JSON)
	p.offerComparisons()
	p.showClaims()
	p.right.show(p.report())
}

// showFetch says what the button for keys does now, or why it does nothing.
func (p *Panel) showFetch(any bool) {
	keys := Keys{Missing: words.T("tokens.none")}
	if any {
		keys = p.report().Keys
	}
	icon, hint := look.IconKey, words.T("tokens.fetch")
	if keys.Coming {
		icon, hint = look.IconClose, words.T("tokens.fetch.stop")
	}
	p.buttons.fetch.SetIcon(look.Drawn(icon))
	p.buttons.fetch.SetHint(hint)
	p.buttons.fetch.SetAble(keys.Coming || keys.Missing == "", keys.Missing)
}

func (p *Panel) swap(shown fyne.CanvasObject) {
	if len(p.body.Objects) == 1 && p.body.Objects[0] == shown {
		p.body.Refresh()
		return
	}
	p.body.Objects = []fyne.CanvasObject{shown}
	p.body.Refresh()
}

// offerComparisons lists the other tokens to compare with.
func (p *Panel) offerComparisons() {
	options := []part.Option{{Value: "", Title: words.T("tokens.compare.none")}}
	for i := range p.reports {
		if i != p.chosen {
			number := strconv.Itoa(i + 1)
			options = append(options, part.Option{Value: strconv.Itoa(i), Title: words.F("tokens.compare.with", words.Data{"Number": number})})
		}
	}
	p.comparing.Hidden = len(options) == 1
	p.compare.SetChoices(options...)
	value := ""
	if p.other >= 0 {
		value = strconv.Itoa(p.other)
	}
	p.compare.SetValue(value)
}

func (p *Panel) compareWith(value string) {
	p.other = -1
	if i, err := strconv.Atoi(value); err == nil {
		p.other = i
	}
	p.showClaims()
}

// showClaims fills the table of claims, alone or beside another token's.
func (p *Panel) showClaims() {
	if len(p.reports) == 0 {
		return
	}
	var other *Report
	shown := p.claims
	if p.other >= 0 {
		other, shown = &p.reports[p.other], p.pairs
	}
	p.rows = claimRows(p.report(), other, p.wanted)
	p.table.Objects = []fyne.CanvasObject{shown}
	p.table.Refresh()
	shown.Refresh()
	p.chooseClaim(p.claim)
}

// chooseRow explains the claim of a row. One that only the other token has stands
// nowhere in this one.
func (p *Panel) chooseRow(row claimRow) {
	if row.index < 0 && p.other >= 0 {
		p.right.explain(&p.reports[p.other], row.claim)
		return
	}
	p.chooseClaim(row.index)
}

// chooseClaim marks a claim in the table and in the token's own text, and
// explains it. -1 leaves all as it is.
func (p *Panel) chooseClaim(claim int) {
	if claim < 0 || claim >= len(p.raw.lines) {
		return
	}
	p.claim = claim
	for i, row := range p.rows {
		if row.index == claim {
			p.claims.Select(i)
			p.pairs.Select(i)
		}
	}
	p.code.Mark(p.raw.lines[claim])
	p.right.explain(p.report(), p.report().Token.Claims()[claim])
}
