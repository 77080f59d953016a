package rules

import (
	"entrastudio/model/plan"
	"entrastudio/views/words"
)

// add puts a new rule behind the chosen one and goes to its name.
func (p *Panel) add() { p.insert(words.T("rules.add"), p.fresh()) }

// duplicate puts a copy of the chosen rule behind it.
func (p *Panel) duplicate() {
	if p.chosen < 0 {
		return
	}
	rule := p.studio.Plan().Clone().MappingRules[p.chosen]
	rule.Name = words.F("rules.copied", words.Data{"Name": rule.Name})
	p.insert(words.T("rules.copy"), rule)
}

func (p *Panel) insert(label string, rule plan.MappingRule) {
	next := p.studio.Plan().Clone()
	at := p.chosen + 1
	if err := plan.InsertRule(next, at, rule); err != nil {
		p.studio.Fail(err)
		return
	}
	p.chosen, p.wanted = at, ""
	p.filter.SetValue("")
	p.studio.Replace(label, next)
	p.detail.GoToFirst()
}

// remove takes the chosen rule away; it can be had back at once.
func (p *Panel) remove() {
	if p.chosen < 0 {
		return
	}
	before := p.studio.Plan()
	next := before.Clone()
	name := next.MappingRules[p.chosen].Name
	if err := plan.Remove(next, rulePath(p.chosen)); err != nil {
		p.studio.Fail(err)
		return
	}
	p.studio.Replace(words.T("rules.remove"), next)
	p.studio.Say(words.F("rules.removed", words.Data{"Name": name}), func() {
		p.studio.Replace(words.T("rules.back"), before)
	})
}
