package frame

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"entrastudio/views/part"
)

// The inspector takes its share of the width, between what an id in full needs
// and what lines of text are still read in.
const (
	inspectorShare float32 = 0.42
	inspectorLeast float32 = 352
	inspectorMost  float32 = 520
)

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

// open shows a panel, which is built now if it was not before. Nothing is refreshed
// around it: that would lay out and draw anew each panel that was ever shown.
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
		tell(c.panel(), false)
		c.shown = id
		object.Show()
		tell(panel, true)
		return true
	}
	return false
}

// tell lets a panel know that it has come on screen or left it.
func tell(panel Panel, shown bool) {
	if watcher, ok := panel.(Watcher); ok {
		watcher.SetShown(shown)
	}
}

// build sets a panel's content beside its inspector.
func build(panel Panel) fyne.CanvasObject {
	content := panel.Content()
	inspector := panel.Inspector()
	if inspector == nil {
		return content
	}
	right := part.Around(part.Edges{Left: part.NewHairline()}, inspector)
	return container.New(&columns{}, content, right)
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

// columns sets the inspector beside the content.
type columns struct{}

func (*columns) MinSize(objects []fyne.CanvasObject) fyne.Size {
	content := objects[0].MinSize()
	return fyne.NewSize(content.Width+inspectorLeast, content.Height)
}

func (*columns) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	wide := min(max(size.Width*inspectorShare, inspectorLeast), inspectorMost)
	objects[0].Resize(fyne.NewSize(max(0, size.Width-wide), size.Height))
	objects[1].Move(fyne.NewPos(size.Width-wide, 0))
	objects[1].Resize(fyne.NewSize(wide, size.Height))
}
