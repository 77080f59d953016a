package action

import (
	"fyne.io/fyne/v2"

	"entrastudio/views/look"
	"entrastudio/views/words"
)

// MainMenu returns the main menu, the same one each time. Set it on the window
// once and call Refresh when what can be done may have changed.
func (t *Table) MainMenu() *fyne.MainMenu {
	if t.menu != nil {
		return t.menu
	}
	t.menu = &fyne.MainMenu{}
	menus, sections := map[words.Key]*fyne.Menu{}, map[words.Key]int{}
	for _, one := range t.actions {
		if one.Menu == "" {
			continue
		}
		menu, known := menus[one.Menu]
		if !known {
			menu = fyne.NewMenu(words.T(one.Menu))
			menus[one.Menu] = menu
			t.menu.Items = append(t.menu.Items, menu)
		} else if sections[one.Menu] != one.Section {
			menu.Items = append(menu.Items, fyne.NewMenuItemSeparator())
		}
		sections[one.Menu] = one.Section
		menu.Items = append(menu.Items, t.item(one))
	}
	return t.menu
}

func (t *Table) item(one Action) *fyne.MenuItem {
	item := fyne.NewMenuItem(one.Label(), func() { t.Run(one.ID) })
	item.Shortcut = one.Shortcut
	item.IsQuit = one.ID == Quit
	if one.Icon != "" {
		item.Icon = look.Drawn(one.Icon)
	}
	able, _ := one.Able()
	item.Disabled = !able
	if one.Checked != nil {
		item.Checked = one.Checked()
	}
	t.items[one.ID] = item
	return item
}

// Refresh brings the main menu up to date. The window redraws it only if
// something changed.
func (t *Table) Refresh() {
	changed := false
	for id, item := range t.items {
		one := t.actions[t.place[id]]
		able, _ := one.Able()
		checked := one.Checked != nil && one.Checked()
		if item.Disabled == able || item.Checked != checked {
			item.Disabled, item.Checked = !able, checked
			changed = true
		}
	}
	if changed {
		t.menu.Refresh()
	}
}
