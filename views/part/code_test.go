package part_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/google/go-cmp/cmp"

	"entrastudio/views/part"
	"entrastudio/views/viewtest"
)

func TestCodeShowsLinesWithNumbersAndAMark(t *testing.T) {
	code := part.NewCode()
	var told []int
	code.OnLine = func(line int) { told = append(told, line) }
	code.SetText("global:\r\n\tidentity: on\nlast: 1", part.YAML)
	driver := viewtest.Open(t, small(), func(fyne.Window) fyne.CanvasObject { return code })
	driver.See("1", "2", "3", "global", "identity")
	if got := code.Text(); got != "global:\n    identity: on\nlast: 1\n" {
		t.Errorf("the text is %q", got)
	}
	code.Mark(2)
	if told != nil || code.Marked() != 2 {
		t.Fatalf("the model's mark fired %v and is at %d", told, code.Marked())
	}
	driver.Focus(code)
	driver.Key(fyne.KeyDown, fyne.KeyDown, fyne.KeyHome, fyne.KeyEnd, fyne.KeyUp).Press("Ctrl+C")
	if diff := cmp.Diff([]int{3, 1, 3, 2}, told); diff != "" {
		t.Error(diff)
	}
	if driver.Clipboard() != "    identity: on" {
		t.Errorf("copied %q", driver.Clipboard())
	}
	driver.Tap("last")
	if code.Marked() != 3 {
		t.Errorf("a click marked line %d", code.Marked())
	}
	code.Mark(0)
	driver.Press("Ctrl+C")
	if driver.Clipboard() != code.Text() {
		t.Errorf("without a mark it copied %q", driver.Clipboard())
	}
}

func TestALargeFileCostsTheLinesInSight(t *testing.T) {
	code := part.NewCode()
	driver := viewtest.Open(t, small(), func(fyne.Window) fyne.CanvasObject { return code })
	code.SetText(strings.Repeat("key: value # remark\n", 100_000)+"last: 1\n", part.YAML)
	if texts := driver.Texts(); len(texts) > 100 {
		t.Errorf("%d texts on screen", len(texts))
	}
	code.Mark(100_001)
	driver.See("last", "100001")
	code.SetText("short: 1\n", part.YAML)
	driver.See("short").Miss("last")
}

func TestADifferenceViewCountsAndSigns(t *testing.T) {
	view := part.NewDifference()
	driver := viewtest.Open(t, small(), func(fyne.Window) fyne.CanvasObject { return view })
	view.Compare("a: 1\nb: 2\n", "a: 1\nb: two\nc: 3\n", part.YAML)
	if added, removed := view.Counts(); added != 2 || removed != 1 {
		t.Errorf("counted +%d -%d, want +2 -1", added, removed)
	}
	driver.See("2 -", "2 +", "3 +", "two")
	view.Compare("a\n", "a\n", part.Plain)
	if added, removed := view.Counts(); added+removed != 0 {
		t.Errorf("equal texts count +%d -%d", added, removed)
	}
}
