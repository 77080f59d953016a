package yamltext

import "strings"

// anchorName reads the name behind & or *.
func (p *parser) anchorName() (string, error) {
	start := p.pos + 1
	i := start
	for i < len(p.s) && isNameByte(p.s[i]) {
		i++
	}
	if i == start || !p.blankAt(i) && !strings.Contains(",]}", p.s[i:i+1]) {
		return "", p.errorAt(p.pos, "put the value in quotes if it is a text", "an anchor's name is letters, digits, - and _")
	}
	p.pos = i
	return p.s[start:i], nil
}

func isNameByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_'
}

// anchor reads the node that an anchor names.
func (p *parser) anchor(name string, read func() (Node, error)) (Node, error) {
	if p.at('&') || p.at('*') {
		return Node{}, p.errorAt(p.pos, "", "an anchor names one value")
	}
	before := p.nodes
	n, err := read()
	if err != nil {
		return Node{}, err
	}
	return n, p.remember(name, n, p.nodes-before)
}

// remember keeps what an anchor names. YAML lets a later anchor take an
// earlier one's name, which nobody means in a file of this kind.
func (p *parser) remember(name string, n Node, size int) error {
	if _, twice := p.anchors[name]; twice {
		return p.errorAt(int(n.Start), "give one of them another name", "the anchor &%s is given twice", name)
	}
	if p.anchors == nil {
		p.anchors = map[string]anchored{}
	}
	p.anchors[name] = anchored{n, size}
	return nil
}

// alias reads an alias. It counts for as much as what it stands for, so that a
// few lines cannot stand for millions of values.
func (p *parser) alias() (Node, error) {
	start := p.pos
	name, err := p.anchorName()
	if err != nil {
		return Node{}, err
	}
	target, known := p.anchors[name]
	if !known {
		return Node{}, p.errorAt(start, "put the value in quotes if it is a text", "no anchor &%s stands before this alias", name)
	}
	if p.nodes += target.size; p.nodes > MaxNodes {
		return Node{}, p.errorAt(start, "", "more than %d values, aliases expanded, are more than is read", MaxNodes)
	}
	if deep := p.depth + target.node.depth(); deep > MaxDepth {
		return Node{}, p.errorAt(start, "", "nested deeper than %d levels", MaxDepth)
	}
	return Node{Kind: Alias, Lead: int32(start), Start: int32(start), End: int32(p.pos), Value: name, Items: []Node{target.node}}, nil
}

// depth counts the collections inside a node, itself included. Aliases in it
// have been bounded when they were read.
func (n *Node) depth() int {
	if n.Kind == Scalar {
		return 0
	}
	deepest := 0
	for i := range n.Items {
		deepest = max(deepest, n.Items[i].depth())
	}
	if n.Kind == Alias {
		return deepest
	}
	return deepest + 1
}
