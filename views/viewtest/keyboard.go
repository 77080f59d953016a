package viewtest

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// Type types a text into the focused widget, or into the window when none has
// the keyboard.
func (d *Driver) Type(text string) *Driver {
	d.t.Helper()
	for _, typed := range text {
		if focused := d.Focused(); focused != nil {
			focused.TypedRune(typed)
		} else if hook := d.window.Canvas().OnTypedRune(); hook != nil {
			hook(typed)
		}
	}
	return d
}

// Key presses a key without modifiers. Tab moves the focus, as the driver does
// it, unless the focused widget wants the tab itself.
func (d *Driver) Key(names ...fyne.KeyName) *Driver {
	for _, name := range names {
		d.key(name)
	}
	return d
}

func (d *Driver) key(name fyne.KeyName) {
	focused := d.Focused()
	if name == fyne.KeyTab {
		if wants, ok := focused.(fyne.Tabbable); !ok || !wants.AcceptsTab() {
			d.window.Canvas().FocusNext()
			return
		}
	}
	event := &fyne.KeyEvent{Name: name}
	if focused != nil {
		focused.TypedKey(event)
		if name == fyne.KeySpace {
			focused.TypedRune(' ')
		}
		return
	}
	if hook := d.window.Canvas().OnTypedKey(); hook != nil {
		hook(event)
	}
}

// Press presses a shortcut such as "Ctrl+K" or "Ctrl+Shift+Z". As in the real
// driver a menu item takes it first, even when disabled or under a dialog, then
// the focused widget, then the canvas.
func (d *Driver) Press(keys string) *Driver {
	d.t.Helper()
	shortcut := d.shortcut(keys)
	if menu := d.window.MainMenu(); menu != nil {
		for _, one := range menu.Items {
			if fire(one, shortcut) {
				return d
			}
		}
	}
	if focused, ok := d.Focused().(fyne.Shortcutable); ok {
		focused.TypedShortcut(shortcut)
		return d
	}
	if window, ok := d.window.Canvas().(fyne.Shortcutable); ok {
		window.TypedShortcut(shortcut)
	}
	return d
}

func fire(menu *fyne.Menu, shortcut fyne.Shortcut) bool {
	for _, item := range menu.Items {
		if item.Shortcut != nil && item.Shortcut.ShortcutName() == shortcut.ShortcutName() {
			item.Action()
			return true
		}
		if item.ChildMenu != nil && fire(item.ChildMenu, shortcut) {
			return true
		}
	}
	return false
}

// shortcut reads "Ctrl+Shift+Z" into what the driver sends for it.
func (d *Driver) shortcut(keys string) fyne.Shortcut {
	d.t.Helper()
	parts := strings.Split(keys, "+")
	custom := &desktop.CustomShortcut{KeyName: fyne.KeyName(parts[len(parts)-1])}
	for _, name := range parts[:len(parts)-1] {
		switch name {
		case "Ctrl":
			custom.Modifier |= fyne.KeyModifierShortcutDefault
		case "Shift":
			custom.Modifier |= fyne.KeyModifierShift
		case "Alt":
			custom.Modifier |= fyne.KeyModifierAlt
		default:
			d.t.Fatalf("%q is no modifier", name)
		}
	}
	return wellKnown(custom)
}

// wellKnown turns the shortcuts that Fyne has types for into those.
func wellKnown(custom *desktop.CustomShortcut) fyne.Shortcut {
	clipboard := fyne.CurrentApp().Clipboard()
	if custom.Modifier != fyne.KeyModifierShortcutDefault {
		return custom
	}
	switch custom.KeyName {
	case fyne.KeyV:
		return &fyne.ShortcutPaste{Clipboard: clipboard}
	case fyne.KeyC:
		return &fyne.ShortcutCopy{Clipboard: clipboard}
	case fyne.KeyX:
		return &fyne.ShortcutCut{Clipboard: clipboard}
	case fyne.KeyA:
		return &fyne.ShortcutSelectAll{}
	case fyne.KeyZ:
		return &fyne.ShortcutUndo{}
	case fyne.KeyY:
		return &fyne.ShortcutRedo{}
	}
	return custom
}
