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

// Inside finds where lines and columns of a scalar's text stand in the file, for
// YAML or JSON that is embedded as text. Lines of a block scalar are exact;
// where a text is folded over lines, the scalar's own place is given. Asking in
// the order of the text is cheap.
func (n *Node) Inside() func(line, column int) (int, int) {
	switch {
	case n.source == nil:
		return func(int, int) (int, int) { return n.Line, n.Column }
	case n.raw == block:
		return n.insideBlock()
	default:
		w := &walk{node: n}
		w.begin()
		return w.find
	}
}

// insideBlock relies on every line of a block scalar standing on a line of its
// own, below the indicator; the difference to the text is the indentation.
func (n *Node) insideBlock() func(line, column int) (int, int) {
	lines := strings.Split(n.Text, "\n")
	known, indent := 0, 0
	return func(line, column int) (int, int) {
		outer := n.Line + line
		if outer > n.source.lines() {
			return n.Line, n.Column
		}
		if line < 1 || line > len(lines) {
			return outer, column
		}
		if line != known {
			raw := n.source.line(outer)
			known, indent = line, utf8.RuneCountInString(raw)-utf8.RuneCountInString(strings.TrimRight(lines[line-1], "\r"))
		}
		return outer, column + max(indent, 0)
	}
}

// walk goes along a scalar that begins and ends on one line, past its escapes.
type walk struct {
	node *Node
	// at is the byte in the file, outer its column there.
	at, outer int
	// line and column are the place in the text.
	line, column int
}

func (w *walk) begin() {
	n := w.node
	w.at, w.outer = n.source.offset(n.Line, n.Column), n.Column
	w.line, w.column = 1, 1
	if n.raw != plain {
		w.at, w.outer = w.at+1, w.outer+1
	}
}

func (w *walk) find(line, column int) (int, int) {
	if line < w.line || line == w.line && column < w.column {
		w.begin()
	}
	data := w.node.source.data
	for w.at < len(data) && data[w.at] != '\n' {
		if w.line == line && w.column >= column || w.line > line {
			return w.node.Line, w.outer
		}
		size := w.node.width(data[w.at:])
		if size == 2 && data[w.at] == '\\' && data[w.at+1] == 'n' {
			w.line, w.column = w.line+1, 0
		}
		w.column++
		w.outer += utf8.RuneCount(data[w.at : w.at+size])
		w.at += size
	}
	return w.node.Line, w.node.Column
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
