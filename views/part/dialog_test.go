package part_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
	"github.com/google/go-cmp/cmp"

	"entrastudio/views/part"
	"entrastudio/views/viewtest"
)

// asked opens a window with dialogs and notes what was chosen.
type asked struct {
	*viewtest.Driver
	dialogs *part.Dialogs
	log     []string
}

func ask(t *testing.T) *asked {
	t.Helper()
	a := &asked{}
	a.Driver = viewtest.Open(t, viewtest.Setup{}, func(window fyne.Window) fyne.CanvasObject {
		a.dialogs = part.NewDialogs(window)
		return widget.NewLabel("behind")
	})
	return a
}

func (a *asked) dialog(title string) part.Dialog {
	return part.Dialog{
		Title: title, Body: part.NewParagraph("Body of " + title), Confirm: "Apply fix",
		OnConfirm: func() { a.log = append(a.log, title+" confirmed") },
		OnDismiss: func() { a.log = append(a.log, title+" dismissed") },
	}
}

func (a *asked) chose(t *testing.T, want ...string) {
	t.Helper()
	if diff := cmp.Diff(want, a.log); diff != "" {
		t.Error(diff)
	}
}

func TestReturnConfirmsAndEscapeDismisses(t *testing.T) {
	a := ask(t)
	a.dialogs.Show(a.dialog("One"))
	a.See("One", "Body of One", "Apply fix", "Cancel").Key(fyne.KeyReturn)
	a.dialogs.Show(a.dialog("Two"))
	a.Key(fyne.KeyEscape)
	a.chose(t, "One confirmed", "Two dismissed")
	a.See("behind")
	if a.dialogs.Open() {
		t.Error("a dialog is still open")
	}
}

// TestKeysWorkInAFieldOfADialog guards the reason for the wrapper: with the
// keyboard in an entry, Fyne's dialogs hear nothing.
func TestKeysWorkInAFieldOfADialog(t *testing.T) {
	a := ask(t)
	for _, key := range []fyne.KeyName{fyne.KeyReturn, fyne.KeyEscape} {
		entry := part.NewEntry("")
		dialog := a.dialog("Name")
		dialog.Body, dialog.First = entry, entry
		a.dialogs.Show(dialog)
		if a.Focused() != fyne.Focusable(entry) {
			t.Fatal("the first field has not the keyboard")
		}
		a.Type("x").Key(key)
	}
	a.chose(t, "Name confirmed", "Name dismissed")
}

func TestADangerousDialogStartsOnTheSafeButton(t *testing.T) {
	a := ask(t)
	entry := part.NewEntry("")
	dialog := a.dialog("Delete")
	dialog.Danger = true
	a.dialogs.Show(dialog)
	a.Key(fyne.KeyReturn)
	dialog.Body, dialog.First = entry, entry
	a.dialogs.Show(dialog)
	a.Key(fyne.KeyReturn)
	a.chose(t, "Delete dismissed")
	a.Tap("Apply fix")
	a.chose(t, "Delete dismissed", "Delete confirmed")
}

func TestDialogsWaitForEachOther(t *testing.T) {
	a := ask(t)
	first := a.dialog("One")
	first.OnConfirm = func() {
		a.log = append(a.log, "One confirmed")
		a.dialogs.Show(a.dialog("Three"))
	}
	a.dialogs.Show(first)
	a.dialogs.Show(a.dialog("Two"))
	a.See("Body of One").Miss("Body of Two").Key(fyne.KeyReturn)
	a.See("Body of Three").Key(fyne.KeyEscape)
	a.See("Body of Two").Key(fyne.KeyEscape)
	a.chose(t, "One confirmed", "Three dismissed", "Two dismissed")
}

func TestAConfirmationCanWaitForWhatIsTyped(t *testing.T) {
	a := ask(t)
	entry := part.NewEntry("")
	dialog := a.dialog("Drop")
	dialog.Body, dialog.First = entry, entry
	entry.OnEdit = func(text string) { a.dialogs.SetAble(text == "prod", "type the name") }
	a.dialogs.Show(dialog)
	a.dialogs.SetAble(false, "type the name")
	a.Key(fyne.KeyReturn)
	a.chose(t)
	a.Type("prod").Key(fyne.KeyReturn)
	a.chose(t, "Drop confirmed")
}

func TestADialogThatOnlyTellsClosesByAnyKey(t *testing.T) {
	a := ask(t)
	for _, key := range []fyne.KeyName{fyne.KeyReturn, fyne.KeyEscape, fyne.KeySpace} {
		a.dialogs.Show(part.Dialog{Title: "About", Body: widget.NewLabel("text"), Size: fyne.NewSize(500, 300)})
		a.See("Close").Miss("Cancel").Key(key)
		if a.dialogs.Open() {
			t.Errorf("%s does not close it", key)
		}
	}
}

// TestTheWindowsKeysComeBack guards the hook that a dialog borrows.
func TestTheWindowsKeysComeBack(t *testing.T) {
	a := ask(t)
	reached := 0
	a.Window().Canvas().SetOnTypedKey(func(*fyne.KeyEvent) { reached++ })
	a.dialogs.Show(a.dialog("One"))
	a.Key(fyne.KeyEscape)
	a.Key(fyne.KeyEscape)
	if reached != 1 {
		t.Errorf("%d keys reached the window, want the second only", reached)
	}
}
