package overview

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"entrastudio/model/diagram"
	"entrastudio/model/evidence"
	"entrastudio/model/scene"
	"entrastudio/views/look"
	"entrastudio/views/part"
	"entrastudio/views/studio"
	"entrastudio/views/words"
)

// ID is the panel's name for Studio.Open.
const ID = "map"

// rulesID is the panel where a role that no rule gives gets one.
const rulesID = "rules"

// Panel is the panel of the map.
type Panel struct {
	studio  studio.Studio
	diagram *diagram.Diagram
	// chosen is the box chosen by keyboard, hovered the one under the pointer;
	// -1 for none. The latter is shown where there is one.
	chosen, hovered int
	// onScreen is false while another panel is shown: nothing is drawn then.
	onScreen bool
	// behind is set while the deployment has changed since it was drawn.
	behind  bool
	turns   part.Turns
	counted counted

	header  *part.Header
	drawing *drawing
	middle  *fyne.Container
	picture fyne.CanvasObject
	strip   *strip
	content fyne.CanvasObject
}

// New makes the panel. Nothing is read or drawn before it is first shown.
func New(s studio.Studio) *Panel {
	p := &Panel{studio: s, diagram: &diagram.Diagram{}, chosen: -1, hovered: -1}
	s.OnChange(p.update)
	return p
}

// ID is part of frame.Panel.
func (p *Panel) ID() string { return ID }

// Title is part of frame.Panel.
func (p *Panel) Title() words.Key { return words.Key("map.title") }

// Icon is part of frame.Panel.
func (p *Panel) Icon() look.Name { return look.IconMap }

// counted is how many edges are cut in one picture.
type counted struct {
	picture *evidence.Picture
	cut     int
}

// Count is part of frame.Panel: the cut edges.
func (p *Panel) Count() (int, look.State) {
	if picture := p.studio.Picture(); p.counted.picture != picture {
		p.counted = counted{picture, p.read().Count(diagram.Differs)}
	}
	return p.counted.cut, look.Error
}

// SetShown is part of frame.Watcher.
func (p *Panel) SetShown(shown bool) {
	p.onScreen = shown
	switch {
	case !shown || !p.behind:
	case len(p.diagram.Nodes) == 0:
		p.update()
	default:
		// What was drawn last comes at once, and what it is now a turn later.
		p.turns.Spread(p.update)
	}
}

// Content is part of frame.Panel: the map.
func (p *Panel) Content() fyne.CanvasObject {
	if p.content == nil {
		p.build()
	}
	return p.content
}

// Inspector is part of frame.Panel: the map takes the whole width.
func (p *Panel) Inspector() fyne.CanvasObject { return nil }

func (p *Panel) build() {
	p.header = part.NewHeader(words.T("map.title"))
	p.drawing = newDrawing(p)
	p.strip = newStrip(p)
	p.middle = container.NewStack()
	p.picture = part.Around(part.Edges{Top: part.InsetXY(0, look.Grid, newColumnTitles()), Bottom: p.strip.content}, part.InsetXY(0, look.Grid, container.NewVScroll(p.drawing)))
	p.content, p.behind = part.Page(p.header, p.middle), true
}

// update reads the deployment again after any change. The chosen box stays chosen
// where it is still there.
func (p *Panel) update() {
	p.behind = true
	if p.content == nil || !p.onScreen {
		return
	}
	p.behind = false
	name, column := "", diagram.Registrations
	if p.chosen >= 0 {
		name, column = p.diagram.Nodes[p.chosen].Name, p.diagram.Nodes[p.chosen].Column
	}
	p.diagram, p.chosen, p.hovered = p.read(), -1, -1
	for i, n := range p.diagram.Nodes {
		if name != "" && n.Name == name && n.Column == column {
			p.chosen = i
		}
	}
	p.drawing.drawBoxes()
	p.turns.Spread(p.drawing.drawLines, p.strip.show)
	p.header.SetSubtitle(p.summary())
	middle := []fyne.CanvasObject{p.picture}
	if len(p.diagram.Nodes) == 0 {
		middle = []fyne.CanvasObject{part.NewEmpty(look.IconMap, words.T("map.empty"), words.T("map.empty.teach"), nil)}
	}
	if !slices.Equal(p.middle.Objects, middle) {
		p.middle.Objects = middle
		p.middle.Refresh()
	}
}

func (p *Panel) read() *diagram.Diagram {
	s, err := scene.New(p.studio.Picture())
	if err != nil {
		return &diagram.Diagram{}
	}
	return diagram.Read(s)
}

// summary says in a few words how whole the map is.
func (p *Panel) summary() string {
	if n := p.diagram.Count(diagram.Differs); n > 0 {
		return words.N("map.differs.count", n)
	}
	return words.T("map.whole")
}

// shown is the box whose edges are strong, -1 for none.
func (p *Panel) shown() int {
	if p.hovered >= 0 {
		return p.hovered
	}
	return p.chosen
}

// hover is told which box the pointer is over.
func (p *Panel) hover(node int, over bool) {
	switch {
	case over:
		p.hovered = node
	case p.hovered == node:
		p.hovered = -1
	}
	p.drawing.paint()
	p.strip.show()
}

// choose chooses a box by keyboard.
func (p *Panel) choose(node int) {
	p.chosen, p.hovered = node, -1
	p.drawing.paint()
	p.strip.show()
}

// open goes to the field of a box or an edge. A role that no rule gives leads to
// the rules.
func (p *Panel) open(field string) {
	switch field {
	case "":
	case "mappingRules":
		p.studio.Open(rulesID)
	default:
		p.studio.Show(field)
	}
}
