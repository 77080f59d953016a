package yamltree

import (
	"entrastudio/model/catalog"

	"gopkg.in/yaml.v3"
)

// merging collects the entries of one mapping.
type merging struct {
	node *Node
	// at is the index of each key's entry, said the line of each key that
	// the mapping itself holds.
	at, said map[string]int
	// later reports that a merge key overrides what stands before it.
	later bool
}

func (m *merging) set(pair Pair) {
	if i, ok := m.at[pair.Key]; ok {
		m.node.Pairs[i] = pair
		return
	}
	m.at[pair.Key] = len(m.node.Pairs)
	m.node.Pairs = append(m.node.Pairs, pair)
}

// merged sets an entry that a merge key brings.
func (m *merging) merged(pair Pair) {
	if _, own := m.said[pair.Key]; own && !m.later {
		return
	}
	m.set(pair)
}

func isMergeKey(key *yaml.Node) bool {
	return key.Kind == yaml.ScalarNode && key.Value == "<<" &&
		(key.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) == 0) && (key.Tag == "" || key.Tag == "!!merge")
}

// merge takes over the entries of a mapping, or of a list of mappings of which
// the earlier ones win.
func (r *resolver) merge(m *merging, value *yaml.Node, depth int) error {
	node, err := r.resolve(value, depth+1)
	if err != nil {
		return err
	}
	from := []*Node{node}
	if node.IsList() {
		from = node.Items
	}
	for i := len(from) - 1; i >= 0; i-- {
		if from[i].Kind != catalog.Other {
			return from[i].refuse("only a mapping can be merged by <<", "")
		}
		for _, pair := range from[i].Pairs {
			m.merged(pair)
		}
	}
	return nil
}
