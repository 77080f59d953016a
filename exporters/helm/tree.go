package helm

import (
	"fmt"
	"strings"

	"gopkg.in/yaml.v3"
)

// tree is a values file in the making: nested mappings whose keys keep the
// order in which they came.
type tree struct {
	root *yaml.Node
	// comment gives the comment above a key when it first comes; "" for none.
	comment func(path []string) string
}

func newTree(comment func(path []string) string) *tree {
	return &tree{root: mapping(), comment: comment}
}

func mapping() *yaml.Node { return &yaml.Node{Kind: yaml.MappingNode, Tag: "!!map"} }

// child finds the value of a key in a mapping; nil where it has none.
func child(m *yaml.Node, key string) *yaml.Node {
	for i := 0; i+1 < len(m.Content); i += 2 {
		if m.Content[i].Value == key {
			return m.Content[i+1]
		}
	}
	return nil
}

// set puts a leaf at a path. A path that holds something else already is an
// error, except for the very same scalar: two settings can share one place.
func (t *tree) set(path []string, leaf *yaml.Node) error {
	at := t.root
	for i, key := range path[:len(path)-1] {
		next := child(at, key)
		if next == nil {
			next = mapping()
			t.add(at, path[:i+1], next)
		}
		if next.Kind != yaml.MappingNode {
			return fmt.Errorf("%s holds a value and a block", strings.Join(path[:i+1], "."))
		}
		at = next
	}
	have := child(at, path[len(path)-1])
	if have == nil {
		t.add(at, path, leaf)
		return nil
	}
	if have.Kind != yaml.ScalarNode || leaf.Kind != yaml.ScalarNode || have.Value != leaf.Value || have.Tag != leaf.Tag {
		return fmt.Errorf("%s can hold one value only", strings.Join(path, "."))
	}
	return nil
}

func (t *tree) add(m *yaml.Node, path []string, value *yaml.Node) {
	key := textNode(path[len(path)-1])
	if t.comment != nil {
		key.HeadComment = t.comment(path)
	}
	m.Content = append(m.Content, key, value)
}

// at finds the node at a path; nil where there is none.
func (t *tree) at(path []string) *yaml.Node {
	node := t.root
	for _, key := range path {
		if node == nil || node.Kind != yaml.MappingNode {
			return nil
		}
		node = child(node, key)
	}
	return node
}

// list finds the list at a path, or makes an empty one.
func (t *tree) list(path []string) (*yaml.Node, error) {
	if have := t.at(path); have != nil && have.Kind == yaml.SequenceNode {
		return have, nil
	}
	list := &yaml.Node{Kind: yaml.SequenceNode, Tag: "!!seq"}
	return list, t.set(path, list)
}
