package plan

import "strings"

// With is the document that says another plan: its text differs from this one's
// only where the plans differ. Comments, order, blank lines, quoting and keys
// that this program does not know stay. Where the text is written in a way that
// cannot be edited in place, such as a value that an alias repeats, it is
// written anew, without its comments.
func (d *Document) With(p *Plan) (*Document, error) {
	if d.readOnly {
		return nil, &Error{File: d.file, What: "this file is of a newer form, made by " + d.madeBy, Hint: "save the plan under another name"}
	}
	if d.plan.Equal(p) {
		return d, nil
	}
	old, want := planForm(d.plan), planForm(p)
	e := editor{text: d.text, eol: lineEnding(d.text)}
	if text, err := e.edit(d.root, old, want); err == nil {
		if next, err := parsed(d.file, text, p); err == nil {
			return d.next(next), nil
		}
	}
	next, err := parsed(d.file, canonicalForm(patched(nodeForm(d.root), old, want)), p)
	if err != nil {
		return nil, err
	}
	return d.next(next), nil
}

// next hands on what a document knows of its origin.
func (d *Document) next(n *Document) *Document {
	n.original = d.original
	return n
}

func lineEnding(text string) string {
	if i := strings.IndexByte(text, '\n'); i > 0 && text[i-1] == '\r' {
		return "\r\n"
	}
	return "\n"
}
