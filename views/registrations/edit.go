package registrations

import (
	"strconv"

	"entrastudio/model/catalog"
	"entrastudio/model/plan"
	"entrastudio/views/words"
)

// add puts a new registration behind the chosen one and goes to its name.
func (p *Panel) add() {
	now := p.studio.Plan()
	at := min(p.chosen+1, len(now.Registrations))
	place := path(at)
	edit := plan.Edit{Label: words.T("registrations.add"), Changes: []plan.Change{
		{Path: "registrations/+" + strconv.Itoa(at), New: catalog.TextOf(p.freeName())},
		{Path: place + "/platform", New: catalog.TextOf(string(catalog.PlatformWeb))},
	}}
	if err := p.studio.Apply(edit); err != nil {
		p.studio.Fail(err)
		return
	}
	p.chosen = at
	p.update()
	p.detail.GoTo(place + "/name")
}

// freeName is a name that no other registration has.
func (p *Panel) freeName() string {
	for n := 1; ; n++ {
		name := words.F("registrations.unnamed", words.Data{"Number": n})
		if p.studio.Plan().Registration(name) == nil {
			return name
		}
	}
}

// remove takes the chosen registration away, from the components too; both come
// back together.
func (p *Panel) remove() {
	now := p.studio.Plan()
	if p.chosen >= len(now.Registrations) {
		return
	}
	name := now.Registrations[p.chosen].Name
	edit := plan.Edit{Label: words.F("registrations.removed", words.Data{"Name": name}), Changes: []plan.Change{
		{Path: path(p.chosen), Remove: true},
	}}
	_, back, err := edit.Apply(now)
	if err == nil {
		err = p.studio.Apply(edit)
	}
	if err != nil {
		p.studio.Fail(err)
		return
	}
	p.studio.Say(edit.Label, func() {
		if err := p.studio.Apply(back); err != nil {
			p.studio.Fail(err)
		}
	})
}
