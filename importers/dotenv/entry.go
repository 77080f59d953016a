package dotenv

import (
	"unicode/utf8"

	"entrastudio/importers/interpolation"
)

// Entry is one variable of an env file.
type Entry struct {
	Name string
	// Value is the value as Compose reads it; a reference to a variable that
	// nobody gave stays as it was written.
	Value string
	// Parts are the value before references were filled in, so that a reader
	// can tell a reference from a value.
	Parts []interpolation.Part
	// Passed reports a name without a value: it is passed through from the
	// environment of whoever starts the containers.
	Passed bool
	// Line and Column are the name's place, from 1.
	Line, Column int

	value place
	quote byte
	raw   string
}

type place struct{ line, column int }

// ValuePlace is where the value begins, behind its quote.
func (e Entry) ValuePlace() (line, column int) { return e.value.line, e.value.column }

// Inside finds where lines and columns of the value stand in the file, for JSON
// that is given as a value. Asking in the order of the text is cheap.
func (e Entry) Inside() func(line, column int) (int, int) {
	w := &walk{entry: e}
	w.begin()
	return w.find
}

// walk goes along a value as it is written, past its escapes.
type walk struct {
	entry Entry
	rest  string
	// outer is the place in the file, inner that in the value.
	outer, inner place
	escaped      bool
}

func (w *walk) begin() {
	w.rest, w.outer, w.inner, w.escaped = w.entry.raw, w.entry.value, place{1, 1}, false
}

func (w *walk) find(line, column int) (int, int) {
	if line < w.inner.line || line == w.inner.line && column < w.inner.column {
		w.begin()
	}
	for w.rest != "" {
		reached := line == w.inner.line && w.inner.column >= column || w.inner.line > line
		if reached && !w.escaped {
			break
		}
		w.step()
	}
	return w.outer.line, w.outer.column
}

// step goes past one character.
func (w *walk) step() {
	r, size := utf8.DecodeRuneInString(w.rest)
	w.rest = w.rest[size:]
	opens := w.entry.quote != 0 && r == '\\' && !w.escaped
	if r == '\n' {
		w.outer = place{w.outer.line + 1, 0}
	}
	w.outer.column++
	switch {
	case opens:
	case r == '\n', w.escaped && w.entry.quote == '"' && r == 'n':
		w.inner = place{w.inner.line + 1, 1}
	case w.escaped && r != rune(w.entry.quote) && w.entry.quote == '\'':
		w.inner.column += 2
	default:
		w.inner.column++
	}
	w.escaped = opens
}
