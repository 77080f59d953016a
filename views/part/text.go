package part

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"entrastudio/views/look"
)

// Cut says where a text loses characters when there is no room for it.
type Cut uint8

// Where a text is cut: nowhere (it asks for its whole width), at the end, or
// in the middle, as fits ids and URLs.
const (
	CutNever Cut = iota
	CutEnd
	CutMiddle
)

// Text is one line of text without padding. Set the fields, then Refresh.
type Text struct {
	widget.BaseWidget
	Content  string
	Colour   fyne.ThemeColorName // empty: foreground
	TextSize fyne.ThemeSizeName  // empty: body
	Style    fyne.TextStyle
	Align    fyne.TextAlign
	Cut      Cut
}

// NewText returns a line of body text.
func NewText(content string) *Text {
	t := &Text{Content: content}
	t.ExtendBaseWidget(t)
	return t
}

// NewCaption returns a line of secondary text: smaller and muted.
func NewCaption(content string) *Text {
	t := &Text{Content: content, Colour: look.Muted, TextSize: theme.SizeNameCaptionText}
	t.ExtendBaseWidget(t)
	return t
}

// SetContent changes the text.
func (t *Text) SetContent(content string) {
	if t.Content != content {
		t.Content = content
		t.Refresh()
	}
}

// Whole is the width that the text needs not to be cut.
func (t *Text) Whole() float32 {
	return measure(t.Content, theme.Size(orSize(t.TextSize, theme.SizeNameText)), t.Style).Width
}

// CreateRenderer is part of fyne.Widget.
func (t *Text) CreateRenderer() fyne.WidgetRenderer {
	r := &textRenderer{text: t, drawn: canvas.NewText(t.Content, nil)}
	r.Refresh()
	return r
}

type textRenderer struct {
	text  *Text
	drawn *canvas.Text
}

func (r *textRenderer) Destroy()                     {}
func (r *textRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.drawn} }

func (r *textRenderer) MinSize() fyne.Size {
	least := measure(r.text.Content, r.drawn.TextSize, r.drawn.TextStyle)
	if r.text.Cut != CutNever {
		least.Width = min(least.Width, 2*r.drawn.TextSize)
	}
	return least
}

func (r *textRenderer) Layout(size fyne.Size) {
	shown := r.text.Content
	if r.text.Cut != CutNever {
		shown = fit(r.text.Content, size.Width, r.drawn.TextSize, r.drawn.TextStyle, r.text.Cut)
	}
	if r.drawn.Text != shown {
		r.drawn.Text = shown
		r.drawn.Refresh()
	}
	r.drawn.Resize(size)
}

func (r *textRenderer) Refresh() {
	r.drawn.TextSize = theme.Size(orSize(r.text.TextSize, theme.SizeNameText))
	r.drawn.TextStyle, r.drawn.FontSource = r.text.Style, look.Face(r.text.Style)
	r.drawn.Alignment = r.text.Align
	r.drawn.Color = theme.Color(orColour(r.text.Colour, theme.ColorNameForeground))
	r.drawn.Text = r.text.Content
	r.Layout(r.text.Size())
	r.drawn.Refresh()
}
