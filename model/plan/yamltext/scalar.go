package yamltext

import (
	"strings"
	"unicode/utf8"
)

// maxKey is the longest key that readers of YAML take on one line.
const maxKey = 1000

// keyAhead reports whether a key and its colon stand here, on one line.
func (p *parser) keyAhead() bool {
	var i int
	switch {
	case p.at('"'), p.at('\''):
		i = p.closingQuote()
	case p.plainAhead(false):
		i = p.plainLine(p.pos, false)
	default:
		return false
	}
	if i < 0 {
		return false
	}
	for i < len(p.s) && p.s[i] == ' ' {
		i++
	}
	return i < len(p.s) && p.s[i] == ':' && p.blankAt(i+1)
}

// closingQuote finds the byte behind the quoted text that begins here and ends
// on this line; -1 where it does not.
func (p *parser) closingQuote() int {
	quote := p.s[p.pos]
	for i := p.pos + 1; i < len(p.s) && !p.breakAt(i); i++ {
		switch {
		case p.s[i] == '\\' && quote == '"':
			i++
		case p.s[i] == quote && quote == '\'' && i+1 < len(p.s) && p.s[i+1] == quote:
			i++
		case p.s[i] == quote:
			return i + 1
		}
	}
	return -1
}

// keyScalar reads the key that stands here.
func (p *parser) keyScalar(flow bool) (Node, error) {
	var n Node
	var err error
	line := p.line
	if p.at('"') || p.at('\'') {
		n, err = p.quoted()
	} else {
		end := p.plainLine(p.pos, flow)
		n = Node{Lead: int32(p.pos), Start: int32(p.pos), End: int32(end), Value: p.s[p.pos:end]}
		p.pos = end
	}
	if err == nil && (p.line != line || n.End-n.Start > maxKey) {
		err = p.errorAt(int(n.Start), "", "a key stands on one line and is no longer than %d characters", maxKey)
	}
	return n, err
}

// plainAhead reports whether a scalar without quotes can begin here.
func (p *parser) plainAhead(flow bool) bool {
	if p.end() {
		return false
	}
	switch c := p.s[p.pos]; c {
	case ' ', '\t', '\n', '\r', ',', '[', ']', '{', '}', '#', '&', '*', '!', '|', '>', '\'', '"', '%', '@', '`':
		return false
	case '-':
		return !p.blankAt(p.pos+1) && !(flow && isFlowMark(p.s[p.pos+1]))
	case '?', ':':
		return !p.blankAt(p.pos+1) && !flow
	default:
		return true
	}
}

// plainLine finds the end of what belongs to a scalar without quotes on the
// line of i, spaces behind it left out. Readers do not agree on a question mark
// inside brackets, so it ends the scalar, and what follows is refused.
func (p *parser) plainLine(i int, flow bool) int {
	end := i
	for ; i < len(p.s); i++ {
		switch c := p.s[i]; c {
		case ' ':
			continue
		case '\n', '\r', '\t':
			return end
		case '#':
			if i > 0 && p.s[i-1] == ' ' {
				return end
			}
		case ':':
			if p.colonAt(i, flow) {
				return end
			}
		case ',', '[', ']', '{', '}', '?':
			if flow {
				return end
			}
		}
		end = i + 1
	}
	return end
}

// plain reads a scalar without quotes; its further lines are indented deeper
// than parent, and line ends in it count as spaces.
func (p *parser) plain(parent int, flow bool) (Node, error) {
	if !p.plainAhead(flow) {
		return Node{}, p.notPlain()
	}
	start := p.pos
	end := p.plainLine(start, flow)
	n := Node{Lead: int32(start), Start: int32(start), End: int32(end), Value: p.s[start:end]}
	p.pos = end
	var text strings.Builder
	for {
		breaks, ok, err := p.continues(parent, flow)
		if err != nil {
			return Node{}, err
		}
		if !ok {
			break
		}
		if text.Len() == 0 {
			text.WriteString(n.Value)
		}
		fold(&text, breaks)
		end = p.plainLine(p.pos, flow)
		text.WriteString(p.s[p.pos:end])
		p.pos, n.End = end, int32(end)
	}
	if text.Len() > 0 {
		n.Value = text.String()
	}
	if !flow && text.Len() > 0 && p.colonAhead() {
		return Node{}, p.errorAt(start, "put the value in quotes", "a value over several lines has a colon in it")
	}
	return n, nil
}

// continues steps to the next line of a scalar without quotes and counts the
// line ends between; where there is none it stays.
func (p *parser) continues(parent int, flow bool) (breaks int, ok bool, err error) {
	i, line, breaks := p.nextText()
	if i < len(p.s) && p.s[i] == '\t' {
		p.pos = i
		return 0, false, p.tab()
	}
	if breaks == 0 || i >= len(p.s) || !flow && i-line <= parent || p.endsScalar(i, line, flow) {
		return 0, false, nil
	}
	p.pos, p.line = i, line
	return breaks, true, nil
}

// nextText finds the next byte that is no space or line end, where its line
// begins and how many line ends stand before it.
func (p *parser) nextText() (i, line, breaks int) {
	i, line = p.pos, p.line
	for {
		for i < len(p.s) && p.s[i] == ' ' {
			i++
		}
		if !p.breakAt(i) {
			return i, line, breaks
		}
		if p.s[i] == '\r' {
			i++
		}
		i++
		line = i
		breaks++
	}
}

// endsScalar reports that the line on which i stands cannot go on with a scalar
// without quotes: it begins with a comment, a separator, or a mark of a
// collection in brackets.
func (p *parser) endsScalar(i, line int, flow bool) bool {
	c := p.s[i]
	switch {
	case c == '#', flow && isFlowMark(c), c == ':' && p.colonAt(i, flow):
		return true
	case i > line:
		return false
	}
	return (strings.HasPrefix(p.s[i:], "---") || strings.HasPrefix(p.s[i:], "...")) && p.blankAt(i+3)
}

// colonAt reports that the colon at i stands behind a key.
func (p *parser) colonAt(i int, flow bool) bool {
	return p.blankAt(i+1) || flow && isFlowMark(p.s[i+1])
}

// colonAhead reports the colon of a key.
func (p *parser) colonAhead() bool {
	i := p.pos
	for i < len(p.s) && p.s[i] == ' ' {
		i++
	}
	return i < len(p.s) && p.s[i] == ':'
}

// notPlain says why no scalar can begin here.
func (p *parser) notPlain() error {
	switch {
	case p.end():
		return p.errorAt(p.pos, "", "a value belongs here")
	case p.at('\t'):
		return p.tab()
	case p.at('?'):
		return p.notKey()
	case p.at('-'), p.at(':'):
		return p.errorAt(p.pos, "put the value in quotes if it is a text", "a value cannot begin with %q and a space here", p.s[p.pos:p.pos+1])
	default:
		return p.errorAt(p.pos, "put the value in quotes if it is a text", "a value cannot begin with %q", p.s[p.pos:p.pos+1])
	}
}

// fold writes line ends inside a scalar: one counts as a space, of more the
// first is dropped.
func fold(text *strings.Builder, breaks int) {
	if breaks == 1 {
		text.WriteByte(' ')
		return
	}
	for range breaks - 1 {
		text.WriteByte('\n')
	}
}

// quoted reads a scalar in single or double quotes.
func (p *parser) quoted() (Node, error) {
	start := p.pos
	quote := p.s[start]
	n := Node{Style: SingleQuoted, Lead: int32(start), Start: int32(start)}
	if quote == '"' {
		n.Style = DoubleQuoted
	}
	p.pos++
	var text strings.Builder
	chunk := p.pos
	for {
		switch {
		case p.end():
			return Node{}, p.errorAt(start, "", "the quote is not closed")
		case p.at(quote) && quote == '\'' && p.pos+1 < len(p.s) && p.s[p.pos+1] == quote:
			text.WriteString(p.s[chunk : p.pos+1])
			p.pos += 2
			chunk = p.pos
		case p.at(quote):
			n.Value = p.s[chunk:p.pos]
			if text.Len() > 0 {
				text.WriteString(n.Value)
				n.Value = text.String()
			}
			p.pos++
			n.End = int32(p.pos)
			return n, nil
		case p.at('\\') && quote == '"':
			text.WriteString(p.s[chunk:p.pos])
			if err := p.escape(&text); err != nil {
				return Node{}, err
			}
			chunk = p.pos
		case p.breakAt(p.pos):
			text.WriteString(strings.TrimRight(p.s[chunk:p.pos], " \t"))
			breaks, err := p.quotedBreaks(start)
			if err != nil {
				return Node{}, err
			}
			fold(&text, breaks)
			chunk = p.pos
		default:
			p.pos++
		}
	}
}

// quotedBreaks steps over line ends inside quotes, to what the next line says.
func (p *parser) quotedBreaks(start int) (int, error) {
	breaks := 0
	for p.breakAt(p.pos) {
		p.newline()
		breaks++
		if p.marker("---") || p.marker("...") {
			return 0, p.errorAt(start, "", "the quote is not closed")
		}
		for p.at(' ') || p.at('\t') {
			p.pos++
		}
	}
	return breaks, nil
}

// The characters that stand behind a backslash, and what they stand for.
const (
	shortEscapes  = "\\\"n0abt\tvfre "
	shortMeanings = "\\\"\n\x00\a\b\t\t\v\f\r\x1b "
)

// escape reads what stands behind a backslash in double quotes.
func (p *parser) escape(text *strings.Builder) error {
	at := p.pos
	p.pos++
	if p.end() {
		return p.errorAt(at, "", "the quote is not closed")
	}
	if p.breakAt(p.pos) {
		_, err := p.quotedContinuation(at, text)
		return err
	}
	c := p.s[p.pos]
	p.pos++
	if i := strings.IndexByte(shortEscapes, c); i >= 0 {
		text.WriteByte(shortMeanings[i])
		return nil
	}
	if i := strings.IndexByte("N_LP", c); i >= 0 {
		text.WriteString([]string{"\u0085", "\u00a0", "\u2028", "\u2029"}[i])
		return nil
	}
	digits := map[byte]int{'x': 2, 'u': 4, 'U': 8}[c]
	if digits == 0 || p.pos+digits > len(p.s) {
		return p.errorAt(at, "write two backslashes for one", "this is no escape that YAML has")
	}
	code := rune(0)
	for _, d := range []byte(p.s[p.pos : p.pos+digits]) {
		value := strings.IndexByte("0123456789abcdef", d|0x20)
		if value < 0 || d < '0' {
			return p.errorAt(at, "", "%d hexadecimal digits belong behind \\%c", digits, c)
		}
		code = code<<4 | rune(value)
	}
	if !utf8.ValidRune(code) {
		return p.errorAt(at, "", "this escape stands for no character")
	}
	p.pos += digits
	text.WriteRune(code)
	return nil
}

// quotedContinuation reads a line end behind a backslash, which counts for
// nothing; further empty lines count as line ends.
func (p *parser) quotedContinuation(at int, text *strings.Builder) (int, error) {
	breaks, err := p.quotedBreaks(at)
	for range breaks - 1 {
		text.WriteByte('\n')
	}
	return breaks, err
}
