package tenant

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"entrastudio/views/look"
	"entrastudio/views/part"
	"entrastudio/views/words"
)

// inspector says who is signed in and what they may, and below it the chosen row in
// full.
type inspector struct {
	panel  *Panel
	header *part.Header
	// explained is the row that is shown in full.
	explained row
	out       *part.Button
	allow     *part.Check
	account   *fyne.Container
	detail    *fyne.Container
	done      *fyne.Container
	scroll    *container.Scroll
	content   fyne.CanvasObject
}

func newInspector(p *Panel) *inspector {
	i := &inspector{panel: p, account: part.Column(look.Inside), detail: part.Column(look.Between), done: part.Column(look.Between)}
	i.out = part.NewButton(words.T("tenant.signOut"), p.source.SignOut)
	i.allow = part.NewCheck(words.T("tenant.allow"))
	i.allow.OnEdit = p.source.AllowWriting
	i.header = part.NewHeader(words.T("tenant.account"), i.out)
	i.scroll = container.NewVScroll(part.InsetXY(look.Edge, look.Between, part.Column(look.Between, i.account, i.detail, i.done)))
	i.content = part.Headed(i.header, i.scroll, nil)
	return i
}

// show brings the account in line with the state.
func (i *inspector) show() {
	s := &i.panel.state
	i.explained, i.detail.Objects = row{}, nil
	i.account.Objects = nil
	i.out.Hidden = s.Account == nil
	i.allow.SetValue(s.Writing)
	if s.Account == nil {
		i.account.Add(part.NewBadge(look.Off, words.T("tenant.nobody"), 0))
		i.account.Add(part.Flush(part.NewRemark(words.T("tenant.nobody.teach"))))
	} else {
		i.showAccount(s.Account)
	}
	i.done.Objects = nil
	if len(s.Done) > 0 {
		i.done.Add(part.NewHairline())
		i.done.Add(section(words.T("tenant.done"), s.Done...))
	}
	i.header.Refresh()
	i.scroll.Refresh()
}

func (i *inspector) showAccount(a *Account) {
	kind := words.T("tenant.account.person")
	if a.App {
		kind = words.T("tenant.account.app")
	}
	name := part.NewText(a.Name)
	name.Style.Bold, name.Cut = true, part.CutMiddle
	i.account.Add(part.Column(look.Grid, name, part.NewCaption(kind)))
	i.account.Add(part.Column(0, part.NewCaption(words.T("tenant.account.tenant")), part.NewID(a.TenantID)))
	i.account.Add(section(words.T("tenant.account.rights"), strings.Join(a.Rights, ", ")))
	if !a.Ends.IsZero() {
		i.account.Add(part.NewCaption(words.F("tenant.account.ends", words.Data{"Time": a.Ends.Local().Format("15:04")})))
	}
	i.account.Add(i.allow)
	if i.panel.state.Writing {
		i.account.Add(part.Flush(part.NewRemark(words.T("tenant.allow.on"))))
	} else {
		i.account.Add(part.Flush(part.NewRemark(words.T("tenant.allow.off"))))
	}
	i.account.Add(part.NewHairline())
}

// section is a caption with paragraphs below it, none for empty ones.
func section(title string, texts ...string) fyne.CanvasObject {
	lines := part.Column(look.Grid, part.NewCaption(title))
	for _, text := range texts {
		if text != "" {
			lines.Add(part.Flush(part.NewParagraph(text)))
		}
	}
	return lines
}

// explain shows the chosen row in full, where it is not the one that is shown.
func (i *inspector) explain(r row) {
	if r == i.explained {
		return
	}
	i.explained, i.detail.Objects = r, nil
	if i.panel.state.Account != nil {
		switch {
		case r.difference != nil:
			i.difference(r)
		case r.registration != nil:
			i.registration(r.registration)
		case r.change != nil:
			i.detail.Add(Described(r.change, r.number))
		case r.obstacle != nil:
			i.detail.Add(section(r.obstacle.Registration, words.Said(r.obstacle.Text), words.Said(r.obstacle.Hint)))
		case r.run != nil:
			i.run(r.run)
		case r.app != nil:
			i.app(r.app)
		}
	}
	i.detail.Refresh()
	i.scroll.Refresh()
}

// difference shows both sides, and the field that decides it.
func (i *inspector) difference(r row) {
	d := r.difference
	i.detail.Add(part.Column(look.Grid, titled(words.Said(d.Title)), part.NewCaption(r.registration.Name)))
	i.detail.Add(side(words.T("tenant.column.plan"), words.Said(d.Want), look.OKGround))
	i.detail.Add(side(words.T("tenant.column.tenant"), words.Said(d.Have), look.ErrorGround))
	if len(d.Details) > 0 {
		i.detail.Add(section(words.T("tenant.details"), words.SaidAll(d.Details)...))
	}
	if d.ByHand != "" {
		i.detail.Add(section(words.T("tenant.byHand"), words.Said(d.ByHand)))
	}
	i.obstacles(r.registration.Name)
	if d.Path != "" {
		i.detail.Add(container.NewHBox(part.NewButton(words.T("tenant.goto"), func() { i.panel.studio.Show(d.Path) })))
	}
}

// obstacles say what of a registration is left to a person, and why.
func (i *inspector) obstacles(registration string) {
	for _, one := range i.panel.state.Report.Obstacles {
		if one.Registration == registration {
			i.detail.Add(section(words.T("tenant.byHand"), words.Said(one.Text), words.Said(one.Hint)))
		}
	}
}

func (i *inspector) registration(r *Registration) {
	i.detail.Add(part.Column(look.Grid, titled(r.Name), part.NewCaption(r.verdict())))
	if r.ClientID != "" {
		i.detail.Add(part.Column(0, part.NewCaption(words.T("tenant.clientId")), part.NewID(r.ClientID)))
	}
	i.obstacles(r.Name)
	var endings []string
	for _, one := range r.Secrets {
		endings = append(endings, words.F("tenant.ends", words.Data{"Name": one.Name, "Day": one.Ends.Format(time.DateOnly)}))
	}
	for _, part := range []struct {
		title words.Key
		texts []string
	}{{words.Key("tenant.endings"), endings}, {words.Key("tenant.owners"), r.Owners}, {words.Key("tenant.notes"), words.SaidAll(r.Notes)}} {
		if len(part.texts) > 0 {
			i.detail.Add(section(words.T(part.title), part.texts...))
		}
	}
}

func (i *inspector) run(r *Run) {
	i.detail.Add(part.Column(look.Grid, titled(r.words()), part.NewCaption(r.At.Format("2006-01-02 15:04:05")+"  "+r.made())))
	i.detail.Add(part.Column(0, part.NewCaption(words.T("tenant.column.who")), part.NewID(r.Account)))
	i.detail.Add(part.Column(0, part.NewCaption(words.T("tenant.journal.name")), part.NewID(r.Name)))
	back := part.NewButton(words.T("tenant.undo"), func() { i.panel.source.Undo(r.Name) })
	why := words.T("tenant.undo.not")
	if r.Undoable && !i.panel.state.Writing {
		why = words.T("tenant.readOnly.why")
	}
	back.SetAble(r.Undoable && i.panel.state.Writing && i.panel.state.Doing == "", why)
	i.detail.Add(container.NewHBox(back))
	if back.Disabled() {
		i.detail.Add(part.Flush(part.NewRemark(why)))
	}
}

func (i *inspector) app(a *App) {
	i.detail.Add(part.Column(look.Grid, titled(a.Name), part.NewCaption(a.Accounts)))
	i.detail.Add(part.Column(0, part.NewCaption(words.T("tenant.clientId")), part.NewID(a.ClientID)))
	ours := a.Registration
	if ours == "" {
		ours = words.T("tenant.notOurs")
	}
	i.detail.Add(section(words.T("tenant.column.ours"), ours))
	if len(a.Redirects) > 0 {
		i.detail.Add(section(words.T("tenant.redirects"), a.Redirects...))
	}
	if a.Registration == "" {
		adopt := part.NewButton(words.T("tenant.adopt"), func() { i.panel.source.Adopt(a.ClientID) })
		adopt.SetAble(i.panel.state.Doing == "", i.panel.state.Doing)
		i.detail.Add(container.NewHBox(adopt))
	}
}

func titled(text string) fyne.CanvasObject {
	title := part.NewText(text)
	title.Style.Bold, title.Cut = true, part.CutEnd
	return title
}

// side is one side of a difference on its ground.
func side(title, value string, ground fyne.ThemeColorName) fyne.CanvasObject {
	text := part.NewParagraph(value)
	text.TextStyle.Monospace, text.Wrapping = true, fyne.TextWrapBreak
	return part.Column(look.Grid, part.NewCaption(title), container.NewStack(part.NewGround(ground, "", look.Radius), text))
}
