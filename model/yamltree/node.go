package yamltree

import "entrastudio/model/catalog"

// Node is one value of a document.
type Node struct {
	// Kind is catalog.Other for a mapping and catalog.List for a sequence;
	// a scalar is Null, Text, Bool or Number.
	Kind catalog.ValueKind
	// Text is a scalar's text as the dialect's reader takes it: true for an
	// unquoted yes in Helm's.
	Text string
	// Quoted reports that the scalar stands in quotes.
	Quoted bool
	// Pairs are a mapping's entries, in file order.
	Pairs []Pair
	// Items are a sequence's entries.
	Items []*Node
	// Line and Column count from 1.
	Line, Column int

	source *source
	// raw says how the scalar is written, for places inside it.
	raw writing
}

// Pair is one entry of a mapping. Key is its text; a key that is no text, such
// as true, is written as the dialect's reader writes it.
type Pair struct {
	Key   string
	Value *Node
	// Line and Column are the key's place.
	Line, Column int
}

// File is the name of the file that the node stands in.
func (n *Node) File() string {
	if n == nil || n.source == nil {
		return ""
	}
	return n.source.name
}

// IsMap reports whether the node is a mapping.
func (n *Node) IsMap() bool { return n != nil && n.Kind == catalog.Other }

// IsList reports whether the node is a sequence.
func (n *Node) IsList() bool { return n != nil && n.Kind == catalog.List }

// IsScalar reports whether the node is a scalar that is not null.
func (n *Node) IsScalar() bool {
	return n != nil && (n.Kind == catalog.Text || n.Kind == catalog.Bool || n.Kind == catalog.Number)
}

// Get finds the value of a key; nil where the node is no mapping or has none.
func (n *Node) Get(key string) *Node {
	if !n.IsMap() {
		return nil
	}
	for i := range n.Pairs {
		if n.Pairs[i].Key == key {
			return n.Pairs[i].Value
		}
	}
	return nil
}

// Value is the node as the value of a setting: a list of scalars is a list,
// and a mapping, or a list that holds anything else, is of kind Other.
func (n *Node) Value() catalog.Value {
	if n == nil {
		return catalog.Value{}
	}
	if !n.IsList() {
		return catalog.Value{Kind: n.Kind, Text: n.Text}
	}
	items := make([]string, 0, len(n.Items))
	for _, item := range n.Items {
		if item.Kind == catalog.Other || item.Kind == catalog.List {
			return catalog.Value{Kind: catalog.Other}
		}
		items = append(items, item.Text)
	}
	return catalog.ListOf(items...)
}

// Built makes a scalar text that stands where another node does.
func (n *Node) Built(text string) *Node {
	return &Node{Kind: catalog.Text, Text: text, Line: n.Line, Column: n.Column, source: n.source}
}

// At makes an empty mapping that stands at a place of a file, for trees that
// are built from other formats.
func At(file string, line, column int) *Node {
	return &Node{Kind: catalog.Other, Line: line, Column: column, source: &source{name: file, starts: []int{0}}}
}

// With is a mapping with another value of one of its keys.
func (n *Node) With(key string, value *Node) *Node {
	changed := *n
	changed.Pairs = append([]Pair(nil), n.Pairs...)
	for i := range changed.Pairs {
		if changed.Pairs[i].Key == key {
			changed.Pairs[i].Value = value
		}
	}
	return &changed
}

// Empty is a mapping without entries that stands where the node does.
func (n *Node) Empty() *Node {
	return &Node{Kind: catalog.Other, Line: n.Line, Column: n.Column, source: n.source}
}
