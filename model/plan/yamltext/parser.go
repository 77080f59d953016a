package yamltext

import (
	"fmt"
	"slices"
	"strings"
)

// The limits. A plan with 10,000 mapping rules has about 200,000 nodes.
const (
	// MaxBytes is the size of the largest text that is read.
	MaxBytes = 10 << 20
	// MaxDepth is the deepest nesting of collections that is read.
	MaxDepth = 100
	// MaxNodes bounds the keys and values, aliases counted as what they
	// stand for.
	MaxNodes = 300_000
)

// Error says why a text is refused, and where.
type Error struct {
	// Offset is the byte at which it shows.
	Offset int
	What   string
	// Hint says what to do; empty where nothing helps.
	Hint string
}

func (e *Error) Error() string {
	if e.Hint == "" {
		return e.What
	}
	return e.What + "; " + e.Hint
}

// Parse reads a text of one document. The node is nil where the text says
// nothing. Every error is of type *Error.
func Parse(text string) (*Node, error) {
	if err := check(text); err != nil {
		return nil, err
	}
	p := &parser{s: text}
	if strings.HasPrefix(text, byteOrderMark) {
		p.pos, p.line = len(byteOrderMark), len(byteOrderMark)
	}
	return p.document()
}

// parser reads the text from pos on. Everything below it takes positions in
// bytes; indentation is spaces only, so its columns are bytes too.
type parser struct {
	s   string
	pos int
	// line is where the current line begins.
	line  int
	depth int
	// nodes counts what has been read, aliases expanded.
	nodes int
	// open holds the children of the collections that are being read, so
	// that each collection is allocated once, in its size.
	open    []Node
	anchors map[string]anchored
}

// anchored is a node that aliases may stand for, with its expanded size.
type anchored struct {
	node Node
	size int
}

func (p *parser) errorAt(offset int, hint, format string, args ...any) error {
	return &Error{Offset: offset, What: fmt.Sprintf(format, args...), Hint: hint}
}

func (p *parser) document() (*Node, error) {
	if err := p.blank(); err != nil {
		return nil, err
	}
	if p.column() == 0 && p.at('%') {
		return nil, p.errorAt(p.pos, "take the line out", "a directive has no place in this file")
	}
	if p.marker("---") {
		p.pos += 3
		line := p.line
		if err := p.blank(); err != nil {
			return nil, err
		}
		if !p.end() && p.line == line {
			return nil, p.errorAt(p.pos, "begin the document in the next line", "nothing may follow --- on its line")
		}
	}
	if p.marker("...") {
		return nil, p.errorAt(p.pos, "take the line out", "the document ends before it begins")
	}
	if p.end() || p.marker("---") {
		return nil, p.closing()
	}
	root, err := p.block(place{parent: -1})
	if err != nil {
		return nil, err
	}
	if err := p.blank(); err != nil {
		return nil, err
	}
	return &root, p.closing()
}

// closing reads what may follow the document.
func (p *parser) closing() error {
	for p.marker("...") {
		p.pos += 3
		if err := p.blank(); err != nil {
			return err
		}
	}
	switch {
	case p.end():
		return nil
	case p.marker("---"):
		return p.errorAt(p.pos, "give each document a file of its own", "a second document begins here, but one belongs in this file")
	default:
		return p.errorAt(p.pos, "", "this does not belong to what stands before it: check the indentation")
	}
}

// node counts a node that is about to be made.
func (p *parser) node() error {
	if p.nodes++; p.nodes > MaxNodes {
		return p.errorAt(p.pos, "", "more than %d values, aliases expanded, are more than is read", MaxNodes)
	}
	return nil
}

// enter goes one collection deeper.
func (p *parser) enter() error {
	if p.depth++; p.depth > MaxDepth {
		return p.errorAt(p.pos, "", "nested deeper than %d levels", MaxDepth)
	}
	return p.node()
}

// push opens a child. The stack doubles, so that a flat list of many items
// costs no more than twice its size.
func (p *parser) push(n Node) {
	if len(p.open) == cap(p.open) {
		p.open = slices.Grow(p.open, max(64, len(p.open)))
	}
	p.open = append(p.open, n)
}

// collect takes the children that were opened since base off the stack.
func (p *parser) collect(base int) []Node {
	p.depth--
	if len(p.open) == base {
		return nil
	}
	items := make([]Node, len(p.open)-base)
	copy(items, p.open[base:])
	p.open = p.open[:base]
	return items
}

func (p *parser) end() bool { return p.pos >= len(p.s) }

// at reports whether a byte stands here.
func (p *parser) at(c byte) bool { return p.pos < len(p.s) && p.s[p.pos] == c }

// column counts from 0.
func (p *parser) column() int { return p.pos - p.line }

// blankAt reports a space, an end of line or the end of the text.
func (p *parser) blankAt(i int) bool {
	return i >= len(p.s) || p.s[i] == ' ' || p.breakAt(i)
}

// breakAt reports an end of line.
func (p *parser) breakAt(i int) bool {
	return i < len(p.s) && (p.s[i] == '\n' || p.s[i] == '\r')
}

// newline steps over an end of line.
func (p *parser) newline() {
	if p.at('\r') {
		p.pos++
	}
	p.pos++
	p.line = p.pos
}

// marker reports whether the line here is a separator of documents.
func (p *parser) marker(three string) bool {
	return p.column() == 0 && strings.HasPrefix(p.s[p.pos:], three) && p.blankAt(p.pos+3)
}

// spaces steps over spaces.
func (p *parser) spaces() {
	for p.at(' ') {
		p.pos++
	}
}

// blank steps over spaces, comments and ends of lines to what comes next.
func (p *parser) blank() error {
	for {
		p.spaces()
		switch {
		case p.end():
			return nil
		case p.at('#') && (p.column() == 0 || p.s[p.pos-1] == ' '):
			p.comment()
		case p.breakAt(p.pos):
			p.newline()
		case p.at('\t'):
			return p.tab()
		default:
			return nil
		}
	}
}

func (p *parser) tab() error {
	return p.errorAt(p.pos, "use spaces", "a tab stands outside quotes")
}

// comment steps to the end of the line.
func (p *parser) comment() {
	for !p.end() && !p.breakAt(p.pos) {
		p.pos++
	}
}

// lineEnd makes sure that nothing but a comment follows on this line.
func (p *parser) lineEnd() error {
	end := p.pos
	p.spaces()
	switch {
	case p.end(), p.breakAt(p.pos):
		return nil
	case p.at('\t'):
		return p.tab()
	case p.at('#') && p.pos > end:
		p.comment()
		return nil
	case p.at(':'):
		return p.errorAt(p.pos, "put the value in quotes", "a colon has no place here")
	default:
		return p.errorAt(p.pos, "", "nothing may follow the value on its line")
	}
}
