package yamltext

func isFlowMark(c byte) bool {
	return c == ',' || c == '[' || c == ']' || c == '{' || c == '}'
}

// flow reads a collection in brackets.
func (p *parser) flow() (Node, error) {
	if err := p.enter(); err != nil {
		return Node{}, err
	}
	n := Node{Kind: Sequence, Style: Flow, Start: int32(p.pos), Lead: int32(p.pos)}
	closing, read := byte(']'), p.flowItem
	if p.at('{') {
		n.Kind, closing, read = Mapping, '}', p.flowPair
	}
	p.pos++
	base := len(p.open)
	var keys keySet
	for {
		if err := p.flowBlank(); err != nil {
			return Node{}, err
		}
		if p.at(closing) {
			p.pos++
			break
		}
		if err := read(base, &keys); err != nil {
			return Node{}, err
		}
		if err := p.flowBlank(); err != nil {
			return Node{}, err
		}
		if p.at(',') {
			p.pos++
			continue
		}
		if !p.at(closing) {
			return Node{}, p.errorAt(p.pos, "", "a comma or %q belongs here", string(closing))
		}
	}
	n.End = int32(p.pos)
	n.Items = p.collect(base)
	return n, nil
}

// flowBlank steps to what comes next inside brackets, which must be closed
// before the text or the document ends.
func (p *parser) flowBlank() error {
	if err := p.blank(); err != nil {
		return err
	}
	if p.end() || p.marker("---") || p.marker("...") {
		return p.errorAt(p.pos, "", "a bracket is not closed")
	}
	return nil
}

func (p *parser) flowItem(int, *keySet) error {
	n, err := p.flowValue()
	if err != nil {
		return err
	}
	p.push(n)
	return nil
}

// flowValue reads a value inside brackets, with its anchor.
func (p *parser) flowValue() (Node, error) {
	read := func() (Node, error) { return p.flowSingle() }
	if !p.at('&') {
		return read()
	}
	name, err := p.anchorName()
	if err != nil {
		return Node{}, err
	}
	if err := p.flowBlank(); err != nil {
		return Node{}, err
	}
	return p.anchor(name, read)
}

func (p *parser) flowSingle() (Node, error) {
	switch {
	case p.at('"'), p.at('\''):
		n, err := p.quoted()
		if err != nil {
			return Node{}, err
		}
		return n, p.node()
	case p.at('['), p.at('{'):
		return p.flow()
	case p.at('*'):
		return p.alias()
	case p.at('!'):
		return Node{}, p.noTag()
	}
	n, err := p.plain(-1, true)
	if err != nil {
		return Node{}, err
	}
	return n, p.node()
}

// flowPair reads a key and its value inside braces.
func (p *parser) flowPair(base int, keys *keySet) error {
	if !p.at('"') && !p.at('\'') && !p.plainAhead(true) {
		return p.notKey()
	}
	line := p.line
	key, err := p.keyScalar(true)
	if err != nil {
		return err
	}
	if err := p.node(); err != nil {
		return err
	}
	if !keys.add(p.open[base:], key) {
		return p.errorAt(int(key.Start), "keep one of the two", "the key %q stands twice", key.Value)
	}
	p.push(key)
	if err := p.flowBlank(); err != nil {
		return err
	}
	if !p.at(':') {
		return p.leftOut(key.End)
	}
	if p.line != line {
		return p.errorAt(p.pos, "", "the colon belongs on the line of its key")
	}
	p.pos++
	if key.Style == Plain && !p.blankAt(p.pos) {
		return p.errorAt(p.pos, "", "a space belongs behind the colon")
	}
	return p.flowPairValue()
}

// flowPairValue reads the value behind a key's colon inside braces.
func (p *parser) flowPairValue() error {
	at := int32(p.pos)
	if err := p.flowBlank(); err != nil {
		return err
	}
	if p.at(',') || p.at('}') {
		return p.leftOut(at)
	}
	value, err := p.flowValue()
	if err != nil {
		return err
	}
	p.push(value)
	return nil
}

// leftOut makes the value of a key that has none.
func (p *parser) leftOut(at int32) error {
	p.push(Node{Lead: at, Start: at, End: at})
	return p.node()
}
