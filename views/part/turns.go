package part

import (
	"time"

	"fyne.io/fyne/v2"
)

// Turns does work in pieces, one in each turn of the window's loop: before a piece
// the window takes what a person did, and after it paints. What is posted with
// fyne.Do waits for no turn, so that all pieces could come before the next key.
//
// Where nothing turns, as in tests and in pictures, the pieces are done at once.
type Turns struct {
	left  []func()
	turns *fyne.Animation
}

// enough is when what is still left is done together. It ends the animation that
// stands for the turns, and is far more than any work needs.
const enough = 2 * time.Second

// Spread does each piece in a turn of its own after this one, in place of what is
// left of earlier work.
func (t *Turns) Spread(pieces ...func()) {
	t.stop()
	t.left = pieces
	if len(pieces) == 0 {
		return
	}
	if len(fyne.CurrentApp().Driver().AllWindows()) == 0 {
		t.Finish()
		return
	}
	// The first tick can come in this turn.
	this := true
	t.turns = fyne.NewAnimation(enough, func(done float32) {
		switch {
		case done == 1:
			t.Finish()
		case this:
			this = false
		default:
			t.next()
		}
	})
	t.turns.Curve = fyne.AnimationLinear
	t.turns.Start()
}

// next does one piece.
func (t *Turns) next() {
	piece := t.left[0]
	if t.left = t.left[1:]; len(t.left) == 0 {
		t.stop()
	}
	piece()
}

// Finish does now what is left, as before something that needs all of it.
func (t *Turns) Finish() {
	for len(t.left) > 0 {
		t.next()
	}
}

// stop ends the turns.
func (t *Turns) stop() {
	if t.turns != nil {
		t.turns.Stop()
		t.turns = nil
	}
}
