package viewtest

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

// Tap taps what carries a text: the one that is equal to it, else the first
// that contains it. It fails the test when there is none, or nothing there
// can be tapped.
func (d *Driver) Tap(text string) *Driver {
	d.t.Helper()
	for _, matches := range []func(string) bool{
		func(shown string) bool { return shown == text },
		func(shown string) bool { return strings.Contains(shown, text) },
	} {
		for _, one := range d.seen() {
			if shown, ok := one.object.(*canvas.Text); ok && matches(shown.Text) && d.tap(one) {
				return d
			}
		}
	}
	d.t.Fatalf("nothing with the text %q can be tapped. What can be read:\n%s", text, d.Dump())
	return d
}

// TapHint taps a widget that shows no text but has a hint, such as a button
// with an icon only.
func (d *Driver) TapHint(hint string) *Driver {
	d.t.Helper()
	for _, one := range d.seen() {
		if hinted, ok := one.object.(interface{ HintText() string }); ok && hinted.HintText() == hint && d.tap(one) {
			return d
		}
	}
	d.t.Fatalf("nothing with the hint %q can be tapped", hint)
	return d
}

// tap taps the innermost object around a sighting that can be tapped.
func (d *Driver) tap(one *sighting) bool {
	size := one.object.Size()
	middle := one.at.AddXY(size.Width/2, size.Height/2)
	for around := one; around != nil; around = around.within {
		target, ok := around.object.(fyne.Tappable)
		if !ok {
			continue
		}
		at := middle.Subtract(around.at)
		if mouse, ok := around.object.(desktop.Mouseable); ok {
			event := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary, PointEvent: fyne.PointEvent{Position: at, AbsolutePosition: middle}}
			mouse.MouseDown(event)
			mouse.MouseUp(event)
		}
		test.TapAt(target, at)
		return true
	}
	return false
}

// Hover moves the pointer over the middle of what carries a text.
func (d *Driver) Hover(text string) *Driver {
	d.t.Helper()
	for _, one := range d.seen() {
		if shown, ok := one.object.(*canvas.Text); ok && shown.Text == text {
			size := one.object.Size()
			test.MoveMouse(d.window.Canvas(), one.at.AddXY(size.Width/2, size.Height/2))
			return d
		}
	}
	d.t.Fatalf("%q cannot be read. What can be read:\n%s", text, d.Dump())
	return d
}

// Field returns the control of the field with a label.
func (d *Driver) Field(label string) fyne.CanvasObject {
	d.t.Helper()
	for _, one := range d.seen() {
		field, ok := one.object.(interface {
			LabelText() string
			Control() fyne.CanvasObject
		})
		if ok && field.LabelText() == label {
			return field.Control()
		}
	}
	d.t.Fatalf("there is no field %q. What can be read:\n%s", label, d.Dump())
	return nil
}
