package yamltree_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"entrastudio/model/catalog"
	"entrastudio/model/yamltree"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
	helm "sigs.k8s.io/yaml"
)

// TestTheTreeSaysWhatHelmReads compares the tree of generated files with what
// Helm's own reader makes of them.
func TestTheTreeSaysWhatHelmReads(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := "anchors:\n  map: &map {x: 1, no: yes}\n  text: &text on\n" + generated(t, 0, "")
		var want any
		if err := helm.Unmarshal([]byte(text), &want); err != nil {
			t.Skip("helm itself refuses it")
		}
		node, err := yamltree.Parse("f.yaml", []byte(text), yamltree.Helm)
		if err != nil {
			t.Fatalf("%s\n%v", text, err)
		}
		if diff := cmp.Diff(want, asHelm(t, node)); diff != "" {
			t.Fatalf("%s\n%s", text, diff)
		}
	})
}

var scalars = []string{
	"no", "Yes", "on", "OFF", "y", "true", "False", "null", "~", "''", `""`, "0x1F", "017", "0o7", "1_000", "8080", "-3", "1e3", "4.50",
	".5", "1.", "+1", "'no'", `"0x1"`, "12:30:45", "2001-12-14", "a b # not", "é", `"a\tb\n"`, "'it''s'", "{{ .Values.x }}x", "$x", "a:b", "=",
	"*text", "edc0b95d-f763-44e6-b0b2-8b9d5463f8e5", "1197e947", "https://a.example/b#c", "-", "[]", "{}", "[a, no, 1]", "*map", "|\n          two\n          lines\n",
	">-\n          folded\n          text\n", "!!str 12",
}

func generated(t *rapid.T, depth int, indent string) string {
	var b strings.Builder
	for i := range rapid.IntRange(1, 4).Draw(t, "entries") {
		key := rapid.SampledFrom([]string{"a", "no", "1", "'x y'", "on", "k.l", "0x2", "~x"}).Draw(t, "key")
		fmt.Fprintf(&b, "%s%s%d:", indent, strings.Trim(key, "'"), i)
		switch rapid.IntRange(0, 4).Draw(t, "shape") {
		case 0:
			if depth < 3 {
				b.WriteString("\n" + generated(t, depth+1, indent+"  "))
				continue
			}
			b.WriteString(" x\n")
		case 1:
			b.WriteString("\n")
			for range rapid.IntRange(1, 3).Draw(t, "items") {
				fmt.Fprintf(&b, "%s- %s\n", indent, rapid.SampledFrom(scalars).Draw(t, "item"))
			}
		case 2:
			fmt.Fprintf(&b, "\n%s  x: own\n%s  <<: *map\n%s  no: own\n", indent, indent, indent)
		default:
			fmt.Fprintf(&b, " %s\n", rapid.SampledFrom(scalars).Draw(t, "scalar"))
		}
	}
	return b.String()
}

func asHelm(t *rapid.T, node *yamltree.Node) any {
	switch node.Kind {
	case catalog.Null:
		return nil
	case catalog.Bool:
		return node.Text == "true"
	case catalog.Number:
		var number any
		if err := json.Unmarshal([]byte(node.Text), &number); err != nil {
			t.Fatalf("the number %q: %v", node.Text, err)
		}
		return number
	case catalog.List:
		list := []any{}
		for _, item := range node.Items {
			list = append(list, asHelm(t, item))
		}
		return list
	case catalog.Other:
		m := map[string]any{}
		for _, pair := range node.Pairs {
			m[pair.Key] = asHelm(t, pair.Value)
		}
		return m
	default:
		return node.Text
	}
}

func FuzzParse(f *testing.F) {
	for _, seed := range append(scalars, "a: &x [*x]", "<<: {a: 1}", "a: 1\na: 2", "---\n---\n", "? a\n: b", "%YAML 1.1\n---\na") {
		f.Add([]byte("k: " + seed))
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, dialect := range []yamltree.Dialect{yamltree.Core, yamltree.Helm} {
			documents, err := yamltree.ParseAll("f.yaml", data, dialect)
			if err != nil && (len(documents) > 0 || strings.Contains(err.Error(), "\n")) {
				t.Fatalf("half read or not one line: %v", err)
			}
			for _, document := range documents {
				walkInside(document)
			}
		}
	})
}

// walkInside asks for places that may not exist; none may panic.
func walkInside(node *yamltree.Node) {
	inside := node.Inside()
	inside(1, 1)
	inside(3, 1000)
	for _, pair := range node.Pairs {
		walkInside(pair.Value)
	}
	for _, item := range node.Items {
		walkInside(item)
	}
}
