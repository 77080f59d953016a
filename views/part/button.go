package part

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"entrastudio/views/look"
)

// Button is a button of one row's height that Return presses too, keeps the
// keyboard when pressed with a key, and shows a hint.
type Button struct {
	widget.Button
	hint, reason string
	// What the renderer shows; Fyne's button keeps its own of some of them.
	over, pressed, focused bool
}

// NewButton returns a button that says what it does.
func NewButton(title string, run func()) *Button {
	b := &Button{}
	b.Text, b.OnTapped = title, run
	b.ExtendBaseWidget(b)
	return b
}

// NewPrimary returns the one button of a panel or dialog that matters most.
func NewPrimary(title string, run func()) *Button {
	b := NewButton(title, run)
	b.Importance = widget.HighImportance
	return b
}

// NewIconButton returns a quiet button with an icon only; the hint says in
// words what it does.
func NewIconButton(icon look.Name, hint string, run func()) *Button {
	b := NewButton("", run)
	b.Importance = widget.LowImportance
	b.Icon = look.Drawn(icon)
	b.hint = hint
	return b
}

// SetHint changes the hint.
func (b *Button) SetHint(hint string) { b.hint = hint }

// HintText returns what the hint says now: for a button that is off the reason
// follows.
func (b *Button) HintText() string {
	if b.Disabled() && b.reason != "" {
		if b.hint == "" {
			return b.reason
		}
		return b.hint + ": " + b.reason
	}
	return b.hint
}

// SetAble turns the button on or off; the reason for off is shown as a hint.
func (b *Button) SetAble(able bool, reason string) {
	b.reason = reason
	switch {
	case able && b.Disabled():
		b.Enable()
	case !able && !b.Disabled():
		b.Disable()
	}
}

// ink is the colour of icon and title.
func (b *Button) ink() fyne.ThemeColorName {
	if b.Disabled() {
		return theme.ColorNameDisabled
	}
	switch b.Importance {
	case widget.HighImportance:
		return theme.ColorNameForegroundOnPrimary
	case widget.DangerImportance:
		return theme.ColorNameForegroundOnError
	}
	return theme.ColorNameForeground
}

// MinSize is part of fyne.CanvasObject. It is at least one row high, and
// square for an icon.
func (b *Button) MinSize() fyne.Size {
	least := b.Button.MinSize()
	if b.Text != "" {
		least.Width += 2 * look.Grid
	}
	return least.Max(fyne.NewSquareSize(theme.Size(look.Row)))
}

// TypedKey is part of fyne.Focusable.
func (b *Button) TypedKey(key *fyne.KeyEvent) {
	switch {
	case key.Name == fyne.KeySpace || isReturn(key):
		if !b.Disabled() && b.OnTapped != nil {
			b.OnTapped()
		}
	default:
		passOn(b, key)
	}
}

// FocusGained is part of fyne.Focusable.
func (b *Button) FocusGained() {
	b.focused = true
	b.Button.FocusGained()
}

// FocusLost is part of fyne.Focusable.
func (b *Button) FocusLost() {
	b.focused = false
	b.Button.FocusLost()
}

// MouseIn is part of desktop.Hoverable.
func (b *Button) MouseIn(event *desktop.MouseEvent) {
	b.over = true
	b.Button.MouseIn(event)
	ShowHint(b, b.HintText())
}

// MouseOut is part of desktop.Hoverable.
func (b *Button) MouseOut() {
	b.over, b.pressed = false, false
	b.Button.MouseOut()
	HideHint(b)
}

// MouseDown is part of desktop.Mouseable.
func (b *Button) MouseDown(*desktop.MouseEvent) {
	b.pressed = true
	b.Refresh()
}

// MouseUp is part of desktop.Mouseable.
func (b *Button) MouseUp(*desktop.MouseEvent) {
	b.pressed = false
	b.Refresh()
}
