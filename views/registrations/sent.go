package registrations

import (
	"slices"

	"fyne.io/fyne/v2"

	"entrastudio/model/catalog"
	"entrastudio/model/plan"
	"entrastudio/views/look"
	"entrastudio/views/part"
	"entrastudio/views/words"
)

// sent is one redirect URI that a component sends, and what the registration has
// of it.
type sent struct {
	component catalog.Name
	uri       string
	state     look.State
	word      words.Key
}

// sentBy lists what the components send that use a registration.
func sentBy(p *plan.Plan, c *catalog.Catalog, r *plan.Registration) []sent {
	var all []sent
	registered := p.RedirectURIsOf(c, r)
	on, _ := users(p, r.Name)
	for _, name := range on {
		uri := p.CallbackOf(c, name)
		if uri == "" {
			continue
		}
		one := sent{component: name, uri: uri, state: look.OK, word: words.Key("registrations.sent.ok")}
		fact := c.Component(name)
		switch {
		case fact != nil && r.Platform != "" && fact.Registration.Platform != r.Platform:
			one.state, one.word = look.Error, words.Key("registrations.sent.platform")
		case !slices.Contains(registered, uri):
			one.state, one.word = look.Error, words.Key("registrations.sent.missing")
		}
		all = append(all, one)
	}
	return all
}

// showSent lists below the form what the components send, each with whether it is
// registered.
func (p *Panel) showSent() {
	p.sent.RemoveAll()
	now := p.studio.Plan()
	if p.chosen >= len(now.Registrations) {
		return
	}
	all := sentBy(now, p.studio.Catalog(), &now.Registrations[p.chosen])
	p.sent.Add(part.NewCaption(words.T("registrations.sent")))
	if len(all) == 0 {
		p.sent.Add(part.Flush(part.NewRemark(words.T("registrations.sent.none"))))
	}
	for _, one := range all {
		p.sent.Add(p.sentLine(one))
	}
	p.sent.Refresh()
}

func (p *Panel) sentLine(one sent) fyne.CanvasObject {
	name := part.NewText(titles(p.studio.Catalog(), []catalog.Name{one.component}))
	name.Cut = part.CutEnd
	badge := part.NewBadge(one.state, words.T(one.word), 0)
	head := part.Around(part.Edges{Right: badge}, name)
	goTo := part.NewIconButton(look.IconArrowRight, words.T("registrations.sent.goto"), func() {
		p.studio.Show("components/" + string(one.component) + "/url")
	})
	return part.Column(0, head, part.Around(part.Edges{Right: goTo}, part.NewID(one.uri)))
}
