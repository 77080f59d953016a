package psql

import (
	"fmt"
	"strings"

	"entrastudio/importers/jsontree"
	"entrastudio/model/evidence"
	"entrastudio/model/refusal"
)

// address is where the audiences stand in the database.
const address = "public.permissions.audience"

// MaxBytes is the size of the largest result that is read: 256 kB. The table
// has a few dozen audiences.
const MaxBytes = 256 << 10

// Read gives the distinct audiences of a result, in their order, with the
// places that they were read at. A result of no rows gives none and no error.
// Errors are of type *refusal.Error.
func Read(file, text string) ([]evidence.Audience, error) {
	if len(text) > MaxBytes {
		return nil, &refusal.Error{File: file, What: fmt.Sprintf("a result of %d bytes is more than the %d that are read", len(text), MaxBytes), Hint: hint}
	}
	r := &reader{file: file, known: map[string]bool{}}
	if trimmed := strings.TrimSpace(text); trimmed != "" && strings.Contains("[{", trimmed[:1]) {
		return r.found, r.json(text)
	}
	if err := r.table(layOut(theTable(text))); err != nil {
		return nil, err
	}
	return r.found, nil
}

// reader collects audiences.
type reader struct {
	file  string
	found []evidence.Audience
	known map[string]bool
}

func (r *reader) add(text string, line, column int) {
	if text == "" || r.known[text] {
		return
	}
	r.known[text] = true
	r.found = append(r.found, evidence.Audience{
		Text: text, Place: evidence.Place{File: r.file, Line: line, Column: column, Address: address},
	})
}

func (r *reader) refuse(line, column int, what, hint string) error {
	return &refusal.Error{File: r.file, Line: line, Column: column, What: what, Hint: hint}
}

// json reads an array of texts, or of rows with the member audience, as one
// value or as JSON lines.
func (r *reader) json(text string) error {
	all, err := jsontree.ParseAll(r.file, text)
	if err != nil {
		return err
	}
	for _, value := range all {
		rows := []*jsontree.Node{value}
		if value.Is(jsontree.Array) {
			rows = value.Items
		} else if inner := value.First("rows", "data", "value"); inner.Is(jsontree.Array) {
			rows = inner.Items
		}
		for _, row := range rows {
			cell := row
			if row.Is(jsontree.Object) {
				cell = row.Get("audience")
			}
			if cell == nil || cell.Kind != jsontree.Text && cell.Kind != jsontree.Null {
				return r.refuse(row.Line, row.Column, "this is no row with an audience", hint)
			}
			r.add(strings.TrimSpace(cell.Text), cell.Line, cell.Column)
		}
	}
	return nil
}

const hint = "give what SELECT DISTINCT audience FROM public.permissions prints"
