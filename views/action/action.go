// Package action is the one table of what a person can do in the window. It
// feeds the main menu, the buttons of the bars, the command palette, the help
// page and the tests, so that a thing that can be done is named, enabled and
// explained in one place.
//
// Shortcuts hang on the items of the main menu, because only those fire while
// an entry has the keyboard (Fyne 2.8.1). They also fire when the item is
// disabled or a dialog is open; that is why Table.Run asks Enabled itself.
package action

import (
	"fyne.io/fyne/v2"

	"entrastudio/views/look"
	"entrastudio/views/words"
)

// ID names an action for good, such as "plan.save".
type ID string

// Quit is the action that ends the program. It must be the last of the first
// menu: Fyne adds one of its own where it finds none there.
const Quit ID = "window.quit"

// Action is something a person can do.
type Action struct {
	ID    ID
	Title words.Key
	// Menu is the title of the menu it hangs in. Menus stand in the order in
	// which the table first names them. An action without a menu is found in
	// the palette only, and has no shortcut.
	Menu words.Key
	// Section parts the items of a menu: where it changes, a line is drawn.
	Section int
	// Shortcut may be nil. Cut, copy, paste and select all are not allowed:
	// a menu item would take them away from the text field that has the
	// keyboard.
	Shortcut fyne.Shortcut
	// Icon may be empty.
	Icon look.Name
	// Enabled says whether it can be done now, and if not, why. Nil means always.
	Enabled func() (bool, string)
	// Checked is set for an action that turns something on and off.
	Checked func() bool
	// Run does it.
	Run func()
}

// Label returns the title in the language of the window.
func (a Action) Label() string { return words.T(a.Title) }

// Hint returns the title and, in brackets, the keys.
func (a Action) Hint() string {
	if keys := Keys(a.Shortcut); keys != "" {
		return a.Label() + " (" + keys + ")"
	}
	return a.Label()
}

// Able reports whether the action can be done now, and if not, why.
func (a Action) Able() (bool, string) {
	if a.Enabled == nil {
		return true, ""
	}
	return a.Enabled()
}
