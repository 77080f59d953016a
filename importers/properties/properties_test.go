package properties_test

import (
	"strings"
	"testing"

	"entrastudio/importers/properties"
	"entrastudio/model/catalog"
	"entrastudio/model/yamltree"
)

// written writes a tree in one line.
func written(node *yamltree.Node) string {
	switch node.Kind {
	case catalog.Other:
		var parts []string
		for _, pair := range node.Pairs {
			parts = append(parts, pair.Key+": "+written(pair.Value))
		}
		return "{" + strings.Join(parts, ", ") + "}"
	case catalog.List:
		var parts []string
		for _, item := range node.Items {
			parts = append(parts, written(item))
		}
		return "[" + strings.Join(parts, ", ") + "]"
	default:
		return node.Text
	}
}

func TestPropertiesMakeTheTreeOfTheYAMLThatSaysTheSame(t *testing.T) {
	for text, want := range map[string]string{
		"# c\n! c\n\na.b=1\r\na.c : two words\r\n":       "{a: {b: 1, c: two words}}",
		"a[1].x=second\na[0].x=first\na[0].y=":           "{a: [{x: first, y: }, {x: second}]}",
		"a = one,\\\n    two\nb\\:c=d":                   "{a: one,two, b:c: d}",
		"a=\\u00e9\\t|\\\\":                              "{a: é\t|\\}",
		"a=1\na=2":                                       "{a: 2}",
		"identity.mapping-rules[0].applied-role-names=A": "{identity: {mapping-rules: [{applied-role-names: A}]}}",
		"a[999999999]=x":                                 "{a: [x]}",
		"key":                                            "{key: }",
		"\\\n":                                           "{: }",
	} {
		node, err := properties.Parse("f", []byte(text))
		if err != nil || written(node) != want {
			t.Errorf("%q = %s, %v, want %s", text, written(node), err, want)
		}
	}
}

func TestPropertiesKnowTheirPlace(t *testing.T) {
	node, err := properties.Parse("f", []byte("# c\n  a.b = x\n"))
	if b := node.Get("a").Get("b"); err != nil || b.Line != 2 || b.Column != 9 || b.File() != "f" {
		t.Errorf("b = %+v, %v", b, err)
	}
}

func TestContradictingPropertiesAreRefused(t *testing.T) {
	for text, want := range map[string]string{
		"a=1\n a.b=2":             `f:2:2: the property "a.b" contradicts an earlier one`,
		"a.b=1\na=2":              `f:2:1: the property "a" contradicts an earlier one`,
		"\xff=1":                  "f: this is not UTF-8 text",
		strings.Repeat("a.", 200): "contradicts an earlier one",
	} {
		if node, err := properties.Parse("f", []byte(text)); err == nil || node != nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.20q: %v, want %s", text, err, want)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add("a.b[0]=x\\\ny\n\\u00")
	f.Fuzz(func(t *testing.T, text string) {
		node, err := properties.Parse("f", []byte(text))
		if (node == nil) == (err == nil) {
			t.Fatal("neither read nor refused")
		}
	})
}
