package diagram

import (
	"encoding/xml"
	"fmt"
	"strings"

	"entrastudio/model/diagram"
)

// Sizes of the picture, in pixels of a screen.
const (
	margin     = 24
	inside     = 8
	gap        = 96
	space      = 10
	titleSize  = 13
	detailSize = 11
	lineHeight = 15
	headHeight = 72
	leastWidth = 150
	mostWidth  = 250
)

// Inks that are told apart on paper without colour too, and keep a contrast of
// at least 4.5 to 1 on white.
const (
	inkText    = "#1f2328"
	inkMuted   = "#57606a"
	inkEqual   = "#1a7f37"
	inkUnknown = "#57606a"
	inkDiffers = "#b31d28"
)

// svgWriter writes the elements of one picture.
type svgWriter struct {
	strings.Builder
	drawing *drawing
	lines   [][]textLine
	box     float32
	column  float32
}

// textLine is one line of text in a box.
type textLine struct {
	text string
	font font
	ink  string
}

// svg is the picture as a file that stands alone: no script, no link, no font of
// its own.
func (d *drawing) svg() []byte {
	w := &svgWriter{drawing: d}
	w.measure()
	width := 4*w.column + 3*gap
	d.diagram.Arrange(diagram.Measures{Width: width, Box: w.box, Space: space, Gap: gap})
	foot := w.footLines(width)
	height := headHeight + d.diagram.Height + margin + float32(len(foot))*lineHeight + margin
	w.open(width+2*margin, height+margin)
	w.head(width)
	fmt.Fprintf(w, "<g transform=\"translate(%d %d)\">\n", margin, margin+headHeight)
	for i := range d.diagram.Edges {
		w.edge(&d.diagram.Edges[i])
	}
	for i := range d.diagram.Nodes {
		w.node(i)
	}
	for i := range d.diagram.Edges {
		w.sign(&d.diagram.Edges[i])
	}
	w.WriteString("</g>\n")
	for i, text := range foot {
		w.text(margin, margin+headHeight+d.diagram.Height+margin+float32(i+1)*lineHeight, textLine{text, font{detailSize, false}, inkText})
	}
	w.WriteString("</svg>\n")
	return []byte(w.String())
}

// measure breaks the texts of all boxes into lines and makes the boxes as wide and
// high as the longest needs.
func (w *svgWriter) measure() {
	w.column = leastWidth
	for i := range w.drawing.diagram.Nodes {
		var lines []textLine
		title, detail := labels(&w.drawing.diagram.Nodes[i])
		lines = append(lines, linesOf(title, font{titleSize, false}, inkText)...)
		lines = append(lines, linesOf(detail, font{detailSize, isValue(&w.drawing.diagram.Nodes[i])}, inkMuted)...)
		w.lines = append(w.lines, lines)
		w.box = max(w.box, float32(len(lines))*lineHeight+2*inside)
		for _, l := range lines {
			w.column = max(w.column, textWidth(l.text, l.font.size, l.font.monospace)+2*inside)
		}
	}
}

func linesOf(text string, f font, ink string) []textLine {
	var lines []textLine
	for _, line := range wrap(shortened(text), f, mostWidth) {
		lines = append(lines, textLine{line, f, ink})
	}
	return lines
}

// isValue reports whether a box's second line is an ID or a URL, and no sentence.
func isValue(n *diagram.Node) bool {
	return n.Detail != "" && n.Column != diagram.Roles
}

// open writes the root with what a screen reader reads: the title, and all lines
// in words.
func (w *svgWriter) open(width, height float32) {
	fmt.Fprintf(w, `<?xml version="1.0" encoding="UTF-8"?>`+"\n"+
		`<!-- Any browser shows this file; office programs insert it as a picture. -->`+"\n"+
		`<svg xmlns="http://www.w3.org/2000/svg" width="%[1]s" height="%[2]s" viewBox="0 0 %[1]s %[2]s" role="img" aria-labelledby="diagram-title diagram-words">`+"\n",
		number(width), number(height))
	fmt.Fprintf(w, "<title id=\"diagram-title\">%s</title>\n<desc id=\"diagram-words\">%s</desc>\n",
		escaped(w.drawing.title), escaped(strings.Join(w.drawing.sentences(), " ")))
	w.WriteString(`<rect width="100%" height="100%" fill="#ffffff"/>` + "\n")
}

// head writes the title, the key to the lines and the columns' names.
func (w *svgWriter) head(width float32) {
	w.text(margin, margin+titleSize, textLine{shortened(w.drawing.title), font{titleSize + 2, false}, inkText})
	x := float32(margin)
	for _, s := range []diagram.State{diagram.Equal, diagram.Unknown, diagram.Differs} {
		y := float32(margin + 2*lineHeight)
		fmt.Fprintf(w, `<path d="M%s %s h28" %s/>`+"\n", number(x), number(y-4), stroke(s))
		label := fmt.Sprintf("%s  %s (%d)", sign(s), meaning(s), w.drawing.diagram.Count(s))
		w.text(x+36, y, textLine{label, font{detailSize, false}, inkOf(s)})
		x += 36 + textWidth(label, detailSize, false) + 2*margin
	}
	for i, title := range columnTitles() {
		at := margin + float32(i)*(w.column+gap)
		w.text(at, margin+headHeight-lineHeight+4, textLine{title, font{detailSize, false}, inkMuted})
	}
}

// edge draws a line: whole where both ends are equal, dashed where one is not
// known, and cut in the middle where they differ.
func (w *svgWriter) edge(e *diagram.Edge) {
	for _, run := range e.Runs {
		var path strings.Builder
		for i, p := range run {
			path.WriteString([]string{"M", " L"}[min(i, 1)] + number(p.X) + " " + number(p.Y))
		}
		fmt.Fprintf(w, `<path d="%s" %s/>`+"\n", path.String(), stroke(e.State()))
	}
}

func (w *svgWriter) node(i int) {
	n := &w.drawing.diagram.Nodes[i]
	title, detail := labels(n)
	fmt.Fprintf(w, "<g><title>%s</title>", escaped(title+" - "+detail))
	ink := "#8c959f"
	if n.Absent {
		ink = inkDiffers
	}
	fmt.Fprintf(w, `<rect x="%s" y="%s" width="%s" height="%s" rx="4" fill="#f6f8fa" stroke="%s"/>`+"\n",
		number(n.Box.X), number(n.Box.Y), number(n.Box.Width), number(n.Box.Height), ink)
	top := n.Box.Y + (n.Box.Height-float32(len(w.lines[i]))*lineHeight)/2
	for at, line := range w.lines[i] {
		w.text(n.Box.X+inside, top+float32(at+1)*lineHeight-4, line)
	}
	w.WriteString("</g>\n")
}

// sign puts the state's character on the middle of a line.
func (w *svgWriter) sign(e *diagram.Edge) {
	ink := inkOf(e.State())
	fmt.Fprintf(w, `<g><title>%s</title><circle cx="%[2]s" cy="%[3]s" r="7" fill="#ffffff" stroke="%[4]s"/>`,
		escaped(w.drawing.sentence(e)), number(e.Middle.X), number(e.Middle.Y), ink)
	fmt.Fprintf(w, `<text x="%s" y="%s" font-family="Arial, Helvetica, sans-serif" font-size="11" font-weight="bold" text-anchor="middle" fill="%s">%s</text></g>`+"\n",
		number(e.Middle.X), number(e.Middle.Y+4), ink, sign(e.State()))
}

// footLines list what differs, with both values.
func (w *svgWriter) footLines(width float32) []string {
	var lines []string
	for i := range w.drawing.diagram.Edges {
		if text := w.drawing.difference(&w.drawing.diagram.Edges[i]); text != "" {
			lines = append(lines, wrap("! "+shortened(text), font{detailSize, false}, width)...)
		}
	}
	return lines
}

func (w *svgWriter) text(x, y float32, l textLine) {
	family := "Arial, Helvetica, sans-serif"
	if l.font.monospace {
		family = "Consolas, Menlo, monospace"
	}
	fmt.Fprintf(w, `<text x="%s" y="%s" font-family="%s" font-size="%s" fill="%s" xml:space="preserve">%s</text>`+"\n",
		number(x), number(y), family, number(l.font.size), l.ink, escaped(l.text))
}

func inkOf(s diagram.State) string {
	return map[diagram.State]string{diagram.Equal: inkEqual, diagram.Unknown: inkUnknown, diagram.Differs: inkDiffers}[s]
}

func stroke(s diagram.State) string {
	style := `fill="none" stroke="` + inkOf(s) + `" stroke-width="1.5"`
	switch s {
	case diagram.Unknown:
		style += ` stroke-dasharray="5 4"`
	case diagram.Differs:
		style = strings.Replace(style, `"1.5"`, `"2.5"`, 1)
	}
	return style
}

// number writes a length with one decimal at most, the same on every machine.
func number(f float32) string {
	return strings.TrimSuffix(fmt.Sprintf("%.1f", f), ".0")
}

// escaped is a text as XML holds it; what XML cannot hold becomes a replacement
// character.
func escaped(text string) string {
	var b strings.Builder
	if err := xml.EscapeText(&b, []byte(text)); err != nil {
		return ""
	}
	return b.String()
}
