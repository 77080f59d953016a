package yamltext

import "strings"

// Lines finds the line and column of a byte in a text. It keeps one mark every
// few hundred bytes, so that a text of nothing but line ends costs no more
// than another.
type Lines struct {
	text  string
	marks []mark
}

// mark is the line and column of the byte at a multiple of markEvery.
type mark struct{ line, column int32 }

const markEvery = 256

// NewLines prepares a text.
func NewLines(text string) *Lines {
	l := &Lines{text: text, marks: make([]mark, 0, len(text)/markEvery+1)}
	at := mark{1, 1}
	for start := 0; start <= len(text); start += markEvery {
		l.marks = append(l.marks, at)
		at = at.after(text, start, min(start+markEvery, len(text)))
	}
	return l
}

// Place is the line and column of a byte, both counted from 1; columns count
// characters, and a byte order mark counts for none.
func (l *Lines) Place(offset int) (line, column int) {
	offset = min(max(offset, 0), len(l.text))
	block := offset / markEvery
	at := l.marks[block].after(l.text, block*markEvery, offset)
	return int(at.line), int(at.column)
}

// after is where one is behind the bytes from one offset to another. The bytes
// that continue a character count for nothing.
func (m mark) after(text string, from, to int) mark {
	if from == 0 && strings.HasPrefix(text, byteOrderMark) {
		from = min(len(byteOrderMark), to)
	}
	for i := from; i < to; i++ {
		switch c := text[i]; {
		case c == '\n':
			m.line, m.column = m.line+1, 1
		case c < 0x80 || c >= 0xC0:
			m.column++
		}
	}
	return m
}
