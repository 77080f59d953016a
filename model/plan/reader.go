package plan

import (
	"fmt"
	"strconv"
	"strings"

	"entrastudio/model/catalog"
	"entrastudio/model/plan/yamltext"
)

// reader makes a plan of a file's tree.
type reader struct {
	file string
	text string
	doc  *Document
	// lenient takes what is wrong for unknown: a newer form may mean it.
	lenient bool
	lines   *yamltext.Lines
}

// trail is the way to a place in the plan, from the end back. It is written out
// only where something is to be said about the place.
type trail struct {
	up    *trail
	step  string
	index int
}

func (t *trail) String() string {
	if t == nil {
		return ""
	}
	step := t.step
	if step == "" {
		step = strconv.Itoa(t.index)
	}
	if t.up == nil {
		return step
	}
	return t.up.String() + "/" + step
}

// refuse says that something is wrong at a node. While reading a newer form it
// is noted as unknown.
func (r *reader) refuse(n *yamltext.Node, at *trail, what, hint string) error {
	if r.lenient {
		r.note(n, at)
		return nil
	}
	line, column := r.place(n)
	return &Error{File: r.file, Line: line, Column: column, What: what, Hint: hint}
}

func (r *reader) note(n *yamltext.Node, at *trail) {
	line, column := r.place(n)
	r.doc.unknown = append(r.doc.unknown, Unknown{Path: at.String(), Line: line, Column: column})
}

func (r *reader) place(n *yamltext.Node) (line, column int) {
	if r.lines == nil {
		r.lines = yamltext.NewLines(r.text)
	}
	return r.lines.Place(int(n.Start))
}

// document finds out which form the file has, and reads it.
func (r *reader) document() (*Document, error) {
	root := r.doc.root
	if root == nil || root.Meant().Kind != yamltext.Mapping {
		return nil, &Error{File: r.file, Line: 1, Column: 1, What: "this is no plan", Hint: hintNoPlan}
	}
	version := root.Get("apiVersion")
	if version == nil {
		return nil, &Error{File: r.file, Line: 1, Column: 1, What: "apiVersion is missing, so this is no plan", Hint: hintNoPlan}
	}
	number, ok := strings.CutPrefix(version.Meant().Value, "entrastudio/v")
	n, err := strconv.Atoi(number)
	if !ok || err != nil || n < 0 || strconv.Itoa(n) != number {
		return nil, r.refuse(version, nil, "this apiVersion is none of a plan", hintNoPlan)
	}
	if kind := root.Get("kind"); kind == nil || kind.Meant().Value != Kind {
		at := kind
		if at == nil {
			at = version
		}
		return nil, r.refuse(at, nil, "kind must be "+Kind, "")
	}
	switch {
	case version.Meant().Value == APIVersion:
		return r.current()
	case n == 0:
		return r.older()
	default:
		return r.newer()
	}
}

const hintNoPlan = "a plan begins with apiVersion: " + APIVersion + " and kind: " + Kind

func (r *reader) current() (*Document, error) {
	p, err := r.plan(r.doc.root)
	if err != nil {
		return nil, err
	}
	r.doc.plan = p
	return r.doc, nil
}

// newer reads what this form has in common with a newer one.
func (r *reader) newer() (*Document, error) {
	r.lenient = true
	d, err := r.current()
	if err != nil {
		return nil, err
	}
	d.readOnly = true
	d.madeBy = d.root.Get("apiVersion").Meant().Value
	if by := d.root.Get("madeBy"); by != nil && by.Meant().Kind == yamltext.Scalar && !by.Meant().IsNull() {
		d.madeBy = by.Meant().Value
	}
	return d, nil
}

// entries visits the entries of a mapping; visit reports whether it knows the
// key. A value that is left out is an empty mapping.
func (r *reader) entries(n *yamltext.Node, at *trail, visit func(key, value *yamltext.Node, at *trail) (bool, error)) error {
	m := n.Meant()
	if m.IsNull() {
		return nil
	}
	if m.Kind != yamltext.Mapping {
		return r.refuse(n, at, fmt.Sprintf("%s takes keys with values, not %s", at, kindWords(m)), "")
	}
	for i := 0; i < len(m.Items); i += 2 {
		key, value := &m.Items[i], &m.Items[i+1]
		here := &trail{up: at, step: key.Value}
		if key.Value == "<<" && key.Style == yamltext.Plain {
			if err := r.refuse(key, here, "a plan says each thing in its place, so << has none", "write the keys out"); err != nil {
				return err
			}
			continue
		}
		known, err := visit(key, value, here)
		if err != nil {
			return err
		}
		if !known {
			r.note(key, here)
		}
	}
	return nil
}

// items visits the items of a list. A value that is left out is an empty list.
func (r *reader) items(n *yamltext.Node, at *trail, visit func(i int, item *yamltext.Node, at *trail) error) error {
	m := n.Meant()
	if m.IsNull() {
		return nil
	}
	if m.Kind != yamltext.Sequence {
		return r.refuse(n, at, fmt.Sprintf("%s is a list, not %s", at, kindWords(m)), "begin each item with a dash")
	}
	for i := range m.Items {
		if err := visit(i, &m.Items[i], &trail{up: at, index: i}); err != nil {
			return err
		}
	}
	return nil
}

func kindWords(n *yamltext.Node) string {
	switch n.Kind {
	case yamltext.Mapping:
		return "keys with values"
	case yamltext.Sequence:
		return "a list"
	default:
		return "one value"
	}
}

// leafReader reads the entries of a T by the table of its leaves.
func leafReader[T any](r *reader, leaves []leaf[T], into *T) func(key, value *yamltext.Node, at *trail) (bool, error) {
	return func(key, value *yamltext.Node, at *trail) (bool, error) {
		l, known := leafOf(leaves, key.Value)
		if !known {
			return false, nil
		}
		v, err := catalog.FromText(value)
		if err == nil {
			err = l.set(into, v)
		}
		if err == nil {
			return true, nil
		}
		return true, r.refuse(value, at, at.String()+": "+err.Error(), "")
	}
}
