package markdown_test

import (
	"bytes"
	"strings"
	"testing"

	"entrastudio/exporters/exporttest"
	"entrastudio/exporters/markdown"

	"github.com/google/go-cmp/cmp"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"pgregory.net/rapid"
)

// wholeReader shows a source as a whole CommonMark reader with tables and boxes does.
func wholeReader(t interface{ Fatal(args ...any) }, source string) string {
	reader := goldmark.New(goldmark.WithExtensions(extension.Table, extension.TaskList), goldmark.WithParserOptions(parser.WithAutoHeadingID()))
	var page bytes.Buffer
	if err := reader.Convert([]byte(source), &page); err != nil {
		t.Fatal(err)
	}
	return strings.ReplaceAll(page.String(), `<input disabled="" type="checkbox">`, `<input type="checkbox">`)
}

func TestOurMarkdownIsShownAsAWholeReaderShowsIt(t *testing.T) {
	for name, source := range map[string]string{
		"headings":             "# One\n\n## Step 1: `az`, *or* **not** \\#1\n\n## One\n\n### One\n\n## \\*\n\n####### seven\n",
		"paragraphs":           "one\ntwo  and\n three\n\n\nfour\n",
		"a list ends a text":   "Look:\n- one\n- two\n\nthen\n",
		"numbers":              "1. one\n2. two\n\nThen:\n\n7. seven\n8. eight\n",
		"years end no text":    "It was\n1999. Then\n",
		"boxes":                "- [ ] **Before:** one\n- [ ] two `[ ]`\n- [] x\n",
		"a table":              "| a | b |\n| --- | --- |\n| `x` | y &#124; z |\n|  | **b** |\n\nend\n",
		"a table of one line":  "| a |\n| --- |\n",
		"no table":             "| a\n\n| b |\n",
		"a block":              "```sh\n# <no> `heading`\n\n- x\n```\nend\n",
		"a block in more":      "````\n```\n````\n",
		"an open block":        "```sh\necho\n",
		"spans":                "`a` ``b`c`` `` ` `` ` d ` `\\` `open\n",
		"stress":               "**a `**` b** and *c* and **open\n",
		"a link":               "[SHA256SUMS](SHA256SUMS), [a \\[b\\] `]`](https://example.com/?a=1%20) and [no] (x), [%](100%/%zz/%2F) [c](<a(b).md>)\n",
		"what looks like HTML": "a & b, \"c\" 'd' 1 > 0, \\<b> &#124; \\&amp;\n",
		"underscores":          "a_b and snake_case_name\n",
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(wholeReader(t, source), markdown.HTML(source)); diff != "" {
				t.Errorf("(-whole reader +ours)\n%s", diff)
			}
		})
	}
}

func TestAnyTextIsShownAsAWholeReaderShowsIt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		value := func(name string) string { return exporttest.HostileText().Draw(t, name) }
		var source strings.Builder
		source.WriteString("## A " + markdown.Text(value("heading")) + "\n\n")
		source.WriteString("See " + markdown.Text(value("text")) + ", " + markdown.Code(value("code")) + " and **a" + markdown.Code(value("strong")) + "z**: end.\n\n")
		source.WriteString("- x " + markdown.Text(value("item")) + "\n- " + markdown.Code(strings.TrimSpace(value("item of code"))) + " end\n\n")
		source.WriteString(markdown.Table([]string{"a", "b"}, [][]string{{markdown.Code(value("left")), markdown.Text(value("right"))}}) + "\n")
		source.WriteString(markdown.Block("sh", value("block")) + "\n")
		// The whole reader takes a percent sign before one digit for an escape.
		address := strings.ReplaceAll(value("address"), "%", "")
		source.WriteString("1. See " + markdown.Link(value("linked"), address) + "\n2. " + markdown.Link("to x", "https://example.com/"+address) + ".\n")
		if diff := cmp.Diff(wholeReader(t, source.String()), markdown.HTML(source.String())); diff != "" {
			t.Fatalf("%s\n(-whole reader +ours)\n%s", source.String(), diff)
		}
	})
}

// FuzzAPageHoldsNoTagOfAText gives the page what is no Markdown of ours: whatever it
// makes of that, it opens no other tag and no address that runs something.
func FuzzAPageHoldsNoTagOfAText(f *testing.F) {
	for _, text := range exporttest.Hostile() {
		f.Add(text)
	}
	f.Add("[a](javascript:alert(1)) <b> `<i>` **<u>**\n\n```<s>\n</code>\n")
	f.Fuzz(func(t *testing.T, text string) {
		page := markdown.HTML(text)
		for _, tag := range strings.Split(page, "<")[1:] {
			name := strings.TrimPrefix(tag[:strings.IndexAny(tag, "> ")], "/")
			if !strings.Contains(" h1 h2 h3 h4 h5 h6 p ul ol li input table thead tbody tr th td pre code strong em a ", " "+name+" ") {
				t.Fatalf("%q opens <%s>", text, name)
			}
		}
		if strings.Contains(strings.ToLower(page), `href="javascript:`) {
			t.Fatalf("%q runs a script", text)
		}
	})
}
