package login

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"entrastudio/model/catalog"
	"entrastudio/model/login"
	"entrastudio/views/look"
	"entrastudio/views/part"
	"entrastudio/views/studio"
	"entrastudio/views/words"
)

// steps is the vertical line of one login's steps.
type steps struct {
	studio studio.Studio
	header *part.Header
	body   *fyne.Container
	scroll *container.Scroll
	// component is whose login is shown; opened says which of its steps a
	// person opened or closed.
	component catalog.Name
	opened    map[string]bool
	lines     []*line
	content   fyne.CanvasObject
}

func newSteps(s studio.Studio) *steps {
	v := &steps{studio: s, header: part.NewHeader(""), body: part.Column(0)}
	v.scroll = container.NewVScroll(part.InsetXY(look.Edge, look.Between, v.body))
	v.content = part.Headed(v.header, v.scroll, nil)
	return v
}

func (v *steps) clear() {
	v.header.SetTitle("")
	v.header.SetSubtitle("")
	v.body.Objects, v.lines = nil, nil
	v.body.Refresh()
}

// show draws the steps of a login. What a person opened stays open as long as
// the same component is shown.
func (v *steps) show(title string, l *login.Login) {
	if l.Component != v.component {
		v.component, v.opened = l.Component, map[string]bool{}
		v.scroll.ScrollToTop()
	}
	v.header.SetTitle(title)
	v.header.SetSubtitle(words.T("login.browser"))
	if l.Machine {
		v.header.SetSubtitle(words.T("login.machine"))
	}
	v.body.Objects, v.lines = nil, nil
	first := telling(l)
	for i := range l.Steps {
		step := &l.Steps[i]
		open, said := v.opened[step.Name]
		one := newLine(v, step, said && open || !said && i == first, i == len(l.Steps)-1)
		v.lines = append(v.lines, one)
		v.body.Add(one.content)
	}
	v.body.Refresh()
	v.scroll.Refresh()
}

// focus gives the keyboard to the step that decides, else to the first one.
func (v *steps) focus() {
	for _, one := range v.lines {
		if one.open && one.fold != nil {
			part.Focus(one.fold)
			return
		}
	}
	if len(v.lines) > 0 && v.lines[0].fold != nil {
		part.Focus(v.lines[0].fold)
	}
}

// turned is told that a person opened or closed a step.
func (v *steps) turned(name string, open bool) {
	v.opened[name] = open
	v.body.Refresh()
	v.scroll.Refresh()
}
