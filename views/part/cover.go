package part

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"entrastudio/views/look"
)

// cover shows the text of a field that is too long for it cut in the middle, as
// long as the keyboard is elsewhere: the start and the end tell two URLs apart,
// where Fyne would show the start and a scroll bar.
type cover struct {
	entry  *Entry
	ground *Ground
	text   *Text
	shown  *fyne.Container
}

func newCover(entry *Entry) *cover {
	c := &cover{entry: entry, text: NewText(""), ground: NewGround(theme.ColorNameInputBackground, theme.ColorNameInputBorder, look.Radius)}
	c.text.Cut = CutMiddle
	c.shown = container.NewWithoutLayout(c.ground, c.text)
	c.shown.Hide()
	return c
}

// update shows the cover where the text needs it.
func (c *cover) update() {
	e := c.entry
	padding := theme.Size(theme.SizeNameInnerPadding)
	room := e.Size().Width - 2*padding
	wide := fyne.MeasureText(e.Text, theme.Size(theme.SizeNameText), e.TextStyle).Width
	needed := !e.focused && !e.MultiLine && !e.Password && room > 0 && wide > room
	show(c.shown, needed)
	if !needed {
		return
	}
	c.text.Style, c.text.Content, c.text.Colour = e.TextStyle, e.Text, theme.ColorNameForeground
	if e.Disabled() {
		c.text.Colour = theme.ColorNameDisabled
	}
	c.text.Refresh()
	c.shown.Resize(e.Size())
	c.ground.Resize(e.Size())
	place(c.text, padding, 0, room, e.Size().Height)
}

// covered is an entry's renderer with the cover above it.
type covered struct {
	fyne.WidgetRenderer
	cover *cover
}

func (c *covered) Layout(size fyne.Size) {
	c.WidgetRenderer.Layout(size)
	c.cover.update()
}

func (c *covered) Refresh() {
	c.WidgetRenderer.Refresh()
	c.cover.update()
}

func (c *covered) Objects() []fyne.CanvasObject {
	return append(append([]fyne.CanvasObject(nil), c.WidgetRenderer.Objects()...), c.cover.shown)
}
