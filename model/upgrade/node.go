package upgrade

import (
	"slices"
	"strings"

	"gopkg.in/yaml.v3"
)

// child is the value of a key in a mapping; nil where it has none.
func child(n *yaml.Node, name string) *yaml.Node {
	if n == nil || n.Kind != yaml.MappingNode {
		return nil
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == name {
			return n.Content[i+1]
		}
	}
	return nil
}

// nodeAt is what stands at a dotted path; nil where nothing does.
func nodeAt(root *yaml.Node, path string) *yaml.Node {
	at := content(root)
	for name := range strings.SplitSeq(path, ".") {
		at = child(at, name)
	}
	return at
}

func keysOf(n *yaml.Node) []string {
	var names []string
	for i := 0; i+1 < len(n.Content); i += 2 {
		names = append(names, n.Content[i].Value)
	}
	return names
}

// setNode puts a value at a dotted path, making the mappings above it. A path
// through something that is no mapping is left alone.
func setNode(root *yaml.Node, path string, value *yaml.Node) {
	names := strings.Split(path, ".")
	at := root
	for _, name := range names[:len(names)-1] {
		next := child(at, name)
		if next == nil {
			next = &yaml.Node{Kind: yaml.MappingNode, Tag: "!!map"}
			at.Content = append(at.Content, keyNode(name), next)
		}
		if next.Kind != yaml.MappingNode {
			return
		}
		at = next
	}
	at.Content = append(at.Content, keyNode(names[len(names)-1]), value)
}

func keyNode(name string) *yaml.Node {
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: name}
}

// removeNode takes a key at a dotted path out, and the mappings above it that
// become empty by that.
func removeNode(root *yaml.Node, path string) {
	name, rest, deeper := strings.Cut(path, ".")
	value := child(root, name)
	if value == nil {
		return
	}
	if deeper {
		if removeNode(value, rest); len(value.Content) > 0 || value.Kind != yaml.MappingNode {
			return
		}
	}
	for i := 0; i+1 < len(root.Content); i += 2 {
		if root.Content[i].Value == name {
			root.Content = slices.Delete(root.Content, i, i+2)
			return
		}
	}
}
