package frame

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"entrastudio/views/action"
	"entrastudio/views/look"
	"entrastudio/views/part"
	"entrastudio/views/words"
)

// topBar is the bar above.
type topBar struct {
	widget.BaseWidget
	table             *action.Table
	plan              *part.Text
	unsaved           *canvas.Image
	minor, deployment *part.Select
	minors            []part.Option
	deployments       []part.Option
	fold              *part.Button
	search            *searchBox
	steps             map[action.ID]*part.Button
}

// topHeight is the height of the bar above, planWidth the room for the name, wayWidth
// that for the way of deployment.
const (
	topHeight   float32 = 44
	planWidth   float32 = 220
	minorWidth  float32 = 132
	wayWidth    float32 = 152
	searchWidth float32 = 260
)

func newTopBar(table *action.Table, params Params) *topBar {
	b := &topBar{table: table, plan: part.NewText(""), steps: map[action.ID]*part.Button{}}
	b.plan.Style.Bold = true
	b.plan.Cut = part.CutEnd
	b.unsaved = part.NewIcon(look.Coloured(look.IconOn, theme.ColorNamePrimary))
	b.minor, b.deployment = part.NewSelect(), part.NewSelect()
	b.minor.SetHint(words.T("frame.minor"))
	b.deployment.SetHint(words.T("frame.deployment"))
	b.minor.OnEdit, b.deployment.OnEdit = params.OnMinor, params.OnDeployment
	b.fold = b.button(Fold)
	b.search = newSearchBox(table)
	for _, id := range []action.ID{Undo, Redo} {
		if _, ok := table.Find(id); ok {
			b.steps[id] = b.button(id)
		}
	}
	b.ExtendBaseWidget(b)
	return b
}

// button returns the button of an action: its icon, and title and keys as a hint.
func (b *topBar) button(id action.ID) *part.Button {
	one, _ := b.table.Find(id)
	return part.NewIconButton(one.Icon, one.Hint(), func() { b.table.Run(id) })
}

func (b *topBar) update(status Status) {
	b.plan.SetContent(status.Plan)
	if status.Unsaved {
		b.unsaved.Show()
	} else {
		b.unsaved.Hide()
	}
	if !slices.Equal(b.minors, status.Minors) {
		b.minors = status.Minors
		b.minor.SetChoices(status.Minors...)
	}
	if !slices.Equal(b.deployments, status.Deployments) {
		b.deployments = status.Deployments
		b.deployment.SetChoices(status.Deployments...)
	}
	b.minor.SetValue(status.Minor)
	b.deployment.SetValue(status.Deployment)
	for id, step := range b.steps {
		one, _ := b.table.Find(id)
		step.SetAble(one.Able())
	}
	b.Refresh()
}

// MinSize is part of fyne.CanvasObject.
func (b *topBar) MinSize() fyne.Size { return fyne.NewSize(0, topHeight) }

// CreateRenderer is part of fyne.Widget.
func (b *topBar) CreateRenderer() fyne.WidgetRenderer {
	name := container.New(&nameLayout{}, b.plan, b.unsaved)
	left := part.Line(look.Inside, b.fold, name)
	steps := part.Line(look.Grid)
	for _, id := range []action.ID{Undo, Redo} {
		if step, ok := b.steps[id]; ok {
			steps.Add(step)
		}
	}
	choices := part.Line(look.Inside, sized(minorWidth, b.minor), sized(wayWidth, b.deployment), steps)
	line := container.NewHBox(left, layout.NewSpacer(), choices, layout.NewSpacer(), sized(searchWidth, b.search))
	content := part.InsetXY(look.Between, 0, part.Middle(line))
	return widget.NewSimpleRenderer(part.NewShield(look.Bar, part.Around(part.Edges{Bottom: part.NewHairline()}, content)))
}

// sized gives an object a fixed width.
func sized(width float32, object fyne.CanvasObject) fyne.CanvasObject {
	return container.NewGridWrap(fyne.NewSize(width, theme.Size(look.Row)), object)
}

// nameLayout sets the unsaved dot right behind the plan's name.
type nameLayout struct{}

func (*nameLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(planWidth, theme.Size(look.Row))
}

func (*nameLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	name, dot := objects[0], objects[1]
	text := name.(*part.Text)
	wide := min(text.Whole(), size.Width-look.Icon-look.Grid)
	name.Resize(fyne.NewSize(wide, size.Height))
	dot.Resize(fyne.NewSquareSize(look.Icon / 2))
	dot.Move(fyne.NewPos(wide+look.Grid, (size.Height-look.Icon/2)/2))
}
