package psql

import (
	"strings"
	"unicode/utf8"
)

// pipes cuts a line at its bars; those at the border of a table cut nothing.
func pipes(line string) []cell {
	var cells []cell
	column := 1
	var parts []string
	rest := line
	for {
		at := strings.IndexAny(rest, "|\u2502")
		if at < 0 {
			parts = append(parts, rest)
			break
		}
		_, size := utf8.DecodeRuneInString(rest[at:])
		parts = append(parts, rest[:at])
		rest = rest[at+size:]
	}
	for i, part := range parts {
		border := (i == 0 || i == len(parts)-1) && len(parts) > 1 && strings.TrimSpace(part) == ""
		if !border {
			cells = append(cells, trimmed(part, column))
		}
		column += utf8.RuneCountInString(part) + 1
	}
	return cells
}

// separated cuts a line at a separator outside quotes, which are doubled inside
// a value; without a separator the line is one cell.
func separated(line string, separator byte) []cell {
	var cells []cell
	start, quoted := 0, false
	for i := 0; i <= len(line); i++ {
		switch {
		case i == len(line) || !quoted && separator != 0 && line[i] == separator:
			cells = append(cells, unquoted(trimmed(line[start:i], utf8.RuneCountInString(line[:start])+1)))
			start = i + 1
		case line[i] == '"':
			quoted = !quoted
		}
	}
	return cells
}

func trimmed(part string, column int) cell {
	left := strings.TrimLeft(part, " \t")
	column += utf8.RuneCountInString(part) - utf8.RuneCountInString(left)
	return cell{strings.TrimRight(left, " \t"), column}
}

func unquoted(c cell) cell {
	for _, quote := range []string{`"`, `'`} {
		if len(c.text) >= 2 && strings.HasPrefix(c.text, quote) && strings.HasSuffix(c.text, quote) {
			c.text = strings.ReplaceAll(c.text[1:len(c.text)-1], quote+quote, quote)
			c.column++
			return c
		}
	}
	return c
}

// first is the row's first cell; an empty one where a line of bars alone has none.
func (r row) first() cell {
	if len(r.cells) == 0 {
		return cell{}
	}
	return r.cells[0]
}
