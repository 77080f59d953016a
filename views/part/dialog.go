package part

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"entrastudio/views/look"
	"entrastudio/views/words"
)

// Dialog asks something before it goes on.
type Dialog struct {
	Title string
	Body  fyne.CanvasObject
	// Confirm says what the confirming button does, such as "Apply fix".
	// Empty leaves only the button that closes.
	Confirm string
	// Dismiss says what the other button does; empty stands for Cancel, or
	// Close when there is nothing to confirm.
	Dismiss string
	// Danger is set when confirming cannot be undone: then the keyboard starts
	// on the other button, and Return in a field does not confirm.
	Danger bool
	// Others are further choices, between the two.
	Others []Choice
	// First gets the keyboard instead of a button.
	First fyne.Focusable
	// Size is the least size, zero for that of the content.
	Size fyne.Size

	OnConfirm, OnDismiss func()
}

// Choice is one more way out of a dialog.
type Choice struct {
	// Title says what it does, such as "Save over it".
	Title string
	Run   func()
}

// Dialogs shows dialogs in a window, one at a time in the order they came.
// Escape dismisses, wherever the keyboard is; Return confirms.
type Dialogs struct {
	window  fyne.Window
	waiting []Dialog
	popup   *widget.PopUp
	open    Dialog
	confirm *Button
	hook    func(*fyne.KeyEvent)
}

// NewDialogs returns the dialogs of a window.
func NewDialogs(window fyne.Window) *Dialogs { return &Dialogs{window: window} }

// Show shows a dialog, after those that are already waiting.
func (d *Dialogs) Show(dialog Dialog) {
	if d.popup != nil {
		d.waiting = append(d.waiting, dialog)
		return
	}
	d.present(dialog)
}

// Open reports whether a dialog is on screen.
func (d *Dialogs) Open() bool { return d.popup != nil }

// SetAble turns the confirming button of the open dialog on or off, as for a
// name that must be typed first.
func (d *Dialogs) SetAble(able bool, reason string) {
	if d.confirm != nil {
		d.confirm.SetAble(able, reason)
	}
}

func (d *Dialogs) present(dialog Dialog) {
	d.open = dialog
	dismiss := NewButton(dismissTitle(dialog), d.Dismiss)
	buttons := container.NewHBox(dismiss)
	for _, other := range dialog.Others {
		buttons.Add(NewButton(other.Title, func() { d.close(other.Run) }))
	}
	d.confirm = nil
	if dialog.Confirm != "" {
		d.confirm = NewPrimary(dialog.Confirm, d.accept)
		if dialog.Danger {
			d.confirm.Importance = widget.DangerImportance
		}
		buttons.Add(d.confirm)
	}
	title := NewText(dialog.Title)
	title.TextSize = theme.SizeNameSubHeadingText
	title.Style.Bold = true
	foot := Around(Edges{Right: buttons}, layout.NewSpacer())
	content := Around(Edges{Top: InsetXY(0, look.Grid, title), Bottom: InsetXY(0, look.Inside, foot)}, dialog.Body)
	canvas := d.window.Canvas()
	d.popup = widget.NewModalPopUp(Inset(look.Edge, container.New(wide{dialogWidth}, content)), canvas)
	d.popup.Show()
	if !dialog.Size.IsZero() {
		d.popup.Resize(dialog.Size.Max(d.popup.MinSize()))
	}
	d.hook = canvas.OnTypedKey()
	canvas.SetOnTypedKey(d.typedKey)
	canvas.Focus(d.first(dismiss))
}

// dialogWidth keeps a dialog's lines readable.
const dialogWidth float32 = 380

// first returns what gets the keyboard: the first field, else the safe button.
func (d *Dialogs) first(dismiss *Button) fyne.Focusable {
	switch {
	case d.open.First != nil:
		return d.open.First
	case d.confirm != nil && !d.open.Danger:
		return d.confirm
	}
	return dismiss
}

func dismissTitle(dialog Dialog) string {
	switch {
	case dialog.Dismiss != "":
		return dialog.Dismiss
	case dialog.Confirm == "":
		return words.T("part.dialog.close")
	}
	return words.T("part.dialog.cancel")
}

// typedKey is the window's key hook while a dialog is open.
func (d *Dialogs) typedKey(key *fyne.KeyEvent) {
	switch {
	case key.Name == fyne.KeyEscape:
		d.Dismiss()
	case isReturn(key) && d.confirm != nil && !d.open.Danger && !d.confirm.Disabled():
		d.accept()
	case isReturn(key) && d.confirm == nil:
		d.Dismiss()
	}
}

// Confirm confirms the open dialog, where that is possible now.
func (d *Dialogs) Confirm() {
	if d.confirm != nil && !d.confirm.Disabled() {
		d.accept()
	}
}

func (d *Dialogs) accept() { d.close(d.open.OnConfirm) }

// Dismiss closes the open dialog without confirming it.
func (d *Dialogs) Dismiss() { d.close(d.open.OnDismiss) }

// close takes the dialog away, does what was chosen, and shows the next one.
func (d *Dialogs) close(chosen func()) {
	if d.popup == nil {
		return
	}
	d.popup.Hide()
	d.popup, d.confirm, d.open = nil, nil, Dialog{}
	d.window.Canvas().SetOnTypedKey(d.hook)
	if chosen != nil {
		chosen()
	}
	if d.popup == nil && len(d.waiting) > 0 {
		next := d.waiting[0]
		d.waiting = d.waiting[1:]
		d.present(next)
	}
}
