package database

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"entrastudio/views/look"
	"entrastudio/views/part"
	"entrastudio/views/words"
)

// inspector is the connection, and below it the chosen component in full.
type inspector struct {
	panel   *Panel
	where   *part.ID
	unclear *fyne.Container
	remark  *fyne.Container
	url     *part.Entry
	host    *part.Entry
	port    *part.Entry
	schema  *part.Entry
	tls     *part.Select
	chosen  *fyne.Container
	content fyne.CanvasObject
}

// hostField is where the plan says where the database is.
const hostField = "databases/identity/host"

func newInspector(p *Panel) *inspector {
	i := &inspector{panel: p, where: part.NewID(""), unclear: part.Column(0), remark: part.Column(look.Inside), chosen: container.NewStack()}
	header := part.NewHeader(words.T("database.connection"), part.NewButton(words.T("database.inPlan"), func() { p.studio.Show(hostField) }))
	form := part.Column(look.Between,
		part.Column(look.Grid, part.NewCaption(words.T("database.where")), i.where, i.unclear),
		i.fields(), i.remark)
	scroll := container.NewVScroll(part.InsetXY(look.Edge, look.Between, form))
	i.content = part.Headed(header, scroll, i.chosen)
	return i
}

// fields are what a person may say otherwise than the plan.
func (i *inspector) fields() fyne.CanvasObject {
	i.url = part.NewCodeEntry("postgres://USER@HOST:PORT/DATABASE")
	i.host, i.port, i.schema = part.NewCodeEntry("localhost"), part.NewCodeEntry("15432"), part.NewCodeEntry("public")
	for _, entry := range []*part.Entry{i.url, i.host, i.port, i.schema} {
		entry.OnEdit = func(string) { i.edited() }
	}
	options := []part.Option{{Value: "", Title: words.T("database.tls.default")}}
	for _, mode := range i.panel.source.Modes() {
		options = append(options, part.Option{Value: mode, Title: mode})
	}
	i.tls = part.NewSelect(options...)
	i.tls.OnEdit = func(string) { i.edited() }
	two := func(left, right fyne.CanvasObject) fyne.CanvasObject {
		return container.New(halves{}, left, right)
	}
	tls := part.NewField(words.T("database.tls"), i.tls)
	tls.SetHint(words.T("database.tls.why"))
	forwarded := part.NewField(words.T("database.host"), i.host)
	url := part.NewField(words.T("database.url"), i.url)
	return part.Column(look.Between, two(forwarded, part.NewField(words.T("database.port"), i.port)), url,
		tls, part.NewField(words.T("database.schema"), i.schema))
}

// edited tells the program what a person typed.
func (i *inspector) edited() {
	i.panel.source.SetAddress(Address{
		URL: strings.TrimSpace(i.url.Value()), Host: strings.TrimSpace(i.host.Value()), Port: strings.TrimSpace(i.port.Value()),
		TLS: i.tls.Value(), Schema: strings.TrimSpace(i.schema.Value()),
	})
}

// fill shows the address that the program has: that of another plan is another.
func (i *inspector) fill(a Address) {
	i.url.SetValue(a.URL)
	i.host.SetValue(a.Host)
	i.port.SetValue(a.Port)
	i.schema.SetValue(a.Schema)
	i.tls.SetValue(a.TLS)
}

// show brings the connection in line with the state.
func (i *inspector) show() {
	s := &i.panel.state
	i.fill(i.panel.source.Address())
	i.where.SetValue(s.Where)
	i.where.Hidden = s.Where == ""
	i.unclear.Objects, i.remark.Objects = nil, nil
	if s.Unclear != nil && s.Missing == "" {
		what, hint := part.Refusal(s.Unclear)
		i.unclear.Add(part.NewFindingLine(part.Finding{State: look.Warning, Title: what, Detail: hint}))
	}
	password := words.T("database.password.none")
	if s.Password != "" {
		password = words.F("database.password", words.Data{"Reference": s.Password})
	}
	i.remark.Add(part.Flush(part.NewRemark(password)))
	i.remark.Add(part.Flush(part.NewRemark(words.T("database.remark"))))
	i.unclear.Refresh()
	i.explain()
}

// explain shows the chosen component in full.
func (i *inspector) explain() {
	p := i.panel
	i.chosen.Objects = nil
	if len(p.components()) > 0 {
		i.chosen.Objects = []fyne.CanvasObject{explained(&p.components()[p.chosen])}
	}
	i.chosen.Refresh()
	i.content.Refresh()
}

func explained(c *Component) fyne.CanvasObject {
	name := part.NewText(c.Title)
	name.Style.Bold, name.Cut = true, part.CutEnd
	badge := part.NewBadge(c.Standing.state(), c.Standing.word(), 0)
	lines := part.Column(look.Grid, part.Around(part.Edges{Right: part.Middle(badge)}, name),
		side(words.T("database.column.audience"), c.Audience, words.F("database.rows.of", words.Data{"Rows": c.Rows, "Seeded": c.Seeded})))
	if c.Old != "" && c.Old != c.Audience {
		lines.Add(side(words.T("database.old"), c.Old, words.N("database.rows", int(c.OldRows))))
	}
	lines.Add(part.Flush(part.NewRemark(c.Standing.advice())))
	if len(c.Adds) > 0 {
		lines.Add(part.Flush(part.NewRemark(words.F("database.adds", words.Data{"Definitions": strings.Join(c.Adds, ", ")}))))
	}
	shown := part.Around(part.Edges{Top: part.NewHairline()}, part.InsetXY(look.Edge, look.Between, lines))
	return part.NewShield(theme.ColorNameBackground, shown)
}

// side is one audience with its number of rows.
func side(title, audience, rows string) fyne.CanvasObject {
	count := part.NewCaption(rows)
	return part.Column(0, part.Around(part.Edges{Right: part.Middle(count)}, part.NewCaption(title)), part.NewID(audience))
}

// halves sets two fields beside each other.
type halves struct{}

func (halves) MinSize(objects []fyne.CanvasObject) fyne.Size {
	left, right := objects[0].MinSize(), objects[1].MinSize()
	return fyne.NewSize(left.Width+look.Inside+right.Width, max(left.Height, right.Height))
}

func (halves) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	width := (size.Width - look.Inside) / 2
	for i, one := range objects {
		one.Move(fyne.NewPos(float32(i)*(width+look.Inside), 0))
		one.Resize(fyne.NewSize(width, size.Height))
	}
}
