package yamltree

import (
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

// writing is how a scalar is written, which decides where a character of its
// text stands in the file.
type writing uint8

const (
	plain writing = iota
	block
	singleQuoted
	doubleQuoted
)

func writingOf(from *yaml.Node) writing {
	switch {
	case from.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		return block
	case from.Style&yaml.SingleQuotedStyle != 0:
		return singleQuoted
	case from.Style&yaml.DoubleQuotedStyle != 0:
		return doubleQuoted
	default:
		return plain
	}
}

// Inside finds where a line and column of a scalar's text stand in the file,
// for YAML or JSON that is embedded as text. Lines of a block scalar are exact;
// where a text is folded over lines, the scalar's own place is given.
func (n *Node) Inside(line, column int) (int, int) {
	if n.source == nil {
		return n.Line, n.Column
	}
	if n.raw == block {
		return n.insideBlock(line, column)
	}
	if line != 1 && n.raw != doubleQuoted {
		return n.Line, n.Column
	}
	return n.insideLine(line, column)
}

// insideBlock relies on every line of a block scalar standing on a line of its
// own, below the indicator; the difference to the text is the indentation.
func (n *Node) insideBlock(line, column int) (int, int) {
	outer := n.Line + line
	if outer > n.source.lines() {
		return n.Line, n.Column
	}
	texts := strings.Split(n.Text, "\n")
	if line < 1 || line > len(texts) {
		return outer, column
	}
	raw := n.source.line(outer)
	indent := utf8.RuneCountInString(raw) - utf8.RuneCountInString(strings.TrimRight(texts[line-1], "\r"))
	return outer, column + max(indent, 0)
}

// insideLine walks a scalar that begins and ends on one line, past its escapes.
func (n *Node) insideLine(line, column int) (int, int) {
	data := n.source.data
	at := n.source.offset(n.Line, n.Column)
	if n.raw != plain {
		at++
	}
	for innerLine, innerColumn := 1, 1; at < len(data) && data[at] != '\n'; {
		if innerLine == line && innerColumn == column {
			return n.source.place(at)
		}
		size := n.width(data[at:])
		if size == 2 && data[at] == '\\' && data[at+1] == 'n' {
			innerLine, innerColumn = innerLine+1, 0
		}
		innerColumn++
		at += size
	}
	return n.Line, n.Column
}

// width is the number of bytes that the next character of the text takes up.
func (n *Node) width(data []byte) int {
	if len(data) > 1 && n.raw == singleQuoted && data[0] == '\'' {
		return 2
	}
	if len(data) < 2 || n.raw != doubleQuoted || data[0] != '\\' {
		_, size := utf8.DecodeRune(data)
		return size
	}
	digits := map[byte]int{'x': 2, 'u': 4, 'U': 8}[data[1]]
	return min(2+digits, len(data))
}
