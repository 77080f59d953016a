package yamltext

import "strings"

// Kind is what a node is.
type Kind uint8

// The kinds.
const (
	Scalar Kind = iota
	Mapping
	Sequence
	Alias
)

// Style is how a node is written.
type Style uint8

// The styles: scalars are plain, quoted or block scalars, collections are
// written as blocks or in brackets.
const (
	Plain Style = iota
	SingleQuoted
	DoubleQuoted
	Literal
	Folded
	Block
	Flow
)

// Node is one value or key with its place. Nothing in it may be changed.
type Node struct {
	Kind  Kind
	Style Style
	// Lead is where an item of a block sequence begins: at its dash. For
	// every other node it is Start.
	Lead int32
	// Start and End are the byte range of what the node says, without its
	// anchor and without comments behind it. A value that is left out has
	// an empty range.
	Start, End int32
	// Value is the text of a scalar, quotes and folding undone, or the name
	// that an alias refers to.
	Value string
	// Items are the items of a sequence, or the keys and values of a mapping
	// in turn; for an alias the one node that it stands for.
	Items []Node
}

// Meant is the node itself, or what an alias stands for.
func (n *Node) Meant() *Node {
	for n.Kind == Alias {
		n = &n.Items[0]
	}
	return n
}

// Get finds the value of a key in a mapping; nil where it has none.
func (n *Node) Get(key string) *Node {
	if n.Kind != Mapping {
		return nil
	}
	for i := 0; i < len(n.Items); i += 2 {
		if n.Items[i].Value == key {
			return &n.Items[i+1]
		}
	}
	return nil
}

// IsNull reports a scalar that says nothing: left out, ~ or null.
func (n *Node) IsNull() bool {
	if n.Kind != Scalar || n.Style != Plain {
		return false
	}
	switch n.Value {
	case "", "~", "null", "Null", "NULL":
		return true
	}
	return false
}

// IsBool reports a plain true or false.
func (n *Node) IsBool() bool {
	if n.Kind != Scalar || n.Style != Plain {
		return false
	}
	switch n.Value {
	case "true", "True", "TRUE", "false", "False", "FALSE":
		return true
	}
	return false
}

// IsNumber reports a plain scalar that YAML 1.2 takes for a number.
func (n *Node) IsNumber() bool {
	return n.Kind == Scalar && n.Style == Plain && isNumber(n.Value)
}

// isNumber follows the core schema: 0o17, 0x1F, 12, -3, 4.5, .5, 1e3, .inf.
func isNumber(text string) bool {
	digits := func(s, set string) bool { return s != "" && strings.Trim(s, set) == "" }
	if hex, ok := strings.CutPrefix(text, "0x"); ok {
		return digits(hex, "0123456789abcdefABCDEF")
	}
	if octal, ok := strings.CutPrefix(text, "0o"); ok {
		return digits(octal, "01234567")
	}
	switch text {
	case ".nan", ".NaN", ".NAN":
		return true
	}
	text = strings.TrimLeft(text[:min(1, len(text))], "+-") + text[min(1, len(text)):]
	switch text {
	case ".inf", ".Inf", ".INF":
		return true
	}
	mantissa, exponent, scientific := strings.Cut(strings.ToLower(text), "e")
	if scientific {
		exponent = strings.TrimLeft(exponent[:min(1, len(exponent))], "+-") + exponent[min(1, len(exponent)):]
		if !digits(exponent, "0123456789") {
			return false
		}
	}
	whole, fraction, _ := strings.Cut(mantissa, ".")
	return digits(whole+fraction, "0123456789")
}
