package plan

import (
	"cmp"
	"errors"
	"slices"
	"strings"

	"entrastudio/model/plan/yamltext"
)

// errElsewhere says that a text cannot be edited in place.
var errElsewhere = errors.New("this text cannot be edited in place")

// editor changes a text where a plan changes.
type editor struct {
	text    string
	eol     string
	splices []splice
}

// splice replaces a range of bytes.
type splice struct {
	from, to int
	text     string
}

// edit is the text that says want, where it said old.
func (e *editor) edit(root *yamltext.Node, old, want form) (string, error) {
	if err := e.mapping(root, old, want); err != nil {
		return "", err
	}
	slices.SortStableFunc(e.splices, func(a, b splice) int {
		return cmp.Or(a.from-b.from, min(a.to-a.from, 1)-min(b.to-b.from, 1))
	})
	var b strings.Builder
	b.Grow(len(e.text) + 256)
	at := 0
	for _, s := range e.splices {
		if s.from < at {
			return "", errElsewhere
		}
		b.WriteString(e.text[at:s.from])
		b.WriteString(s.text)
		at = s.to
	}
	b.WriteString(e.text[at:])
	return b.String(), nil
}

func (e *editor) replace(from, to int, text string) {
	e.splices = append(e.splices, splice{from, to, text})
}

// insertBefore puts what is written before what begins at a byte and the
// comments on it, in lines of its own.
func (e *editor) insertBefore(at int, text string, indent int) {
	if start := e.lineStart(at); start > 0 && e.startsLine(at) {
		start = e.aboveComments(start)
		above := e.lineEnd(start - len(e.eol))
		e.replace(above, above, e.eol+spaces(indent)+text)
		return
	}
	e.replace(at, at, text+e.eol+spaces(indent))
}

// aboveComments is the start of the first of the comment lines that stand right
// above a line.
func (e *editor) aboveComments(start int) int {
	for start > 0 {
		previous := e.lineStart(start - 1)
		if previous == 0 || !strings.HasPrefix(strings.TrimLeft(e.text[previous:start], " "), "#") {
			break
		}
		start = previous
	}
	return start
}

// removeLines takes out the lines from that of one byte to that of another,
// with the line end before them: what is added behind them then stands behind
// what stays.
func (e *editor) removeLines(from, to int) {
	start, end := e.lineStart(from), e.lineEnd(to)
	if start > 0 {
		e.replace(e.lineEnd(start-len(e.eol)), end, "")
		return
	}
	e.replace(0, min(end+len(e.eol), len(e.text)), "")
}

// column is the indentation of a byte.
func (e *editor) column(offset int) int {
	return offset - (strings.LastIndexByte(e.text[:offset], '\n') + 1)
}

// lineStart is where the line of a byte begins.
func (e *editor) lineStart(offset int) int { return strings.LastIndexByte(e.text[:offset], '\n') + 1 }

// startsLine reports that only spaces stand before a byte on its line.
func (e *editor) startsLine(offset int) bool {
	return strings.Trim(e.text[e.lineStart(offset):offset], " ") == ""
}

// lineEnd is where the line of a byte ends, before its line end.
func (e *editor) lineEnd(offset int) int {
	end := strings.IndexByte(e.text[offset:], '\n')
	if end < 0 {
		return len(e.text)
	}
	end += offset
	if end > offset && e.text[end-1] == '\r' {
		end--
	}
	return end
}

func (e *editor) inline(f *form, flow bool) string {
	w := writer{eol: e.eol}
	w.inline(f, flow)
	return w.b.String()
}

func (e *editor) block(f *form, indent int) string {
	w := writer{eol: e.eol}
	w.block(f, indent)
	return w.b.String()
}
