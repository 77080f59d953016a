package overview

import (
	"cmp"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"entrastudio/model/diagram"
	"entrastudio/views/look"
	"entrastudio/views/part"
	"entrastudio/views/words"
)

// Height of the strip below the map, and how many bonds it has room for.
const (
	stripHeight float32 = 100
	bondsShown  int     = 3
)

// strip is below the map: the legend with its counts, or for a box everything
// that its edges carry, in full.
type strip struct {
	panel   *Panel
	body    *fyne.Container
	content fyne.CanvasObject
}

func newStrip(p *Panel) *strip {
	s := &strip{panel: p, body: part.Column(look.Grid)}
	s.content = part.Around(part.Edges{Top: part.NewHairline()}, container.New(fixed{stripHeight}, part.InsetXY(0, look.Inside, s.body)))
	return s
}

// fixed gives its object one height, whatever is in it.
type fixed struct{ height float32 }

func (f fixed) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, f.height) }

func (f fixed) Layout(objects []fyne.CanvasObject, size fyne.Size) { objects[0].Resize(size) }

func (s *strip) show() {
	s.body.Objects = nil
	if node := s.panel.shown(); node >= 0 {
		s.explain(node)
	} else {
		s.legend()
	}
	s.body.Refresh()
}

// legend says what the lines mean, and how many there are of each.
func (s *strip) legend() {
	row := part.Line(look.Edge)
	for _, entry := range []struct {
		state diagram.State
		text  string
	}{
		{diagram.Equal, words.N("map.legend.equal", s.panel.diagram.Count(diagram.Equal))},
		{diagram.Unknown, words.N("map.legend.unknown", s.panel.diagram.Count(diagram.Unknown))},
		{diagram.Differs, words.N("map.legend.differs", s.panel.diagram.Count(diagram.Differs))},
	} {
		row.Add(part.Line(look.Grid, part.NewIcon(stateOf(entry.state).Icon()), part.Middle(part.NewText(entry.text))))
	}
	s.body.Add(row)
	s.body.Add(part.Flush(part.NewRemark(words.T("map.legend.about"))))
}

// told is a bond with the edge that carries it.
type told struct {
	edge *diagram.Edge
	bond diagram.Bond
}

// explain lists what must be equal around a box, what differs first.
func (s *strip) explain(node int) {
	d := s.panel.diagram
	var all []told
	for i := range d.Edges {
		if d.Edges[i].Touches(node) {
			for _, b := range d.Edges[i].Bonds {
				all = append(all, told{&d.Edges[i], b})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b told) int { return cmp.Compare(b.bond.State, a.bond.State) })
	title := part.NewText(titleOf(&d.Nodes[node]))
	title.Style.Bold, title.Cut = true, part.CutEnd
	s.body.Add(title)
	for i, one := range all {
		if i == bondsShown-1 && len(all) > bondsShown {
			s.body.Add(part.NewCaption(words.N("map.more", len(all)-i)))
			return
		}
		s.body.Add(s.bondLine(node, one))
	}
	if len(all) == 0 {
		s.body.Add(part.NewCaption(words.T("map.alone")))
	}
}

// bondLine is one thing that must be equal, with both values where they differ.
func (s *strip) bondLine(node int, one told) fyne.CanvasObject {
	other := one.edge.From
	if other == node {
		other = one.edge.To
	}
	data := words.Data{
		"Kind": kindWord(one.bond.Kind), "Other": titleOf(&s.panel.diagram.Nodes[other]),
		"Left": valueOr(one.bond.Left), "Right": valueOr(one.bond.Right),
	}
	text := words.F("map.bond.equal", data)
	switch one.bond.State {
	case diagram.Differs:
		text = words.F("map.bond.differs", data)
	case diagram.Unknown:
		text = words.F("map.bond.unknown", data)
	}
	line := part.NewText(text)
	line.Cut = part.CutEnd
	return part.Around(part.Edges{Left: part.NewIcon(stateOf(one.bond.State).Icon())}, part.InsetXY(look.Inside, 0, part.Middle(line)))
}

// kindWord is what a bond compares, in a word.
func kindWord(kind diagram.Kind) string {
	switch kind {
	case diagram.ClientID:
		return words.T("map.kind.client")
	case diagram.RedirectURI:
		return words.T("map.kind.redirect")
	case diagram.Permission:
		return words.T("map.kind.permission")
	default:
		return words.T("map.kind.audience")
	}
}
