package frame

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"entrastudio/views/look"
	"entrastudio/views/part"
	"entrastudio/views/words"
)

// railEntry is one panel in the rail: its icon, its word and its count.
type railEntry struct {
	widget.BaseWidget
	part.Hover
	rail  *rail
	place int
	panel Panel
	count int
	state look.State

	ground *part.Ground
	icon   *part.Icon
	word   *part.Text
	number *part.Text
}

func newRailEntry(rail *rail, place int, panel Panel) *railEntry {
	e := &railEntry{rail: rail, place: place, panel: panel, ground: part.NewGround("", "", look.Radius)}
	e.icon = part.NewChangingIcon()
	e.word = part.NewText(words.T(panel.Title()))
	e.word.Cut = part.CutEnd
	e.number = part.NewText("")
	e.number.Align = fyne.TextAlignTrailing
	e.number.TextSize = theme.SizeNameCaptionText
	e.OnHover = e.hovered
	e.ExtendBaseWidget(e)
	return e
}

// HintText returns the panel's title, for when the rail is folded.
func (e *railEntry) HintText() string { return words.T(e.panel.Title()) }

// Tapped is part of fyne.Tappable.
func (e *railEntry) Tapped(*fyne.PointEvent) {
	e.rail.open(e.panel.ID())
	e.rail.enter()
}

// hovered shows the word as a hint when the rail shows only icons.
func (e *railEntry) hovered(over bool) {
	e.Refresh()
	if e.rail.folded && over {
		part.ShowHint(e, e.HintText())
	} else {
		part.HideHint(e)
	}
}

// Refresh is part of fyne.CanvasObject.
func (e *railEntry) Refresh() {
	e.paint()
	e.BaseWidget.Refresh()
}

func (e *railEntry) paint() {
	chosen := e.place == e.rail.chosen
	var fill, stroke fyne.ThemeColorName
	ink := theme.ColorNameForeground
	switch {
	case chosen:
		fill, ink = theme.ColorNameSelection, theme.ColorNamePrimary
	case e.Hovered():
		fill = theme.ColorNameHover
	}
	if chosen && e.rail.focused {
		stroke = theme.ColorNamePrimary
	}
	e.ground.Paint(fill, stroke)
	e.icon.Paint(look.Coloured(e.panel.Icon(), ink))
	e.word.Colour, e.word.Style.Bold = ink, chosen
	e.word.Refresh()
	e.number.Content, e.number.Colour = "", e.state.Colour()
	if e.count > 0 {
		e.number.Content = strconv.Itoa(e.count)
	}
	e.number.Refresh()
}

// CreateRenderer is part of fyne.Widget.
func (e *railEntry) CreateRenderer() fyne.WidgetRenderer { return &railEntryRenderer{e} }

type railEntryRenderer struct{ entry *railEntry }

func (r *railEntryRenderer) Destroy()           {}
func (r *railEntryRenderer) MinSize() fyne.Size { return fyne.NewSize(0, entryHeight) }

func (r *railEntryRenderer) Objects() []fyne.CanvasObject {
	e := r.entry
	return []fyne.CanvasObject{e.ground, e.icon.Image, e.word, e.number}
}

// numberWidth is the room for a count.
const numberWidth float32 = 24

func (r *railEntryRenderer) Layout(size fyne.Size) {
	e := r.entry
	e.ground.Resize(size)
	e.icon.Image.Resize(fyne.NewSquareSize(look.Icon))
	e.icon.Image.Move(fyne.NewPos(look.Inside, (size.Height-look.Icon)/2))
	start := look.Inside + look.Icon + look.Inside
	e.word.Move(fyne.NewPos(start, 0))
	room := size.Width - start - look.Inside
	if e.number.Content != "" {
		room -= numberWidth
	}
	e.word.Resize(fyne.NewSize(max(0, room), size.Height))
	e.number.Move(fyne.NewPos(size.Width-numberWidth-look.Inside, 0))
	e.number.Resize(fyne.NewSize(numberWidth, size.Height))
	if e.rail.folded {
		e.word.Hide()
		e.number.Hide()
	} else {
		e.word.Show()
		e.number.Show()
	}
}

func (r *railEntryRenderer) Refresh() {
	r.Layout(r.entry.Size())
	canvas.Refresh(r.entry)
}
