package yamltree

import (
	"fmt"

	"entrastudio/model/catalog"
	"entrastudio/model/refusal"

	"gopkg.in/yaml.v3"
)

// resolver turns the parser's nodes into ours: aliases become what they stand
// for, merge keys become entries.
type resolver struct {
	source  *source
	dialect Dialect
	entries int
	// bytes counts the texts of scalars, aliases expanded.
	bytes int
	// open holds the nodes whose resolving has begun: an alias to one of
	// them would never end.
	open map[*yaml.Node]bool
}

func (r *resolver) resolve(from *yaml.Node, depth int) (*Node, error) {
	if depth > MaxDepth {
		return nil, r.refuse(from, fmt.Sprintf("nested deeper than %d levels", MaxDepth), "")
	}
	if r.entries++; r.entries > MaxEntries {
		return nil, r.refuse(from, fmt.Sprintf("more than %d entries once aliases are expanded", MaxEntries), "")
	}
	switch from.Kind {
	case yaml.AliasNode:
		if r.open[from.Alias] {
			return nil, r.refuse(from, "the alias *"+from.Value+" stands for something that holds it", "")
		}
		return r.resolve(from.Alias, depth)
	case yaml.MappingNode:
		return r.mapping(from, depth)
	case yaml.SequenceNode:
		return r.sequence(from, depth)
	default:
		if r.bytes += len(from.Value); r.bytes > 2*MaxBytes {
			return nil, r.refuse(from, fmt.Sprintf("more than %d bytes of text once aliases are expanded", 2*MaxBytes), "")
		}
		return r.scalar(from), nil
	}
}

func (r *resolver) node(from *yaml.Node, kind catalog.ValueKind) *Node {
	return &Node{Kind: kind, Line: from.Line, Column: from.Column, source: r.source}
}

func (r *resolver) sequence(from *yaml.Node, depth int) (*Node, error) {
	r.open[from] = true
	defer delete(r.open, from)
	list := r.node(from, catalog.List)
	for _, item := range from.Content {
		node, err := r.resolve(item, depth+1)
		if err != nil {
			return nil, err
		}
		list.Items = append(list.Items, node)
	}
	return list, nil
}

func (r *resolver) mapping(from *yaml.Node, depth int) (*Node, error) {
	r.open[from] = true
	defer delete(r.open, from)
	m := &merging{node: r.node(from, catalog.Other), at: map[string]int{}, said: map[string]int{}, later: r.dialect == Helm}
	for i := 0; i+1 < len(from.Content); i += 2 {
		key, value := from.Content[i], from.Content[i+1]
		if isMergeKey(key) {
			if err := r.merge(m, value, depth); err != nil {
				return nil, err
			}
			continue
		}
		name, err := r.key(key)
		if err != nil {
			return nil, err
		}
		if line, twice := m.said[name]; twice {
			return nil, r.refuse(key, fmt.Sprintf("the key %q stands twice, first in line %d", name, line),
				"keep one of the two")
		}
		node, err := r.resolve(value, depth+1)
		if err != nil {
			return nil, err
		}
		m.said[name] = key.Line
		m.set(Pair{Key: name, Value: node, Line: key.Line, Column: key.Column})
	}
	return m.node, nil
}

func (r *resolver) key(from *yaml.Node) (string, error) {
	if from.Kind == yaml.AliasNode {
		from = from.Alias
	}
	if from.Kind != yaml.ScalarNode {
		return "", r.refuse(from, "a key must be a plain value", "")
	}
	return r.scalar(from).Text, nil
}

func (r *resolver) refuse(at *yaml.Node, what, hint string) error {
	return &refusal.Error{File: r.source.name, Line: at.Line, Column: at.Column, What: what, Hint: hint}
}
