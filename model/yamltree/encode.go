package yamltree

import (
	"bytes"
	"encoding/json"
	"strings"

	"entrastudio/model/catalog"

	"gopkg.in/yaml.v3"
)

// YAML makes a node of the parser's, which reads the same in both dialects.
func (n *Node) YAML() *yaml.Node {
	switch n.Kind {
	case catalog.Other:
		node := &yaml.Node{Kind: yaml.MappingNode, Tag: "!!map"}
		for _, pair := range n.Pairs {
			node.Content = append(node.Content, textNode(pair.Key, false), pair.Value.YAML())
		}
		return node
	case catalog.List:
		node := &yaml.Node{Kind: yaml.SequenceNode, Tag: "!!seq"}
		for _, item := range n.Items {
			node.Content = append(node.Content, item.YAML())
		}
		return node
	case catalog.Null:
		return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!null", Value: "null"}
	case catalog.Bool:
		return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!bool", Value: n.Text}
	case catalog.Number:
		tag := "!!int"
		if strings.ContainsAny(n.Text, ".eE") {
			tag = "!!float"
		}
		return &yaml.Node{Kind: yaml.ScalarNode, Tag: tag, Value: n.Text}
	default:
		return textNode(n.Text, n.Quoted)
	}
}

// textNode quotes a text that one of the dialects would take for something
// else.
func textNode(text string, quoted bool) *yaml.Node {
	node := &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: text}
	kind, _ := helmScalar(text)
	switch {
	case strings.Contains(text, "\n"):
		node.Style = yaml.LiteralStyle
	case quoted || kind != catalog.Text:
		node.Style = yaml.DoubleQuotedStyle
	}
	return node
}

// Encode writes the node as YAML with an indentation of two.
func (n *Node) Encode() (string, error) {
	var b bytes.Buffer
	encoder := yaml.NewEncoder(&b)
	encoder.SetIndent(2)
	if err := encoder.Encode(n.YAML()); err != nil {
		return "", err
	}
	return b.String(), nil
}

// JSON writes the node as JSON in one line, keys in their order.
func (n *Node) JSON() string {
	var b strings.Builder
	n.json(&b)
	return b.String()
}

func (n *Node) json(b *strings.Builder) {
	switch n.Kind {
	case catalog.Other:
		for i, pair := range n.Pairs {
			b.WriteString([]string{"{", ", "}[min(i, 1)] + quote(pair.Key) + ": ")
			pair.Value.json(b)
		}
		b.WriteString(map[bool]string{true: "{}", false: "}"}[len(n.Pairs) == 0])
	case catalog.List:
		for i, item := range n.Items {
			b.WriteString([]string{"[", ", "}[min(i, 1)])
			item.json(b)
		}
		b.WriteString(map[bool]string{true: "[]", false: "]"}[len(n.Items) == 0])
	case catalog.Null:
		b.WriteString("null")
	case catalog.Bool, catalog.Number:
		b.WriteString(n.Text)
	default:
		b.WriteString(quote(n.Text))
	}
}

func quote(text string) string {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(text); err != nil {
		return `""`
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// Without is the node without the values that a test takes out, and those
// values. What is left empty by it goes too. The test sees the path of keys; an
// item of a list has no key of its own.
func (n *Node) Without(out func(path []string, value *Node) bool) (*Node, []*Node) {
	kept, removed := n.without(nil, out)
	if kept == nil && n.IsMap() {
		empty := *n
		empty.Pairs = nil
		return &empty, removed
	}
	return kept, removed
}

func (n *Node) without(path []string, out func([]string, *Node) bool) (*Node, []*Node) {
	if len(path) > 0 && out(path, n) {
		return nil, []*Node{n}
	}
	kept := *n
	kept.Pairs, kept.Items = nil, nil
	var removed []*Node
	for _, pair := range n.Pairs {
		value, gone := pair.Value.without(append(path[:len(path):len(path)], pair.Key), out)
		removed = append(removed, gone...)
		if value != nil {
			pair.Value = value
			kept.Pairs = append(kept.Pairs, pair)
		}
	}
	for _, item := range n.Items {
		value, gone := item.without(path, out)
		removed = append(removed, gone...)
		if value != nil {
			kept.Items = append(kept.Items, value)
		}
	}
	if len(removed) > 0 && len(kept.Pairs) == 0 && len(kept.Items) == 0 {
		return nil, removed
	}
	return &kept, removed
}
