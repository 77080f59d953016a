// Package refusal holds the one form in which a reader says that it cannot use
// its input: where, what and why, and what to do.
package refusal

import "fmt"

// Error says why an input is refused. It never repeats a value that may be a
// secret.
type Error struct {
	// File is the name as the person gave it.
	File string
	// Line and Column count from 1; 0 means the whole file.
	Line, Column int
	// What says what is wrong and why, in lower case without a full stop.
	What string
	// Hint says what to do; empty where nothing helps.
	Hint string
}

// Error is the refusal as one line, FILE:LINE:COLUMN first as compilers print
// it.
func (e *Error) Error() string {
	text := e.File
	if e.Line > 0 {
		text = fmt.Sprintf("%s:%d:%d", e.File, e.Line, max(e.Column, 1))
	}
	text += ": " + e.What
	if e.Hint != "" {
		text += "; " + e.Hint
	}
	return text
}
