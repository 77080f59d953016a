package form

import (
	"fyne.io/fyne/v2"

	"entrastudio/model/catalog"
	"entrastudio/views/part"
)

// checkControl is a box to tick; its label stands beside it.
type checkControl struct{ check *part.Check }

func newCheckControl(title string, tell events) checkControl {
	c := checkControl{part.NewCheck(title)}
	c.check.OnEdit = func(checked bool) { tell.edit(catalog.BoolOf(checked)) }
	c.check.OnFocus = tell.focus
	return c
}

func (c checkControl) show(v catalog.Value) { c.check.SetValue(v.True()) }

func (c checkControl) object() fyne.CanvasObject { return c.check }

func (c checkControl) target() fyne.Focusable { return c.check }

func (c checkControl) setAble(able bool) { enable(c.check, able) }
