package token

import (
	"strings"
	"unicode/utf8"
)

// place gives line and column, from 1, of a byte offset. Columns count
// characters, as an editor does.
func place(text string, offset int) (line, column int) {
	before := text[:min(offset, len(text))]
	line = strings.Count(before, "\n") + 1
	start := strings.LastIndexByte(before, '\n') + 1
	return line, utf8.RuneCountInString(before[start:]) + 1
}
