package yamltext

// place says where a value stands that may be a block.
type place struct {
	// parent is the indentation that the value's lines go beyond.
	parent int
	// key reports that the value is a key's: then a sequence may stand at
	// the key's own indentation.
	key bool
	// named reports that the value has its anchor already.
	named bool
}

// block reads the value that begins here, in a line of its own or behind a
// dash.
func (p *parser) block(at place) (Node, error) {
	if p.at('&') {
		return p.anchoredBlock(at)
	}
	switch {
	case p.at('-') && p.blankAt(p.pos+1):
		return p.sequence()
	case p.keyAhead():
		return p.mapping(anchorOfKey{})
	default:
		return p.inline(at.parent)
	}
}

// anchorOfKey is an anchor that stands before the first key of a mapping: it
// belongs to the key, not to the mapping.
type anchorOfKey struct{ name string }

// anchoredBlock reads an anchor and what it names.
func (p *parser) anchoredBlock(at place) (Node, error) {
	column, start := p.column(), p.pos
	name, err := p.anchorName()
	if err != nil {
		return Node{}, err
	}
	p.spaces()
	if !p.end() && !p.breakAt(p.pos) && !p.at('#') {
		if p.keyAhead() {
			p.line = p.pos - column
			return p.mapping(anchorOfKey{name})
		}
	}
	if at.named {
		return Node{}, p.errorAt(start, "", "a value has two anchors")
	}
	if p.end() || p.breakAt(p.pos) || p.at('#') {
		return p.anchor(name, func() (Node, error) { return p.below(place{parent: at.parent, named: true}, p.pos) })
	}
	return p.anchor(name, func() (Node, error) { return p.inline(at.parent) })
}

// below reads the value that stands in the lines below a key, a dash or an
// anchor; left is where it would be if it is left out.
func (p *parser) below(at place, left int) (Node, error) {
	if err := p.blank(); err != nil {
		return Node{}, err
	}
	column := p.column()
	dash := p.at('-') && p.blankAt(p.pos+1)
	outside := column < at.parent || column == at.parent && !(at.key && dash)
	if p.end() || p.marker("---") || p.marker("...") || outside {
		return Node{Start: int32(left), End: int32(left), Lead: int32(left)}, p.node()
	}
	return p.block(at)
}

// sequence reads a block sequence; the first dash stands here.
func (p *parser) sequence() (Node, error) {
	if err := p.enter(); err != nil {
		return Node{}, err
	}
	indent := p.column()
	n := Node{Kind: Sequence, Style: Block, Start: int32(p.pos), Lead: int32(p.pos)}
	base := len(p.open)
	for {
		dash := p.pos
		item, err := p.item(indent)
		if err != nil {
			return Node{}, err
		}
		item.Lead = int32(dash)
		p.push(item)
		n.End = max(item.End, int32(dash)+1)
		if err := p.blank(); err != nil {
			return Node{}, err
		}
		if p.end() || p.column() < indent || p.marker("---") || p.marker("...") {
			break
		}
		if p.column() > indent {
			return Node{}, p.errorAt(p.pos, "", "this line is indented deeper than the item that it follows")
		}
		if !p.at('-') || !p.blankAt(p.pos+1) {
			break
		}
	}
	n.Items = p.collect(base)
	return n, nil
}

// item reads an item of a block sequence, its dash first.
func (p *parser) item(indent int) (Node, error) {
	p.pos++
	at := p.pos
	p.spaces()
	if p.end() || p.breakAt(p.pos) || p.at('#') {
		return p.below(place{parent: indent}, at)
	}
	return p.block(place{parent: indent})
}

// mapping reads a block mapping; its first key stands here.
func (p *parser) mapping(first anchorOfKey) (Node, error) {
	if err := p.enter(); err != nil {
		return Node{}, err
	}
	indent := p.column()
	n := Node{Kind: Mapping, Style: Block, Start: int32(p.pos), Lead: int32(p.pos)}
	base := len(p.open)
	var keys keySet
	for {
		key, err := p.key(first)
		if err != nil {
			return Node{}, err
		}
		first = anchorOfKey{}
		if !keys.add(p.open[base:], key) {
			return Node{}, p.errorAt(int(key.Start), "keep one of the two", "the key %q stands twice", key.Value)
		}
		p.push(key)
		value, err := p.value(indent)
		if err != nil {
			return Node{}, err
		}
		p.push(value)
		n.End = value.End
		if err := p.blank(); err != nil {
			return Node{}, err
		}
		if p.end() || p.column() < indent || p.marker("---") || p.marker("...") {
			break
		}
		if p.column() > indent {
			return Node{}, p.errorAt(p.pos, "", "this line is indented deeper than the key that it follows")
		}
		if p.at('-') && p.blankAt(p.pos+1) {
			return Node{}, p.errorAt(p.pos, "indent the list below its key", "an item of a list stands where a key belongs")
		}
	}
	n.Items = p.collect(base)
	return n, nil
}

// key reads a key and the colon behind it.
func (p *parser) key(anchor anchorOfKey) (Node, error) {
	name := anchor.name
	if name == "" && p.at('&') {
		var err error
		if name, err = p.anchorName(); err != nil {
			return Node{}, err
		}
		p.spaces()
	}
	if !p.keyAhead() {
		return Node{}, p.notKey()
	}
	key, err := p.keyScalar(false)
	if err != nil {
		return Node{}, err
	}
	if name != "" {
		if err := p.remember(name, key, 1); err != nil {
			return Node{}, err
		}
	}
	p.spaces()
	p.pos++
	return key, p.node()
}

// notKey says what stands where a key belongs.
func (p *parser) notKey() error {
	switch {
	case p.at('?') && p.blankAt(p.pos+1), p.at('{'), p.at('['), p.at('*'):
		return p.errorAt(p.pos, "", "a key must be one plain value")
	case p.at('!'):
		return p.noTag()
	case p.at('\t'):
		return p.tab()
	default:
		return p.errorAt(p.pos, "write it as key: value", "a key with a colon and a space belongs here")
	}
}

// value reads the value behind a key's colon.
func (p *parser) value(indent int) (Node, error) {
	at := p.pos
	p.spaces()
	if p.end() || p.breakAt(p.pos) || p.at('#') {
		return p.below(place{parent: indent, key: true}, at)
	}
	if p.at('&') {
		name, err := p.anchorName()
		if err != nil {
			return Node{}, err
		}
		at = p.pos
		p.spaces()
		if p.end() || p.breakAt(p.pos) || p.at('#') {
			return p.anchor(name, func() (Node, error) { return p.below(place{parent: indent, key: true, named: true}, at) })
		}
		return p.anchor(name, func() (Node, error) { return p.inline(indent) })
	}
	if p.at('-') && p.blankAt(p.pos+1) {
		return Node{}, p.errorAt(p.pos, "put the list in the lines below the key", "a list cannot begin on the line of its key")
	}
	return p.inline(indent)
}

// inline reads a value that begins on this line and is no block collection.
func (p *parser) inline(parent int) (Node, error) {
	if p.at('|') || p.at('>') {
		return p.blockScalar(parent)
	}
	n, err := p.single(parent)
	if err != nil {
		return Node{}, err
	}
	return n, p.lineEnd()
}

// single reads a scalar, an alias or a collection in brackets.
func (p *parser) single(parent int) (Node, error) {
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
	n, err := p.plain(parent, false)
	if err != nil {
		return Node{}, err
	}
	return n, p.node()
}

func (p *parser) noTag() error {
	return p.errorAt(p.pos, "take it out, or put the value in quotes if it is a text", "a tag has no place in this file")
}

// keySet finds keys that stand twice: by looking in a small mapping, by a set
// in a large one.
type keySet struct{ all map[string]struct{} }

// manyKeys is from where on a set is cheaper than looking.
const manyKeys = 16

// add reports false for a key that stands among the keys and values so far.
func (k *keySet) add(pairs []Node, key Node) bool {
	if len(pairs) < 2*manyKeys {
		for i := 0; i < len(pairs); i += 2 {
			if pairs[i].Value == key.Value {
				return false
			}
		}
		return true
	}
	if k.all == nil {
		k.all = make(map[string]struct{}, 2*manyKeys)
		for i := 0; i < len(pairs); i += 2 {
			k.all[pairs[i].Value] = struct{}{}
		}
	}
	if _, twice := k.all[key.Value]; twice {
		return false
	}
	k.all[key.Value] = struct{}{}
	return true
}
