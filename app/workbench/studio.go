package workbench

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"entrastudio/model/catalog"
	"entrastudio/model/check"
	"entrastudio/model/plan"
	"entrastudio/views/findings"
	"entrastudio/views/part"
	"entrastudio/views/words"
)

// Open shows a panel and gives it the keyboard.
func (w *Workbench) Open(panel string) {
	w.frame.Open(panel)
	w.frame.Enter()
}

// OnShow is part of studio.Studio.
func (w *Workbench) OnShow(panel string, f func(path string) bool) { w.shows[panel] = f }

// Show goes to a field of the plan in the panel that has it.
func (w *Workbench) Show(path string) {
	for _, panel := range w.panels {
		show := w.shows[panel.ID()]
		if show == nil || !show(path) {
			continue
		}
		w.frame.Open(panel.ID())
		show(path)
		return
	}
}

// Say tells the person something in passing.
func (w *Workbench) Say(text string, undo func()) {
	w.frame.Say(text, words.T("workbench.undo"), undo)
}

// Fail shows an error with its hint.
func (w *Workbench) Fail(err error) {
	text, hint := part.Refusal(err)
	if hint != "" {
		text += "\n\n" + sentence(hint)
	}
	w.frame.Dialogs().Show(part.Dialog{Title: words.T("workbench.failed"), Body: part.NewParagraph(text)})
}

// sentence gives a hint, which follows a semicolon on the command line, the form of
// a sentence.
func sentence(hint string) string {
	first, size := utf8.DecodeRuneInString(hint)
	return string(unicode.ToUpper(first)) + strings.TrimSuffix(hint[size:], ".") + "."
}

// Explain opens the whole explanation of a finding.
func (w *Workbench) Explain(f check.Finding) { w.frame.Dialogs().Show(findings.ExplainDialog(f)) }

// Mend shows what a fix changes and makes it when the person agrees.
func (w *Workbench) Mend(f check.Finding) {
	shown := f
	if f.Fix.Edit != nil {
		edit := w.seen(*f.Fix.Edit)
		shown.Fix.Edit = &edit
	}
	w.frame.Dialogs().Show(findings.MendDialog(shown, func() { w.mend(f) }))
}

// seen is an edit as a person sees it: with what stands in the plan now, and for a
// setting that is dropped with what will follow from the plan.
func (w *Workbench) seen(edit plan.Edit) plan.Edit {
	after, _, err := edit.Apply(w.Plan())
	edit.Changes = slices.Clone(edit.Changes)
	for i := range edit.Changes {
		change := &edit.Changes[i]
		if old, err := plan.Get(w.Plan(), change.Path); err == nil {
			change.Old = old
		}
		if s := w.settingAt(change.Path); s != nil && err == nil && change.Remove {
			change.New, change.Remove = after.Effective(w.Catalog(), s).Value, false
		}
	}
	return edit
}

// settingAt is the setting that a path of the plan says; nil for another path.
func (w *Workbench) settingAt(path string) *catalog.Setting {
	steps := strings.Split(path, "/")
	if len(steps) != 4 || steps[0] != "components" || steps[2] != "settings" {
		return nil
	}
	return w.Catalog().Setting(catalog.Name(steps[1]), steps[3])
}

func (w *Workbench) mend(f check.Finding) {
	w.Settle()
	if err := w.Apply(*f.Fix.Edit); err != nil {
		w.Fail(err)
		return
	}
	w.Settle()
	w.Say(words.Said(f.Fix.Edit.Label), w.undo)
}
