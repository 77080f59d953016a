package form

import (
	"fyne.io/fyne/v2"

	"entrastudio/model/catalog"
)

// control is what a person edits a value with. It shows what the model has
// without telling anybody, and tells edits and the keyboard's coming and going.
type control interface {
	// object is what stands in the form. It is not the control itself: Fyne
	// tells widgets apart by their address, so one inside another would be two.
	object() fyne.CanvasObject
	// show pushes a value; what means the same already is left as it is, so
	// that a half-typed item is not taken away.
	show(catalog.Value)
	// target is what gets the keyboard.
	target() fyne.Focusable
	setAble(bool)
}

// events are what a control tells.
type events struct {
	edit  func(catalog.Value)
	focus func(gained bool)
	// refuse says why what was typed goes nowhere; it must not repeat the text.
	refuse func(why string)
}

func newControl(f *Field, tell events) control {
	switch f.Kind {
	case Check:
		return newCheckControl(f.Label, tell)
	case Choice:
		return newChoiceControl(f.Options, tell)
	case Lines:
		return newLinesControl(tell)
	case List:
		return newListControl(tell)
	case Number:
		return newNumberControl(f.Placeholder, tell)
	case Secret:
		return newSecretControl(tell)
	default:
		return newTextControl(f.Placeholder, f.Kind == Code, tell)
	}
}

// enable turns something on or off, where it is not already.
func enable(one fyne.Disableable, able bool) {
	switch {
	case able && one.Disabled():
		one.Enable()
	case !able && !one.Disabled():
		one.Disable()
	}
}
