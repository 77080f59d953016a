package registrations

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"entrastudio/views/findings"
	"entrastudio/views/form"
	"entrastudio/views/look"
	"entrastudio/views/part"
	"entrastudio/views/studio"
	"entrastudio/views/words"
)

// ID is the panel's name for Studio.Open.
const ID = "registrations"

// Panel is the panel of app registrations.
type Panel struct {
	studio studio.Studio
	// chosen is the place of the registration whose form is shown.
	chosen int

	header         *part.Header
	addButton      *part.Button
	removeButton   *part.Button
	list           *part.List
	detail         *form.Detail
	sent           *fyne.Container
	content, empty fyne.CanvasObject
}

// New makes the panel. Nothing is drawn before it is first shown.
func New(s studio.Studio) *Panel {
	p := &Panel{studio: s}
	s.OnChange(p.update)
	s.OnShow(ID, p.show)
	return p
}

// ID is part of frame.Panel.
func (p *Panel) ID() string { return ID }

// Title is part of frame.Panel.
func (p *Panel) Title() words.Key { return words.Key("registrations.title") }

// Icon is part of frame.Panel.
func (p *Panel) Icon() look.Name { return look.IconRegistrations }

// Count is part of frame.Panel: how many registrations have something wrong.
func (p *Panel) Count() (int, look.State) {
	n, worst := 0, look.OK
	for i := range p.studio.Plan().Registrations {
		if state := findings.Worst(found(p.studio.Findings(), i)); state >= look.Warning {
			n, worst = n+1, max(worst, state)
		}
	}
	return n, worst
}

// Content is part of frame.Panel: the list.
func (p *Panel) Content() fyne.CanvasObject {
	p.build()
	return p.content
}

// Inspector is part of frame.Panel: the form of the chosen registration.
func (p *Panel) Inspector() fyne.CanvasObject {
	p.build()
	return p.detail.Content()
}

// Keyboard is part of frame.Entered: the list.
func (p *Panel) Keyboard() fyne.Focusable { return p.list }

// Widths of the columns that do not share what is left.
const (
	nameWidth     float32 = 210
	platformWidth float32 = 88
	stateWidth    float32 = 84
)

func (p *Panel) build() {
	if p.list != nil {
		return
	}
	p.removeButton = part.NewIconButton(look.IconTrash, words.T("registrations.remove"), p.remove)
	p.addButton = part.NewPrimary(words.T("registrations.add"), p.add)
	p.header = part.NewHeader(words.T("registrations.title"), p.removeButton, p.addButton)
	columns := []part.ListColumn{
		{Title: words.T("registrations.name"), Width: nameWidth},
		{Title: words.T("registrations.client"), Mono: true},
		{Title: words.T("registrations.platform"), Width: platformWidth, Spare: true},
		{Title: words.T("registrations.users"), Spare: true},
		{Title: words.T("registrations.state"), Width: stateWidth},
	}
	p.list = part.NewList(columns, func() int { return len(p.studio.Plan().Registrations) }, p.row)
	p.list.OnSelect = p.choose
	p.list.OnOpen = func(int) { p.detail.GoToFirst() }
	p.list.OnKey = p.typedKey
	p.detail, p.sent = form.NewDetail(p.studio), part.Column(look.Inside)
	p.empty = part.NewEmpty(look.IconRegistrations, words.T("registrations.empty"), words.T("registrations.empty.teach"), part.NewButton(words.T("registrations.add"), p.add))
	body := container.NewStack(p.list, p.empty)
	p.content = part.Page(p.header, body)
	p.update()
}

// update brings the list and the form up to date after any change.
func (p *Panel) update() {
	if p.list == nil {
		return
	}
	n := len(p.studio.Plan().Registrations)
	p.chosen = max(0, min(p.chosen, n-1))
	p.header.SetSubtitle(words.N("registrations.count", n))
	editable := p.studio.ReadOnly() == ""
	p.addButton.SetAble(editable, p.studio.ReadOnly())
	p.removeButton.SetAble(editable && n > 0, words.T("registrations.none"))
	p.list.Refresh()
	shown(p.empty, n == 0)
	shown(p.list, n > 0)
	if n == 0 {
		p.detail.Clear()
		return
	}
	p.list.Select(p.chosen)
	chosen := p.chosen
	p.detail.Show(form.Shown{
		Shape: strconv.Itoa(chosen), Title: p.studio.Plan().Registrations[chosen].Name,
		Groups: func() []form.Group { return p.groups(chosen) },
	})
	p.showSent()
}

func shown(object fyne.CanvasObject, visible bool) {
	if visible {
		object.Show()
	} else {
		object.Hide()
	}
}

func (p *Panel) choose(index int) {
	p.chosen = index
	p.update()
}

// show goes to the field of a path.
func (p *Panel) show(path string) bool {
	steps := strings.Split(path, "/")
	if steps[0] != "registrations" || len(steps) < 2 {
		return false
	}
	index, err := strconv.Atoi(steps[1])
	if err != nil || index >= len(p.studio.Plan().Registrations) {
		return false
	}
	p.chosen = index
	if p.list != nil {
		p.update()
		p.detail.GoTo(path)
	}
	return true
}

// typedKey removes with Delete.
func (p *Panel) typedKey(key fyne.KeyName, index int) bool {
	if key != fyne.KeyDelete || index < 0 || p.studio.ReadOnly() != "" {
		return false
	}
	p.remove()
	return true
}
