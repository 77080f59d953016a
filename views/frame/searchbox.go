package frame

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"entrastudio/views/action"
	"entrastudio/views/look"
	"entrastudio/views/part"
	"entrastudio/views/words"
)

// searchBox looks like a field and opens the palette. The keyboard opens it by
// its shortcut.
type searchBox struct {
	widget.BaseWidget
	part.Hover
	table  *action.Table
	ground *part.Ground
}

func newSearchBox(table *action.Table) *searchBox {
	b := &searchBox{table: table}
	b.ground = part.NewGround(theme.ColorNameInputBackground, theme.ColorNameInputBorder, look.Radius)
	b.OnHover = func(over bool) {
		edge := map[bool]fyne.ThemeColorName{true: theme.ColorNamePrimary, false: theme.ColorNameInputBorder}
		b.ground.Paint(theme.ColorNameInputBackground, edge[over])
	}
	b.ExtendBaseWidget(b)
	return b
}

// Tapped is part of fyne.Tappable.
func (b *searchBox) Tapped(*fyne.PointEvent) { b.table.Run(Search) }

// CreateRenderer is part of fyne.Widget.
func (b *searchBox) CreateRenderer() fyne.WidgetRenderer {
	one, _ := b.table.Find(Search)
	title := part.NewText(words.T("frame.search"))
	title.Colour, title.Cut = theme.ColorNamePlaceHolder, part.CutEnd
	icon := part.NewIcon(look.Coloured(look.IconSearch, theme.ColorNamePlaceHolder))
	keys := part.NewCaption(action.Keys(one.Shortcut))
	line := part.Around(part.Edges{Left: icon, Right: keys}, part.InsetXY(look.Inside, 0, title))
	return widget.NewSimpleRenderer(container.NewStack(b.ground, part.InsetXY(look.Inside, 0, line)))
}
