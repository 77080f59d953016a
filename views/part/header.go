package part

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"entrastudio/views/look"
)

// Header is the head of a panel or section: its title, a word about it, and at
// the right its buttons, the primary one last.
type Header struct {
	widget.BaseWidget
	title, subtitle *Text
	buttons         *fyne.Container
}

// NewHeader returns a head. Give the quiet buttons first and the primary last.
func NewHeader(title string, buttons ...fyne.CanvasObject) *Header {
	h := &Header{title: NewText(title), subtitle: NewCaption(""), buttons: Line(look.Grid, buttons...)}
	h.title.TextSize = theme.SizeNameSubHeadingText
	h.title.Style.Bold = true
	h.title.Cut, h.subtitle.Cut = CutEnd, CutEnd
	h.ExtendBaseWidget(h)
	return h
}

// SetSubtitle changes the word about the panel.
func (h *Header) SetSubtitle(text string) { h.set(h.subtitle, text) }

// SetTitle changes the title.
func (h *Header) SetTitle(text string) { h.set(h.title, text) }

// set changes one of the texts and lays out the head for its new width, where it
// has been laid out before.
func (h *Header) set(text *Text, content string) {
	if text.Content == content {
		return
	}
	text.SetContent(content)
	if !h.Size().IsZero() {
		h.Refresh()
	}
}

// CreateRenderer is part of fyne.Widget.
func (h *Header) CreateRenderer() fyne.WidgetRenderer {
	title := Middle(h.title)
	return widget.NewSimpleRenderer(container.New(&headerLayout{h.title}, title, Middle(h.subtitle), h.buttons))
}

// subtitleLeast is the width below which a subtitle says nothing and is left out.
const subtitleLeast float32 = 48

// headerLayout gives buttons and title what they need, as far as there is room, and
// what is left to the subtitle. It is at least a row high, so that panels align with and without
// buttons.
type headerLayout struct{ title *Text }

func (*headerLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(2*look.Between, theme.Size(look.Row))
	for _, one := range objects {
		least := one.MinSize()
		size.Width += least.Width
		size.Height = max(size.Height, least.Height)
	}
	size.Width -= objects[1].MinSize().Width + look.Between
	return size
}

func (h *headerLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	title, subtitle, buttons := objects[0], objects[1], objects[2]
	right := buttons.MinSize().Width
	left := max(0, min(h.title.Whole(), size.Width-right-look.Inside))
	title.Resize(fyne.NewSize(left, size.Height))
	buttons.Resize(fyne.NewSize(right, size.Height))
	buttons.Move(fyne.NewPos(size.Width-right, 0))
	room := size.Width - left - right - 2*look.Between
	show(subtitle, room >= subtitleLeast)
	subtitle.Resize(fyne.NewSize(max(0, room), size.Height))
	subtitle.Move(fyne.NewPos(left+look.Between, 0))
}
