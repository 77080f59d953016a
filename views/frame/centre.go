package frame

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"entrastudio/views/part"
)

// inspectorWidth is the width of the column at the right.
const inspectorWidth float32 = 300

// centre holds the panels, of which one is shown. The others stay in the
// window, hidden, because Fyne takes a change of theme to what is in the window.
type centre struct {
	widget.BaseWidget
	panels []Panel
	shown  string
	built  map[string]fyne.CanvasObject
	stack  *fyne.Container
}

func newCentre(panels []Panel) *centre {
	c := &centre{panels: panels, built: map[string]fyne.CanvasObject{}, stack: container.NewStack()}
	c.ExtendBaseWidget(c)
	return c
}

// open shows a panel, which is built now if it was not before.
func (c *centre) open(id string) bool {
	if id == c.shown {
		return true
	}
	for _, panel := range c.panels {
		if panel.ID() != id {
			continue
		}
		object, ok := c.built[id]
		if !ok {
			object = build(panel)
			c.built[id] = object
			c.stack.Add(object)
		}
		if before, ok := c.built[c.shown]; ok {
			before.Hide()
		}
		c.shown = id
		object.Show()
		c.stack.Refresh()
		return true
	}
	return false
}

// build sets a panel's content beside its inspector.
func build(panel Panel) fyne.CanvasObject {
	content := panel.Content()
	inspector := panel.Inspector()
	if inspector == nil {
		return content
	}
	right := part.Around(part.Edges{Left: part.NewHairline()}, container.New(&column{}, inspector))
	return part.Around(part.Edges{Right: right}, content)
}

// panel returns the panel that is shown, nil if none is.
func (c *centre) panel() Panel {
	for _, panel := range c.panels {
		if panel.ID() == c.shown {
			return panel
		}
	}
	return nil
}

// CreateRenderer is part of fyne.Widget.
func (c *centre) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(c.stack) }

// column is the inspector's layout.
type column struct{}

func (*column) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(inspectorWidth, 0) }

func (*column) Layout(objects []fyne.CanvasObject, size fyne.Size) { objects[0].Resize(size) }
