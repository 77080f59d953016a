package psql

import (
	"fmt"
	"strings"
)

// table takes the audiences out of a result.
func (r *reader) table(l layout) error {
	switch {
	case l.failed.line > 0:
		return r.refuse(l.failed.line, 1, "the query failed: "+l.failed.first().text,
			"run it in the database of Management Identity")
	case l.records:
		return r.records(l)
	case len(l.rows) == 0 && l.counted:
		return nil
	case len(l.rows) == 0:
		return r.refuse(0, 0, "there is no result in it", hint)
	}
	column, headed := header(l.rows[0])
	rows := l.rows
	if headed {
		rows = rows[1:]
	} else {
		first := l.rows[0]
		if l.ruled {
			return r.refuse(first.line, max(1, first.first().column), "this table has no column audience", hint)
		}
		if len(rows) == 1 && len(first.cells) > 1 {
			return r.list(first)
		}
		column = numbered(first)
	}
	for _, row := range rows {
		if err := r.row(row, column, headed); err != nil {
			return err
		}
	}
	return nil
}

// row takes the audience of one row. Without a header a row must look like
// one: it has a single word.
func (r *reader) row(row row, column int, headed bool) error {
	if column >= len(row.cells) {
		return r.refuse(row.line, 1, fmt.Sprintf("this row has %d columns, and the audience is column %d", len(row.cells), column+1), hint)
	}
	c := row.cells[column]
	if !headed && (len(row.cells) > column+1 || !Named(c.text)) {
		return r.refuse(row.line, c.column, "this is no audience, and no header says which column holds one", hint)
	}
	r.add(c.text, row.line, c.column)
	return nil
}

// list takes the audiences that stand in one line, with commas between them.
func (r *reader) list(row row) error {
	for _, c := range row.cells {
		if c.text != "" && !Named(c.text) {
			return r.refuse(row.line, c.column, "this is no audience", hint)
		}
		r.add(c.text, row.line, c.column)
	}
	return nil
}

// header finds the column audience in the first row.
func header(first row) (int, bool) {
	for i, c := range first.cells {
		name := strings.ToLower(strings.Trim(c.text, `"[]`))
		if at := strings.LastIndexByte(name, '.'); at >= 0 {
			name = name[at+1:]
		}
		if name == "audience" || name == "audiences" {
			return i, true
		}
	}
	return 0, false
}

// numbered finds the column of the values beside a row number, as pgAdmin and
// DBeaver print it.
func numbered(first row) int {
	if len(first.cells) == 2 && strings.Trim(first.cells[0].text, "0123456789.") == "" {
		return 1
	}
	return 0
}

// Named reports whether a text can be an audience: one word of the signs that
// client IDs, placeholders and names of APIs are written in.
func Named(text string) bool {
	if text == "" || len(text) > 255 {
		return false
	}
	if strings.HasPrefix(text, "<") && strings.HasSuffix(text, ">") {
		return true
	}
	for _, r := range text {
		if !strings.ContainsRune("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.:/{}$", r) {
			return false
		}
	}
	return true
}

// records takes the audiences of rows that are written as name and value.
func (r *reader) records(l layout) error {
	named := false
	for _, row := range l.rows {
		if len(row.cells) == 0 {
			continue
		}
		name, value := row.first(), cell{}
		if len(row.cells) > 1 {
			value = row.cells[1]
		} else if before, after, ok := strings.Cut(name.text, ":"); ok {
			// MySQL's \G writes the value behind a colon.
			value = cell{strings.TrimSpace(after), name.column + len(before) + 2}
			name.text = before
		}
		if strings.EqualFold(name.text, "audience") {
			named = true
			r.add(value.text, row.line, value.column)
		}
	}
	if !named && len(l.rows) > 0 {
		return r.refuse(l.rows[0].line, 1, "these rows have no column audience", hint)
	}
	return nil
}
