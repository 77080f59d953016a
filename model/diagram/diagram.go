package diagram

import "entrastudio/model/catalog"

// Column is one of the four columns, from the left.
type Column int

// The columns.
const (
	Registrations Column = iota
	Components
	Roles
	Audiences
	columns
)

// State is how the two ends of an edge stand to each other.
type State int

// The states, better ones first.
const (
	Equal State = iota
	// Unknown means that one end was not given.
	Unknown
	Differs
)

// Kind is what an edge's bond compares.
type Kind string

// The kinds of bonds.
const (
	ClientID    Kind = "client ID"
	RedirectURI Kind = "redirect URI"
	Permission  Kind = "permission"
	Audience    Kind = "audience"
)

// Bond is one thing that must be equal at both ends of an edge.
type Bond struct {
	Kind  Kind
	State State
	// Left and Right are the values at the two ends; empty where not given.
	Left, Right string
	// Field is the plan path that decides the value; empty where none does.
	Field string
}

// Node is one box.
type Node struct {
	Column Column
	// Name tells it from others of its column, Title is its name for a person
	// and Detail the value that matters most: a client ID, a URL, an audience.
	Name, Title, Detail string
	// Component is whose box it is, for components and audiences.
	Component catalog.Name
	// Rules counts the mapping rules and members that give a role.
	Rules int
	// Absent marks an audience that a component asks for and the database lacks.
	Absent bool
	// Field is the plan path of the box.
	Field string
	Box   Box
}

// Edge joins two nodes, given by their places in Diagram.Nodes.
type Edge struct {
	From, To int
	Bonds    []Bond
	// Runs are the lines to draw: one, or two with a gap in the middle where
	// the ends differ.
	Runs [][]Point
	// Middle is where a label stands.
	Middle Point
}

// State is the worst state of the edge's bonds.
func (e *Edge) State() State {
	worst := Equal
	for _, b := range e.Bonds {
		worst = max(worst, b.State)
	}
	return worst
}

// Broken is the first bond whose ends differ; false where none does.
func (e *Edge) Broken() (Bond, bool) {
	for _, b := range e.Bonds {
		if b.State == Differs {
			return b, true
		}
	}
	return Bond{}, false
}

// Touches reports whether the edge begins or ends at a node.
func (e *Edge) Touches(node int) bool { return e.From == node || e.To == node }

// Diagram is the whole drawing.
type Diagram struct {
	Nodes []Node
	Edges []Edge
	// Width and Height are the size that Arrange gave it.
	Width, Height float32
}

// Count counts the edges of one state.
func (d *Diagram) Count(s State) int {
	n := 0
	for i := range d.Edges {
		if d.Edges[i].State() == s {
			n++
		}
	}
	return n
}

// Of lists the places of the nodes of a column, from the top once arranged.
func (d *Diagram) Of(c Column) []int {
	var found []int
	for i := range d.Nodes {
		if d.Nodes[i].Column == c {
			found = append(found, i)
		}
	}
	return found
}
