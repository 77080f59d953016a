package yamltext

import (
	"sort"
	"strings"
	"unicode/utf8"
)

// Lines finds the line and column of a byte in a text.
type Lines struct {
	text   string
	starts []int
}

// NewLines prepares a text.
func NewLines(text string) *Lines {
	starts := make([]int, 1, 1+strings.Count(text, "\n"))
	for i := 0; ; {
		next := strings.IndexByte(text[i:], '\n')
		if next < 0 {
			return &Lines{text, starts}
		}
		i += next + 1
		starts = append(starts, i)
	}
}

// Place is the line and column of a byte, both counted from 1; columns count
// characters, and a byte order mark counts for none.
func (l *Lines) Place(offset int) (line, column int) {
	offset = min(max(offset, 0), len(l.text))
	line = sort.Search(len(l.starts), func(i int) bool { return l.starts[i] > offset })
	before := l.text[l.starts[line-1]:offset]
	if line == 1 {
		before = strings.TrimPrefix(before, byteOrderMark)
	}
	return line, utf8.RuneCountInString(before) + 1
}
