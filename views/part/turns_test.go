package part_test

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"

	"entrastudio/views/look"
	"entrastudio/views/part"
)

// turning is an application whose window turns only when the test says so.
type turning struct {
	fyne.App
	driver *turningDriver
}

func (a *turning) Driver() fyne.Driver { return a.driver }

// turningDriver keeps what Fyne would tick in each turn.
type turningDriver struct {
	fyne.Driver
	ticked []*fyne.Animation
	// bare is set where no window is open, as while pictures are drawn.
	bare bool
}

func (d *turningDriver) AllWindows() []fyne.Window {
	if d.bare {
		return nil
	}
	return d.Driver.AllWindows()
}

func (d *turningDriver) StartAnimation(a *fyne.Animation) { d.ticked = append(d.ticked, a) }

func (d *turningDriver) StopAnimation(a *fyne.Animation) {
	var left []*fyne.Animation
	for _, one := range d.ticked {
		if one != a {
			left = append(left, one)
		}
	}
	d.ticked = left
}

// turn is one turn; the time that is over is a share of what an animation has.
func (d *turningDriver) turn(share float32) {
	for _, one := range append([]*fyne.Animation(nil), d.ticked...) {
		one.Tick(share)
	}
}

// turns starts an application with a window, and gives what turns it.
func turns(t *testing.T) *turningDriver {
	t.Helper()
	application := test.NewTempApp(t)
	application.Settings().SetTheme(look.Theme{Mode: look.Light})
	driver := &turningDriver{Driver: application.Driver()}
	test.NewTempWindow(t, part.NewText(""))
	fyne.SetCurrentApp(&turning{application, driver})
	return driver
}

// pieces are works that write down that they were done.
func pieces(done *[]int, count int) []func() {
	var all []func()
	for i := range count {
		all = append(all, func() { *done = append(*done, i) })
	}
	return all
}

func TestEachPieceHasATurnOfItsOwnAfterThisOne(t *testing.T) {
	driver := turns(t)
	var done []int
	var work part.Turns
	work.Spread(pieces(&done, 3)...)
	for turn, want := range [][]int{nil, {0}, {0, 1}, {0, 1, 2}, {0, 1, 2}} {
		driver.turn(float32(turn) / 100)
		if diff := cmp.Diff(want, done); diff != "" {
			t.Errorf("after turn %d: %s", turn, diff)
		}
	}
	if len(driver.ticked) > 0 || work.Waiting() {
		t.Error("it goes on turning after the last piece")
	}
}

func TestPiecesAreDoneTogetherWhereThatIsNeeded(t *testing.T) {
	for name, force := range map[string]func(*part.Turns, *turningDriver){
		"finished":      func(work *part.Turns, _ *turningDriver) { work.Finish() },
		"time is up":    func(_ *part.Turns, driver *turningDriver) { driver.turn(1) },
		"other work":    func(work *part.Turns, _ *turningDriver) { work.Spread(); work.Spread() },
		"no more turns": func(work *part.Turns, _ *turningDriver) { work.Spread(); work.Finish() },
	} {
		t.Run(name, func(t *testing.T) {
			driver := turns(t)
			var done []int
			var work part.Turns
			work.Spread(pieces(&done, 3)...)
			force(&work, driver)
			want := []int{0, 1, 2}
			if name == "other work" || name == "no more turns" {
				want = nil
			}
			if diff := cmp.Diff(want, done); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestWithoutAWindowPiecesAreDoneAtOnce(t *testing.T) {
	turns(t).bare = true
	var done []int
	var work part.Turns
	work.Spread(append(pieces(&done, 2), func() { work.Spread(pieces(&done, 1)...) })...)
	if diff := cmp.Diff([]int{0, 1, 0}, done); diff != "" || work.Waiting() {
		t.Error(diff, work.Waiting())
	}
}

// TestAPageOfRowsComesInSeveralTurns guards against a page of new texts that the
// window draws at once, and against a choice that waits for them.
func TestAPageOfRowsComesInSeveralTurns(t *testing.T) {
	driver := turns(t)
	asked := map[int]int{}
	list := part.NewList([]part.ListColumn{{}}, func() int { return 1000 }, func(i int) part.Row {
		asked[i]++
		return part.Row{Cells: []string{fmt.Sprintf("rule %d.", i)}}
	})
	window := test.NewTempWindow(t, list)
	window.Resize(fyne.NewSize(400, 700))
	before := len(asked)
	if before == 0 || before > 10 {
		t.Fatalf("%d rows were drawn at once", before)
	}
	for turn := range 10 {
		driver.turn(float32(turn) / 100)
		if grown := len(asked) - before; grown > 10 {
			t.Errorf("%d rows were drawn in a turn", grown)
		}
		before = len(asked)
	}
	if before < 15 || len(driver.ticked) > 0 {
		t.Fatalf("%d rows were drawn in all, and %d animations go on", before, len(driver.ticked))
	}
	clear(asked)
	list.Select(before - 1)
	if asked[before-1] == 0 {
		t.Error("the last row in sight does not show at once that it is chosen")
	}
}
