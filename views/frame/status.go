package frame

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"entrastudio/views/look"
	"entrastudio/views/part"
	"entrastudio/views/words"
)

// Status is what the bars show.
type Status struct {
	// Plan is the plan's name; Unsaved adds a dot.
	Plan    string
	Unsaved bool
	// Minor and Deployment are the present choice among the options.
	Minor       string
	Minors      []part.Option
	Deployment  string
	Deployments []part.Option
	// Errors and Warnings are counted below.
	Errors, Warnings int
	// Saved says whether and when the plan was saved, Connection whether the
	// studio is offline or signed in as whom, Token what is said of the token
	// on screen (empty for none).
	Saved      string
	Connection string
	Connected  bool
	Token      string
	TokenState look.State
}

// statusBar is the bar below.
type statusBar struct {
	widget.BaseWidget
	errors, warnings *part.Badge
	saved            *part.Text
	connection       *part.Badge
	token            *part.Badge
	counts           *tapArea
}

// statusHeight is the height of the bar below.
const statusHeight float32 = 24

func newStatusBar(onProblems func()) *statusBar {
	b := &statusBar{
		errors: part.NewBadge(look.None, "", 0), warnings: part.NewBadge(look.None, "", 0),
		saved: part.NewCaption(""), connection: part.NewBadge(look.None, "", 0), token: part.NewBadge(look.None, "", 0),
	}
	b.counts = newTapArea(part.Line(look.Between, b.errors, b.warnings), onProblems)
	b.ExtendBaseWidget(b)
	return b
}

func (b *statusBar) update(status Status) {
	b.errors.Set(state(status.Errors, look.Error), words.N("frame.errors", status.Errors), 0)
	b.warnings.Set(state(status.Warnings, look.Warning), words.N("frame.warnings", status.Warnings), 0)
	b.saved.SetContent(status.Saved)
	b.connection.Set(map[bool]look.State{true: look.On, false: look.Off}[status.Connected], status.Connection, 0)
	b.token.Set(status.TokenState, status.Token, 0)
	if status.Token == "" {
		b.token.Hide()
	} else {
		b.token.Show()
	}
	b.Refresh()
}

// state returns a state for a count: a count of none is fine.
func state(count int, bad look.State) look.State {
	if count == 0 {
		return look.OK
	}
	return bad
}

// MinSize is part of fyne.CanvasObject.
func (b *statusBar) MinSize() fyne.Size { return fyne.NewSize(0, statusHeight) }

// CreateRenderer is part of fyne.Widget.
func (b *statusBar) CreateRenderer() fyne.WidgetRenderer {
	left := part.Line(look.Edge+look.Inside, b.counts, part.Middle(b.saved), b.connection)
	line := part.Around(part.Edges{Left: left, Right: b.token}, layout.NewSpacer())
	return widget.NewSimpleRenderer(part.NewShield(look.Bar,
		part.Around(part.Edges{Top: part.NewHairline()}, part.InsetXY(look.Edge, 0, line))))
}

// tapArea makes what is in it react to a click.
type tapArea struct {
	widget.BaseWidget
	content fyne.CanvasObject
	tapped  func()
}

var _ desktop.Cursorable = (*tapArea)(nil)

func newTapArea(content fyne.CanvasObject, tapped func()) *tapArea {
	a := &tapArea{content: content, tapped: tapped}
	a.ExtendBaseWidget(a)
	return a
}

// Tapped is part of fyne.Tappable.
func (a *tapArea) Tapped(*fyne.PointEvent) {
	if a.tapped != nil {
		a.tapped()
	}
}

// Cursor is part of desktop.Cursorable.
func (a *tapArea) Cursor() desktop.Cursor { return desktop.PointerCursor }

// CreateRenderer is part of fyne.Widget.
func (a *tapArea) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(a.content) }
