package tenant

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"entrastudio/views/look"
	"entrastudio/views/part"
	"entrastudio/views/words"
)

// update brings everything on screen in line with the source. What is not on screen
// is brought in line when it comes there again.
func (p *Panel) update() {
	p.behind = true
	if p.content == nil || !p.onScreen {
		return
	}
	p.behind, p.state = false, p.source.State()
	p.showHeader()
	p.showMessages()
	before := p.body.Objects
	p.body.Objects = []fyne.CanvasObject{p.shown()}
	p.showRows()
	p.body.Layout.Layout(p.body.Objects, p.body.Size())
	if len(before) > 0 {
		p.follow(before[0])
	}
	p.arrive()
	p.turns.Spread(p.readFont, p.showForm, p.showSide)
}

// shown is what the body shows: the sign-in, or what the tenant has.
func (p *Panel) shown() fyne.CanvasObject {
	if p.state.Account == nil {
		return p.form.content
	}
	p.topics.SetChoices(p.topicOptions()...)
	p.topics.SetValue(string(p.topic))
	return p.reading
}

// readFont has Fyne read the font of ids before the first of them is shown, which
// takes it longer than all the rest of the form.
func (p *Panel) readFont() {
	fyne.MeasureText("0", theme.Size(theme.SizeNameText), p.form.clientID.TextStyle)
}

// showForm brings the sign-in in line, where it is shown.
func (p *Panel) showForm() {
	if p.state.Account == nil {
		p.form.show()
	}
}

// showSide brings what stands beside the list in line with it.
func (p *Panel) showSide() {
	p.right.show()
	p.choose(p.list().Selected())
}

// progress says how far the work under way is.
func (p *Panel) progress() {
	if p.content == nil || !p.onScreen {
		return
	}
	p.state = p.source.State()
	p.showMessages()
}

func (p *Panel) turnTo(value string) {
	p.topic, p.wanted = topic(value), ""
	p.search.SetValue("")
	p.showHeader()
	p.showList()
}

func (p *Panel) showHeader() {
	s, b := &p.state, &p.buttons
	busy, in := s.Doing != "", s.Account != nil
	p.header.SetSubtitle("")
	if in {
		p.header.SetSubtitle(s.Account.Organization)
	}
	for _, button := range []*part.Button{b.pull, b.apply} {
		button.Hidden = !in
	}
	b.compare.Hidden = !in && !busy
	title := words.T("tenant.compare")
	switch {
	case busy:
		title = words.T("tenant.stop")
	case p.topic == every:
		title = words.T("tenant.list")
	}
	b.compare.SetText(title)
	changes, takeable := 0, 0
	if s.Report != nil {
		changes, takeable = len(s.Report.Changes), s.Report.Takeable
	}
	b.apply.SetText(words.T("tenant.apply.none"))
	if changes > 0 {
		b.apply.SetText(words.N("tenant.apply", changes))
	}
	b.apply.SetAble(s.Writing && changes > 0 && p.current(), p.whyNot(changes > 0 && !s.Writing))
	b.pull.SetAble(takeable > 0 && p.current(), p.whyNot(false))
	p.header.Refresh()
}

// current reports that there is a comparison of the plan as it stands, and that
// nothing else is under way.
func (p *Panel) current() bool {
	return p.state.Report != nil && !p.state.Stale && p.state.Doing == ""
}

// whyNot says why something cannot be done with the comparison.
func (p *Panel) whyNot(readOnly bool) string {
	switch {
	case p.state.Doing != "":
		return p.state.Doing
	case p.state.Report == nil:
		return words.T("tenant.first")
	case p.state.Stale:
		return words.T("tenant.stale")
	case readOnly:
		return words.T("tenant.readOnly.why")
	}
	return words.T("tenant.nothing")
}

// showMessages says what is under way, what went wrong, and what was done.
func (p *Panel) showMessages() {
	s := &p.state
	p.messages.Objects = nil
	add := func(state look.State, title, detail string) {
		p.messages.Add(part.NewFindingLine(part.Finding{State: state, Title: title, Detail: detail}))
	}
	switch {
	case s.Missing != "":
		add(look.Note, s.Missing, "")
	case s.Doing != "":
		p.messages.Add(part.NewDoing(s.Doing))
	}
	if s.Code != nil {
		p.messages.Add(typed(s.Code))
	}
	if s.Failed != nil {
		what, hint := part.Refusal(s.Failed)
		add(look.Error, what, hint)
	}
	switch r := s.Report; {
	case s.Account == nil || r == nil:
	case s.Stale:
		add(look.Note, words.T("tenant.stale"), "")
	case r.Differences > 0:
		add(look.Warning, words.N("tenant.differs", r.Differences), words.F("tenant.compared", words.Data{"Time": r.At.Format("15:04")}))
	default:
		add(look.OK, words.T("tenant.same"), words.F("tenant.compared", words.Data{"Time": r.At.Format("15:04")}))
	}
	p.messages.Refresh()
}

// typed is the code and the address of a sign-in elsewhere, each to be copied.
func typed(code *Code) fyne.CanvasObject {
	text, address := part.NewID(code.Code), part.NewID(code.Address)
	about := part.Flush(part.NewParagraph(words.T("tenant.code")))
	lines := part.Column(look.Inside, about, part.NewField(words.T("tenant.code.code"), text), part.NewField(words.T("tenant.code.address"), address))
	return container.NewStack(part.NewGround(look.AccentGround, "", look.Radius), part.Inset(look.Between, lines))
}

// showList fills the list of the topic, and explains what is chosen in it.
func (p *Panel) showList() {
	p.showRows()
	p.turns.Finish()
	p.choose(p.list().Selected())
}

// showRows fills the list of the topic and keeps what is chosen, where it is still
// there.
func (p *Panel) showRows() {
	list := p.list()
	before := ""
	if at := list.Selected(); at >= 0 && at < len(p.rows) {
		before = p.rows[at].key()
	}
	p.rows = p.rowsOf()
	list.Refresh()
	at := slices.IndexFunc(p.rows, func(r *row) bool { return r.key() == before })
	if at < 0 {
		at = p.firstOfInterest()
	}
	list.Select(at)
	shown := fyne.CanvasObject(list)
	if len(p.rows) == 0 {
		shown = part.NewEmpty(look.IconTenant, words.T("tenant.empty"), p.teaching(), nil)
	}
	if !slices.Equal(p.listing.Objects, []fyne.CanvasObject{shown}) {
		p.listing.Objects = []fyne.CanvasObject{shown}
		p.listing.Layout.Layout(p.listing.Objects, p.listing.Size())
		canvas.Refresh(p.listing)
	}
}

// firstOfInterest is the first difference, else the first row.
func (p *Panel) firstOfInterest() int {
	at := slices.IndexFunc(p.rows, func(r *row) bool { return r.difference != nil })
	if at < 0 && len(p.rows) > 0 {
		return 0
	}
	return at
}

// teaching says what an empty list would hold.
func (p *Panel) teaching() string {
	switch p.topic {
	case changing:
		return words.T("tenant.empty.changes")
	case journal:
		return words.T("tenant.empty.journal")
	case every:
		return words.T("tenant.empty.apps")
	}
	return words.T("tenant.empty.differences")
}

// Widths of the columns that do not share what is left.
const (
	whatWidth   float32 = 216
	callWidth   float32 = 88
	whenWidth   float32 = 128
	madeWidth   float32 = 72
	clientWidth float32 = 132
)

// list is that of the topic, made when it is first needed.
func (p *Panel) list() *part.List {
	if known, ok := p.lists[p.topic]; ok {
		return known
	}
	columns := map[topic][]part.ListColumn{
		differing: {{Title: words.T("tenant.column.what"), Width: whatWidth}, {Title: words.T("tenant.column.plan"), Mono: true}, {Title: words.T("tenant.column.tenant")}},
		changing:  {{Title: words.T("tenant.column.change")}, {Title: words.T("tenant.column.call"), Width: callWidth}},
		journal: {
			{Title: words.T("tenant.column.when"), Width: whenWidth},
			{Title: words.T("tenant.column.what")},
			{Title: words.T("tenant.column.who"), Spare: true},
			{Title: words.T("tenant.column.made"), Width: madeWidth},
		},
		every: {{Title: words.T("tenant.column.app")}, {Title: words.T("tenant.column.client"), Width: clientWidth, Mono: true}, {Title: words.T("tenant.column.ours"), Spare: true}},
	}
	list := part.NewList(columns[p.topic], func() int { return len(p.rows) }, func(i int) part.Row { return p.rows[i].listRow() })
	list.OnSelect = p.choose
	list.OnOpen = p.open
	p.lists[p.topic] = list
	return list
}

// choose explains a row; -1 explains none.
func (p *Panel) choose(i int) {
	if i < 0 || i >= len(p.rows) {
		p.right.explain(row{})
		return
	}
	p.right.explain(*p.rows[i])
}

// open goes to the field of the plan that decides a difference.
func (p *Panel) open(i int) {
	if d := p.rows[i].difference; d != nil && d.Path != "" {
		p.studio.Show(d.Path)
	}
}
