package login

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"entrastudio/model/login"
	"entrastudio/views/look"
	"entrastudio/views/part"
	"entrastudio/views/words"
)

// line is one step: its icon on the line from the browser to the page, its title,
// and below, when it is open, everything about it.
type line struct {
	steps   *steps
	step    *login.Step
	open    bool
	fold    *part.Fold
	detail  *fyne.Container
	content fyne.CanvasObject
}

func newLine(v *steps, step *login.Step, open, last bool) *line {
	l := &line{steps: v, step: step, detail: container.NewStack()}
	head := l.head()
	l.set(open)
	icon := part.NewIcon(stepState(step.State).Icon())
	var below fyne.CanvasObject = part.NewGround(theme.ColorNameSeparator, "", 0)
	if last {
		below = canvas.NewRectangle(color.Transparent)
	}
	gutter := container.New(&gutter{}, icon, below)
	l.content = part.Around(part.Edges{Left: gutter}, part.Column(0, head, l.detail))
	return l
}

// indent is where the title of a step begins, behind the mark of its fold.
const indent = look.Grid + look.Icon + look.Grid

// head is the title of the step; one that passed says the rest quietly behind it.
// One that is not reached has nothing to open.
func (l *line) head() fyne.CanvasObject {
	if l.step.State == login.NotReached {
		title := part.NewText(words.Said(l.step.Title))
		title.Colour, title.Cut = look.Muted, part.CutEnd
		word := part.Middle(part.NewCaption(words.T("login.notReached")))
		return container.New(rowHigh{}, part.Around(part.Edges{Left: part.InsetXY(indent/2, 0, part.Column(0)), Right: word}, part.Middle(title)))
	}
	l.fold = part.NewFold(words.Said(l.step.Title))
	l.fold.OnTurn = func(open bool) {
		l.set(open)
		l.steps.turned(l.step.Name, open)
	}
	return l.fold
}

// set opens or closes the step. A closed one that is not decided still says which
// evidence it lacks.
func (l *line) set(open bool) {
	l.open = open
	l.detail.Objects = nil
	if l.fold == nil {
		return
	}
	l.fold.SetOpen(open)
	l.fold.SetStrong(l.step.State == login.Failed)
	l.fold.SetQuiet("")
	switch {
	case open:
		l.detail.Add(part.InsetXY(indent, look.Grid, l.steps.explained(l.step)))
	case l.step.State == login.Passed:
		l.fold.SetQuiet(words.Said(l.step.Detail))
	case l.step.Detail != "":
		missing := part.NewCaption(words.Said(l.step.Detail))
		missing.Cut = part.CutEnd
		l.detail.Add(part.InsetXY(indent, 0, missing))
	}
	l.detail.Refresh()
}

// gutter sets a step's icon at the height of its title, and the line to the next
// step below it.
type gutter struct{}

func (*gutter) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(look.Icon, theme.Size(look.Row))
}

func (*gutter) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	row := theme.Size(look.Row)
	top := (row - look.Icon) / 2
	objects[0].Move(fyne.NewPos(0, top))
	objects[0].Resize(fyne.NewSquareSize(look.Icon))
	start := top + look.Icon + look.Grid/2
	objects[1].Move(fyne.NewPos((look.Icon-look.Hairline)/2, start))
	objects[1].Resize(fyne.NewSize(look.Hairline, max(0, size.Height-start+top-look.Grid/2)))
}

// rowHigh makes its object at least a row high.
type rowHigh struct{}

func (rowHigh) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return objects[0].MinSize().Max(fyne.NewSize(0, theme.Size(look.Row)))
}

func (rowHigh) Layout(objects []fyne.CanvasObject, size fyne.Size) { objects[0].Resize(size) }
