package part

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"entrastudio/views/look"
	"entrastudio/views/words"
)

// Sheet slides a panel over the right side of the window without stopping the
// rest, as for what was recognised in a paste. A new one replaces the old.
type Sheet struct {
	widget.BaseWidget
	// OnOpened is told when the sheet comes, OnClosed when a person closes it.
	OnOpened, OnClosed func()

	ground *Ground
	head   *Header
	body   *fyne.Container
}

// SheetWidth is how wide a sheet is.
const SheetWidth float32 = 380

// NewSheet returns a hidden sheet.
func NewSheet() *Sheet {
	s := &Sheet{ground: NewGround(theme.ColorNameOverlayBackground, theme.ColorNameSeparator, 0), body: container.NewStack()}
	s.head = NewHeader("", NewIconButton(look.IconClose, words.T("part.dialog.close"), s.Close))
	s.ExtendBaseWidget(s)
	s.Hide()
	return s
}

// Open shows a body under a title.
func (s *Sheet) Open(title string, body fyne.CanvasObject) {
	s.head.SetTitle(title)
	s.body.Objects = []fyne.CanvasObject{body}
	s.body.Refresh()
	s.Show()
	if s.OnOpened != nil {
		s.OnOpened()
	}
}

// Close hides the sheet and forgets its body.
func (s *Sheet) Close() {
	if !s.Visible() {
		return
	}
	s.Hide()
	s.body.RemoveAll()
	if s.OnClosed != nil {
		s.OnClosed()
	}
}

// Tapped is part of fyne.Tappable: a click on the sheet stays on it.
func (s *Sheet) Tapped(*fyne.PointEvent) {}

// MinSize is part of fyne.CanvasObject.
func (s *Sheet) MinSize() fyne.Size { return fyne.NewSize(SheetWidth, 0) }

// CreateRenderer is part of fyne.Widget.
func (s *Sheet) CreateRenderer() fyne.WidgetRenderer {
	content := Around(Edges{Top: InsetXY(0, look.Inside, s.head)}, s.body)
	return widget.NewSimpleRenderer(container.NewStack(s.ground, InsetXY(look.Edge, look.Inside, content)))
}
