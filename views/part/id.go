package part

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"entrastudio/views/look"
	"entrastudio/views/words"
)

// ID shows an id, URL or path in monospace, cut in the middle when there is
// not room for all of it, with a button that copies the whole.
type ID struct {
	widget.BaseWidget
	// OnCopied is told what was copied, for a word of confirmation.
	OnCopied func(id string)

	text *Text
	copy *Button
}

// NewID returns an id.
func NewID(id string) *ID {
	i := &ID{text: NewText(id)}
	i.text.Style.Monospace = true
	i.text.Cut = CutMiddle
	i.copy = NewIconButton(look.IconCopy, words.T("part.id.copy"), i.copied)
	i.copy.SetAble(id != "", "")
	i.ExtendBaseWidget(i)
	return i
}

// SetValue changes the id.
func (i *ID) SetValue(id string) {
	i.text.SetContent(id)
	i.copy.SetAble(id != "", "")
}

// Value returns the whole id.
func (i *ID) Value() string { return i.text.Content }

// SetWhole makes room for the whole id, as for the chosen thing, or lets it be
// cut again.
func (i *ID) SetWhole(whole bool) {
	i.text.Cut = CutMiddle
	if whole {
		i.text.Cut = CutNever
	}
	i.text.Refresh()
	i.Refresh()
}

func (i *ID) copied() {
	fyne.CurrentApp().Clipboard().SetContent(i.text.Content)
	if i.OnCopied != nil {
		i.OnCopied(i.text.Content)
	}
}

// CreateRenderer is part of fyne.Widget.
func (i *ID) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(Around(Edges{Right: i.copy}, i.text))
}
