package part

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"entrastudio/views/look"
)

// Option is one choice: the value the model knows and the text a person reads.
type Option struct {
	Value, Title string
}

// Select lets a person choose one of a few options.
type Select struct {
	widget.Select
	// OnEdit is told the value that a person chose.
	OnEdit func(value string)
	// OnFocus is told when the keyboard comes and goes.
	OnFocus func(gained bool)

	options []Option
	pushing bool
	hint    string
	border  *Ground
}

// NewSelect returns a choice among options. Titles must differ.
func NewSelect(options ...Option) *Select {
	s := &Select{}
	s.PlaceHolder = " "
	s.OnChanged = s.changed
	s.border = NewGround("", theme.ColorNameInputBorder, look.Radius)
	s.ExtendBaseWidget(s)
	s.SetChoices(options...)
	return s
}

// SetChoices changes the options. The present value stays if it is among them.
func (s *Select) SetChoices(options ...Option) {
	value := s.Value()
	s.options = options
	s.Options = make([]string, len(options))
	for i, one := range options {
		s.Options[i] = one.Title
	}
	s.Selected = s.title(value)
	s.Refresh()
}

// SetHint changes the hint.
func (s *Select) SetHint(hint string) { s.hint = hint }

// HintText returns the hint.
func (s *Select) HintText() string { return s.hint }

func (s *Select) title(value string) string {
	for _, one := range s.options {
		if one.Value == value {
			return one.Title
		}
	}
	return ""
}

func (s *Select) changed(title string) {
	if s.pushing || s.OnEdit == nil {
		return
	}
	for _, one := range s.options {
		if one.Title == title {
			s.OnEdit(one.Value)
			return
		}
	}
}

// SetValue shows the model's value, nothing if it is no option. It fires nothing.
func (s *Select) SetValue(value string) {
	s.pushing = true
	s.Selected = s.title(value)
	s.Refresh()
	s.pushing = false
}

// Value returns the value of the chosen option, empty if none is.
func (s *Select) Value() string {
	for _, one := range s.options {
		if one.Title == s.Selected {
			return one.Value
		}
	}
	return ""
}

// MinSize is part of fyne.CanvasObject.
func (s *Select) MinSize() fyne.Size {
	return s.Select.MinSize().Max(fyne.NewSize(0, theme.Size(look.Row)))
}

// FocusGained is part of fyne.Focusable.
func (s *Select) FocusGained() {
	s.Select.FocusGained()
	s.border.Paint("", theme.ColorNamePrimary)
	if s.OnFocus != nil {
		s.OnFocus(true)
	}
}

// FocusLost is part of fyne.Focusable.
func (s *Select) FocusLost() {
	s.Select.FocusLost()
	s.border.Paint("", theme.ColorNameInputBorder)
	if s.OnFocus != nil {
		s.OnFocus(false)
	}
}

// TypedKey is part of fyne.Focusable.
func (s *Select) TypedKey(key *fyne.KeyEvent) {
	if key.Name == fyne.KeyEscape || isReturn(key) {
		passOn(s, key)
		return
	}
	s.Select.TypedKey(key)
}

// MouseIn is part of desktop.Hoverable.
func (s *Select) MouseIn(event *desktop.MouseEvent) {
	s.Select.MouseIn(event)
	ShowHint(s, s.hint)
}

// MouseOut is part of desktop.Hoverable.
func (s *Select) MouseOut() {
	s.Select.MouseOut()
	HideHint(s)
}

// CreateRenderer is part of fyne.Widget. Fyne draws a choice without a border,
// so on a ground of its own colour it could not be seen.
func (s *Select) CreateRenderer() fyne.WidgetRenderer {
	return &bordered{s.Select.CreateRenderer(), s.border}
}

type bordered struct {
	fyne.WidgetRenderer
	border *Ground
}

func (b *bordered) Layout(size fyne.Size) {
	b.WidgetRenderer.Layout(size)
	b.border.Resize(size)
}

func (b *bordered) Objects() []fyne.CanvasObject {
	return append(append([]fyne.CanvasObject(nil), b.WidgetRenderer.Objects()...), b.border)
}
