package yamltree_test

import (
	"strings"
	"testing"

	"entrastudio/model/yamltree"
)

// TestPlacesInsideATextAreThoseOfTheFile looks for a mark in the text of a
// scalar and in the file: both must be one place.
func TestPlacesInsideATextAreThoseOfTheFile(t *testing.T) {
	cases := map[string]string{
		"literal":              "a:\n  k: |\n    one\n      two MARK\n",
		"literal with comment": "k: |- # why\n  one\n\n  MARK\n",
		"literal with CRLF":    "k: |\r\n  one\r\n  two MARK\r\n",
		"in a list":            "- file: a\n  k: |\n    x:\n      MARK: 1\n",
		"folded":               "k: >\n  one\n\n  MARK\n",
		"plain":                "k: one é MARK\n",
		"single quotes":        "k: 'it''s MARK'\n",
		"double quotes":        `k: "{\"a\": \"\u00e9\", \"MARK\": 1}"` + "\n",
		"escaped line ends":    `k: "one\ntwo MARK"` + "\n",
	}
	for name, text := range cases {
		node := find(parse(t, text, yamltree.Helm), "k")
		innerLine, innerColumn := placeOf(node.Text)
		wantLine, wantColumn := placeOf(text)
		if name == "folded" {
			wantLine, wantColumn = placeOf(text)
			innerLine++ // the folded line end took a line of the text away
		}
		line, column := node.Inside()(innerLine, innerColumn)
		if line != wantLine || (column != wantColumn && name != "folded") {
			t.Errorf("%s: place %d:%d, want %d:%d", name, line, column, wantLine, wantColumn)
		}
	}
}

func TestPlacesInsideATextCanBeAskedForInAnyOrder(t *testing.T) {
	for _, text := range []string{"k: 'abc'\n", "k: |\n  abc\n", `k: "a\tc"` + "\n"} {
		inside := parse(t, text, yamltree.Core).Get("k").Inside()
		_, third := inside(1, 3)
		if _, first := inside(1, 1); first >= third {
			t.Errorf("%q: column 1 at %d, column 3 at %d", text, first, third)
		}
		inside(9, 9)
		if _, again := inside(1, 3); again != third {
			t.Errorf("%q: column 3 at %d, then at %d", text, third, again)
		}
	}
}

func find(node *yamltree.Node, key string) *yamltree.Node {
	if found := node.Get(key); found != nil {
		return found
	}
	for _, pair := range node.Pairs {
		if found := find(pair.Value, key); found != nil {
			return found
		}
	}
	for _, item := range node.Items {
		if found := find(item, key); found != nil {
			return found
		}
	}
	return nil
}

func placeOf(text string) (line, column int) {
	before, _, _ := strings.Cut(text, "MARK")
	line = strings.Count(before, "\n") + 1
	last := before[strings.LastIndexByte(before, '\n')+1:]
	return line, len([]rune(last)) + 1
}
