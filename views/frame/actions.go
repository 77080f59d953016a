package frame

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"entrastudio/views/action"
	"entrastudio/views/look"
	"entrastudio/views/words"
)

// actions returns what the frame itself can do: show each panel (Ctrl+1 to
// Ctrl+0), fold the rail, and search.
func (f *Frame) actions() []action.Action {
	list := []action.Action{
		{
			ID: Search, Title: words.Key("frame.action.search"), Menu: words.Key("frame.menu.view"),
			Shortcut: shortcut(fyne.KeyK), Icon: look.IconSearch, Run: func() { f.palette.Open() },
		},
		{
			ID: Fold, Title: words.Key("frame.action.fold"), Menu: words.Key("frame.menu.view"),
			Shortcut: shortcut(fyne.KeyB), Icon: look.IconMenu,
			Checked: func() bool { return f.rail != nil && f.rail.folded },
			Run:     f.fold,
		},
	}
	for i, panel := range f.params.Panels {
		list = append(list, f.goTo(i, panel))
	}
	return list
}

func (f *Frame) goTo(place int, panel Panel) action.Action {
	one := action.Action{
		ID: action.ID("panel." + panel.ID()), Title: panel.Title(), Menu: words.Key("frame.menu.view"),
		Section: 1, Icon: panel.Icon(),
		Checked: func() bool { return f.centre != nil && f.centre.shown == panel.ID() },
		Run:     func() { f.Open(panel.ID()); f.Enter() },
	}
	if place < 10 {
		one.Shortcut = shortcut(fyne.KeyName(strconv.Itoa((place + 1) % 10)))
	}
	return one
}

func (f *Frame) fold() {
	f.rail.fold(!f.rail.folded)
	f.table.Refresh()
	f.BaseWidget.Refresh()
}

func shortcut(key fyne.KeyName) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault}
}
