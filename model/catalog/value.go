package catalog

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"entrastudio/model/plan/yamltext"

	"gopkg.in/yaml.v3"
)

// Value is the value of a setting: nothing, one text or a list of texts.
// Booleans and numbers are kept as the text that stood in the file, so "no" and
// false stay apart until a check asks.
type Value struct {
	// Kind says which of the following holds.
	Kind ValueKind
	Text string
	List []string
}

// ValueKind is the kind of a Value.
type ValueKind uint8

// The kinds. Null is also the zero value: nothing was said.
const (
	Null ValueKind = iota
	Text
	Bool
	Number
	List
	// Other stands for a map or another shape that no setting has.
	Other
)

// TextOf makes a text value.
func TextOf(s string) Value { return Value{Kind: Text, Text: s} }

// BoolOf makes a boolean value.
func BoolOf(b bool) Value { return Value{Kind: Bool, Text: strconv.FormatBool(b)} }

// ListOf makes a list value.
func ListOf(items ...string) Value { return Value{Kind: List, List: items} }

// IsNull reports whether nothing was said.
func (v Value) IsNull() bool { return v.Kind == Null }

// Empty reports whether the value is null, an empty text or an empty list.
func (v Value) Empty() bool {
	switch v.Kind {
	case Null:
		return true
	case List:
		return len(v.List) == 0
	default:
		return v.Text == ""
	}
}

// True reports whether the value is a boolean true or a text that Spring and
// Helm's templates take for one.
func (v Value) True() bool { return strings.EqualFold(v.Text, "true") && v.Kind != List }

// String is the value as one line of text; lists are joined with commas, as
// Spring reads them from a variable.
func (v Value) String() string {
	if v.Kind == List {
		return strings.Join(v.List, ",")
	}
	return v.Text
}

// Items is the value as a list: a text is split at commas, as Spring does.
func (v Value) Items() []string {
	if v.Kind == List {
		return v.List
	}
	if v.Text == "" {
		return nil
	}
	items := strings.Split(v.Text, ",")
	for i := range items {
		items[i] = strings.TrimSpace(items[i])
	}
	return items
}

// Same reports whether two values say the same to the reader of a setting with
// the given form: true and "true" are one for a variable, as are a list and
// its comma-joined text.
func (v Value) Same(other Value, form Form) bool {
	if v.Empty() || other.Empty() {
		return v.Empty() && other.Empty()
	}
	if form == FormList || form == FormScopes {
		return slices.Equal(v.Items(), other.Items())
	}
	return v.Kind != Other && other.Kind != Other && v.String() == other.String()
}

// ReadYAML reads a value of one of the program's own files.
func (v *Value) ReadYAML(node *yamltext.Node) error {
	read, err := FromText(node)
	*v = read
	return err
}

// FromText reads a value from a node of a text. Keys with values, and a list of
// other things than scalars, are an error.
func FromText(node *yamltext.Node) (Value, error) {
	switch m := node.Meant(); m.Kind {
	case yamltext.Mapping:
		return Value{}, errors.New("a plain value belongs here, not keys with values")
	case yamltext.Sequence:
		items := make([]string, len(m.Items))
		for i := range m.Items {
			item := m.Items[i].Meant()
			if item.Kind != yamltext.Scalar {
				return Value{}, errors.New("a list of plain values belongs here")
			}
			items[i] = item.Value
		}
		return ListOf(items...), nil
	default:
		return FromScalar(m), nil
	}
}

// FromScalar reads a value from a node that is a scalar.
func FromScalar(n *yamltext.Node) Value {
	switch {
	case n.IsNull():
		return Value{}
	case n.IsBool():
		return Value{Kind: Bool, Text: n.Value}
	case n.IsNumber():
		return Value{Kind: Number, Text: n.Value}
	default:
		return TextOf(n.Value)
	}
}

// UnmarshalYAML reads a value from a YAML node, keeping the text of scalars.
func (v *Value) UnmarshalYAML(node *yaml.Node) error {
	read, err := FromNode(node)
	*v = read
	return err
}

// FromNode reads a value from a YAML node. A map or a list of other things than
// scalars gives a value of kind Other and an error that says so.
func FromNode(node *yaml.Node) (Value, error) {
	if node.Kind == yaml.AliasNode {
		node = node.Alias
	}
	switch node.Kind {
	case yaml.ScalarNode:
		return fromScalar(node), nil
	case yaml.SequenceNode:
		items := make([]string, 0, len(node.Content))
		for _, item := range node.Content {
			if item.Kind == yaml.AliasNode {
				item = item.Alias
			}
			if item.Kind != yaml.ScalarNode {
				return Value{Kind: Other}, fmt.Errorf("line %d: a list of plain values belongs here", item.Line)
			}
			items = append(items, item.Value)
		}
		return ListOf(items...), nil
	default:
		return Value{Kind: Other}, fmt.Errorf("line %d: a plain value or a list belongs here", node.Line)
	}
}

func fromScalar(node *yaml.Node) Value {
	switch node.ShortTag() {
	case "!!null":
		return Value{}
	case "!!bool":
		return Value{Kind: Bool, Text: node.Value}
	case "!!int", "!!float":
		return Value{Kind: Number, Text: node.Value}
	default:
		return TextOf(node.Value)
	}
}

// MarshalYAML writes the value as the YAML that FromNode reads.
func (v Value) MarshalYAML() (any, error) {
	switch v.Kind {
	case Null:
		return nil, nil
	case List:
		return v.List, nil
	case Bool, Number:
		return &yaml.Node{Kind: yaml.ScalarNode, Value: v.Text}, nil
	default:
		return v.Text, nil
	}
}
