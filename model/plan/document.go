package plan

import (
	"strconv"
	"sync"

	"entrastudio/model/plan/yamltext"
	"entrastudio/model/refusal"
)

// Document is a plan file: its text, byte for byte, and the plan that it says.
// It never changes; With makes another one.
type Document struct {
	file string
	text string
	root *yamltext.Node
	plan *Plan

	unknown  []Unknown
	original []byte
	readOnly bool
	madeBy   string

	// lines are counted when a place is first asked for.
	counting sync.Once
	lines    *yamltext.Lines
}

// Unknown is a key of a plan file that this program does not know. It is kept
// in the file as it is.
type Unknown struct {
	// Path is the key's place in the plan, such as "tenant/region".
	Path         string
	Line, Column int
}

// Error says why a plan file is refused, with its place.
type Error = refusal.Error

// Parse reads a plan file; file is its name for errors, which are of type
// *Error and never repeat a value that may be a secret. A file of an older form
// is upgraded, see Original; one of a newer form is read as far as it is
// understood, see ReadOnly.
func Parse(file string, data []byte) (*Document, error) {
	text := string(data)
	root, err := yamltext.Parse(text)
	if err != nil {
		return nil, located(file, text, err)
	}
	r := &reader{file: file, text: text, doc: &Document{file: file, text: text, root: root}}
	return r.document()
}

// located gives an error of the text its line and column.
func located(file, text string, err error) error {
	refused, ok := err.(*yamltext.Error)
	if !ok {
		return err
	}
	line, column := yamltext.NewLines(text).Place(refused.Offset)
	return &Error{File: file, Line: line, Column: column, What: refused.What, Hint: refused.Hint}
}

// New writes a plan as a file of its own.
func New(p *Plan) (*Document, error) {
	return parsed("", canonical(p), p)
}

// parsed reads a text that this program wrote, and makes sure that it says what
// it should.
func parsed(file, text string, p *Plan) (*Document, error) {
	d, err := Parse(file, []byte(text))
	if err != nil {
		return nil, err
	}
	if !d.plan.Equal(p) {
		return nil, &Error{File: file, What: "this plan holds something that a plan file cannot say"}
	}
	return d, nil
}

// Plan is what the file says. It is shared and must not be changed: Clone it.
func (d *Document) Plan() *Plan { return d.plan }

// Bytes is the file's content.
func (d *Document) Bytes() []byte { return []byte(d.text) }

// Unknown lists the keys that this program does not know, in file order.
func (d *Document) Unknown() []Unknown { return d.unknown }

// Original is the content of the older form from which the document was
// upgraded; nil for a file of today's form.
func (d *Document) Original() []byte { return d.original }

// ReadOnly reports a file of a newer form: saving it would lose what this
// program does not know. MadeBy says then what made it.
func (d *Document) ReadOnly() bool { return d.readOnly }

// MadeBy names the program or form that made a file of a newer form.
func (d *Document) MadeBy() string { return d.madeBy }

// Place is the line and column of what stands at a plan path, counted from 1;
// for what the file does not say, of the nearest thing around it. Both are 0
// where the file on disk is of an older form and its lines mean nothing.
func (d *Document) Place(path string) (line, column int) {
	if d.root == nil || d.original != nil {
		return 0, 0
	}
	at, offset := d.root, int(d.root.Start)
	for _, step := range stepsOf(path) {
		if at = at.Meant(); at.Kind == yamltext.Sequence {
			i, err := strconv.Atoi(step)
			if err != nil || i < 0 || i >= len(at.Items) {
				break
			}
			at = &at.Items[i]
			offset = int(at.Start)
			continue
		}
		value := at.Get(step)
		if value == nil {
			break
		}
		offset = int(value.Start)
		if value.Style == yamltext.Block || value.Start == value.End {
			offset = keyStart(at, step)
		}
		at = value
	}
	d.counting.Do(func() { d.lines = yamltext.NewLines(d.text) })
	return d.lines.Place(offset)
}

func keyStart(mapping *yamltext.Node, key string) int {
	for i := 0; i < len(mapping.Items); i += 2 {
		if mapping.Items[i].Value == key {
			return int(mapping.Items[i].Start)
		}
	}
	return int(mapping.Start)
}
