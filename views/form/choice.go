package form

import (
	"slices"

	"fyne.io/fyne/v2"

	"entrastudio/model/catalog"
	"entrastudio/views/part"
)

// choiceControl lets a person choose one of a few options. A value that is none
// of them, as an import may bring it, is shown as one more.
type choiceControl struct {
	choice  *part.Select
	options func() []part.Option
	shown   []part.Option
}

func newChoiceControl(options func() []part.Option, tell events) *choiceControl {
	c := &choiceControl{choice: part.NewSelect(), options: options}
	c.choice.OnEdit = func(value string) { tell.edit(catalog.TextOf(value)) }
	c.choice.OnFocus = tell.focus
	return c
}

func (c *choiceControl) show(v catalog.Value) {
	options, value := c.options(), v.String()
	known := slices.ContainsFunc(options, func(o part.Option) bool { return o.Value == value })
	if !known && value != "" {
		options = append(options, part.Option{Value: value, Title: value})
	}
	if !slices.Equal(options, c.shown) {
		c.shown = options
		c.choice.SetChoices(options...)
	}
	if c.choice.Value() != value {
		c.choice.SetValue(value)
	}
}

func (c *choiceControl) object() fyne.CanvasObject { return c.choice }

func (c *choiceControl) target() fyne.Focusable { return c.choice }

func (c *choiceControl) setAble(able bool) { enable(c.choice, able) }
