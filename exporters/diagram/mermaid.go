package diagram

import (
	"fmt"
	"strings"
	"unicode"

	"entrastudio/model/diagram"
)

// mermaid is the drawing as a flowchart. A node's number is its ID, so that no
// name can be taken for a word of the language.
func (d *drawing) mermaid() []byte {
	var b strings.Builder
	b.WriteString("%% Mermaid draws this file: https://mermaid.js.org, or a Markdown page that holds it in a mermaid block.\n")
	b.WriteString("flowchart LR\n")
	fmt.Fprintf(&b, "  accTitle: %s\n  accDescr: %s\n", plain(d.title), plain("Lines join what must be equal: "+d.summary()))
	for column, title := range columnTitles() {
		fmt.Fprintf(&b, "  subgraph column%d[\"%s\"]\n", column, quoted(title))
		for _, node := range d.diagram.Of(diagram.Column(column)) {
			head, detail := labels(&d.diagram.Nodes[node])
			fmt.Fprintf(&b, "    node%d[\"%s<br/>%s\"]\n", node, quoted(shortened(head)), quoted(shortened(detail)))
		}
		b.WriteString("  end\n")
	}
	for i := range d.diagram.Edges {
		e := &d.diagram.Edges[i]
		fmt.Fprintf(&b, "  node%d %s|\"%s\"| node%d\n", e.From, arrow(e.State()), quoted(shortened(d.note(e))), e.To)
	}
	for i := range d.diagram.Edges {
		fmt.Fprintf(&b, "  linkStyle %d stroke:%s\n", i, inkOf(d.diagram.Edges[i].State()))
	}
	return []byte(b.String())
}

// note is what stands on a line.
func (d *drawing) note(e *diagram.Edge) string {
	if broken, differs := e.Broken(); differs {
		return fmt.Sprintf("%s differs: %s / %s", broken.Kind, valueOr(broken.Left), valueOr(broken.Right))
	}
	if e.State() == diagram.Unknown {
		return kinds(e) + ": not known"
	}
	return kinds(e) + ": equal"
}

// arrow is whole for equal ends, dotted where one is not known, and ends in a
// cross where they differ.
func arrow(s diagram.State) string {
	switch s {
	case diagram.Equal:
		return "-->"
	case diagram.Differs:
		return "--x"
	default:
		return "-.->"
	}
}

// quoted is a text inside Mermaid's quotation marks. Letters, digits and a few
// signs stand for themselves, everything else is its character's number, as
// Mermaid writes entities.
func quoted(text string) string {
	var b strings.Builder
	for _, r := range text {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune(" ./:-_,()", r):
			b.WriteRune(r)
		case unicode.IsControl(r):
			b.WriteRune(' ')
		default:
			fmt.Fprintf(&b, "#%d;", r)
		}
	}
	return b.String()
}

// plain is a text for a line without quotation marks, where entities are not
// read: signs become blanks.
func plain(text string) string {
	return strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune(" .:-_,", r) {
			return r
		}
		return ' '
	}, text)), " ")
}
