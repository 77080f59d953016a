package form

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"entrastudio/views/look"
	"entrastudio/views/part"
	"entrastudio/views/studio"
)

// Form is the form of one thing of the plan.
type Form struct {
	widget.BaseWidget
	studio studio.Studio
	title  string

	header   *part.Header
	sections []*section
	sheet    *sheet
	foot     *foot
	current  *row
}

// New makes the form of a thing. The title also names the undo steps; the
// buttons stand at its right.
func New(s studio.Studio, title string, groups []Group, buttons ...fyne.CanvasObject) *Form {
	f := &Form{studio: s, title: title, header: part.NewHeader(title, buttons...), sheet: newSheet()}
	for _, group := range groups {
		if len(group.Fields) > 0 {
			f.sections = append(f.sections, newSection(f, group))
		}
	}
	f.foot = newFoot(f)
	f.ExtendBaseWidget(f)
	f.Update()
	return f
}

// At is the path of the field that is explained; empty where none is.
func (f *Form) At() string {
	if f.current == nil {
		return ""
	}
	return f.current.field.Path
}

// SetTitle changes the title, as when the thing got another name.
func (f *Form) SetTitle(title string) {
	f.title = title
	f.header.SetTitle(title)
}

// SetSubtitle changes the word behind the title.
func (f *Form) SetSubtitle(text string) { f.header.SetSubtitle(text) }

// Update asks the plan and the check for everything that is on screen.
func (f *Form) Update() {
	for _, one := range f.sections {
		one.update()
	}
	f.foot.update()
}

// GoTo gives the keyboard to the field of a path, opening what hides it. It
// reports whether the form has that field.
func (f *Form) GoTo(path string) bool {
	for _, one := range f.sections {
		if found := one.find(path); found != nil {
			part.Reach(f)
			f.enter(found)
			part.Focus(found.control.target())
			return true
		}
	}
	return false
}

// GoToFirst gives the keyboard to the first field.
func (f *Form) GoToFirst() {
	if len(f.sections) > 0 && len(f.sections[0].rows) > 0 {
		part.Focus(f.sections[0].rows[0].control.target())
	}
}

// enter is told that a field has got the keyboard.
func (f *Form) enter(r *row) {
	f.current = r
	f.foot.update()
	f.sheet.reveal(r.shown)
}

// leave is told that a field has lost the keyboard; the foot goes on explaining
// it until another one has got it.
func (f *Form) leave(*row) { f.studio.Settle() }

// CreateRenderer is part of fyne.Widget.
func (f *Form) CreateRenderer() fyne.WidgetRenderer {
	head := part.Around(part.Edges{Bottom: part.NewHairline()}, part.InsetXY(look.Edge, look.Between, f.header))
	top := part.NewShield(theme.ColorNameBackground, head)
	return widget.NewSimpleRenderer(part.Around(part.Edges{Top: top, Bottom: f.foot}, f.sheet.scroll))
}
