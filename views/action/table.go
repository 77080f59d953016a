package action

import (
	"errors"
	"fmt"

	"fyne.io/fyne/v2"
)

// Table holds every action of the window.
type Table struct {
	actions []Action
	place   map[ID]int
	refused func(Action, string)
	menu    *fyne.MainMenu
	items   map[ID]*fyne.MenuItem
}

// NewTable checks the actions and makes the table. Refused is told when an
// action is asked for that cannot be done now, with the reason.
func NewTable(actions []Action, refused func(Action, string)) (*Table, error) {
	t := &Table{actions: actions, place: map[ID]int{}, refused: refused, items: map[ID]*fyne.MenuItem{}}
	var faults []error
	keys := map[string]ID{}
	for i, one := range actions {
		if err := one.check(); err != nil {
			faults = append(faults, err)
		}
		if _, twice := t.place[one.ID]; twice {
			faults = append(faults, fmt.Errorf("action %s: is in the table twice", one.ID))
		}
		t.place[one.ID] = i
		if one.Shortcut == nil {
			continue
		}
		name := one.Shortcut.ShortcutName()
		if other, taken := keys[name]; taken {
			faults = append(faults, fmt.Errorf("action %s: its shortcut %s is that of %s", one.ID, name, other))
		}
		keys[name] = one.ID
	}
	return t, errors.Join(faults...)
}

// check reports what an action lacks.
func (a Action) check() error {
	switch a.Shortcut.(type) {
	case *fyne.ShortcutCut, *fyne.ShortcutCopy, *fyne.ShortcutPaste, *fyne.ShortcutSelectAll:
		return fmt.Errorf("action %s: a menu item would take %s from text fields", a.ID, a.Shortcut.ShortcutName())
	}
	switch {
	case a.ID == "":
		return fmt.Errorf("action %q: has no id", a.Title)
	case a.Title == "":
		return fmt.Errorf("action %s: has no title", a.ID)
	case a.Run == nil:
		return fmt.Errorf("action %s: does nothing", a.ID)
	case a.Shortcut != nil && a.Menu == "":
		return fmt.Errorf("action %s: a shortcut needs a menu to hang in", a.ID)
	}
	return nil
}

// All returns the actions in the order of the table.
func (t *Table) All() []Action { return t.actions }

// Find returns an action by its id.
func (t *Table) Find(id ID) (Action, bool) {
	i, ok := t.place[id]
	if !ok {
		return Action{}, false
	}
	return t.actions[i], true
}

// Run does an action if it can be done now, and reports whether it was. If it
// cannot, the table's refused function is told why.
func (t *Table) Run(id ID) bool {
	one, ok := t.Find(id)
	if !ok {
		return false
	}
	able, reason := one.Able()
	if !able {
		if t.refused != nil {
			t.refused(one, reason)
		}
		return false
	}
	one.Run()
	return true
}
