package part_test

import (
	"fmt"
	"strconv"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
	"github.com/google/go-cmp/cmp"

	"entrastudio/views/look"
	"entrastudio/views/part"
	"entrastudio/views/viewtest"
)

// numbered returns a list of rows that carry their number.
func numbered(count *int) *part.List {
	columns := []part.ListColumn{{Title: "Rule"}, {Title: "Findings", Width: 80, Number: true}}
	return part.NewList(columns, func() int { return *count }, func(i int) part.Row {
		return part.Row{State: look.OK, Cells: []string{fmt.Sprintf("rule %d.", i), strconv.Itoa(i % 7)}}
	})
}

func small() viewtest.Setup { return viewtest.Setup{Size: fyne.NewSize(400, 300)} }

func TestAListKeepsObjectsOnlyForRowsInSight(t *testing.T) {
	count := 100_000
	made := 0
	list := part.NewList([]part.ListColumn{{}}, func() int { return count }, func(i int) part.Row {
		made++
		return part.Row{Cells: []string{fmt.Sprintf("rule %d.", i)}}
	})
	driver := viewtest.Open(t, small(), func(fyne.Window) fyne.CanvasObject { return list })
	driver.See("rule 0.").Miss("rule 20.")
	list.Select(99_999)
	driver.See("rule 99999.").Miss("rule 0.")
	if made > 200 {
		t.Errorf("%d rows were asked for to show two screens", made)
	}
	if texts := driver.Texts(); len(texts) > 12 {
		t.Errorf("%d texts on screen", len(texts))
	}
}

func TestTheKeyboardGoesThroughAList(t *testing.T) {
	count := 50
	list := numbered(&count)
	var chosen, opened []int
	list.OnSelect = func(i int) { chosen = append(chosen, i) }
	list.OnOpen = func(i int) { opened = append(opened, i) }
	other := fyne.KeyName("")
	list.OnKey = func(key fyne.KeyName, i int) bool {
		other = key
		return key == fyne.KeySpace
	}
	driver := viewtest.Open(t, small(), func(fyne.Window) fyne.CanvasObject { return list })
	driver.Focus(list)
	driver.Key(fyne.KeyReturn, fyne.KeyUp, fyne.KeyUp, fyne.KeyDown, fyne.KeyEnd, fyne.KeyDown, fyne.KeyReturn,
		fyne.KeyPageUp, fyne.KeyHome, fyne.KeyPageDown, fyne.KeySpace)
	if diff := cmp.Diff([]int{0, 1, 49, 40, 0, 9}, chosen); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]int{49}, opened); diff != "" {
		t.Error(diff)
	}
	if other != fyne.KeySpace {
		t.Errorf("the other key was %q", other)
	}
	driver.See("rule 9.", "Findings")
}

func TestTheModelsChoiceFiresNothingAndAClickDoes(t *testing.T) {
	count := 5
	list := numbered(&count)
	var chosen []int
	list.OnSelect = func(i int) { chosen = append(chosen, i) }
	driver := viewtest.Open(t, small(), func(fyne.Window) fyne.CanvasObject { return list })
	list.Select(3)
	if list.Selected() != 3 || chosen != nil {
		t.Fatalf("chose %d, fired %v", list.Selected(), chosen)
	}
	driver.Tap("rule 1.")
	if diff := cmp.Diff([]int{1}, chosen); diff != "" {
		t.Error(diff)
	}
	if driver.Focused() != fyne.Focusable(list) {
		t.Error("the click did not bring the keyboard")
	}
	count = 1
	list.Refresh()
	if list.Selected() != -1 {
		t.Errorf("row %d is chosen of one", list.Selected())
	}
	driver.See("rule 0.").Miss("rule 1.")
	list.Select(7)
	if list.Selected() != -1 {
		t.Error("a row that is not there can be chosen")
	}
}

func TestADrivenListOpensOnAClickAndLeavesTheKeyboard(t *testing.T) {
	count := 5
	list := numbered(&count)
	list.Driven = true
	opened := -1
	list.OnOpen = func(i int) { opened = i }
	driver := viewtest.Open(t, small(), func(fyne.Window) fyne.CanvasObject { return list })
	driver.Tap("rule 2.")
	if opened != 2 || driver.Focused() != nil {
		t.Errorf("opened %d, the keyboard is at %v", opened, driver.Focused())
	}
}

func TestAListWithoutRowsIsCalm(t *testing.T) {
	count := 0
	list := numbered(&count)
	driver := viewtest.Open(t, small(), func(fyne.Window) fyne.CanvasObject { return list })
	driver.Focus(list)
	driver.Key(fyne.KeyDown, fyne.KeyEnd, fyne.KeyReturn)
	if list.Selected() != -1 {
		t.Errorf("row %d is chosen of none", list.Selected())
	}
}

// TestARowWearsTheNewTheme guards against colours that were kept.
func TestARowWearsTheNewTheme(t *testing.T) {
	count := 3
	list := numbered(&count)
	driver := viewtest.Open(t, small(), func(fyne.Window) fyne.CanvasObject { return list })
	light := driver.Picture().At(399, 299)
	fyne.CurrentApp().Settings().SetTheme(look.Theme{Mode: look.Dark})
	list.Refresh()
	if dark := driver.Picture().At(399, 299); light == dark {
		t.Error("the ground did not change")
	}
}

// BenchmarkScrollList and BenchmarkScrollFyneTable scroll 10 000 rows by a page
// a step, ours and the bare table of Fyne.
func BenchmarkScrollList(b *testing.B) {
	count := 10_000
	columns := []part.ListColumn{{}, {}, {}, {}, {}, {}}
	list := part.NewList(columns, func() int { return count }, func(i int) part.Row {
		cell := strconv.Itoa(i)
		return part.Row{Cells: []string{cell, cell, cell, cell, cell, cell}}
	})
	viewtest.Open(b, viewtest.Setup{}, func(fyne.Window) fyne.CanvasObject { return list })
	at := 0
	for b.Loop() {
		at = (at + 25) % count
		list.Select(at)
	}
}

func BenchmarkScrollFyneTable(b *testing.B) {
	count := 10_000
	table := widget.NewTable(func() (int, int) { return count, 6 },
		func() fyne.CanvasObject { return widget.NewLabel("a cell of text") },
		func(id widget.TableCellID, cell fyne.CanvasObject) {
			cell.(*widget.Label).SetText(strconv.Itoa(id.Row))
		})
	viewtest.Open(b, viewtest.Setup{}, func(fyne.Window) fyne.CanvasObject { return table })
	at := 0
	for b.Loop() {
		at = (at + 25) % count
		table.ScrollTo(widget.TableCellID{Row: at})
	}
}

func TestTheRowUnderThePointerIsTinted(t *testing.T) {
	count := 3
	list := numbered(&count)
	driver := viewtest.Open(t, small(), func(fyne.Window) fyne.CanvasObject { return list })
	at := func() any { return driver.Picture().At(200, 24+28+4) }
	plain := at()
	driver.Hover("rule 1.")
	tinted := at()
	driver.Hover("rule 2.")
	if tinted == plain || at() != plain {
		t.Errorf("the ground is %v, under the pointer %v, after it %v", plain, tinted, at())
	}
}
