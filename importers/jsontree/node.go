package jsontree

// Kind is the JSON type of a node.
type Kind uint8

// The JSON types.
const (
	Null Kind = iota
	Bool
	Number
	Text
	Array
	Object
)

// Node is one value.
type Node struct {
	Kind Kind
	// Text is a string's text, a number as it is written, or true or false.
	Text string
	// Line and Column are where the value begins, from 1.
	Line, Column int
	// Items are an array's values, Members an object's members in their order.
	Items   []*Node
	Members []Member
}

// Member is one member of an object.
type Member struct {
	Name  string
	Value *Node
}

// Get finds the value of a member by its exact name; the first one where it
// stands twice. Nil where there is none; a nil node has none.
func (n *Node) Get(name string) *Node {
	if n == nil {
		return nil
	}
	for i := range n.Members {
		if n.Members[i].Name == name {
			return n.Members[i].Value
		}
	}
	return nil
}

// First finds the value of the first of several names that says something:
// names that are missing or null are passed over.
func (n *Node) First(names ...string) *Node {
	for _, name := range names {
		if found := n.Get(name); found != nil && found.Kind != Null {
			return found
		}
	}
	return nil
}

// Is reports whether a node is there and of a kind.
func (n *Node) Is(kind Kind) bool { return n != nil && n.Kind == kind }

// String is a string's text; empty for a nil node and for every other kind.
func (n *Node) String() string {
	if !n.Is(Text) {
		return ""
	}
	return n.Text
}

// Strings are the texts of an array, others left out, or of a single string.
func (n *Node) Strings() []string {
	if n.Is(Text) {
		return []string{n.Text}
	}
	if !n.Is(Array) {
		return nil
	}
	var texts []string
	for _, item := range n.Items {
		if item.Kind == Text {
			texts = append(texts, item.Text)
		}
	}
	return texts
}

// List are the items of an array; nil for a nil node and for every other kind.
func (n *Node) List() []*Node {
	if !n.Is(Array) {
		return nil
	}
	return n.Items
}
