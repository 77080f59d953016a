package viewtest

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
)

// sighting is an object that can be seen, where it is, and what it stands in.
type sighting struct {
	object fyne.CanvasObject
	at     fyne.Position
	within *sighting
}

// clip is the part of the window that an object may show in.
type clip struct {
	from, to fyne.Position
}

func (c clip) holds(at fyne.Position, size fyne.Size) bool {
	return at.X < c.to.X && at.Y < c.to.Y && at.X+size.Width > c.from.X && at.Y+size.Height > c.from.Y
}

func (c clip) narrowed(at fyne.Position, size fyne.Size) clip {
	return clip{
		from: fyne.NewPos(max(c.from.X, at.X), max(c.from.Y, at.Y)),
		to:   fyne.NewPos(min(c.to.X, at.X+size.Width), min(c.to.Y, at.Y+size.Height)),
	}
}

// seen lists everything on the topmost overlay, or in the window when there is
// none, that is not hidden or scrolled out of sight.
func (d *Driver) seen() []*sighting {
	d.settle()
	root := d.window.Canvas().Overlays().Top()
	if root == nil {
		root = d.window.Content()
	}
	size := d.window.Canvas().Size()
	whole := clip{to: fyne.NewPos(size.Width, size.Height)}
	return lookAround(nil, &sighting{object: root}, fyne.Position{}, whole)
}

func lookAround(found []*sighting, one *sighting, origin fyne.Position, within clip) []*sighting {
	if one.object == nil || !one.object.Visible() {
		return found
	}
	one.at = origin.Add(one.object.Position())
	if !within.holds(one.at, one.object.Size()) {
		return found
	}
	found = append(found, one)
	if _, scrolls := one.object.(*container.Scroll); scrolls {
		within = within.narrowed(one.at, one.object.Size())
	}
	for _, child := range children(one.object) {
		found = lookAround(found, &sighting{object: child, within: one}, one.at, within)
	}
	return found
}

func children(object fyne.CanvasObject) []fyne.CanvasObject {
	switch kind := object.(type) {
	case *fyne.Container:
		return kind.Objects
	case fyne.Widget:
		return test.WidgetRenderer(kind).Objects()
	}
	return nil
}

// settle lays everything out again, as the real driver does before each frame
// when a least size has changed. Twice, because wrapped text knows its height
// only once it has a width.
func (d *Driver) settle() {
	for range 2 {
		arrange(d.window.Content())
		for _, overlay := range d.window.Canvas().Overlays().List() {
			arrange(overlay)
		}
	}
}

func arrange(object fyne.CanvasObject) {
	switch kind := object.(type) {
	case *fyne.Container:
		if kind.Layout != nil {
			kind.Layout.Layout(kind.Objects, kind.Size())
		}
	case fyne.Widget:
		test.WidgetRenderer(kind).Layout(kind.Size())
	}
	for _, child := range children(object) {
		arrange(child)
	}
}

// Texts returns every text that can be read, from the back to the front.
func (d *Driver) Texts() []string {
	var texts []string
	for _, one := range d.seen() {
		if text, ok := one.object.(*canvas.Text); ok && text.Text != "" {
			texts = append(texts, text.Text)
		}
	}
	return texts
}

// Dump returns every text that can be read with its place, a line each.
func (d *Driver) Dump() string {
	var lines strings.Builder
	for _, one := range d.seen() {
		if text, ok := one.object.(*canvas.Text); ok && text.Text != "" {
			fmt.Fprintf(&lines, "%4.0f,%-4.0f %s\n", one.at.X, one.at.Y, text.Text)
		}
	}
	return lines.String()
}

// Sees reports whether a text can be read that contains the given one.
func (d *Driver) Sees(text string) bool {
	return strings.Contains(strings.Join(d.Texts(), "\n"), text)
}

// See fails the test unless every text can be read.
func (d *Driver) See(texts ...string) *Driver {
	d.t.Helper()
	for _, text := range texts {
		if !d.Sees(text) {
			d.t.Errorf("%q cannot be read. What can be read:\n%s", text, d.Dump())
		}
	}
	return d
}

// Miss fails the test if one of the texts can be read.
func (d *Driver) Miss(texts ...string) *Driver {
	d.t.Helper()
	for _, text := range texts {
		if d.Sees(text) {
			d.t.Errorf("%q can be read, and should not be. What can be read:\n%s", text, d.Dump())
		}
	}
	return d
}
