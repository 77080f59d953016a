package yamltext_test

import (
	"errors"
	"fmt"
	"runtime"
	"strings"
	"testing"
	"unicode/utf8"

	"entrastudio/model/plan/plantest"
	"entrastudio/model/plan/yamltext"

	"github.com/google/go-cmp/cmp"
	"gopkg.in/yaml.v3"
	"pgregory.net/rapid"
)

// shape is a tree without places, to compare with yaml.v3's.
func shape(n *yamltext.Node) any {
	switch n = n.Meant(); n.Kind {
	case yamltext.Mapping:
		all := []any{"map"}
		for i := range n.Items {
			all = append(all, shape(&n.Items[i]))
		}
		return all
	case yamltext.Sequence:
		all := []any{"list"}
		for i := range n.Items {
			all = append(all, shape(&n.Items[i]))
		}
		return all
	default:
		if n.IsNull() {
			return nil
		}
		return n.Value
	}
}

func oracleShape(n *yaml.Node) any {
	switch n.Kind {
	case yaml.AliasNode:
		return oracleShape(n.Alias)
	case yaml.MappingNode, yaml.SequenceNode:
		all := []any{map[yaml.Kind]string{yaml.MappingNode: "map", yaml.SequenceNode: "list"}[n.Kind]}
		for _, child := range n.Content {
			all = append(all, oracleShape(child))
		}
		return all
	default:
		if n.ShortTag() == "!!null" {
			return nil
		}
		return n.Value
	}
}

// agree fails when yaml.v3 reads a text that Parse accepts in another way.
func agree(t interface {
	Helper()
	Fatalf(string, ...any)
}, text string,
) {
	t.Helper()
	node, err := yamltext.Parse(text)
	if err != nil {
		return
	}
	var document yaml.Node
	if err := yaml.Unmarshal([]byte(text), &document); err != nil {
		t.Fatalf("%q is accepted, but yaml.v3 says: %v", text, err)
	}
	var want any
	if len(document.Content) > 0 {
		want = oracleShape(document.Content[0])
	}
	var got any
	if node != nil {
		got = shape(node)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Fatalf("%q is read in another way (yaml.v3 -, here +):\n%s", text, diff)
	}
}

func accepted() []string {
	return []string{
		"", "# only a comment\n", "---\n", "a: b", "a: b\r\nc: d\r\n", "a:\n  b: c\n  d:\n    - e\n    - f\n",
		"a:\n- b\n- c\nd: e\n", "- a\n- b: c\n  d: e\n-\n  f: g\n- - h\n  - i\n-\n- j\n", "a: {b: c, d: [e, f], g: }\n",
		"a: [\n  b, # comment\n  c,\n]\n", "a: 'it''s'\nb: \"x\\n\\u00e9\\x41\\\\\"\n", "a: b c\n  d\n\n  e\nf: g\n",
		"a: |\n  x\n   y\n\n  z\n\nb: c\n", "a: >\n  x\n  y\n\n  z\n   more\n  end\nb: c\n", "a: |-\n  x\n\nb: >+\n  y\n\n",
		"a: |2\n   x\n  y\n", "a: &x b\nc: *x\n", "a: &x\n  b: c\nd: *x\n", "a: &x {b: c}\nd: [*x, *x]\n",
		"&k a: b\nc: *k\n", "- &k a: b\n  c: d\n", "a: \"b\n  c\n\n  d\"\n", "a: 'b\n  c'\n", "\"a b\": c\n'd': e\n", "a :  b  # c\n",
		"a: b#c\n", "a: -b\nc: ?d\ne: :f\n", "a: http://x:80/y\n", "a: null\nb: ~\nc:\n", "---\na: b\n...\n", "# head\n\na: b\n# tail",
		"a: \"x\\\n  y\"\n", "\xef\xbb\xbfa: b\n", "a: {\"b\":c}\n", "a: {b}\n", "a: {b: c d, e: f}\n", "a:\n\n  # note\n  b: c\n",
		"a: |\n    \nb: 1\n", "a: []\nb: {}\n", "a: [b c, 'd', \"e\"]\n", "a:  # why\n  - b\n", "- |\n  a\n- >\n  b\n",
		"a: |\n  # no comment\n  x\n", "a:\n    - b:\n        - c\n", "a: b\n\n\n", "? : x", "a: 1\nb: 0x1F\nc: 1e3\n",
	}
}

func TestReadsAsYAMLDoes(t *testing.T) {
	for _, text := range accepted() {
		if _, err := yamltext.Parse(text); err != nil && text != "? : x" {
			t.Errorf("%q is refused: %v", text, err)
		}
		agree(t, text)
	}
}

func TestRefusesWithPlaceAndReason(t *testing.T) {
	deep := strings.Repeat("[", 101)
	for _, test := range []struct{ name, text, at, says string }{
		{"key twice", "a: 1\nb: 2\na: 3\n", "3:1", `the key "a" stands twice`},
		{"key twice in braces", "a: {b: 1, b: 2}\n", "1:11", `the key "b" stands twice`},
		{"key twice among many", manyKeys() + "k7: again\n", "41:1", `the key "k7" stands twice`},
		{"second document", "a: b\n---\nc: d\n", "2:1", "a second document"},
		{"directive", "%YAML 1.2\n---\na: b\n", "1:1", "a directive"},
		{"tab as indentation", "a:\n\tb: c\n", "2:1", "a tab"},
		{"tab behind a value", "a: b\t# c\n", "1:5", "a tab"},
		{"tag", "a: !!str b\n", "1:4", "a tag"},
		{"complex key", "? a\n: b\n", "1:1", "a key must be one plain value"},
		{"list as key", "[a]: b\n", "1:4", "a colon has no place here"},
		{"deep nesting", "a: " + deep + "\n", "1:103", "nested deeper than 100 levels"},
		{"unknown alias", "a: *b\n", "1:4", "no anchor &b"},
		{"alias of itself", "a: &x [*x]\n", "1:8", "no anchor &x"},
		{"open bracket", "a: [b\n", "2:1", "a bracket is not closed"},
		{"open quote", "a: \"b\n", "1:4", "the quote is not closed"},
		{"wrong bracket", "a: [b}\n", "1:6", "a comma or"},
		{"deeper line", "a: b\n  c: d\n", "1:4", "a value over several lines has a colon in it"},
		{"deeper key", "a:\n  b: c\n    d: e\n", "2:6", "a value over several lines has a colon in it"},
		{"shallower key", "a:\n    b: c\n  d: e\n", "3:3", "indented deeper than the key that it follows"},
		{"item among keys", "a: b\n- c\n", "2:1", "an item of a list stands where a key belongs"},
		{"key among items", "- a\nb: c\n", "2:1", "does not belong"},
		{"no colon", "a: b\nc\n", "2:1", "a key with a colon"},
		{"colon in value", "a: b: c\n", "1:5", "a colon has no place here"},
		{"text behind quotes", "a: \"b\" c\n", "1:8", "nothing may follow"},
		{"reserved character", "a: @b\n", "1:4", "a value cannot begin with"},
		{"list behind key", "a: - b\n", "1:4", "a list cannot begin on the line of its key"},
		{"escape", `a: "\q"`, "1:5", "no escape"},
		{"escape of JSON that older readers lack", `a: "\/"`, "1:5", "no escape"},
		{"surrogate", `a: "\ud800"`, "1:5", "stands for no character"},
		{"not UTF-8", "a: \xff\n", "1:4", "not UTF-8"},
		{"control character", "a: \x07\n", "1:4", "a control character"},
		{"lone carriage return", "a: b\rc: d\n", "1:5", "a control character"},
		{"invisible separator", "a: b\u2028c\n", "1:5", "an invisible character"},
		{"umlauts count one column", "ä: ü: ö\n", "1:5", "a colon has no place here"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := yamltext.Parse(test.text)
			var refused *yamltext.Error
			if !errors.As(err, &refused) {
				t.Fatalf("%q is accepted (%v)", test.text, err)
			}
			line, column := yamltext.NewLines(test.text).Place(refused.Offset)
			if at := fmt.Sprintf("%d:%d", line, column); at != test.at || !strings.Contains(refused.Error(), test.says) {
				t.Errorf("%s: %s, want %s: %s", at, refused, test.at, test.says)
			}
		})
	}
}

func manyKeys() string {
	var b strings.Builder
	for i := range 40 {
		fmt.Fprintf(&b, "k%d: v\n", i)
	}
	return b.String()
}

// hostile are texts that cost a careless reader minutes or gigabytes.
func hostile() map[string]string {
	bomb := "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
	for i := 1; i < 20; i++ {
		bomb += fmt.Sprintf("a%d: &a%d [%s*a%d]\n", i, i, strings.Repeat(fmt.Sprintf("*a%d, ", i-1), 8), i-1)
	}
	return map[string]string{
		"alias bomb":     bomb,
		"too large":      "a: " + strings.Repeat("x", yamltext.MaxBytes),
		"many items":     strings.Repeat("-\n", yamltext.MaxBytes/2),
		"many brackets":  strings.Repeat("[", yamltext.MaxBytes-1),
		"many in braces": "a: [" + strings.Repeat("x,", yamltext.MaxBytes/2-8) + "]",
		"many dashes":    strings.Repeat("- ", yamltext.MaxBytes/2),
		"late error":     "a: '" + strings.Repeat("x", yamltext.MaxBytes-20) + "'\nb: @\n",
		"late comment":   strings.Repeat("# comment\n", yamltext.MaxBytes/10-1) + "@",
		"one long line":  strings.Repeat("x y ", yamltext.MaxBytes/4-1) + "\n\t",
		"empty lines":    "a: |\n" + strings.Repeat("\n", yamltext.MaxBytes-20) + "\tb",
		"quotes":         "a: \"" + strings.Repeat(`\\`, yamltext.MaxBytes/2-20),
	}
}

func TestHostileTextIsRefusedInLittleMemory(t *testing.T) {
	const most = 64 << 20
	for name, text := range hostile() {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		_, err := yamltext.Parse(text)
		var refused *yamltext.Error
		if !errors.As(err, &refused) {
			t.Errorf("%s is accepted", name)
			continue
		}
		yamltext.NewLines(text).Place(refused.Offset)
		runtime.ReadMemStats(&after)
		if used := after.TotalAlloc - before.TotalAlloc; used > most {
			t.Errorf("%s takes %d MB", name, used>>20)
		}
	}
}

func TestPlaceCountsLinesAndCharacters(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.SampledFrom([]string{"", "\xef\xbb\xbf"}).Draw(t, "mark") +
			strings.Repeat(rapid.StringOf(rapid.SampledFrom([]rune("a\n\u00e4\U0001F600"))).Draw(t, "text"), rapid.IntRange(1, 3000).Draw(t, "times"))
		lines := yamltext.NewLines(text)
		for range 5 {
			offset := rapid.IntRange(0, len(text)).Draw(t, "offset")
			for offset < len(text) && !utf8.RuneStart(text[offset]) {
				offset++
			}
			before := strings.TrimPrefix(text[:offset], "\xef\xbb\xbf")
			if offset < 3 && strings.HasPrefix(text, "\xef") {
				before = ""
			}
			wantLine := strings.Count(before, "\n") + 1
			wantColumn := utf8.RuneCountInString(before[strings.LastIndexByte(before, '\n')+1:]) + 1
			if line, column := lines.Place(offset); line != wantLine || column != wantColumn {
				t.Fatalf("byte %d is at %d:%d, want %d:%d", offset, line, column, wantLine, wantColumn)
			}
		}
	})
}

func BenchmarkRefuse(b *testing.B) {
	for name, text := range hostile() {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := yamltext.Parse(text); err == nil {
					b.Fatal("accepted")
				}
			}
		})
	}
}

func TestQuotedTextReadsAsItself(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := plantest.Text().Draw(t, "text")
		for _, form := range []string{"a: %s\n", "a: [%s, x]\n", "a: {b: %s}\n", "- %s\n", "%s: a\n"} {
			flow := strings.ContainsAny(form, "[{")
			if form == "%s: a\n" && len(text) > 100 {
				continue
			}
			written := fmt.Sprintf(form, yamltext.Quote(text, flow))
			node, err := yamltext.Parse(written)
			if err != nil {
				t.Fatalf("%q written as %q: %v", text, written, err)
			}
			at := node
			for at.Kind != yamltext.Scalar {
				at = &at.Items[min(len(at.Items)-1, map[bool]int{true: 0, false: 1}[form == "%s: a\n" || at.Kind == yamltext.Sequence])]
			}
			if at.Value != text || at.IsNull() || at.IsBool() || at.IsNumber() {
				t.Fatalf("%q written as %q is read as %q", text, written, at.Value)
			}
			agree(t, written)
		}
	})
}

func TestPlacesCoverWhatANodeSays(t *testing.T) {
	text := "a: 'b'  # c\nd:\n  - e: f\n    g: [h, \"i\"]\n  - |\n    j\n    k\n\nl: m\n  n\n"
	root, err := yamltext.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	var walk func(n *yamltext.Node)
	walk = func(n *yamltext.Node) {
		got = append(got, text[n.Start:n.End])
		for i := range n.Items {
			walk(&n.Items[i])
		}
	}
	walk(root)
	want := []string{
		strings.TrimSuffix(text, "\n"), "a", "'b'", "d", "- e: f\n    g: [h, \"i\"]\n  - |\n    j\n    k", "e: f\n    g: [h, \"i\"]", "e", "f",
		"g", `[h, "i"]`, "h", `"i"`, "|\n    j\n    k", "l", "m\n  n",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func FuzzParse(f *testing.F) {
	for _, text := range accepted() {
		f.Add(text)
	}
	for name, text := range hostile() {
		if len(text) < 4096 {
			f.Add(text)
		}
		_ = name
	}
	f.Fuzz(func(t *testing.T, text string) { agree(t, text) })
}
