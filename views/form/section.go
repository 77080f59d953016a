package form

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"entrastudio/views/look"
	"entrastudio/views/part"
)

// section is a group on screen. The fields of a folded one are made when it is
// first opened.
type section struct {
	form  *Form
	group Group
	open  bool
	rows  []*row
	fold  *part.Button
	// last is the object that the fields stand behind.
	last fyne.CanvasObject
}

func newSection(f *Form, group Group) *section {
	s := &section{form: f, group: group}
	switch {
	case group.Folded:
		s.fold = part.NewButton(group.Title, s.toggle)
		s.fold.Alignment = widget.ButtonAlignLeading
		s.fold.Importance = widget.LowImportance
		s.last = s.fold
	case group.Title != "":
		s.last = title(group.Title)
	}
	if s.last != nil {
		f.sheet.add(s.last, look.Edge)
	}
	s.setOpen(!group.Folded)
	return s
}

func title(text string) fyne.CanvasObject {
	t := part.NewText(text)
	t.Style.Bold = true
	t.Cut = part.CutEnd
	return t
}

func (s *section) toggle() {
	s.setOpen(!s.open)
	s.form.sheet.Refresh()
	s.form.sheet.scroll.Refresh()
}

func (s *section) setOpen(open bool) {
	s.open = open
	if open && s.rows == nil {
		s.build()
	}
	for _, one := range s.rows {
		visible(one.shown, open)
	}
	if s.group.Below != nil {
		visible(s.group.Below, open)
	}
	if s.fold != nil {
		icon := look.IconChevronRight
		if open {
			icon = look.IconChevronDown
		}
		s.fold.SetIcon(look.Drawn(icon))
	}
}

func (s *section) build() {
	for i := range s.group.Fields {
		one := newRow(s.form, s.group.Fields[i])
		above := look.Between
		switch {
		case s.last == nil:
			above = look.Edge
			s.form.sheet.add(one.shown, above)
		default:
			s.form.sheet.insert(s.last, one.shown, above)
		}
		s.last = one.shown
		s.rows = append(s.rows, one)
		one.update()
	}
	if s.group.Below != nil {
		s.form.sheet.insert(s.last, s.group.Below, look.Between)
	}
}

func (s *section) update() {
	for _, one := range s.rows {
		one.update()
	}
}

// find is the field of a path, made if it has not been on screen yet; nil where
// the section has none.
func (s *section) find(path string) *row {
	for i := range s.group.Fields {
		if s.group.Fields[i].Path == path {
			if !s.open {
				s.toggle()
			}
			return s.rows[i]
		}
	}
	return nil
}
