package part

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"entrastudio/views/look"
)

// Field is a labelled control with its findings and a hint under it, and behind
// the label a word aside, such as where the value comes from. The worst finding
// also marks the control's left edge.
type Field struct {
	widget.BaseWidget
	label    *Text
	aside    *Text
	control  fyne.CanvasObject
	edge     *Ground
	state    look.State
	findings *fyne.Container
	hint     *widget.Label
	hintLine *fyne.Container
	column   *fyne.Container
}

// NewField returns a field. The label says what the value is in the words of
// Microsoft or Camunda.
func NewField(label string, control fyne.CanvasObject) *Field {
	f := &Field{
		label:    NewCaption(label),
		aside:    NewCaption(""),
		control:  control,
		edge:     NewGround("", "", edgeWidth/2),
		findings: Column(0),
		hint:     NewRemark(""),
	}
	f.label.Cut = CutEnd
	f.aside.Cut = CutEnd
	f.aside.Align = fyne.TextAlignTrailing
	f.hintLine = Flush(f.hint)
	f.hintLine.Hide()
	f.findings.Hide()
	head := container.New(&aside{}, f.label, f.aside)
	show(head, label != "")
	f.column = Column(look.Grid, head, container.New(&edged{}, f.edge, control), f.findings, f.hintLine)
	f.edge.Hide()
	f.ExtendBaseWidget(f)
	return f
}

// edgeWidth is the width of the mark at the left edge of a control.
const edgeWidth float32 = 3

// LabelText returns the label.
func (f *Field) LabelText() string { return f.label.Content }

// Control returns the control.
func (f *Field) Control() fyne.CanvasObject { return f.control }

// State returns the worst state of the findings, None without any.
func (f *Field) State() look.State { return f.state }

// SetFindings shows findings under the control, none for none.
func (f *Field) SetFindings(findings []Finding) {
	f.findings.RemoveAll()
	f.state = look.None
	for _, one := range findings {
		f.state = max(f.state, one.State)
		f.findings.Add(NewFindingLine(one))
	}
	show(f.findings, len(findings) > 0)
	show(f.edge, f.state >= look.Warning)
	f.edge.Paint(f.state.Colour(), "")
	f.column.Refresh()
}

// SetAside shows a word at the right of the label, such as where the value
// comes from. Empty hides it.
func (f *Field) SetAside(text string) { f.aside.SetContent(text) }

// AsideText returns the word at the right of the label.
func (f *Field) AsideText() string { return f.aside.Content }

// SetHint shows a line about the value, such as the Helm path and the variable
// it becomes. Empty hides it.
func (f *Field) SetHint(text string) {
	f.hint.SetText(text)
	show(f.hintLine, text != "")
	f.column.Refresh()
}

// CreateRenderer is part of fyne.Widget.
func (f *Field) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(f.column)
}

// edged sets the mark in front of the control, if it is shown.
type edged struct{}

func (*edged) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return objects[1].MinSize().AddWidthHeight(edgeWidth+look.Grid, 0)
}

func (*edged) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	start := float32(0)
	if objects[0].Visible() {
		start = edgeWidth + look.Grid
	}
	place(objects[0], 0, 0, edgeWidth, size.Height)
	place(objects[1], start, 0, size.Width-start, size.Height)
}

// aside gives the label what it needs and the word behind it the rest.
type aside struct{}

func (*aside) MinSize(objects []fyne.CanvasObject) fyne.Size {
	label, word := objects[0].MinSize(), objects[1].MinSize()
	return fyne.NewSize(label.Width+look.Inside+word.Width, max(label.Height, word.Height))
}

func (*aside) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	label := objects[0].(*Text)
	wide := min(label.Whole(), size.Width)
	place(label, 0, 0, wide, size.Height)
	place(objects[1], wide+look.Inside, 0, max(1, size.Width-wide-look.Inside), size.Height)
}

func show(object fyne.CanvasObject, visible bool) {
	if visible {
		object.Show()
	} else {
		object.Hide()
	}
}
