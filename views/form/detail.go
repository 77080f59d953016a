package form

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"entrastudio/views/studio"
)

// Detail is the right side of a panel with a list: the form of what is chosen
// there. A form is made anew only where other fields are needed, so that the
// keyboard stays in the field that a person types into.
type Detail struct {
	studio studio.Studio
	stack  *fyne.Container
	form   *Form
	shape  string
}

// Shown says what a Detail shows.
type Shown struct {
	// Shape names everything that decides which fields there are.
	Shape string
	Title string
	// Groups makes the fields; it is called only where they are made anew.
	Groups func() []Group
}

// NewDetail makes an empty right side.
func NewDetail(s studio.Studio) *Detail {
	return &Detail{studio: s, stack: container.NewStack()}
}

// Content is what the panel shows.
func (d *Detail) Content() fyne.CanvasObject { return d.stack }

// Show brings the form up to date, or makes the one that is needed. Where the new
// one has the field that was explained, the keyboard goes there.
func (d *Detail) Show(what Shown) {
	if d.form != nil && d.shape == what.Shape {
		d.form.SetTitle(what.Title)
		d.form.Update()
		return
	}
	at := ""
	if d.form != nil {
		at = d.form.At()
	}
	d.shape = what.Shape
	d.form = New(d.studio, what.Title, what.Groups())
	d.stack.Objects = []fyne.CanvasObject{d.form}
	d.stack.Refresh()
	if at != "" {
		d.form.GoTo(at)
	}
}

// Clear shows nothing, as where the list is empty.
func (d *Detail) Clear() {
	d.form, d.shape = nil, ""
	d.stack.RemoveAll()
}

// GoTo gives the keyboard to the field of a path.
func (d *Detail) GoTo(path string) {
	if d.form != nil {
		d.form.GoTo(path)
	}
}

// GoToFirst gives the keyboard to the first field.
func (d *Detail) GoToFirst() {
	if d.form != nil {
		d.form.GoToFirst()
	}
}
