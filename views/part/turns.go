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
	piece func() (more bool)
	turns *fyne.Animation
}

// enough is when what is still left is done together. It ends the animation that
// stands for the turns, and is far more than any work needs.
const enough = 2 * time.Second

// Spread does each piece in a turn of its own after this one, in place of what is
// left of earlier work.
func (t *Turns) Spread(pieces ...func()) {
	t.While(func() bool {
		if len(pieces) == 0 {
			return false
		}
		piece := pieces[0]
		pieces = pieces[1:]
		piece()
		return len(pieces) > 0
	})
}

// While does a piece in each turn after this one until it reports that there is no
// more, in place of what is left of earlier work.
func (t *Turns) While(piece func() (more bool)) {
	t.stop()
	t.piece = piece
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

// Waiting reports that there are pieces left.
func (t *Turns) Waiting() bool { return t.piece != nil }

// next does one piece, which may be the last, or may begin other work.
func (t *Turns) next() {
	turns := t.turns
	if more := t.piece(); !more && t.turns == turns {
		t.stop()
	}
}

// Finish does now what is left, as before something that needs all of it.
func (t *Turns) Finish() {
	for t.Waiting() {
		t.next()
	}
}

// stop ends the turns.
func (t *Turns) stop() {
	t.piece = nil
	if t.turns != nil {
		t.turns.Stop()
		t.turns = nil
	}
}
