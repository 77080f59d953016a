package frame_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"entrastudio/views/viewtest"
)

// counted counts how often it is drawn anew.
type counted struct {
	widget.BaseWidget
	refreshed int
}

func (c *counted) Refresh() {
	c.refreshed++
	c.BaseWidget.Refresh()
}

func (c *counted) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(canvas.NewRectangle(theme.Color(theme.ColorNameBackground)))
}

// TestWhatChangesInTheBarsDrawsNoPanelAnew guards the price of a keystroke: each
// panel that was ever shown would be drawn anew otherwise, hidden or not.
func TestWhatChangesInTheBarsDrawsNoPanelAnew(t *testing.T) {
	s := open(t, viewtest.Setup{})
	content := &counted{}
	content.ExtendBaseWidget(content)
	s.panels[1].content = func() fyne.CanvasObject { return content }
	s.frame.Open("Tokens")
	before := content.refreshed
	s.status.Errors, s.status.Saved, s.status.Connection = 0, "Saved 12:05", "ada@acme.example.com"
	s.frame.Refresh()
	s.See("0 errors", "Saved 12:05", "ada@acme.example.com")
	if content.refreshed != before {
		t.Errorf("the panel was drawn anew %d times", content.refreshed-before)
	}
}
