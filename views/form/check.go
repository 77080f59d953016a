package form

import (
	"fyne.io/fyne/v2"

	"entrastudio/model/catalog"
	"entrastudio/views/part"
)

// checkControl is a box to tick; its label stands beside it.
type checkControl struct{ *part.Check }

func newCheckControl(title string, tell events) checkControl {
	c := checkControl{part.NewCheck(title)}
	c.OnEdit = func(checked bool) { tell.edit(catalog.BoolOf(checked)) }
	c.OnFocus = tell.focus
	return c
}

func (c checkControl) show(v catalog.Value) { c.SetValue(v.True()) }

func (c checkControl) target() fyne.Focusable { return c.Check }

func (c checkControl) setAble(able bool) {
	switch {
	case able && c.Disabled():
		c.Enable()
	case !able && !c.Disabled():
		c.Disable()
	}
}
