package action_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
	"github.com/google/go-cmp/cmp"

	"entrastudio/views/action"
	"entrastudio/views/viewtest"
	"entrastudio/views/words"
)

func ctrl(key fyne.KeyName) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierControl}
}

func named(id action.ID, shortcut fyne.Shortcut) action.Action {
	return action.Action{ID: id, Title: words.Key(id), Menu: "file", Shortcut: shortcut, Run: func() {}}
}

func TestATableRefusesWhatCannotWork(t *testing.T) {
	quiet := named("quiet", nil)
	quiet.Run = nil
	loose := named("loose", ctrl(fyne.KeyL))
	loose.Menu = ""
	untitled := named("untitled", nil)
	untitled.Title = ""
	for want, actions := range map[string][]action.Action{
		"twice":             {named("save", nil), named("save", nil)},
		"is that of open":   {named("open", ctrl(fyne.KeyO)), named("other", ctrl(fyne.KeyO))},
		"does nothing":      {quiet},
		"needs a menu":      {loose},
		"has no title":      {untitled},
		"has no id":         {named("", nil)},
		"from text fields":  {named("paste", &fyne.ShortcutPaste{})},
		"take Copy from te": {named("copy", &fyne.ShortcutCopy{})},
	} {
		if _, err := action.NewTable(actions, nil); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got the error %v, want one with %q", err, want)
		}
	}
}

// TestAShortcutWorksInATextFieldAndKeepsToWhatIsEnabled guards both halves of
// why shortcuts hang on the menu and why Run asks Enabled.
func TestAShortcutWorksInATextFieldAndKeepsToWhatIsEnabled(t *testing.T) {
	able, ran, told := true, 0, ""
	save := named("save", ctrl(fyne.KeyS))
	save.Enabled = func() (bool, string) { return able, "nothing to save" }
	save.Run = func() { ran++ }
	table, err := action.NewTable([]action.Action{save}, func(_ action.Action, reason string) { told = reason })
	if err != nil {
		t.Fatal(err)
	}
	entry := widget.NewEntry()
	driver := viewtest.Show(t, entry)
	driver.Window().SetMainMenu(table.MainMenu())
	driver.Focus(entry)

	driver.Press("Ctrl+S")
	if ran != 1 || told != "" {
		t.Fatalf("in a text field it ran %d times (told %q), want once", ran, told)
	}
	able = false
	table.Refresh()
	if !table.MainMenu().Items[0].Items[0].Disabled {
		t.Error("the menu item is not disabled")
	}
	driver.Press("Ctrl+S")
	if ran != 1 || told != "nothing to save" {
		t.Errorf("disabled it ran %d times and told %q", ran, told)
	}
}

func TestTheMenuKeepsTheOrderOfTheTable(t *testing.T) {
	checked := named("rail", nil)
	checked.Menu, checked.Checked = "view", func() bool { return true }
	last := named("quit", nil)
	last.Section = 1
	hidden := named("hidden", nil)
	hidden.Menu = ""
	table, err := action.NewTable([]action.Action{named("open", nil), checked, hidden, last}, nil)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, menu := range table.MainMenu().Items {
		got = append(got, "# "+menu.Label)
		for _, item := range menu.Items {
			got = append(got, map[bool]string{true: "---", false: item.Label}[item.IsSeparator])
		}
	}
	if diff := cmp.Diff([]string{"# file", "open", "---", "quit", "# view", "rail"}, got); diff != "" {
		t.Error(diff)
	}
	if !table.MainMenu().Items[1].Items[0].Checked {
		t.Error("what is on is not ticked")
	}
}

func TestTheHelpNamesEveryActionWithItsKeys(t *testing.T) {
	viewtest.Show(t, widget.NewLabel("help"))
	redo := named("redo", &desktop.CustomShortcut{KeyName: fyne.KeyZ, Modifier: fyne.KeyModifierControl | fyne.KeyModifierShift})
	table, err := action.NewTable([]action.Action{named("open", ctrl(fyne.KeyO)), redo, named("about", nil)}, nil)
	if err != nil {
		t.Fatal(err)
	}
	want := []action.Chapter{{Title: "file", Lines: []action.Line{{"open", "Ctrl+O"}, {"redo", "Ctrl+Shift+Z"}, {"about", ""}}}}
	if diff := cmp.Diff(want, table.Help()); diff != "" {
		t.Error(diff)
	}
	if got := redo.Hint(); got != "redo (Ctrl+Shift+Z)" {
		t.Errorf("the hint is %q", got)
	}
}

func TestAnUnknownActionIsNotRun(t *testing.T) {
	table, err := action.NewTable(nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	if table.Run("nothing") {
		t.Error("an action that is not in the table was run")
	}
}
