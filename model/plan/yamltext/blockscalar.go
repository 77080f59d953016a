package yamltext

import "strings"

// blockScalar reads a scalar that begins with | or >.
func (p *parser) blockScalar(parent int) (Node, error) {
	start := p.pos
	n := Node{Style: Literal, Lead: int32(start), Start: int32(start)}
	if p.at('>') {
		n.Style = Folded
	}
	p.pos++
	chomp, indent, err := p.blockHeader()
	if err != nil {
		return Node{}, err
	}
	n.End = int32(p.pos)
	if err := p.lineEnd(); err != nil {
		return Node{}, err
	}
	if parent < 0 {
		return Node{}, p.errorAt(start, "", "a text alone is no document")
	}
	if indent > 0 {
		indent += parent
	}
	s := scalarLines{p: p, indent: indent, folded: n.Style == Folded, end: int(n.End)}
	if err := s.read(parent); err != nil {
		return Node{}, err
	}
	n.Value, n.End = s.chomped(chomp), int32(s.end)
	return n, p.node()
}

// blockHeader reads how the end is chomped and how deep the text is indented.
func (p *parser) blockHeader() (chomp byte, indent int, err error) {
	for !p.blankAt(p.pos) {
		c := p.s[p.pos]
		switch {
		case (c == '+' || c == '-') && chomp == 0:
			chomp = c
		case c >= '1' && c <= '9' && indent == 0:
			indent = int(c - '0')
		default:
			return 0, 0, p.errorAt(p.pos, "put the value in quotes if it is a text", "only +, - and a digit may follow | or >")
		}
		p.pos++
	}
	return chomp, indent, nil
}

// scalarLines reads the lines of a block scalar.
type scalarLines struct {
	p *parser
	// indent is how deep the text is indented; 0 until it is known.
	indent int
	folded bool
	text   strings.Builder
	// lead is the line end behind the last line, trail those of empty lines.
	lead, trail int
	// end is where the last line ends.
	end int
}

func (s *scalarLines) read(parent int) error {
	p := s.p
	if p.breakAt(p.pos) {
		p.newline()
	}
	if err := s.empty(parent); err != nil {
		return err
	}
	blankBefore := false
	for !p.end() && p.column() == s.indent {
		blank := p.at(' ') || p.at('\t')
		if s.folded && s.lead > 0 && !blankBefore && !blank {
			if s.trail == 0 {
				s.text.WriteByte(' ')
			}
		} else {
			s.breaks(s.lead)
		}
		s.breaks(s.trail)
		s.lead, s.trail = 0, 0
		blankBefore = blank
		from := p.pos
		p.comment()
		s.text.WriteString(p.s[from:p.pos])
		s.end = p.pos
		if p.end() {
			break
		}
		p.newline()
		s.lead = 1
		if err := s.empty(parent); err != nil {
			return err
		}
	}
	return nil
}

func (s *scalarLines) breaks(n int) {
	for range n {
		s.text.WriteByte('\n')
	}
}

// empty steps over empty lines and the indentation of the next one. The first
// line that says something shows how deep the text is indented.
func (s *scalarLines) empty(parent int) error {
	p := s.p
	deepest := 0
	for {
		for p.at(' ') && (s.indent == 0 || p.column() < s.indent) {
			p.pos++
		}
		deepest = max(deepest, p.column())
		if p.at('\t') && (s.indent == 0 || p.column() < s.indent) {
			return p.tab()
		}
		if !p.breakAt(p.pos) {
			break
		}
		p.newline()
		s.trail++
	}
	if s.indent > 0 {
		return nil
	}
	if p.end() || p.column() <= parent {
		s.indent = max(deepest, parent+1)
		return nil
	}
	s.indent = p.column()
	if deepest > s.indent {
		return p.errorAt(p.pos, "", "an empty line before the text is indented deeper than the text")
	}
	return nil
}

// chomped is the text with the line ends that its header asks for.
func (s *scalarLines) chomped(chomp byte) string {
	if chomp != '-' {
		s.breaks(s.lead)
	}
	if chomp == '+' {
		s.breaks(s.trail)
	}
	return s.text.String()
}
