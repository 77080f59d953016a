package markdown_test

import (
	"bytes"
	"strings"
	"testing"
	"unicode"

	"entrastudio/exporters/exporttest"
	"entrastudio/exporters/markdown"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"
	"pgregory.net/rapid"
)

// reader reads Markdown as most do. Making links of bare addresses is left out:
// that shows the same text.
func reader() goldmark.Markdown {
	return goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.TaskList))
}

// kindsOf counts the kinds of nodes that a reader makes of a source.
func kindsOf(source string) map[ast.NodeKind]int {
	kinds := map[ast.NodeKind]int{}
	_ = ast.Walk(reader().Parser().Parse(text.NewReader([]byte(source))), func(n ast.Node, enter bool) (ast.WalkStatus, error) {
		if enter {
			kinds[n.Kind()]++
		}
		return ast.WalkContinue, nil
	})
	return kinds
}

// rendered is the text of the page that a source becomes, without its tags.
func rendered(t *rapid.T, source string) string {
	var page bytes.Buffer
	if err := reader().Convert([]byte(source), &page); err != nil {
		t.Fatal(err)
	}
	return page.String()
}

// given is a text as one line can hold it.
func given(value string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\r' || r == '\t':
			return ' '
		case unicode.IsControl(r) || r == '\u2028' || r == '\u2029':
			return unicode.ReplacementChar
		default:
			return r
		}
	}, strings.ToValidUTF8(value, "\ufffd"))
}

func escapeHTML(value string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;").Replace(value)
}

func TestAnyTextIsShownAsItIs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		value := strings.TrimSpace(given(exporttest.HostileText().Draw(t, "text")))
		page := rendered(t, "Name: "+markdown.Text(value)+" end\n")
		if want := "<p>" + escapeHTML(strings.TrimSpace("Name: "+value+" end")) + "</p>\n"; page != want {
			t.Fatalf("%q is shown as\n%s\nwant\n%s", value, page, want)
		}
		page = rendered(t, "- "+markdown.Text("x"+value)+"\n")
		if want := "<ul>\n<li>" + escapeHTML("x"+value) + "</li>\n</ul>\n"; page != want {
			t.Fatalf("%q is shown in a list as\n%s\nwant\n%s", value, page, want)
		}
	})
}

func TestATextThatOpensALineStaysAParagraph(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		value := strings.TrimSpace(given(exporttest.HostileText().Draw(t, "text")))
		if value == "" {
			return
		}
		page := rendered(t, markdown.Text(value)+"\n")
		if want := "<p>" + escapeHTML(value) + "</p>\n"; page != want {
			t.Fatalf("%q is shown as\n%s\nwant\n%s", value, page, want)
		}
	})
}

func TestATextInAHeadingIsTheHeading(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		value := strings.TrimSpace(given(exporttest.HostileText().Draw(t, "text")))
		page := rendered(t, "## A "+markdown.Text(value)+"\n")
		if want := "<h2>" + escapeHTML(strings.TrimSpace("A "+value)) + "</h2>\n"; page != want {
			t.Fatalf("%q is shown as\n%s\nwant\n%s", value, page, want)
		}
	})
}

func TestAnyTextIsOneCellAndOneSpan(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		value := exporttest.HostileText().Draw(t, "text")
		page := rendered(t, markdown.Table([]string{"a", "b"}, [][]string{{markdown.Code(value), markdown.Text(value)}, {"end", "end"}}))
		if strings.Count(page, "<td>") != 4 || strings.Count(page, "<tr>") != 3 || !strings.HasSuffix(page, "<td>end</td>\n<td>end</td>\n</tr>\n</tbody>\n</table>\n") {
			t.Fatalf("%q breaks the table:\n%s", value, page)
		}
		if code := given(value); strings.TrimSpace(code) == code && code != "" && !strings.Contains(code, "|") {
			if want := "<td><code>" + escapeHTML(code) + "</code></td>"; !strings.Contains(page, want) {
				t.Fatalf("%q is shown as\n%s\nwant\n%s", value, page, want)
			}
		}
	})
}

func TestABlockKeepsItsLines(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		value := exporttest.HostileText().Draw(t, "text")
		page := rendered(t, markdown.Block("sh", "echo "+value)+"\nend\n")
		if !strings.HasPrefix(page, `<pre><code class="language-sh">echo `) || !strings.HasSuffix(page, "</code></pre>\n<p>end</p>\n") || strings.Count(page, "<p>") != 1 {
			t.Fatalf("%q leaves its block:\n%s", value, page)
		}
	})
}

func TestALinkRunsNothing(t *testing.T) {
	for address, linked := range map[string]bool{
		"https://github.com/camunda/camunda/issues/39049": true, "sql/00-inspect.sql": true, "javascript:alert(1)": false,
		"data:text/html,x": false, "https://a\nb": false, "https://a>b": false, "": false,
	} {
		kinds := kindsOf("see " + markdown.Link("a [text]", address) + "\n")
		if got := kinds[ast.KindLink] == 1; got != linked || kinds[ast.KindAutoLink] > 0 {
			t.Errorf("%q: linked %v, want %v", address, got, linked)
		}
	}
}
