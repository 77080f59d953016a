package check

import (
	"strings"

	"entrastudio/model/catalog"
	"entrastudio/model/plan"
)

// setting is the change of the plan in work that gives a setting a value: where
// the value follows from the plan by itself, what the component says of its own
// is taken away. It is nil where the evidence holds no plan.
func (in *inspection) setting(label string, ref catalog.Ref, value catalog.Value) *plan.Edit {
	fact := in.Catalog.Setting(ref.Component, ref.Key)
	if fact == nil || in.Picture.Plan == nil {
		return nil
	}
	value = plan.InForm(value, fact.Form)
	change := plan.Change{Path: "components/" + string(ref.Component) + "/settings/" + ref.Key, New: value}
	if in.Picture.Plan.Derive(in.Catalog, fact).Same(value, fact.Form) {
		change.New, change.Remove = catalog.Value{}, true
	}
	return in.change(label, change)
}

// mend gives a finding the edit that puts a value where the wrong one comes
// from: into the plan's own field, such as a component's URL, or else into the
// setting. Without a plan or a value it gives none.
func (in *inspection) mend(f *Finding, label, value string) {
	if in.Picture.Plan == nil || value == "" || strings.Contains(value, "<") {
		return
	}
	path := f.Place.Address
	if strings.HasPrefix(path, "components/") && !strings.Contains(path, "/settings/") {
		f.Fix.Edit = in.change(label, plan.Change{Path: path, New: catalog.TextOf(value)})
		return
	}
	f.Fix.Edit = in.setting(label, f.Ref, catalog.TextOf(value))
}

// change is an edit of the plan in work, with what stands there now; nil where
// the evidence holds no plan or the plan has no such field.
func (in *inspection) change(label string, changes ...plan.Change) *plan.Edit {
	if in.Picture.Plan == nil {
		return nil
	}
	for i := range changes {
		old, err := plan.Get(in.Picture.Plan, changes[i].Path)
		if err != nil {
			return nil
		}
		changes[i].Old = old
	}
	return &plan.Edit{Label: label, Changes: changes}
}
