package action

import (
	"strings"

	"fyne.io/fyne/v2"

	"entrastudio/views/words"
)

// Keys returns how a shortcut is pressed, such as "Ctrl+Shift+S", in the
// language of the window. It is empty for nil.
func Keys(shortcut fyne.Shortcut) string {
	keyboard, ok := shortcut.(fyne.KeyboardShortcut)
	if !ok {
		return ""
	}
	var parts []string
	for _, modifier := range []struct {
		bit  fyne.KeyModifier
		name string
	}{
		{fyne.KeyModifierControl, words.T("action.key.control")},
		{fyne.KeyModifierAlt, words.T("action.key.alt")},
		{fyne.KeyModifierShift, words.T("action.key.shift")},
		{fyne.KeyModifierSuper, words.T("action.key.command")},
	} {
		if keyboard.Mod()&modifier.bit != 0 {
			parts = append(parts, modifier.name)
		}
	}
	return strings.Join(append(parts, string(keyboard.Key())), "+")
}
