package part

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Check is a box to tick.
type Check struct {
	widget.Check
	// OnEdit is told the new state when a person ticks or clears the box.
	OnEdit func(checked bool)
	// OnFocus is told when the keyboard comes and goes.
	OnFocus func(gained bool)
}

// NewCheck returns a box with a text beside it.
func NewCheck(title string) *Check {
	c := &Check{}
	c.Text = title
	c.OnChanged = c.changed
	c.ExtendBaseWidget(c)
	return c
}

func (c *Check) changed(checked bool) {
	if c.OnEdit != nil {
		c.OnEdit(checked)
	}
}

// SetValue shows the model's value. It fires nothing.
func (c *Check) SetValue(checked bool) {
	if c.Checked != checked {
		c.Checked = checked
		c.Refresh()
	}
}

// Value reports whether the box is ticked.
func (c *Check) Value() bool { return c.Checked }

// FocusGained is part of fyne.Focusable.
func (c *Check) FocusGained() {
	c.Check.FocusGained()
	if c.OnFocus != nil {
		c.OnFocus(true)
	}
}

// FocusLost is part of fyne.Focusable.
func (c *Check) FocusLost() {
	c.Check.FocusLost()
	if c.OnFocus != nil {
		c.OnFocus(false)
	}
}

// TypedKey is part of fyne.Focusable.
func (c *Check) TypedKey(key *fyne.KeyEvent) { passOn(c, key) }
