package login

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"entrastudio/model/catalog"
	"entrastudio/model/login"
	"entrastudio/views/look"
	"entrastudio/views/part"
	"entrastudio/views/studio"
	"entrastudio/views/words"
)

// ID is the panel's name for Studio.Open.
const ID = "login"

// tokensID is the panel that gives a login its token.
const tokensID = "tokens"

// Panel is the panel of sign-ins.
type Panel struct {
	studio studio.Studio
	logins []login.Login
	// chosen is empty until a person chooses.
	chosen catalog.Name
	// onScreen is false while another panel is shown: nothing is drawn then.
	onScreen bool

	header  *part.Header
	list    *part.List
	middle  *fyne.Container
	page    *fyne.Container
	content fyne.CanvasObject
	steps   *steps
}

// New makes the panel. Nothing is drawn before it is first shown.
func New(s studio.Studio) *Panel {
	p := &Panel{studio: s}
	s.OnChange(p.update)
	return p
}

// ID is part of frame.Panel.
func (p *Panel) ID() string { return ID }

// Title is part of frame.Panel.
func (p *Panel) Title() words.Key { return words.Key("login.title") }

// Icon is part of frame.Panel.
func (p *Panel) Icon() look.Name { return look.IconLogin }

// Count is part of frame.Panel: the logins that fail.
func (p *Panel) Count() (int, look.State) {
	failing := 0
	for _, l := range p.studio.Logins() {
		if stateOf(l.Outcome) == look.Error {
			failing++
		}
	}
	return failing, look.Error
}

// SetShown is part of frame.Watcher.
func (p *Panel) SetShown(shown bool) {
	p.onScreen = shown
	p.update()
}

// Content is part of frame.Panel: the components and the page at the end.
func (p *Panel) Content() fyne.CanvasObject {
	p.build()
	return p.content
}

// Inspector is part of frame.Panel: the steps of the chosen login.
func (p *Panel) Inspector() fyne.CanvasObject {
	p.build()
	return p.steps.content
}

// Keyboard is part of frame.Entered: the list, where there is one.
func (p *Panel) Keyboard() fyne.Focusable {
	if len(p.logins) == 0 {
		return nil
	}
	return p.list
}

// Widths of the columns that do not share what is left.
const (
	componentWidth float32 = 152
	outcomeWidth   float32 = 132
)

func (p *Panel) build() {
	if p.list != nil {
		return
	}
	p.header = part.NewHeader(words.T("login.title"), part.NewButton(words.T("login.token"), func() { p.studio.Open(tokensID) }))
	columns := []part.ListColumn{
		{Title: words.T("login.column.component"), Width: componentWidth},
		{Title: words.T("login.column.outcome"), Width: outcomeWidth},
		{Title: words.T("login.column.end"), Mono: true},
	}
	p.list = part.NewList(columns, func() int { return len(p.logins) }, p.row)
	p.list.OnSelect = func(i int) { p.choose(p.logins[i].Component) }
	p.list.OnOpen = func(int) { p.steps.focus() }
	p.middle, p.page = container.NewStack(), container.NewStack()
	p.steps = newSteps(p.studio)
	p.content = part.Page(p.header, p.middle)
}

// update follows the logins again after any change.
func (p *Panel) update() {
	if p.list == nil || !p.onScreen {
		return
	}
	p.logins = p.studio.Logins()
	p.header.SetSubtitle(words.F("login.count", words.Data{"OK": p.passing(), "All": len(p.logins)}))
	if len(p.logins) == 0 {
		p.middle.Objects = []fyne.CanvasObject{part.NewEmpty(look.IconLogin, words.T("login.empty"), words.T("login.empty.teach"), nil)}
		p.middle.Refresh()
		p.steps.clear()
		return
	}
	p.middle.Objects = []fyne.CanvasObject{part.Around(part.Edges{Bottom: p.page}, p.list)}
	p.middle.Refresh()
	p.list.Refresh()
	at := p.place()
	p.list.Select(at)
	p.show(&p.logins[at])
}

func (p *Panel) passing() int {
	n := 0
	for _, l := range p.logins {
		if l.Outcome == login.OK {
			n++
		}
	}
	return n
}

// place is where the chosen login stands now; before a person chooses, the first
// one that fails.
func (p *Panel) place() int {
	failing := 0
	for i := len(p.logins) - 1; i >= 0; i-- {
		if p.logins[i].Component == p.chosen {
			return i
		}
		if stateOf(p.logins[i].Outcome) == look.Error {
			failing = i
		}
	}
	return failing
}

func (p *Panel) choose(name catalog.Name) {
	p.chosen = name
	p.show(&p.logins[p.place()])
}

func (p *Panel) show(l *login.Login) {
	p.page.Objects = []fyne.CanvasObject{newPage(p.title(l.Component), l)}
	p.page.Refresh()
	p.steps.show(p.title(l.Component), l)
}

func (p *Panel) row(i int) part.Row {
	l := p.logins[i]
	return part.Row{State: stateOf(l.Outcome), Cells: []string{p.title(l.Component), outcomeWord(l.Outcome), words.Said(l.EndsOn)}}
}

func (p *Panel) title(name catalog.Name) string {
	if fact := p.studio.Catalog().Component(name); fact != nil {
		return fact.Title
	}
	return string(name)
}
