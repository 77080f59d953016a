package workbench

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"entrastudio/model/catalog"
	"entrastudio/model/check"
	"entrastudio/model/evidence"
	"entrastudio/model/plan"
	"entrastudio/model/upgrade"
	"entrastudio/views/changes"
	"entrastudio/views/findings"
	"entrastudio/views/look"
	"entrastudio/views/part"
	"entrastudio/views/words"
)

// upgraded is a plan on a newer minor, before anybody agreed to it.
type upgraded struct {
	// of is the plan that it was made from.
	of      *plan.Plan
	to      catalog.Minor
	plan    *plan.Plan
	changes []upgrade.Change
	// findings are the errors and warnings that a check finds in it.
	findings []check.Finding
	err      error
}

// newer lists the minors that a plan can go to.
func newer(than catalog.Minor) []catalog.Minor {
	all := catalog.Minors()
	return upgrade.Through(than, all[len(all)-1])
}

func (w *Workbench) canUpgrade() (bool, string) {
	switch {
	case w.ReadOnly() != "":
		return false, w.ReadOnly()
	case len(newer(w.Plan().Camunda)) == 0:
		return false, words.F("workbench.upgrade.newest", words.Data{"Minor": string(w.Plan().Camunda)})
	}
	return true, ""
}

// askUpgrade shows what an upgrade to the next minor changes, which is the one that
// Camunda advises; another one is chosen in the dialog.
func (w *Workbench) askUpgrade() {
	if all := newer(w.Plan().Camunda); len(all) > 0 {
		w.upgradeTo(all[0])
	}
}

// chooseMinor is told which minor was chosen above. A newer one is an upgrade,
// which is shown first.
func (w *Workbench) chooseMinor(value string) {
	minor := catalog.Minor(value)
	if able, _ := w.canUpgrade(); !able || !slices.Contains(newer(w.Plan().Camunda), minor) {
		w.setMinor(value)
		return
	}
	w.upgradeTo(minor)
}

// upgradeTo works the upgrade out off the window's goroutine and shows it, unless
// the plan has changed meanwhile.
func (w *Workbench) upgradeTo(minor catalog.Minor) {
	w.Settle()
	p, at := w.Plan(), w.params.Now()
	w.params.Background(func() {
		u := workOut(p, minor, check.Options{At: at})
		w.params.Post(func() {
			switch {
			case u.err != nil:
				w.Fail(u.err)
			case w.Plan() == p:
				w.showUpgrade(&u)
				return
			}
			w.frame.Refresh()
		})
	})
}

// workOut makes the upgraded plan and checks it.
func workOut(p *plan.Plan, minor catalog.Minor, options check.Options) upgraded {
	u := upgraded{of: p, to: minor}
	if u.plan, u.changes, u.err = upgrade.To(p, minor); u.err != nil {
		return u
	}
	c, err := catalog.Of(minor)
	if err != nil {
		u.err = err
		return u
	}
	found := check.Run(evidence.FromPlan(u.plan, c, "", nil), options)
	u.findings = slices.DeleteFunc(found, func(f check.Finding) bool { return f.Severity == check.Note })
	return u
}

// minorWidth has room for the name of any minor.
const minorWidth float32 = 132

// showUpgrade shows an upgrade before it is made: every change with its reason, and
// what is left to do.
func (w *Workbench) showUpgrade(u *upgraded) {
	view := changes.New(changes.UpgradeColumns()...)
	view.Show(changes.Upgrade(u.changes, titlesOf(u.of.Camunda, u.to)))
	dialogs := w.frame.Dialogs()
	minor := part.NewSelect(w.minorsAbove(u.of.Camunda)...)
	minor.SetValue(string(u.to))
	minor.OnEdit = func(value string) {
		dialogs.Dismiss()
		w.upgradeTo(catalog.Minor(value))
	}
	head := part.Column(look.Inside,
		part.Around(part.Edges{Left: container.NewGridWrap(fyne.NewSize(minorWidth, minor.MinSize().Height), minor)}, part.InsetXY(look.Between, 0, part.Middle(upgradeSummary(u)))), checkedLine(u.findings))
	dialogs.Show(part.Dialog{
		Title:   words.F("workbench.upgrade.title", words.Data{"From": string(u.of.Camunda), "To": string(u.to)}),
		Body:    part.Around(part.Edges{Top: part.InsetXY(0, look.Grid, head)}, view.Beside()),
		Confirm: words.F("workbench.upgrade.confirm", words.Data{"To": string(u.to)}), Size: w.largeDialog(), First: view.Focus(),
		OnConfirm: func() { w.upgrade(u) }, OnDismiss: w.frame.Refresh,
		Others: []part.Choice{{Title: words.T("workbench.upgrade.number"), Run: func() { w.setMinor(string(u.to)) }}},
	})
}

// minorsAbove are the minors that a plan can go to, as choices.
func (w *Workbench) minorsAbove(than catalog.Minor) []part.Option {
	return slices.DeleteFunc(minors(), func(o part.Option) bool { return !slices.Contains(newer(than), catalog.Minor(o.Value)) })
}

// titlesOf names the components of both minors; the new one's word counts.
func titlesOf(from, to catalog.Minor) func(catalog.Name) string {
	return func(name catalog.Name) string {
		for _, minor := range []catalog.Minor{to, from} {
			if c, err := catalog.Of(minor); err == nil && c.Component(name) != nil {
				return c.Component(name).Title
			}
		}
		return string(name)
	}
}

// upgradeSummary counts what is to be done.
func upgradeSummary(u *upgraded) fyne.CanvasObject {
	count := map[upgrade.Urgency]int{}
	for i := range u.changes {
		count[u.changes[i].Urgency]++
	}
	return part.NewText(words.F("workbench.upgrade.summary", words.Data{
		"Mandatory": count[upgrade.Mandatory], "Recommended": count[upgrade.Recommended], "Done": count[upgrade.Done],
	}))
}

// checkedLine says what a check finds in the upgraded plan.
func checkedLine(found []check.Finding) fyne.CanvasObject {
	line := part.Finding{State: findings.Worst(found), Title: words.T("workbench.upgrade.sound")}
	if len(found) > 0 {
		line.Title = words.F("workbench.upgrade.found", words.Data{"Found": findings.Word(found), "First": words.Said(found[0].Title)})
	}
	return part.NewFindingLine(line)
}

// upgrade makes the upgrade as one undo step.
func (w *Workbench) upgrade(u *upgraded) {
	label := words.F("workbench.upgrade.label", words.Data{"To": string(u.to)})
	w.Settle()
	w.Replace(label, u.plan)
	w.Settle()
	w.Say(label, w.undo)
}
