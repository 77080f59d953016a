package helm

import (
	"errors"

	"gopkg.in/yaml.v3"
)

// The bounds of what an export copies. No values file that people write comes
// near them; a nest of aliases grows past any.
const (
	deepest   = 100
	mostNodes = 1_000_000
)

// copier copies YAML with its aliases and merge keys filled in, because each
// block of an export is written by itself.
type copier struct{ left int }

func plainCopy(node *yaml.Node) (*yaml.Node, error) {
	c := &copier{left: mostNodes}
	return c.copy(node, 0)
}

func (c *copier) copy(node *yaml.Node, depth int) (*yaml.Node, error) {
	for node.Kind == yaml.AliasNode {
		node = node.Alias
	}
	if c.left--; c.left < 0 || depth > deepest {
		return nil, errors.New("it is nested too deep or too big")
	}
	copied := *node
	copied.Anchor, copied.Content = "", nil
	if node.Kind == yaml.MappingNode {
		return &copied, c.fields(&copied, node, depth)
	}
	for _, item := range node.Content {
		one, err := c.copy(item, depth+1)
		if err != nil {
			return nil, err
		}
		copied.Content = append(copied.Content, one)
	}
	return &copied, nil
}

// fields copies a map: its own keys first, then what it merges in and does not
// say itself.
func (c *copier) fields(into, from *yaml.Node, depth int) error {
	var merged []*yaml.Node
	for i := 0; i+1 < len(from.Content); i += 2 {
		value, err := c.copy(from.Content[i+1], depth+1)
		if err != nil {
			return err
		}
		if from.Content[i].ShortTag() == "!!merge" {
			merged = append(merged, value)
			continue
		}
		key := *from.Content[i]
		key.Anchor = ""
		into.Content = append(into.Content, &key, value)
	}
	for _, block := range merged {
		fillIn(into, block)
	}
	return nil
}

// fillIn adds the keys of a merged map, or of each map in a list of them, that
// the map does not have.
func fillIn(into, merged *yaml.Node) {
	if merged.Kind == yaml.SequenceNode {
		for _, one := range merged.Content {
			fillIn(into, one)
		}
		return
	}
	for i := 0; i+1 < len(merged.Content); i += 2 {
		if child(into, merged.Content[i].Value) == nil {
			into.Content = append(into.Content, merged.Content[i], merged.Content[i+1])
		}
	}
}
