package plan

import (
	"strings"

	"entrastudio/model/plan/yamltext"
)

// list changes the items of a list.
func (e *editor) list(n *yamltext.Node, old, want form) error {
	if len(n.Items) != len(old.items) {
		return errElsewhere
	}
	if n.Style == yamltext.Flow {
		return e.listInBrackets(n, old, want)
	}
	previous := -1
	for _, s := range align(len(old.items), len(want.items),
		func(i, j int) bool { return old.items[i].same(want.items[j]) },
		func(i, j int) bool { return old.items[i].identity() == want.items[j].identity() }) {
		var err error
		switch {
		case s.old < 0:
			e.insertItem(n, previous, &want.items[s.new])
		case s.new < 0:
			err = e.removeItem(n, s.old)
		case !old.items[s.old].same(want.items[s.new]):
			err = e.item(n, s.old, old.items[s.old], want.items[s.new])
		}
		if err != nil {
			return err
		}
		if s.old >= 0 && s.new >= 0 {
			previous = s.old
		}
	}
	return nil
}

// listInBrackets writes a list in brackets anew, as long as its items say
// nothing that nobody knows and no comment can stand between them.
func (e *editor) listInBrackets(n *yamltext.Node, old, want form) error {
	for i := range n.Items {
		if n.Items[i].Kind == yamltext.Alias || n.Items[i].Kind == yamltext.Mapping && saysMore(&n.Items[i], old.items[i]) {
			return errElsewhere
		}
	}
	if text := e.text[n.Start:n.End]; strings.Contains(text, "\n") && strings.Contains(text, "#") {
		return errElsewhere
	}
	e.replace(int(n.Start), int(n.End), e.inline(&want, true))
	return nil
}

// item changes one item.
func (e *editor) item(n *yamltext.Node, at int, old, want form) error {
	node := &n.Items[at]
	if want.kind == mappingForm && node.Kind == yamltext.Mapping && !staysIn(node, want) && !saysMore(node, old) {
		e.replace(int(node.Start), int(node.End), e.block(&want, e.column(int(node.Start))))
		return nil
	}
	if want.kind == mappingForm {
		return e.mapping(node, old, want)
	}
	if node.Kind != yamltext.Scalar {
		return errElsewhere
	}
	e.replaceInline(node, &want, e.column(int(n.Items[at].Lead))+2)
	return nil
}

// staysIn reports whether a mapping has a key of a form.
func staysIn(n *yamltext.Node, want form) bool {
	for i := 0; i < len(n.Items); i += 2 {
		if _, stays := want.get(n.Items[i].Value); stays {
			return true
		}
	}
	return false
}

// insertItem adds an item behind that at index previous, or before the first.
func (e *editor) insertItem(n *yamltext.Node, previous int, want *form) {
	first := int(n.Items[0].Lead)
	indent := e.column(first)
	text := writer{eol: e.eol}
	text.item(want, indent)
	if previous < 0 {
		e.insertBefore(first, text.b.String(), indent)
		return
	}
	end := e.lineEnd(max(int(n.Items[previous].End), int(n.Items[previous].Lead)))
	e.replace(end, end, e.eol+spaces(indent)+text.b.String())
}

// removeItem takes an item out with its lines.
func (e *editor) removeItem(n *yamltext.Node, at int) error {
	if !e.startsLine(int(n.Items[at].Lead)) {
		return errElsewhere
	}
	e.removeLines(int(n.Items[at].Lead), int(n.Items[at].End))
	return nil
}
