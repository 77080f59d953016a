package database

import (
	"strconv"

	"fyne.io/fyne/v2"

	"entrastudio/views/look"
	"entrastudio/views/part"
	"entrastudio/views/words"
)

// update brings everything on screen in line with the source.
func (p *Panel) update() {
	if p.content == nil || !p.onScreen {
		return
	}
	p.state = p.source.State()
	p.showButtons()
	p.showMessages()
	shown := p.empty
	if p.state.Report != nil {
		shown = p.reading
	}
	p.body.Objects = []fyne.CanvasObject{shown}
	p.table.Refresh()
	p.others.Refresh()
	p.chosen = p.worthALook()
	if len(p.components()) > 0 {
		p.table.Select(p.chosen)
	}
	p.body.Refresh()
	p.right.show()
	p.content.Refresh()
}

// worthALook is the component that is chosen: in another report the first that
// is not in order.
func (p *Panel) worthALook() int {
	all := p.components()
	if p.state.Report == p.shown && p.chosen < len(all) {
		return p.chosen
	}
	p.shown = p.state.Report
	for i := range all {
		if all[i].Standing != InOrder {
			return i
		}
	}
	return 0
}

func (p *Panel) showButtons() {
	s := &p.state
	busy := s.Doing != ""
	title, able, why := words.T("database.check"), s.Missing == "" && s.Unclear == nil, s.Missing
	if s.Unclear != nil {
		why = words.T("database.unclear")
	}
	if busy {
		title, able = words.T("database.stop"), true
	}
	p.buttons.check.SetText(title)
	p.buttons.check.SetAble(able, why)
	r := s.Report
	p.buttons.fix.SetAble(!busy && !s.Stale && r != nil && r.Due > 0, p.whyNot(words.T("database.fix.none")))
	// Only a trial tells whether an earlier fix has saved rows.
	p.buttons.back.SetAble(!busy && !s.Stale && r != nil, p.whyNot(""))
}

// whyNot says why a change cannot be tried.
func (p *Panel) whyNot(none string) string {
	switch {
	case p.state.Doing != "":
		return p.state.Doing
	case p.state.Report == nil:
		return words.T("database.first")
	case p.state.Stale:
		return words.T("database.stale")
	}
	return none
}

// showMessages says what is under way, what went wrong, and what to do next.
func (p *Panel) showMessages() {
	s, r := &p.state, p.state.Report
	p.messages.Objects = nil
	add := func(state look.State, title, detail string) {
		p.messages.Add(part.NewFindingLine(part.Finding{State: state, Title: title, Detail: detail}))
	}
	switch {
	case s.Missing != "":
		add(look.Note, s.Missing, "")
	case s.Doing != "":
		p.messages.Add(part.NewDoing(s.Doing))
	case s.Failed != nil:
		what, hint := part.Refusal(s.Failed)
		add(look.Error, what, hint)
	}
	if s.Done != "" && s.Doing == "" {
		add(look.OK, s.Done, "")
	}
	if r != nil {
		p.advise(r, add)
		read := part.NewCaption(words.F("database.checked", words.Data{
			"Where": r.Where, "Server": r.Server, "Table": r.Table, "Time": r.At.Format("15:04"),
		}))
		read.Cut = part.CutMiddle
		p.messages.Add(read)
	}
	p.messages.Refresh()
}

// advise says what follows from a report, the gentler way first.
func (p *Panel) advise(r *Report, add func(state look.State, title, detail string)) {
	if p.state.Stale {
		add(look.Note, words.T("database.stale"), "")
	}
	if r.Superuser {
		add(look.Warning, words.F("database.superuser", words.Data{"User": r.User}), "")
	}
	lacking, half := 0, false
	for _, c := range r.Components {
		half = half || c.Standing == HalfDone
		if c.Standing != InOrder {
			lacking++
		}
	}
	switch {
	case len(r.Components) == 0:
		add(look.Note, words.T("database.noneAsks"), words.T("database.noneAsks.what"))
	case half:
		add(look.Warning, words.T("database.half"), words.T("database.half.what"))
	case lacking > 0:
		add(look.Warning, words.N("database.lacking", lacking), words.T("database.lacking.what"))
	default:
		add(look.OK, words.T("database.inOrder"), "")
	}
}

// row is a component in the table.
func (p *Panel) row(i int) part.Row {
	c := p.components()[i]
	return part.Row{State: c.Standing.state(), Cells: []string{c.Title, c.Standing.word(), c.Audience, c.rows()}}
}

// rows is how many rows there are, and of how many where some lack.
func (c *Component) rows() string {
	if c.Rows >= c.Seeded {
		return strconv.FormatInt(c.Rows, 10)
	}
	return words.F("database.rows.of", words.Data{"Rows": c.Rows, "Seeded": c.Seeded})
}

// audienceRow is an audience of the table, and which component asks for it.
func (p *Panel) audienceRow(i int) part.Row {
	count := p.audiences()[i]
	row := part.Row{Cells: []string{count.Audience, words.T("database.whose.nobody"), strconv.FormatInt(count.Rows, 10)}, Muted: true}
	for _, c := range p.components() {
		switch count.Audience {
		case c.Audience:
			row.Cells[1], row.Muted = c.Title, false
		case c.Old:
			row.Cells[1] = words.F("database.whose.old", words.Data{"Component": c.Title})
		}
	}
	return row
}

func (p *Panel) choose(i int) {
	p.chosen = i
	p.right.explain()
}

func (s Standing) state() look.State {
	if s == InOrder {
		return look.OK
	}
	return look.Warning
}

func (s Standing) word() string {
	return words.T(map[Standing]words.Key{
		InOrder: words.Key("database.standing.inOrder"), ToMove: words.Key("database.standing.toMove"),
		HalfDone: words.Key("database.standing.halfDone"), Incomplete: words.Key("database.standing.incomplete"),
		Missing: words.Key("database.standing.missing"),
	}[s])
}

// advice says what to do with one component.
func (s Standing) advice() string {
	return words.T(map[Standing]words.Key{
		InOrder: words.Key("database.advice.inOrder"), ToMove: words.Key("database.advice.toMove"),
		HalfDone: words.Key("database.advice.halfDone"), Incomplete: words.Key("database.advice.restart"),
		Missing: words.Key("database.advice.restart"),
	}[s])
}
