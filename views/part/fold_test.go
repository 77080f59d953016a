package part_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"

	"entrastudio/views/part"
	"entrastudio/views/viewtest"
)

func TestAFoldTurnsByClickSpaceAndReturn(t *testing.T) {
	fold := part.NewFold("Entra compares the redirect URI")
	fold.SetQuiet("https://optimize.harbour.example.net")
	var told []bool
	fold.OnTurn = func(open bool) { told = append(told, open) }
	driver := viewtest.Open(t, small(), func(fyne.Window) fyne.CanvasObject { return fold })
	fold.SetOpen(true)
	driver.Tap("Entra compares").Key(fyne.KeySpace, fyne.KeyReturn, fyne.KeyDown)
	if diff := cmp.Diff([]bool{false, true, false}, told); diff != "" {
		t.Error(diff)
	}
	if fold.Open() {
		t.Error("it is open after it was closed")
	}
}

func TestAFoldIsNoWiderThanItsPlace(t *testing.T) {
	fold := part.NewFold("A title that is much longer than the narrow place that it stands in")
	fold.SetQuiet("and a word")
	if width := fold.MinSize().Width; width > 80 {
		t.Errorf("it asks for %v, though it can be cut", width)
	}
}

func TestALongerTitleHasTheRoomThatItNeeds(t *testing.T) {
	fold := part.NewFold("2 notes")
	viewtest.Open(t, small(), func(fyne.Window) fyne.CanvasObject { return fold }).See("2 notes")
	fold.SetTitle("12 notes on files")
	// Not by the driver, which lays everything out before it looks.
	if diff := cmp.Diff([]string{"12 notes on files"}, drawn(fold)); diff != "" {
		t.Error(diff)
	}
}

// drawn are the texts of an object as they are now.
func drawn(object fyne.CanvasObject) []string {
	var texts []string
	switch kind := object.(type) {
	case *canvas.Text:
		if kind.Text != "" {
			texts = append(texts, kind.Text)
		}
	case *fyne.Container:
		for _, child := range kind.Objects {
			texts = append(texts, drawn(child)...)
		}
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(kind).Objects() {
			texts = append(texts, drawn(child)...)
		}
	}
	return texts
}
