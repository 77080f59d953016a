package markdown

import (
	"fmt"
	"html"
	"strings"
)

// HTML shows Markdown as the content of a page. It reads what this package and the
// runbook write, no more: headings, paragraphs, flat lists, boxes to tick, tables
// and blocks of code; within a line strong and stressed words, code and links. All
// else is shown as text, so that nothing of a plan becomes a tag or a script. For
// those texts it makes what a whole CommonMark reader makes; such a reader would
// slow the start of every command.
func HTML(text string) string {
	p := &page{lines: strings.Split(strings.TrimSuffix(text, "\n"), "\n"), ids: map[string]bool{}}
	for len(p.lines) > 0 {
		p.block()
	}
	return p.out.String()
}

// page is a page in the making, from the lines that are not read yet.
type page struct {
	out   strings.Builder
	lines []string
	// ids are the headings' anchors that are taken.
	ids map[string]bool
}

// next takes the next line.
func (p *page) next() string {
	line := p.lines[0]
	p.lines = p.lines[1:]
	return line
}

// block reads one block.
func (p *page) block() {
	line := p.lines[0]
	switch {
	case strings.TrimSpace(line) == "":
		p.next()
	case fenceOf(line) != "":
		p.code()
	case levelOf(line) > 0:
		p.heading()
	case p.atTable():
		p.table()
	case itemOf(line) != "":
		p.list()
	default:
		p.paragraph()
	}
}

// fenceOf is the row of backticks that opens or ends a block of code.
func fenceOf(line string) string {
	fence := line[:len(line)-len(strings.TrimLeft(line, "`"))]
	if len(fence) < 3 || strings.Contains(line[len(fence):], "`") {
		return ""
	}
	return fence
}

func (p *page) code() {
	line := p.next()
	fence := fenceOf(line)
	p.out.WriteString("<pre><code")
	if language := strings.TrimSpace(line[len(fence):]); language != "" {
		p.out.WriteString(` class="language-` + escape(language) + `"`)
	}
	p.out.WriteString(">")
	for len(p.lines) > 0 {
		line := p.next()
		if end := strings.TrimRight(line, " "); end == fenceOf(end) && len(end) >= len(fence) {
			break
		}
		p.out.WriteString(escape(line) + "\n")
	}
	p.out.WriteString("</code></pre>\n")
}

// levelOf is a heading's level, 0 for another line.
func levelOf(line string) int {
	level := len(line) - len(strings.TrimLeft(line, "#"))
	if level > 6 || !strings.HasPrefix(line[level:], " ") {
		return 0
	}
	return level
}

func (p *page) heading() {
	line := p.next()
	level := levelOf(line)
	text := strings.Trim(line[level:], " ")
	fmt.Fprintf(&p.out, "<h%d id=\"%s\">%s</h%d>\n", level, p.anchor(text), inline(text), level)
}

// anchor is a heading's name in addresses, each once in a page.
func (p *page) anchor(text string) string {
	name := strings.Map(func(r rune) rune {
		switch {
		case r >= 'A' && r <= 'Z':
			return r + 'a' - 'A'
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			return r
		case r == ' ' || r == '-' || r == '_':
			return '-'
		default:
			return -1
		}
	}, text)
	if name == "" {
		name = "heading"
	}
	free := name
	for n := 1; p.ids[free]; n++ {
		free = fmt.Sprintf("%s-%d", name, n)
	}
	p.ids[free] = true
	return free
}

// itemOf is the mark of a list's item, such as "- " or "3. ".
func itemOf(line string) string {
	if strings.HasPrefix(line, "- ") {
		return "- "
	}
	digits := len(line) - len(strings.TrimLeft(line, "0123456789"))
	if digits == 0 || digits > 9 || !strings.HasPrefix(line[digits:], ". ") {
		return ""
	}
	return line[:digits+2]
}

func (p *page) list() {
	first := itemOf(p.lines[0])
	name, opening := "ul", "<ul>\n"
	if first != "- " {
		name, opening = "ol", "<ol>\n"
		if number := strings.TrimLeft(first, "0"); number != "1. " {
			opening = `<ol start="` + strings.TrimSuffix(number, ". ") + "\">\n"
		}
	}
	p.out.WriteString(opening)
	for len(p.lines) > 0 {
		mark := itemOf(p.lines[0])
		if mark == "" || (mark == "- ") != (first == "- ") {
			break
		}
		text := strings.Trim(p.next()[len(mark):], " ")
		box := ""
		if rest, ticks := strings.CutPrefix(text, "[ ] "); ticks {
			box, text = `<input type="checkbox"> `, rest
		}
		p.out.WriteString("<li>" + box + inline(text) + "</li>\n")
	}
	p.out.WriteString("</" + name + ">\n")
}

// atTable reports whether a table begins: its second line is nothing but rules.
func (p *page) atTable() bool {
	return len(p.lines) > 1 && strings.HasPrefix(p.lines[0], "| ") && strings.HasPrefix(p.lines[1], "| ---") && strings.Trim(p.lines[1], "|- ") == ""
}

func (p *page) table() {
	p.out.WriteString("<table>\n<thead>\n")
	p.row("th")
	p.out.WriteString("</thead>\n")
	p.next()
	if p.atRow() {
		p.out.WriteString("<tbody>\n")
		for p.atRow() {
			p.row("td")
		}
		p.out.WriteString("</tbody>\n")
	}
	p.out.WriteString("</table>\n")
}

func (p *page) atRow() bool { return len(p.lines) > 0 && strings.HasPrefix(p.lines[0], "|") }

// row writes a table's row. A bar inside a cell is always written as a reference.
func (p *page) row(tag string) {
	p.out.WriteString("<tr>\n")
	cells := strings.TrimSuffix(strings.TrimPrefix(strings.Trim(p.next(), " "), "|"), "|")
	for cell := range strings.SplitSeq(cells, "|") {
		p.out.WriteString("<" + tag + ">" + inline(strings.Trim(cell, " ")) + "</" + tag + ">\n")
	}
	p.out.WriteString("</tr>\n")
}

// paragraph reads lines until an empty one or another block.
func (p *page) paragraph() {
	lines := []string{strings.Trim(p.next(), " ")}
	for len(p.lines) > 0 && strings.TrimSpace(p.lines[0]) != "" && !p.atOther() {
		lines = append(lines, strings.Trim(p.next(), " "))
	}
	p.out.WriteString("<p>" + inline(strings.Join(lines, "\n")) + "</p>\n")
}

// atOther reports whether a block begins that ends a paragraph.
func (p *page) atOther() bool {
	line := p.lines[0]
	return fenceOf(line) != "" || levelOf(line) > 0 || itemOf(line) == "- " || itemOf(line) == "1. " || p.atTable()
}

// escape is a text as HTML shows it. Apostrophes need none: no attribute stands in
// them.
func escape(text string) string {
	return strings.ReplaceAll(strings.ReplaceAll(html.EscapeString(text), "&#34;", "&quot;"), "&#39;", "'")
}
