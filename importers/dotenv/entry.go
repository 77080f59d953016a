package dotenv

import "entrastudio/importers/interpolation"

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

// Inside finds where a line and column of the value stand in the file, for
// JSON that is given as a value.
func (e Entry) Inside(line, column int) (int, int) {
	at := e.value
	innerLine, innerColumn := 1, 1
	escaped := false
	for _, r := range e.raw {
		if innerLine == line && innerColumn >= column && !escaped {
			return at.line, at.column
		}
		opens := e.quote != 0 && r == '\\' && !escaped
		if r == '\n' {
			at = place{at.line + 1, 0}
		}
		at.column++
		switch {
		case opens:
		case r == '\n', escaped && e.quote == '"' && r == 'n':
			innerLine, innerColumn = innerLine+1, 1
		case escaped && r != rune(e.quote) && e.quote == '\'':
			innerColumn += 2
		default:
			innerColumn++
		}
		escaped = opens
	}
	return at.line, at.column
}
