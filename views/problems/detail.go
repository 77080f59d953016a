package problems

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"entrastudio/model/catalog"
	"entrastudio/model/check"
	"entrastudio/views/findings"
	"entrastudio/views/look"
	"entrastudio/views/part"
	"entrastudio/views/studio"
	"entrastudio/views/words"
)

// choose shows a finding in full.
func (p *Panel) choose(l line) {
	f := l.finding
	if f.Code == "" {
		p.chosen, p.detail.Objects = "", nil
		p.detail.Refresh()
		return
	}
	p.chosen = key(f)
	explained := part.Column(look.Between, part.Flush(part.NewTitle(words.Said(f.Title))), findings.Explanation(f))
	body := container.NewVScroll(part.InsetXY(look.Edge, look.Between, explained))
	foot := part.InsetXY(look.Edge, look.Between, p.buttons(l))
	p.detail.Objects = []fyne.CanvasObject{part.Headed(part.Tall(findings.Head(f)), body, foot)}
	p.detail.Refresh()
}

// buttons are what can be done with the chosen finding, the best thing last.
func (p *Panel) buttons(l line) fyne.CanvasObject {
	f := l.finding
	bar := container.NewHBox()
	if l.explains > 0 {
		title := words.T("problems.unfold")
		if p.open[p.chosen] {
			title = words.T("problems.fold")
		}
		bar.Add(part.NewButton(title, func() { p.fold(f) }))
	}
	if p.reachable(f) {
		bar.Add(part.NewButton(words.T("problems.goto"), func() { p.goTo(f) }))
	}
	if f.Fix.Edit != nil && p.studio.ReadOnly() == "" {
		bar.Add(part.NewPrimary(words.Said(f.Fix.Edit.Label), func() { p.studio.Mend(f) }))
	}
	return bar
}

// reachable reports whether the finding stands at a field of the plan.
func (p *Panel) reachable(f check.Finding) bool { return fieldOf(f) != "" }

// fieldOf is the plan path of a finding: where it stands, where its fix would
// change something, or the setting that it is about.
func fieldOf(f check.Finding) string {
	if path := studio.FieldOf(f.Place, catalog.Ref{}); path != "" {
		return path
	}
	if f.Fix.Edit != nil && len(f.Fix.Edit.Changes) > 0 {
		return f.Fix.Edit.Changes[0].Path
	}
	return studio.FieldOf(f.Place, f.Ref)
}

func (p *Panel) goTo(f check.Finding) {
	if path := fieldOf(f); path != "" {
		p.studio.Show(path)
	}
}

// fold shows or hides what follows from a cause.
func (p *Panel) fold(f check.Finding) {
	p.open[key(f)] = !p.open[key(f)]
	p.update()
}

// typedKey: Space explains, F mends, Right and Left unfold and fold.
func (p *Panel) typedKey(name fyne.KeyName, index int) bool {
	if index < 0 {
		return false
	}
	l := p.lines[index]
	switch name {
	case fyne.KeySpace:
		p.studio.Explain(l.finding)
	case fyne.KeyF:
		p.studio.Mend(l.finding)
	case fyne.KeyRight, fyne.KeyLeft:
		if l.explains == 0 || p.open[key(l.finding)] == (name == fyne.KeyRight) {
			return false
		}
		p.fold(l.finding)
	default:
		return false
	}
	return true
}
