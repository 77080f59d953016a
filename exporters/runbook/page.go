package runbook

import (
	"bytes"
	_ "embed" // the page's own style
	"fmt"
	"html"
	"strings"

	"entrastudio/exporters/markdown"
)

//go:embed page.css
var style string

// page is the runbook with its checklist and picture as one file that loads
// nothing and runs nothing. The boxes of its checklist can be ticked.
func (b *book) page(text string) []byte {
	var out bytes.Buffer
	fmt.Fprintf(&out, "<!DOCTYPE html>\n<!-- Any browser shows and prints this file. -->\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"+
		"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"+
		"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>Runbook - %s</title>\n<style>\n%s</style>\n</head>\n<body>\n",
		html.EscapeString(b.title()), style)
	out.WriteString(markdown.HTML(withoutHead(text + "\n## Checklist\n\n" + b.checks())))
	if picture := withoutProlog(b.contents.Picture); len(picture) > 0 {
		out.WriteString("<h2>The deployment</h2>\n")
		out.Write(picture)
	}
	out.WriteString("</body>\n</html>\n")
	return out.Bytes()
}

// withoutHead leaves out the first line, which is for readers of the Markdown.
func withoutHead(text string) string {
	_, rest, _ := strings.Cut(text, "\n")
	return rest
}

// withoutProlog is an SVG's root alone: inside a page there is no XML declaration.
func withoutProlog(picture []byte) []byte {
	if at := bytes.Index(picture, []byte("<svg ")); at >= 0 {
		return picture[at:]
	}
	return nil
}
