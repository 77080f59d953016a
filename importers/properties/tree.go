// Package properties reads Spring properties: from properties files, and from
// variables that carry a part of a list or map. The result is a tree like that
// of the YAML which says the same.
package properties

import (
	"slices"
	"strconv"

	"entrastudio/model/catalog"
	"entrastudio/model/yamltree"
)

// Tree collects values by their paths.
type Tree struct {
	value    *yamltree.Node
	children map[string]*Tree
	// names are the children in the order in which they came.
	names []string
}

// Put sets the value at a path of keys and indexes; a later one replaces an
// earlier. A path that runs through a value, or ends where others run through,
// is left out and reported as false.
func (t *Tree) Put(path []string, value *yamltree.Node) bool {
	if len(path) > yamltree.MaxDepth {
		return false
	}
	for _, segment := range path {
		if t.value != nil {
			return false
		}
		next := t.children[segment]
		if next == nil {
			next = &Tree{}
			if t.children == nil {
				t.children = map[string]*Tree{}
			}
			t.children[segment] = next
			t.names = append(t.names, segment)
		}
		t = next
	}
	if t.children != nil {
		return false
	}
	t.value = value
	return true
}

// Node is the tree as a node that stands at a place of a file. Children that
// are all named by indexes make a list, in the order of the indexes; gaps close.
func (t *Tree) Node(file string) *yamltree.Node {
	if t.value != nil {
		return t.value
	}
	node := yamltree.At(file, 1, 1)
	if t.isList() {
		node.Kind = catalog.List
		slices.SortStableFunc(t.names, func(a, b string) int { return indexOf(a) - indexOf(b) })
	}
	for i, name := range t.names {
		child := t.children[name].Node(file)
		if i == 0 {
			node.Line, node.Column = child.Line, child.Column
		}
		if node.Kind == catalog.List {
			node.Items = append(node.Items, child)
			continue
		}
		node.Pairs = append(node.Pairs, yamltree.Pair{Key: name, Value: child, Line: child.Line, Column: child.Column})
	}
	return node
}

func (t *Tree) isList() bool {
	for _, name := range t.names {
		if indexOf(name) < 0 {
			return false
		}
	}
	return len(t.names) > 0
}

// indexOf is the number that a segment is; -1 where it is none.
func indexOf(segment string) int {
	index, err := strconv.ParseUint(segment, 10, 31)
	if err != nil {
		return -1
	}
	return int(index)
}
