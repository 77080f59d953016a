package part_test

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"entrastudio/views/part"
	"entrastudio/views/viewtest"
)

// waiting is an After whose time passes when the test says so.
type waiting struct {
	then    func()
	stopped int
}

func (w *waiting) after(_ time.Duration, then func()) (stop func()) {
	w.then = then
	return func() { w.stopped++ }
}

func TestAToastOffersUndoAndGoesByItself(t *testing.T) {
	clock := &waiting{}
	toast := part.NewToast(clock.after)
	driver := viewtest.Show(t, container.NewCenter(toast))
	driver.Miss("Deleted")
	undone := 0
	toast.Say("Deleted rule", "Undo", func() { undone++ })
	driver.See("Deleted rule").Tap("Undo")
	if undone != 1 {
		t.Errorf("undone %d times", undone)
	}
	driver.Miss("Deleted rule")
	toast.Say("Saved", "", nil)
	driver.See("Saved").Miss("Undo")
	if clock.stopped != 1 {
		t.Error("the first toast's time would end the second")
	}
	clock.then()
	driver.Miss("Saved")
}

func TestAfterTimerCallsOnceAndCanBeStopped(t *testing.T) {
	test.NewTempApp(t)
	called := make(chan struct{}, 2)
	stop := part.AfterTimer(time.Hour, func() { called <- struct{}{} })
	stop()
	part.AfterTimer(0, func() { called <- struct{}{} })
	<-called
	if len(called) != 0 {
		t.Error("a stopped timer called")
	}
}

func TestASheetShowsABodyUntilItIsClosed(t *testing.T) {
	sheet := part.NewSheet()
	closed := 0
	sheet.OnClosed = func() { closed++ }
	driver := viewtest.Show(t, sheet)
	sheet.Open("Recognised", widget.NewLabel("env file for Operate"))
	driver.See("Recognised", "env file for Operate")
	sheet.Open("Recognised", widget.NewLabel("Identity log"))
	driver.See("Identity log").Miss("env file").TapHint("Close")
	driver.Miss("Recognised", "Identity log")
	sheet.Close()
	if closed != 1 {
		t.Errorf("told %d times that it was closed", closed)
	}
}

// places remembers in memory.
type places map[string]float64

func (p places) FloatWithFallback(key string, fallback float64) float64 {
	if value, ok := p[key]; ok {
		return value
	}
	return fallback
}

func (p places) SetFloat(key string, value float64) { p[key] = value }

func TestADividerIsWhereItWasLeft(t *testing.T) {
	memory := places{}
	split := part.NewSplit(widget.NewLabel("list"), widget.NewLabel("detail"), "rules", memory, 0.4)
	viewtest.Show(t, split)
	if len(memory) != 0 || split.Offset != 0.4 {
		t.Fatalf("before it was moved it is at %v, remembered %v", split.Offset, memory)
	}
	split.SetOffset(0.7)
	if memory["divider.rules"] != 0.7 {
		t.Errorf("remembered %v", memory)
	}
	again := part.NewSplit(widget.NewLabel("list"), widget.NewLabel("detail"), "rules", memory, 0.4)
	if again.Offset != 0.7 {
		t.Errorf("it is at %v", again.Offset)
	}
	if forgetful := part.NewSplit(widget.NewLabel("a"), widget.NewLabel("b"), "x", nil, 0.3); forgetful.Offset != 0.3 {
		t.Errorf("without memory it is at %v", forgetful.Offset)
	}
}

func TestEdgesLeaveNoGapAndTheMiddleTakesTheRest(t *testing.T) {
	top, left, centre := widget.NewSeparator(), widget.NewLabel("left"), widget.NewLabel("centre")
	hidden := widget.NewLabel("hidden")
	hidden.Hide()
	area := part.Around(part.Edges{Top: top, Left: left, Right: hidden}, centre)
	viewtest.Open(t, small(), func(fyne.Window) fyne.CanvasObject { return area })
	if got, want := centre.Position(), fyne.NewPos(left.MinSize().Width, top.MinSize().Height); got != want {
		t.Errorf("the middle starts at %v, want %v", got, want)
	}
	if got, want := centre.Size(), fyne.NewSize(400-left.MinSize().Width, 300-top.MinSize().Height); got != want {
		t.Errorf("the middle is %v, want %v", got, want)
	}
}
