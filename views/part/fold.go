package part

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"entrastudio/views/look"
)

// Fold is the line that something stands under, opened and closed by a click, by
// Space or by Return. A word about it stands quietly behind its title; both are
// cut where there is no room for them.
type Fold struct {
	widget.BaseWidget
	Hover
	// OnTurn is told when a person opens or closes it.
	OnTurn func(open bool)

	open    bool
	focused bool
	title   *Text
	quiet   *Text
	mark    *Icon
	ground  *Ground
	line    *fyne.Container
}

// NewFold returns a closed fold.
func NewFold(title string) *Fold {
	f := &Fold{title: NewText(title), quiet: NewCaption(""), mark: NewChangingIcon(), ground: NewGround("", "", look.Radius)}
	f.title.Cut, f.quiet.Cut = CutEnd, CutEnd
	f.line = container.New(foldLayout{}, f.mark.Image, f.title, f.quiet)
	f.OnHover = func(bool) { f.paint() }
	f.ExtendBaseWidget(f)
	f.paint()
	return f
}

// SetOpen shows the fold as open or closed. It fires nothing.
func (f *Fold) SetOpen(open bool) {
	f.open = open
	f.paint()
}

// Open reports whether the fold is open.
func (f *Fold) Open() bool { return f.open }

// SetTitle changes the title, and the room that it takes.
func (f *Fold) SetTitle(text string) {
	if f.title.Content != text {
		f.title.Content = text
		f.line.Refresh()
	}
}

// SetQuiet changes the word behind the title.
func (f *Fold) SetQuiet(text string) { f.quiet.SetContent(text) }

// SetStrong makes the title stand out, or lets it be as quiet as its neighbours.
func (f *Fold) SetStrong(strong bool) {
	f.title.Style.Bold = strong
	f.title.Refresh()
}

// turn is what a person's key or click does.
func (f *Fold) turn() {
	f.SetOpen(!f.open)
	if f.OnTurn != nil {
		f.OnTurn(f.open)
	}
}

func (f *Fold) paint() {
	mark := look.IconChevronRight
	if f.open {
		mark = look.IconChevronDown
	}
	f.mark.Paint(look.Drawn(mark))
	fill, stroke := fyne.ThemeColorName(""), fyne.ThemeColorName("")
	if f.Hovered() {
		fill = theme.ColorNameHover
	}
	if f.focused {
		stroke = theme.ColorNamePrimary
	}
	f.ground.Paint(fill, stroke)
}

// Tapped is part of fyne.Tappable.
func (f *Fold) Tapped(*fyne.PointEvent) {
	Focus(f)
	f.turn()
}

// FocusGained is part of fyne.Focusable.
func (f *Fold) FocusGained() { f.focused = true; f.paint() }

// FocusLost is part of fyne.Focusable.
func (f *Fold) FocusLost() { f.focused = false; f.paint() }

// TypedRune is part of fyne.Focusable.
func (*Fold) TypedRune(rune) {}

// TypedKey is part of fyne.Focusable.
func (f *Fold) TypedKey(key *fyne.KeyEvent) {
	if key.Name == fyne.KeySpace || isReturn(key) {
		f.turn()
		return
	}
	passOn(f, key)
}

// Refresh is part of fyne.CanvasObject.
func (f *Fold) Refresh() {
	f.paint()
	f.BaseWidget.Refresh()
}

// CreateRenderer is part of fyne.Widget.
func (f *Fold) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewStack(f.ground, f.line))
}

// foldLayout gives the title what it needs, and what is left to the quiet word.
type foldLayout struct{}

func (foldLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(look.Inside+look.Icon+look.Grid+objects[1].MinSize().Width, theme.Size(look.Row))
}

func (foldLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	mark, title, quiet := objects[0], objects[1].(*Text), objects[2]
	start := look.Grid + look.Icon + look.Grid
	left := max(0, size.Width-start-look.Grid)
	width := min(left, title.Whole()+look.Hairline)
	place(mark, look.Grid, (size.Height-look.Icon)/2, look.Icon, look.Icon)
	height := title.MinSize().Height
	place(title, start, (size.Height-height)/2, width, height)
	rest, lower := left-width-look.Between, quiet.MinSize().Height
	show(quiet, rest >= leastQuiet)
	place(quiet, start+width+look.Between, (size.Height-lower)/2, max(0, rest), lower)
}

// leastQuiet is the least room that a few letters of the quiet word can be read in.
const leastQuiet = 12 * look.Grid
