package overview

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"entrastudio/model/check"
	"entrastudio/model/diagram"
	"entrastudio/views/findings"
	"entrastudio/views/look"
	"entrastudio/views/part"
	"entrastudio/views/studio"
	"entrastudio/views/words"
)

// box is one thing on the map. A click goes to its field.
type box struct {
	widget.BaseWidget
	part.Hover
	panel  *Panel
	node   int
	told   telling
	ground *part.Ground
	title  *part.Text
	detail *part.Text
}

// telling is what a box says of its thing.
type telling struct {
	column        diagram.Column
	title, detail string
	valued        bool
	state         look.State
}

func tellingOf(p *Panel, node int) telling {
	n := &p.diagram.Nodes[node]
	return telling{n.Column, titleOf(n), detailOf(n), n.Detail != "", stateIn(p, n)}
}

func newBox(p *Panel, node int) *box {
	n := &p.diagram.Nodes[node]
	b := &box{panel: p, node: node, told: tellingOf(p, node), ground: part.NewGround(theme.ColorNameBackground, theme.ColorNameInputBorder, look.Radius)}
	b.title, b.detail = part.NewText(b.told.title), part.NewCaption(b.told.detail)
	b.title.Cut, b.detail.Cut = part.CutEnd, part.CutEnd
	switch n.Column {
	case diagram.Audiences:
		b.title.Cut, b.title.Style.Monospace = part.CutMiddle, true
	case diagram.Registrations:
		// Names of registrations mostly begin alike.
		b.title.Cut = part.CutMiddle
	}
	if n.Detail != "" && (n.Column == diagram.Registrations || n.Column == diagram.Components) {
		b.detail.Cut, b.detail.Style.Monospace = part.CutMiddle, true
	}
	b.OnHover = func(over bool) { p.hover(node, over) }
	b.ExtendBaseWidget(b)
	return b
}

// titleOf is the first line of a box; an unnamed registration still has a name.
func titleOf(n *diagram.Node) string {
	if n.Title == "" {
		return words.T("map.unnamed")
	}
	return n.Title
}

// detailOf is the second line of a box: its value, or who is in it.
func detailOf(n *diagram.Node) string {
	switch {
	case n.Absent:
		return words.T("map.absent")
	case n.Column == diagram.Roles && n.Rules == 0:
		return words.T("map.role.none")
	case n.Column == diagram.Roles && n.Component != "":
		return words.N("map.role.members", n.Rules)
	case n.Column == diagram.Roles:
		return words.N("map.role.rules", n.Rules)
	case n.Detail == "" && n.Column == diagram.Registrations:
		return words.T("map.noClientID")
	case n.Detail == "" && n.Column == diagram.Components:
		return words.T("map.noURL")
	case n.Detail == "" && n.Column == diagram.Audiences:
		return words.T("map.nobody")
	default:
		return n.Detail
	}
}

// stateIn is the worst that was found about a thing; none where it is fine.
func stateIn(p *Panel, n *diagram.Node) look.State {
	if n.Absent {
		return look.Error
	}
	var found []check.Finding
	for _, f := range p.studio.Findings() {
		own := n.Column == diagram.Components && f.Component == n.Component
		if own || n.Column == diagram.Registrations && studio.FieldOf(f.Place, f.Ref) == n.Field {
			found = append(found, f)
		}
	}
	if worst := findings.Worst(found); worst > look.OK {
		return worst
	}
	return look.None
}

// paint shows the box as chosen, with the keyboard, or as out of the way.
func (b *box) paint(chosen, focused, near bool) {
	fill, stroke := fyne.ThemeColorName(theme.ColorNameBackground), fyne.ThemeColorName(theme.ColorNameInputBorder)
	if chosen {
		fill = look.AccentGround
	}
	if chosen || focused {
		stroke = theme.ColorNamePrimary
	}
	ink := fyne.ThemeColorName("")
	if !near {
		ink, stroke = look.Muted, theme.ColorNameSeparator
	}
	b.ground.Paint(fill, stroke)
	if b.title.Colour != ink {
		b.title.Colour = ink
		b.title.Refresh()
	}
}

// Tapped is part of fyne.Tappable.
func (b *box) Tapped(*fyne.PointEvent) { b.panel.open(b.panel.diagram.Nodes[b.node].Field) }

// CreateRenderer is part of fyne.Widget.
func (b *box) CreateRenderer() fyne.WidgetRenderer {
	lines := part.Middle(part.Column(0, b.title, b.detail))
	edges := part.Edges{}
	if icon := b.told.state.Icon(); icon != nil {
		edges.Right = part.InsetXY(look.Grid, 0, part.Middle(part.NewIcon(icon)))
	}
	inside := part.InsetXY(look.Inside, 0, part.Around(edges, lines))
	return widget.NewSimpleRenderer(container.NewStack(b.ground, inside))
}
