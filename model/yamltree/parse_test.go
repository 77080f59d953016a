package yamltree_test

import (
	"errors"
	"strings"
	"testing"

	"entrastudio/model/catalog"
	"entrastudio/model/refusal"
	"entrastudio/model/yamltree"
)

func parse(t *testing.T, text string, dialect yamltree.Dialect) *yamltree.Node {
	t.Helper()
	node, err := yamltree.Parse("f.yaml", []byte(text), dialect)
	if err != nil {
		t.Fatalf("parse: %v", err)
	}
	return node
}

func TestEveryValueKnowsItsPlace(t *testing.T) {
	node := parse(t, "\xef\xbb\xbf# first\r\na:\r\n  b: 1 # one\r\n  c: [x, 'y']\r\n", yamltree.Core)
	b, y := node.Get("a").Get("b"), node.Get("a").Get("c").Items[1]
	if b.Text != "1" || b.Kind != catalog.Number || b.Line != 3 || b.Column != 6 || b.File() != "f.yaml" {
		t.Errorf("b = %+v", b)
	}
	if y.Text != "y" || !y.Quoted || y.Line != 4 || y.Column != 10 {
		t.Errorf("y = %+v", y)
	}
}

func TestScalarsAreReadAsTheDialectsReaderReadsThem(t *testing.T) {
	cases := []struct {
		text       string
		core, helm catalog.Value
	}{
		{"no", catalog.TextOf("no"), catalog.BoolOf(false)},
		{"Yes", catalog.TextOf("Yes"), catalog.BoolOf(true)},
		{"y", catalog.TextOf("y"), catalog.BoolOf(true)},
		{"true", catalog.BoolOf(true), catalog.BoolOf(true)},
		{"TRUE", catalog.BoolOf(true), catalog.BoolOf(true)},
		{"'true'", catalog.TextOf("true"), catalog.TextOf("true")},
		{"0x1", catalog.Value{Kind: catalog.Number, Text: "0x1"}, catalog.Value{Kind: catalog.Number, Text: "1"}},
		{"017", catalog.Value{Kind: catalog.Number, Text: "017"}, catalog.Value{Kind: catalog.Number, Text: "15"}},
		{"8080", catalog.Value{Kind: catalog.Number, Text: "8080"}, catalog.Value{Kind: catalog.Number, Text: "8080"}},
		{"~", catalog.Value{}, catalog.Value{}},
		{"", catalog.Value{}, catalog.Value{}},
		{"null", catalog.Value{}, catalog.Value{}},
		{"2001-12-14", catalog.TextOf("2001-12-14"), catalog.TextOf("2001-12-14")},
		{"edc0b95d-f763-44e6-b0b2-8b9d5463f8e5", catalog.TextOf("edc0b95d-f763-44e6-b0b2-8b9d5463f8e5"), catalog.TextOf("edc0b95d-f763-44e6-b0b2-8b9d5463f8e5")},
		{"!!str no", catalog.TextOf("no"), catalog.TextOf("no")},
		{"[a, b]", catalog.ListOf("a", "b"), catalog.ListOf("a", "b")},
		{"[a, [b]]", catalog.Value{Kind: catalog.Other}, catalog.Value{Kind: catalog.Other}},
		{"{a: b}", catalog.Value{Kind: catalog.Other}, catalog.Value{Kind: catalog.Other}},
	}
	for _, c := range cases {
		for dialect, want := range map[yamltree.Dialect]catalog.Value{yamltree.Core: c.core, yamltree.Helm: c.helm} {
			got := parse(t, "k: "+c.text, dialect).Get("k").Value()
			if got.Kind != want.Kind || got.String() != want.String() {
				t.Errorf("%q in dialect %d = %+v, want %+v", c.text, dialect, got, want)
			}
		}
	}
}

func TestAliasesAndMergeKeysAreResolved(t *testing.T) {
	text := "base: &b {x: 1, w: 2}\nmore: &m {w: 3, z: 4}\nown: {w: 9, <<: *b}\nboth: {<<: [*m, *b]}\nlist: &l [a]\nagain: *l\n"
	for dialect, own := range map[yamltree.Dialect]string{yamltree.Core: "9", yamltree.Helm: "2"} {
		node := parse(t, text, dialect)
		if got := node.Get("own").Get("w").Text; got != own {
			t.Errorf("dialect %d: own.w = %s, want %s", dialect, got, own)
		}
		if got := node.Get("both").Get("w").Text; got != "3" {
			t.Errorf("dialect %d: both.w = %s: the earlier mapping wins", dialect, got)
		}
		if x := node.Get("both").Get("x"); x.Line != 1 {
			t.Errorf("a merged value stands where it is written, not in line %d", x.Line)
		}
		if got := node.Get("again").Items[0].Text; got != "a" {
			t.Errorf("again = %s", got)
		}
	}
}

func TestHostileFilesAreRefusedWithTheirPlace(t *testing.T) {
	bomb := "a: &a [x, x, x, x, x, x, x, x, x, x]\n"
	for c := 'b'; c <= 'i'; c++ {
		before := string(c - 1)
		bomb += string(c) + ": &" + string(c) + " [" + strings.Repeat("*"+before+", ", 9) + "*" + before + "]\n"
	}
	cases := map[string]struct{ text, want string }{
		"a key twice":            {"a: 1\nb: 2\na: 3\n", `f.yaml:3:1: the key "a" stands twice, first in line 1`},
		"a key twice in a flow":  {"a: {b: 1, b: 2}\n", `f.yaml:1:11: the key "b" stands twice`},
		"an alias bomb":          {bomb, "entries once aliases are expanded"},
		"a bomb of one text":     {"a: &a " + strings.Repeat("x", 1<<20) + "\nb: [" + strings.Repeat("*a, ", 40) + "]", "f.yaml:1:4: more than 20971520 bytes of text"},
		"an alias that holds it": {"a: &a [*a]\n", "f.yaml:1:8: the alias *a stands for something that holds it"},
		"too deep a flow":        {strings.Repeat("[", 101) + strings.Repeat("]", 101), "f.yaml:1:101: nested deeper than 100 levels"},
		"far too deep a flow":    {strings.Repeat("[", 100_000), "f.yaml:1:1: not readable as yaml"},
		"far too deep a map":     {strings.Repeat("{a: ", 100_000), "f.yaml:1:1: not readable as yaml"},
		"two documents":          {"a: 1\n---\nb: 2\n", "f.yaml:3:1: a second document begins here"},
		"a tab":                  {"a:\n\tb: 1\n", "f.yaml:2:2: not readable as yaml: found character that cannot start any token; indent with spaces"},
		"an open quote":          {"a: 'b\n", "f.yaml:"},
		"binary":                 {"a: \x00\x01", "f.yaml:1:4: the control character U+0000"},
		"not UTF-8":              {"a: b\nc: \xff\xfe", "f.yaml:2:4: this is not UTF-8 text"},
		"too large":              {strings.Repeat("a", 10<<20+1), "f.yaml: 10485761 bytes are more than"},
		"too many entries":       {strings.Repeat("- a\n", 400_000), "more than 200000 entries"},
		"a mapping for a key":    {"{a: 1}: b\n", "f.yaml:1:1: a key must be a plain value"},
		"a merge of a text":      {"<<: a\n", "f.yaml:1:5: only a mapping can be merged"},
		"an unknown anchor":      {"a: *b\n", "f.yaml:1:1: not readable as yaml: unknown anchor 'b' referenced"},
	}
	for name, c := range cases {
		_, err := yamltree.Parse("f.yaml", []byte(c.text), yamltree.Helm)
		var refused *refusal.Error
		if !errors.As(err, &refused) || !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: %v, want one line with %q", name, err, c.want)
		}
	}
}

func TestEmptyFilesHoldNothing(t *testing.T) {
	for _, text := range []string{"", "# nothing\n", "---\n", "\n\n", "---\n...\n"} {
		if node := parse(t, text, yamltree.Helm); node != nil {
			t.Errorf("%q = %+v", text, node)
		}
	}
	if node := parse(t, "---\na: 1\n---\n", yamltree.Helm); node.Get("a").Text != "1" {
		t.Errorf("an empty second document changes the first: %+v", node)
	}
}

func TestSeveralDocumentsAreReadWhereTheyBelong(t *testing.T) {
	documents, err := yamltree.ParseAll("f.yaml", []byte("a: 1\n---\n---\nb: 2\n"), yamltree.Helm)
	if err != nil || len(documents) != 2 || documents[1].Get("b").Line != 4 {
		t.Errorf("documents = %+v, %v", documents, err)
	}
}
