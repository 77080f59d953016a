package window

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2/test"
)

// TestFyneHasNothingToDoAtTheEnd holds the toolkit to the methods that its own
// lifecycle has, for Fyne does not promise them.
func TestFyneHasNothingToDoAtTheEnd(t *testing.T) {
	l := test.NewTempApp(t).Lifecycle()
	all, ok := l.(hooks)
	if !ok {
		t.Fatalf("%T keeps its end to itself: see that a closed window cannot leave its program waiting", l)
	}
	var done []string
	l.SetOnStopped(func() { done = append(done, "ours") })
	all.SetOnStoppedHookExecuted(func() { done = append(done, "Fyne's") })
	end := endOf(l)
	if all.OnStopped() != nil {
		t.Error("Fyne still does something at its end")
	}
	end()
	if !slices.Equal(done, []string{"ours", "Fyne's"}) {
		t.Errorf("the end did %q", done)
	}
	endOf(l)()
	if len(done) != 2 {
		t.Errorf("it was done again: %q", done)
	}
}
