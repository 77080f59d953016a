package part

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"github.com/google/go-cmp/cmp"

	"entrastudio/views/look"
)

// colours writes the spans of a line as text with a mark for each colour.
func colours(line string, syntax Syntax) string {
	marks := map[fyne.ThemeColorName]string{
		look.CodeKey: "k", look.CodeString: "s", look.CodeLiteral: "l", look.Muted: "c", theme.ColorNameForeground: "",
	}
	var text strings.Builder
	for _, one := range highlight(line, syntax) {
		if mark := marks[one.colour]; mark != "" {
			text.WriteString("<" + mark + ":" + one.text + ">")
			continue
		}
		text.WriteString(one.text)
	}
	return text.String()
}

func TestHighlightTellsKeysValuesAndComments(t *testing.T) {
	for _, c := range []struct {
		syntax Syntax
		line   string
		want   string
	}{
		{Plain, "a: 1 # no", "a: 1 # no"},
		{YAML, "# why", "<c:# why>"},
		{YAML, "  clientId: a1f0 # the app", "  <k:clientId>: a1f0 <c:# the app>"},
		{YAML, "- name: 'it''s'", "- <k:name>: <s:'it''s'>"},
		{YAML, `url: https://x.example/a#b`, "<k:url>: https://x.example/a#b"},
		{YAML, `"a key": "v: \" #"`, `<k:"a key">: <s:"v: \" #">`},
		{YAML, "on: true", "<k:on>: <l:true>"},
		{YAML, "a.b-c: 15", "<k:a.b-c>: <l:15>"},
		{JSON, `{"id": "x", "n": 1.5, "on": null}`, `{<k:"id">: <s:"x">, <k:"n">: <l:1.5>, <k:"on">: <l:null>}`},
		{JSON, `{"a":"b"}`, `{<k:"a">:<s:"b">}`},
		{Env, "# for Compose", "<c:# for Compose>"},
		{Env, `KEY="a=b"`, `<k:KEY>=<s:"a=b">`},
		{Env, "KEY=a=b", "<k:KEY>=a=b"},
		{SQL, "SELECT 'it''s' FROM a -- why", "<l:SELECT> <s:'it''s'> <l:FROM> a <c:-- why>"},
		{SQL, "a-1", "a-<l:1>"},
		{Shell, `export A='x' # y`, `<l:export> <k:A>=<s:'x'> <c:# y>`},
		{Shell, `echo "$A"`, `<l:echo> <s:"$A">`},
		{YAML, `open: "never closed \`, `<k:open>: <s:"never closed \>`},
		{YAML, "", ""},
	} {
		if diff := cmp.Diff(c.want, colours(c.line, c.syntax)); diff != "" {
			t.Errorf("syntax %d, %q: %s", c.syntax, c.line, diff)
		}
	}
}

// FuzzHighlight holds that colouring loses and adds nothing.
func FuzzHighlight(f *testing.F) {
	for _, line := range []string{`a: "b`, `'`, `\`, "# ", "--", "ä: ü", "\xff\xfe: 'x", `"\`, "$A=~ -- x"} {
		f.Add(line)
	}
	f.Fuzz(func(t *testing.T, line string) {
		for syntax := Plain; syntax <= Shell; syntax++ {
			joined := ""
			for _, one := range highlight(line, syntax) {
				joined += one.text
			}
			if joined != line {
				t.Fatalf("syntax %d: %q became %q", syntax, line, joined)
			}
		}
	})
}
