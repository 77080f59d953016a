package evidence

import "fmt"

// Place is where something was found.
type Place struct {
	// File is the name as the person gave it; "-" for standard input.
	File string
	// Line and Column count from 1; 0 means that the place is the whole file.
	Line, Column int
	// Address is the values path, variable, claim, JSON path or plan path.
	Address string
}

// String is the place as FILE:LINE:COLUMN, as compilers print it.
func (p Place) String() string {
	switch {
	case p.Line == 0:
		return p.File
	case p.Column == 0:
		return fmt.Sprintf("%s:%d", p.File, p.Line)
	default:
		return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Column)
	}
}
