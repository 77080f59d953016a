package components

import (
	"fmt"

	"fyne.io/fyne/v2"

	"entrastudio/model/catalog"
	"entrastudio/model/plan"
	"entrastudio/views/findings"
	"entrastudio/views/form"
	"entrastudio/views/look"
	"entrastudio/views/part"
	"entrastudio/views/studio"
	"entrastudio/views/words"
)

// ID is the panel's name for Studio.Open.
const ID = "components"

// Panel is the panel of components.
type Panel struct {
	studio  studio.Studio
	entries []entry
	// chosen is the entry whose form is shown.
	chosen entry

	header  *part.Header
	list    *part.List
	detail  *form.Detail
	content fyne.CanvasObject
}

// New makes the panel. Nothing is drawn before it is first shown.
func New(s studio.Studio) *Panel {
	p := &Panel{studio: s, entries: entriesOf(s), chosen: entry{id: generalID, icon: look.IconTenant}}
	s.OnChange(p.update)
	s.OnShow(ID, p.show)
	return p
}

// ID is part of frame.Panel.
func (p *Panel) ID() string { return ID }

// Title is part of frame.Panel.
func (p *Panel) Title() words.Key { return words.Key("components.title") }

// Icon is part of frame.Panel.
func (p *Panel) Icon() look.Name { return look.IconComponents }

// Count is part of frame.Panel: how many entries have something wrong.
func (p *Panel) Count() (int, look.State) {
	n, worst := 0, look.OK
	for _, one := range p.entries {
		found := one.found(p.studio.Findings())
		if state := findings.Worst(found); state >= look.Warning {
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

// Inspector is part of frame.Panel: the form of the chosen entry.
func (p *Panel) Inspector() fyne.CanvasObject {
	p.build()
	return p.detail.Content()
}

// Keyboard is part of frame.Entered: the list.
func (p *Panel) Keyboard() fyne.Focusable { return p.list }

// Widths of the columns that do not share what is left.
const (
	titleWidth float32 = 176
	stateWidth float32 = 84
)

// urlWidth is what a short public URL needs: below it the registration, which the
// form names too, makes room.
const urlWidth float32 = 168

func (p *Panel) build() {
	if p.list != nil {
		return
	}
	p.header = part.NewHeader(words.T("components.title"))
	columns := []part.ListColumn{
		{Title: words.T("components.column.title"), Width: titleWidth},
		{Title: words.T("components.column.url"), Mono: true, Readable: urlWidth},
		{Title: words.T("components.column.registration"), Spare: true},
		{Title: words.T("components.column.state"), Width: stateWidth},
	}
	p.list = part.NewList(columns, func() int { return len(p.entries) }, func(i int) part.Row { return p.entries[i].row(p.studio) })
	p.list.OnSelect = p.choose
	p.list.OnOpen = func(int) { p.detail.GoToFirst() }
	p.list.OnKey = p.typedKey
	p.detail = form.NewDetail(p.studio)
	p.content = part.Page(p.header, p.list)
	p.update()
}

// update brings the list and the form up to date after any change.
func (p *Panel) update() {
	p.entries = entriesOf(p.studio)
	if p.list == nil {
		return
	}
	p.header.SetSubtitle(p.subtitle())
	p.list.Refresh()
	p.list.Select(p.place(p.chosen))
	p.showChosen()
}

func (p *Panel) showChosen() {
	chosen := p.chosen
	p.detail.Show(form.Shown{
		Shape: p.shapeOf(chosen), Title: chosen.title(p.studio.Catalog()),
		Groups: func() []form.Group { return p.groups(chosen) },
	})
}

func (p *Panel) subtitle() string {
	on := 0
	for i := range p.studio.Plan().Components {
		c := &p.studio.Plan().Components[i]
		if c.Enabled && c.Name != catalog.Global {
			on++
		}
	}
	return words.F("components.subtitle", words.Data{
		"On": on, "All": len(p.studio.Catalog().Components), "Minor": string(p.studio.Catalog().Minor),
	})
}

func (p *Panel) place(e entry) int {
	for i, one := range p.entries {
		if one.id == e.id {
			return i
		}
	}
	p.chosen = p.entries[0]
	return 0
}

func (p *Panel) choose(index int) {
	p.chosen = p.entries[index]
	p.showChosen()
}

// shapeOf names everything that decides which fields a form has.
func (p *Panel) shapeOf(e entry) string {
	now := p.studio.Plan()
	shape := fmt.Sprint(e.id, now.Camunda, now.Deployment.With)
	switch e.id {
	case generalID:
		shape += fmt.Sprint(now.Tenant.Cloud == plan.CustomCloud)
	case databasesID:
		for _, name := range plan.DatabaseNames() {
			d := now.Database(name)
			shape += fmt.Sprint(d != nil && d.Bundled)
		}
	}
	return shape
}

func (p *Panel) groups(e entry) []form.Group {
	switch e.id {
	case generalID:
		return generalGroups(p.studio)
	case databasesID:
		return databaseGroups(p.studio)
	default:
		return componentGroups(p.studio, e.name)
	}
}

// show goes to the field of a path.
func (p *Panel) show(path string) bool {
	for _, one := range p.entries {
		if !one.holds(path) {
			continue
		}
		p.chosen = one
		if p.list != nil {
			p.list.Select(p.place(one))
			p.showChosen()
			p.detail.GoTo(path)
		}
		return true
	}
	return false
}

// typedKey switches the chosen component on and off with Space.
func (p *Panel) typedKey(key fyne.KeyName, index int) bool {
	if key != fyne.KeySpace || index < 0 || p.entries[index].name == "" || p.entries[index].name == catalog.Global {
		return false
	}
	name := p.entries[index].name
	on := p.studio.Plan().On(name)
	label := p.entries[index].title(p.studio.Catalog()) + ": " + words.T("components.enabled")
	change := plan.Change{Path: "components/" + string(name) + "/enabled", Old: catalog.BoolOf(on), New: catalog.BoolOf(!on)}
	if err := p.studio.Apply(plan.Edit{Label: label, Changes: []plan.Change{change}}); err != nil {
		p.studio.Fail(err)
	}
	return true
}
