package yamltree

import (
	"strings"

	"entrastudio/model/catalog"

	"gopkg.in/yaml.v3"
	helm "sigs.k8s.io/yaml"
)

// Dialect says whose reading of plain scalars and merge keys applies.
type Dialect uint8

// The dialects: Core is YAML 1.2 as Docker Compose and the plan file take it;
// Helm is YAML 1.1 as Helm and Spring take it, in which an unquoted no is
// false, 0x1 is one, and a merge key overrides what stands before it.
const (
	Core Dialect = iota
	Helm
)

func (r *resolver) scalar(from *yaml.Node) *Node {
	node := r.node(from, catalog.Text)
	node.Text = from.Value
	node.Quoted = from.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0
	node.raw = writingOf(from)
	if node.Quoted || from.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0 {
		return node
	}
	if r.dialect == Helm && from.Style&yaml.TaggedStyle == 0 {
		node.Kind, node.Text = helmScalar(from.Value)
		return node
	}
	switch from.ShortTag() {
	case "!!null":
		node.Kind, node.Text = catalog.Null, ""
	case "!!bool":
		node.Kind, node.Text = catalog.Bool, strings.ToLower(from.Value)
	case "!!int", "!!float":
		node.Kind = catalog.Number
	}
	return node
}

// helmScalar asks Helm's own reader what an unquoted scalar is. Most texts
// cannot be anything but texts, so few have to be asked about.
func helmScalar(text string) (catalog.ValueKind, string) {
	if text == "" {
		return catalog.Null, ""
	}
	if len(text) > 64 || !strings.Contains("0123456789+-.yYnNoOtTfF~", text[:1]) || strings.ContainsAny(text, " \n") {
		return catalog.Text, text
	}
	read, err := helm.YAMLToJSON([]byte(text))
	if err != nil {
		return catalog.Text, text
	}
	switch json := strings.TrimSpace(string(read)); {
	case json == "null":
		return catalog.Null, ""
	case json == "true", json == "false":
		return catalog.Bool, json
	case json == "" || strings.Contains(`"{[`, json[:1]):
		return catalog.Text, text
	default:
		return catalog.Number, json
	}
}
