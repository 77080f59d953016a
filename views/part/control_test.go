package part_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
	"github.com/google/go-cmp/cmp"

	"entrastudio/views/part"
	"entrastudio/views/viewtest"
)

// hooked opens an object in a window and notes the keys that reach the window.
func hooked(t *testing.T, object fyne.CanvasObject) (*viewtest.Driver, *[]fyne.KeyName) {
	t.Helper()
	driver := viewtest.Show(t, container.NewVBox(object, part.NewButton("after", nil)))
	var reached []fyne.KeyName
	driver.Window().Canvas().SetOnTypedKey(func(key *fyne.KeyEvent) { reached = append(reached, key.Name) })
	return driver, &reached
}

func TestAModelValueFiresNothingAndAnEditDoes(t *testing.T) {
	var told []string
	entry := part.NewEntry("")
	entry.OnEdit = func(text string) { told = append(told, text) }
	driver, _ := hooked(t, entry)
	entry.SetValue("from the model")
	entry.SetValue("")
	if told != nil {
		t.Fatalf("the model's value fired %v", told)
	}
	driver.Focus(entry)
	driver.Type("ab")
	entry.SetValue("ab")
	if diff := cmp.Diff([]string{"a", "ab"}, told); diff != "" {
		t.Error(diff)
	}
}

func TestAModelValueLeavesTheCaret(t *testing.T) {
	entry := part.NewEntry("")
	driver, _ := hooked(t, entry)
	driver.Focus(entry)
	driver.Type("abcd").Key(fyne.KeyLeft)
	entry.SetValue("abcd and more")
	driver.Type("X")
	if got := entry.Value(); got != "abcXd and more" {
		t.Errorf("typing went on at %q", got)
	}
	entry.SetValue("a")
	driver.Type("Y")
	if got := entry.Value(); got != "aY" {
		t.Errorf("with a shorter text typing went on at %q", got)
	}
}

// TestEscapeAndReturnReachTheWindowFromEveryControl is what lets a dialog close
// wherever the keyboard is; Fyne alone swallows these keys.
func TestEscapeAndReturnReachTheWindowFromEveryControl(t *testing.T) {
	list := part.NewList([]part.ListColumn{{}}, func() int { return 1 }, func(int) part.Row { return part.Row{} })
	code := part.NewCode()
	code.SetText("a: 1", part.YAML)
	controls := map[string]fyne.CanvasObject{
		"entry": part.NewEntry(""), "select": part.NewSelect(part.Option{Value: "a", Title: "A"}),
		"check": part.NewCheck("on"), "list": list, "code": code,
	}
	for name, control := range controls {
		driver, reached := hooked(t, control)
		driver.Focus(control.(fyne.Focusable))
		driver.Key(fyne.KeyEscape, fyne.KeyReturn)
		if diff := cmp.Diff([]fyne.KeyName{fyne.KeyEscape, fyne.KeyReturn}, *reached); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestATextAreaTakesReturnAndLetsTabGo(t *testing.T) {
	area := part.NewTextArea("", 3)
	driver, reached := hooked(t, area)
	driver.Focus(area)
	driver.Type("a").Key(fyne.KeyReturn).Type("b").Key(fyne.KeyTab)
	if area.Value() != "a\nb" || len(*reached) != 0 {
		t.Errorf("the text is %q, the window got %v", area.Value(), *reached)
	}
	if button, ok := driver.Focused().(*part.Button); !ok || button.Text != "after" {
		t.Errorf("tab went to %v", driver.Focused())
	}
}

func TestAnEntryOffersKeysAndShortcutsFirst(t *testing.T) {
	entry := part.NewEntry("")
	entry.SetValue("abc")
	var keys []fyne.KeyName
	entry.OnKey = func(key *fyne.KeyEvent) bool {
		keys = append(keys, key.Name)
		return key.Name == fyne.KeyDown
	}
	taken := ""
	entry.OnShortcut = func(shortcut fyne.Shortcut) bool {
		taken = shortcut.ShortcutName()
		return taken == (&fyne.ShortcutPaste{}).ShortcutName()
	}
	driver, reached := hooked(t, entry)
	driver.Focus(entry)
	fyne.CurrentApp().Clipboard().SetContent("pasted")
	driver.Key(fyne.KeyDown, fyne.KeyEscape).Press("Ctrl+V")
	if diff := cmp.Diff([]fyne.KeyName{fyne.KeyDown, fyne.KeyEscape}, keys); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]fyne.KeyName{fyne.KeyEscape}, *reached); diff != "" {
		t.Error(diff)
	}
	if entry.Value() != "abc" || taken != "Paste" {
		t.Errorf("the paste was not taken: %q, %q", entry.Value(), taken)
	}
	entry.OnShortcut = nil
	driver.Press("Ctrl+V")
	if entry.Value() != "pastedabc" {
		t.Errorf("without a taker the paste gave %q", entry.Value())
	}
}

func TestControlsTellWhenTheKeyboardComesAndGoes(t *testing.T) {
	var told []bool
	note := func(gained bool) { told = append(told, gained) }
	entry, choice, check := part.NewEntry(""), part.NewSelect(), part.NewCheck("")
	entry.OnFocus, choice.OnFocus, check.OnFocus = note, note, note
	for name, control := range map[string]fyne.CanvasObject{"entry": entry, "select": choice, "check": check} {
		told = nil
		driver, _ := hooked(t, control)
		driver.Focus(control.(fyne.Focusable))
		driver.Key(fyne.KeyTab)
		if diff := cmp.Diff([]bool{true, false}, told); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestASelectSpeaksInValues(t *testing.T) {
	var told []string
	choice := part.NewSelect(part.Option{Value: "8.7", Title: "Camunda 8.7"}, part.Option{Value: "8.8", Title: "Camunda 8.8"})
	choice.OnEdit = func(value string) { told = append(told, value) }
	driver, _ := hooked(t, choice)
	choice.SetValue("8.7")
	if told != nil || choice.Value() != "8.7" {
		t.Fatalf("the model's value fired %v and shows %q", told, choice.Value())
	}
	driver.See("Camunda 8.7")
	driver.Focus(choice)
	driver.Key(fyne.KeyRight)
	driver.Tap("Camunda 8.8").Tap("Camunda 8.7")
	if diff := cmp.Diff([]string{"8.8", "8.7"}, told); diff != "" {
		t.Error(diff)
	}
	choice.SetChoices(part.Option{Value: "8.7", Title: "8.7 (old)"})
	if choice.Value() != "8.7" {
		t.Error("new options lost the value that is among them")
	}
	choice.SetValue("9.9")
	if choice.Value() != "" {
		t.Errorf("a value that is no option shows %q", choice.Value())
	}
}

func TestACheckSpeaksOfEditsOnly(t *testing.T) {
	var told []bool
	check := part.NewCheck("Deployed")
	check.OnEdit = func(checked bool) { told = append(told, checked) }
	driver, _ := hooked(t, check)
	check.SetValue(true)
	driver.Focus(check)
	driver.Key(fyne.KeySpace)
	if diff := cmp.Diff([]bool{false}, told); diff != "" || check.Value() {
		t.Errorf("%s (the box is %v)", diff, check.Value())
	}
}

func TestReturnAndSpacePressAButtonAndLeaveTheKeyboard(t *testing.T) {
	pressed := 0
	button := part.NewButton("Save", func() { pressed++ })
	driver, _ := hooked(t, button)
	driver.Focus(button)
	driver.Key(fyne.KeyReturn, fyne.KeySpace)
	if pressed != 2 {
		t.Errorf("pressed %d times, want 2", pressed)
	}
	if driver.Focused() != fyne.Focusable(button) {
		t.Error("the keyboard left the button")
	}
	button.SetAble(false, "nothing to save")
	driver.Key(fyne.KeyReturn)
	if pressed != 2 {
		t.Error("a button that is off was pressed")
	}
}

// hinting is window content that shows hints.
type hinting struct {
	widget.BaseWidget
	content fyne.CanvasObject
	shown   string
}

func (h *hinting) CreateRenderer() fyne.WidgetRenderer    { return widget.NewSimpleRenderer(h.content) }
func (h *hinting) ShowHint(text string, at fyne.Position) { h.shown = text }
func (h *hinting) HideHint()                              { h.shown = "" }

func TestAButtonHintsAtWhatItDoesAndWhyItIsOff(t *testing.T) {
	button := part.NewIconButton("undo", "Undo", nil)
	window := &hinting{content: container.NewVBox(button)}
	window.ExtendBaseWidget(window)
	viewtest.Show(t, window)
	button.MouseIn(&desktop.MouseEvent{})
	if window.shown != "Undo" {
		t.Errorf("the hint is %q", window.shown)
	}
	button.SetAble(false, "nothing to undo")
	button.MouseOut()
	if window.shown != "" {
		t.Errorf("the hint %q stays", window.shown)
	}
	button.MouseIn(&desktop.MouseEvent{})
	if window.shown != "Undo: nothing to undo" {
		t.Errorf("the hint is %q", window.shown)
	}
}
