package plan

import (
	"strings"

	"entrastudio/model/plan/yamltext"
)

// mapping changes the entries of a mapping. What is new stands behind all that
// comes before it in a plan's order, wherever people put that. A block keeps its layout; braces
// are written anew when keys come or go.
func (e *editor) mapping(n *yamltext.Node, old, want form) error {
	if n.Kind != yamltext.Mapping {
		return errElsewhere
	}
	if n.Style == yamltext.Flow && len(n.Items) > 0 && !staysIn(n, want) && !saysMore(n, old) {
		return e.bracesAnew(n, want)
	}
	previous := -1
	for i := range want.entries {
		w := &want.entries[i]
		at := keyIndex(n, w.key)
		before, said := old.get(w.key)
		switch {
		case said && before.same(w.value):
		case at < 0:
			if err := e.insertEntry(n, previous, w); err != nil {
				return err
			}
		default:
			if err := e.value(n, at, before, w.value); err != nil {
				return err
			}
		}
		previous = max(previous, at)
	}
	return e.removeEntries(n, old, want)
}

// keyIndex finds a key among a mapping's items; -1 where it has none.
func keyIndex(n *yamltext.Node, key string) int {
	for i := 0; i < len(n.Items); i += 2 {
		if n.Items[i].Value == key {
			return i
		}
	}
	return -1
}

// value changes the value of the key at index at of a mapping.
func (e *editor) value(n *yamltext.Node, at int, old, want form) error {
	key, value := &n.Items[at], &n.Items[at+1]
	switch {
	case want.kind == mappingForm && value.Kind == yamltext.Mapping && len(value.Items) > 0:
		return e.mapping(value, old, want)
	case want.kind == listForm && value.Kind == yamltext.Sequence && len(value.Items) > 0:
		return e.list(value, old, want)
	case n.Style == yamltext.Flow:
		text := e.inline(&want, true)
		if value.Start == value.End {
			text = " " + text
		}
		e.replace(int(value.Start), int(value.End), text)
		return nil
	case want.oneLine():
		e.moveUp(key, value)
		e.replaceInline(value, &want, e.column(int(key.Start))+2)
		return nil
	default:
		return e.replaceBlock(key, value, &want)
	}
}

// moveUp brings what takes the place of a block behind its key, unless a comment
// stands between.
func (e *editor) moveUp(key, value *yamltext.Node) {
	between := e.text[key.End:value.Start]
	if value.Style == yamltext.Block && strings.TrimSpace(between) == ":" {
		e.replace(int(value.Start)-len(strings.TrimLeft(between, " :")), int(value.Start), " ")
	}
}

// replaceInline puts a value behind its key, or in the place of a value.
func (e *editor) replaceInline(value *yamltext.Node, want *form, indent int) {
	w := writer{eol: e.eol}
	w.behind(want, indent)
	text := w.b.String()
	if value.Start == value.End {
		text = " " + text
	}
	e.replace(int(value.Start), int(value.End), text)
}

// replaceBlock takes the value behind a key away and writes a collection in the
// lines below. A value that is a block already is replaced where it stands.
func (e *editor) replaceBlock(key, value *yamltext.Node, want *form) error {
	indent := e.column(int(key.Start)) + 2
	if value.Style == yamltext.Block && value.Kind != yamltext.Alias {
		e.replace(int(value.Start), int(value.End), e.block(want, e.column(int(value.Start))))
		return nil
	}
	from := int(value.Start)
	for from > int(key.End) && e.text[from-1] == ' ' {
		from--
	}
	if strings.Contains(e.text[value.Start:value.End], "\n") {
		return errElsewhere
	}
	e.replace(from, int(value.End), "")
	end := e.lineEnd(int(value.End))
	e.replace(end, end, e.eol+spaces(indent)+e.block(want, indent))
	return nil
}

// insertEntry adds an entry behind that at index previous, or before the first.
func (e *editor) insertEntry(n *yamltext.Node, previous int, w *entry) error {
	if n.Style == yamltext.Flow {
		e.insertInBraces(n, previous, w)
		return nil
	}
	if len(n.Items) == 0 {
		return errElsewhere
	}
	indent := e.column(int(n.Items[0].Start))
	text := writer{eol: e.eol}
	text.entry(w, indent)
	if previous < 0 {
		e.insertBefore(int(n.Items[0].Start), text.b.String(), indent)
		return nil
	}
	end := e.lineEnd(int(n.Items[previous+1].End))
	e.replace(end, end, e.eol+spaces(indent)+text.b.String())
	return nil
}

// bracesAnew writes a mapping in braces of which no key stays, as long as no
// comment can stand between them.
func (e *editor) bracesAnew(n *yamltext.Node, want form) error {
	if text := e.text[n.Start:n.End]; strings.Contains(text, "\n") && strings.Contains(text, "#") {
		return errElsewhere
	}
	e.replace(int(n.Start), int(n.End), e.inline(&want, true))
	return nil
}

func (e *editor) insertInBraces(n *yamltext.Node, previous int, w *entry) {
	text := yamltext.Quote(w.key, true) + ": " + e.inline(&w.value, true)
	switch {
	case previous >= 0:
		end := int(n.Items[previous+1].End)
		e.replace(end, end, ", "+text)
	case len(n.Items) == 0:
		e.replace(int(n.Start)+1, int(n.Start)+1, text)
	default:
		e.replace(int(n.Items[0].Start), int(n.Items[0].Start), text+", ")
	}
}
