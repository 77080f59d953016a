package form

import (
	"errors"

	"entrastudio/model/catalog"
	"entrastudio/model/check"
	"entrastudio/model/plan"
	"entrastudio/views/findings"
	"entrastudio/views/look"
	"entrastudio/views/part"
	"entrastudio/views/studio"
	"entrastudio/views/words"
)

// row is one field on screen.
type row struct {
	form    *Form
	field   Field
	control control
	shown   *part.Field
	aside   func(text string)
	drop    *part.Button
	// refused is why the last edit was not made. While the plan keeps the value
	// that it had then, what was typed stays to be mended.
	refused error
	had     catalog.Value
}

func newRow(f *Form, field Field) *row {
	r := &row{form: f, field: field}
	r.control = newControl(&r.field, events{edit: r.edit, focus: r.focus, refuse: r.refuse})
	r.drop = part.NewIconButton(look.IconClose, "", r.dropOwn)
	r.drop.Hide()
	if field.Kind == Check {
		word := part.NewCaption("")
		word.Cut = part.CutEnd
		r.aside = word.SetContent
		end := part.Line(look.Grid, part.Middle(word), r.drop)
		r.shown = part.NewField("", part.Around(part.Edges{Right: end}, r.control.object()))
		word.Cut = part.CutNever
		return r
	}
	r.shown = part.NewField(field.Label, part.Around(part.Edges{Right: r.drop}, r.control.object()))
	r.aside = r.shown.SetAside
	return r
}

func (r *row) focus(gained bool) {
	if gained {
		r.form.enter(r)
		return
	}
	r.form.leave(r)
}

// edit makes a person's edit. What the plan cannot hold stays in the control,
// with the reason below it.
func (r *row) edit(v catalog.Value) {
	s := r.form.studio
	now := r.field.read(s.Plan(), s.Catalog())
	if now.origin == plan.Explicit && now.value.Kind == v.Kind && now.value.Same(v, catalog.FormText) && r.refused == nil {
		return
	}
	r.apply(plan.Change{Path: r.field.Path, New: v})
}

// refuse keeps what was typed in the control alone, with the reason below it.
func (r *row) refuse(why string) {
	r.refused = errors.New(why)
	r.had, _ = plan.Get(r.form.studio.Plan(), r.field.Path)
	r.update()
}

// dropOwn lets what follows from the plan apply again.
func (r *row) dropOwn() { r.apply(plan.Change{Path: r.field.Path, Remove: true}) }

// nullOwn leaves a setting at the default, although something else follows.
func (r *row) nullOwn() { r.apply(plan.Change{Path: r.field.Path}) }

func (r *row) apply(change plan.Change) {
	s := r.form.studio
	change.Old, _ = plan.Get(s.Plan(), change.Path)
	label := words.F("form.edit", words.Data{"Thing": r.form.title, "Field": r.field.Label})
	r.refused, r.had = nil, change.Old
	if err := s.Apply(plan.Edit{Label: label, Changes: []plan.Change{change}}); err != nil {
		r.refused = err
	}
	r.update()
	r.form.foot.update()
}

// update shows what the plan says now.
func (r *row) update() {
	s := r.form.studio
	now := r.field.read(s.Plan(), s.Catalog())
	if r.refused != nil {
		if own, err := plan.Get(s.Plan(), r.field.Path); err == nil && !own.Same(r.had, catalog.FormText) {
			r.refused = nil
		}
	}
	if r.refused == nil {
		r.control.show(now.value)
	}
	r.control.setAble(s.ReadOnly() == "")
	r.aside(originWord(s, &r.field, now))
	own := r.field.own(now)
	if own && s.ReadOnly() == "" {
		r.drop.SetHint(words.T("form.drop"))
		r.drop.Show()
	} else {
		r.drop.Hide()
	}
	r.shown.SetFindings(r.lines())
	if r.field.Note != nil {
		r.shown.SetHint(r.field.Note())
	}
}

// lines is what stands below the control: why an edit was refused, and what the
// check found.
func (r *row) lines() []part.Finding {
	s := r.form.studio
	var lines []part.Finding
	if r.refused != nil {
		lines = append(lines, part.Finding{State: look.Error, Title: words.Said(r.refused.Error())})
	}
	return append(lines, findings.Lines(s, r.found())...)
}

func (r *row) found() []check.Finding {
	all := r.form.studio.Findings()
	if r.field.Setting != nil {
		return studio.FindingsOfSetting(all, r.field.Setting.Ref())
	}
	found := studio.FindingsAt(all, r.field.Path)
	for _, path := range r.field.Shows {
		found = append(found, studio.FindingsAt(all, path)...)
	}
	return found
}
