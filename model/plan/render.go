package plan

import (
	"strings"

	"entrastudio/model/catalog"
	"entrastudio/model/plan/yamltext"
)

// SchemaID names the published JSON Schema of the plan file.
const SchemaID = "https://entrastudio.dev/schema/entra-studio-plan-v1.schema.json"

// schemaLine tells editors which schema the file has.
const schemaLine = "# yaml-language-server: $schema=" + SchemaID + "\n"

// shortList is how wide a list of plain values may be to stand on one line.
const shortList = 60

// canonical writes a plan file from nothing.
func canonical(p *Plan) string { return canonicalForm(planForm(p)) }

// canonicalForm writes each part with a blank line before it, so that the parts
// stand out.
func canonicalForm(f form) string {
	w := &writer{eol: "\n"}
	w.b.WriteString(schemaLine)
	for i := range f.entries {
		e := &f.entries[i]
		if e.value.kind != plainForm {
			w.b.WriteString("\n")
		}
		w.entry(e, 0)
		w.b.WriteString("\n")
	}
	return w.b.String()
}

// writer writes forms as text. It begins where the text stands and ends
// without a line end.
type writer struct {
	b   strings.Builder
	eol string
}

// entry writes "key: value", its further lines indented from indent on.
func (w *writer) entry(e *entry, indent int) {
	w.b.WriteString(yamltext.Quote(e.key, false))
	w.b.WriteByte(':')
	if e.value.oneLine() {
		w.b.WriteByte(' ')
		w.behind(&e.value, indent+2)
		return
	}
	w.newLine(indent + 2)
	w.block(&e.value, indent+2)
}

// behind writes a form behind its key or dash. A text of several lines stands
// below as it is, indented, where that says the same.
func (w *writer) behind(f *form, indent int) {
	text := f.value.Text
	if f.kind != plainForm || !literally(text) {
		w.inline(f, false)
		return
	}
	w.b.WriteByte('|')
	lines, chomped := strings.CutSuffix(text, "\n")
	if !chomped {
		w.b.WriteByte('-')
	}
	for line := range strings.SplitSeq(lines, "\n") {
		if line == "" {
			w.b.WriteString(w.eol)
			continue
		}
		w.newLine(indent)
		w.b.WriteString(line)
	}
}

// literally reports whether a text of several lines can stand as it is.
func literally(text string) bool {
	lines := strings.TrimSuffix(text, "\n")
	return strings.Contains(lines, "\n") && !strings.HasSuffix(lines, "\n") &&
		!strings.ContainsAny(lines[:1], " \t\n") && !strings.Contains(text, "\n\t") &&
		yamltext.Writable(text)
}

// oneLine reports whether a form begins behind its key.
func (f *form) oneLine() bool {
	switch f.kind {
	case plainForm, verbatimForm:
		return true
	case mappingForm:
		return len(f.entries) == 0
	}
	width := 0
	for i := range f.items {
		if f.items[i].kind != plainForm || literally(f.items[i].value.Text) {
			return false
		}
		width += len(f.items[i].value.Text) + 2
	}
	return width <= shortList
}

func (w *writer) newLine(indent int) {
	w.b.WriteString(w.eol)
	w.b.WriteString(spaces(indent))
}

func spaces(n int) string {
	const many = "                                                                "
	if n <= len(many) {
		return many[:n]
	}
	return strings.Repeat(" ", n)
}

// block writes the lines of a collection, the first where the text stands.
func (w *writer) block(f *form, indent int) {
	switch f.kind {
	case mappingForm:
		for i := range f.entries {
			if i > 0 {
				w.newLine(indent)
			}
			w.entry(&f.entries[i], indent)
		}
	default:
		for i := range f.items {
			if i > 0 {
				w.newLine(indent)
			}
			w.item(&f.items[i], indent)
		}
	}
}

// item writes an item of a list, its dash first.
func (w *writer) item(f *form, indent int) {
	w.b.WriteString("- ")
	if f.oneLine() {
		w.behind(f, indent+2)
		return
	}
	w.block(f, indent+2)
}

// inline writes a form on one line; flow says that it stands in brackets.
func (w *writer) inline(f *form, flow bool) {
	switch f.kind {
	case listForm:
		w.b.WriteByte('[')
		for i := range f.items {
			if i > 0 {
				w.b.WriteString(", ")
			}
			w.inline(&f.items[i], true)
		}
		w.b.WriteByte(']')
	case mappingForm:
		w.b.WriteByte('{')
		for i := range f.entries {
			if i > 0 {
				w.b.WriteString(", ")
			}
			w.b.WriteString(yamltext.Quote(f.entries[i].key, true))
			w.b.WriteString(": ")
			w.inline(&f.entries[i].value, true)
		}
		w.b.WriteByte('}')
	case verbatimForm:
		w.b.WriteString(f.verbatim)
	default:
		w.b.WriteString(plainText(f.value, flow))
	}
}

// plainText writes a plain value so that it is read again as what it is: a
// text that looks like a number is quoted, a number is not.
func plainText(v catalog.Value, flow bool) string {
	switch v.Kind {
	case catalog.Null:
		return "null"
	case catalog.Bool, catalog.Number:
		n := yamltext.Node{Value: v.Text}
		if n.IsBool() || n.IsNumber() {
			return v.Text
		}
	}
	return yamltext.Quote(v.Text, flow)
}
