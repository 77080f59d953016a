// Package studio says what a panel may ask of the running studio and tell it.
// Panels know this and nothing behind it, so each can be driven in a test by a
// few lines that stand in for the program.
package studio

import (
	"entrastudio/model/catalog"
	"entrastudio/model/check"
	"entrastudio/model/evidence"
	"entrastudio/model/login"
	"entrastudio/model/plan"
)

// Studio is the running studio as a panel sees it. All methods are called on
// the window's goroutine.
type Studio interface {
	// Plan is the plan as it stands; it must not be changed.
	Plan() *plan.Plan
	Catalog() *catalog.Catalog
	// ReadOnly says why nothing can be edited; empty where it can.
	ReadOnly() string
	// Apply makes an edit; typing in one field is one undo step until Settle.
	// An edit that cannot be made is an error whose text is fit for the
	// person.
	Apply(plan.Edit) error
	// Replace puts another plan in the place of this one, as one undo step.
	Replace(label string, next *plan.Plan)
	Settle()

	// Findings, Logins and Picture are derived from the plan and the evidence
	// beside it. They may lag behind an edit by a moment; OnChange tells.
	Findings() []check.Finding
	Logins() []login.Login
	Picture() *evidence.Picture

	// Evidence lists what was pasted or dropped beside the plan.
	Evidence() []evidence.Input

	// Show goes to a field of the plan, such as
	// "components/operate/settings/audience", in whichever panel edits it.
	Show(path string)
	// Open goes to a panel by its ID.
	Open(panel string)
	// OnShow calls f when a field is to be shown; f reports whether the panel
	// has it. It is called once to ask, when the panel need not be on screen,
	// and again once it is, to give the field the keyboard.
	OnShow(panel string, f func(path string) bool)
	// OnChange calls f after every change of the plan, of what is derived
	// from it, or of its saved state.
	OnChange(f func())

	// Mend shows what the fix of a finding changes and, when the person agrees,
	// makes the change as one undo step. A fix that no plan can make is shown as
	// what there is to do.
	Mend(check.Finding)
	// Explain opens the whole explanation of a finding.
	Explain(check.Finding)

	// Say tells the person something in passing; an empty undo means that
	// there is nothing to take back.
	Say(text string, undo func())
	// Fail shows an error with its hint.
	Fail(err error)
}

// FindingsAt picks the findings of one field of the plan.
func FindingsAt(all []check.Finding, path string) []check.Finding {
	var found []check.Finding
	for _, f := range all {
		if f.Place.Address == path || (f.Fix.Edit != nil && changes(f.Fix.Edit, path)) {
			found = append(found, f)
		}
	}
	return found
}

// FindingsOfSetting picks the findings of one setting of the plan: those that
// stand at its own field, and those of the setting itself, whatever field of the
// plan decides its value. What was found in a file beside the plan is left out.
func FindingsOfSetting(all []check.Finding, ref catalog.Ref) []check.Finding {
	path := "components/" + string(ref.Component) + "/settings/" + ref.Key
	var found []check.Finding
	for _, f := range all {
		own := f.Ref == ref && f.Place.File == ""
		if own || f.Place.Address == path || (f.Fix.Edit != nil && changes(f.Fix.Edit, path)) {
			found = append(found, f)
		}
	}
	return found
}

func changes(edit *plan.Edit, path string) bool {
	for _, c := range edit.Changes {
		if c.Path == path {
			return true
		}
	}
	return false
}
