package token

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// MaxDepth and MaxValues bound what is read of one part. An Entra token nests
// three deep and holds well under 300 values, its 200 groups included.
const (
	MaxDepth  = 32
	MaxValues = 20000
)

// jsonReader reads one JSON text and keeps order, place and text of all it
// reads. It notes what readers disagree about and stops at what is no JSON.
type jsonReader struct {
	text   string
	pos    int
	values int
	faults []fault
	// broken is set by the fault that reading stopped at.
	broken bool
}

// fault is a defect of a JSON text, before its place in the token is known.
type fault struct {
	kind   DefectKind
	offset int
	member string
	words  string
}

// readJSON reads the one value that a part must be. The value holds whatever
// could be read, also of a text that breaks off.
func readJSON(text string) (Value, []fault) {
	r := &jsonReader{text: text}
	if at := invalidUTF8(text); at >= 0 {
		r.note(DefectInvalidUTF8, at, "", "bytes that are not UTF-8 text: readers replace them, each in its own way")
	}
	r.space()
	v := r.value(1)
	r.space()
	if !r.broken && r.pos < len(text) {
		r.note(DefectTrailingData, r.pos, "", "something follows the end of the JSON text: some readers ignore it")
	}
	return v, r.faults
}

// invalidUTF8 gives the offset of the first byte that is no UTF-8, or -1.
func invalidUTF8(text string) int {
	if utf8.ValidString(text) {
		return -1
	}
	for i, c := range text {
		if c != utf8.RuneError {
			continue
		}
		if _, size := utf8.DecodeRuneInString(text[i:]); size == 1 {
			return i
		}
	}
	return -1
}

// note keeps a fault, but not a hundred thousand of them.
func (r *jsonReader) note(kind DefectKind, at int, member, words string) {
	const most = 100
	if len(r.faults) > most {
		return
	}
	r.faults = append(r.faults, fault{kind: kind, offset: at, member: member, words: words})
}

// stop ends the reading: the text up to here stays, the rest is not read.
func (r *jsonReader) stop(kind DefectKind, at int, words string) {
	if !r.broken {
		r.broken = true
		r.faults = append(r.faults, fault{kind: kind, offset: at, words: words})
	}
}

func (r *jsonReader) space() {
	for r.pos < len(r.text) {
		switch r.text[r.pos] {
		case ' ', '\t', '\r', '\n':
			r.pos++
		default:
			return
		}
	}
}

// peek gives the next byte, or 0 at the end, where the end is a fault.
func (r *jsonReader) peek(expected string) byte {
	if r.pos >= len(r.text) {
		r.stop(DefectNotJSON, r.pos, "the JSON text breaks off: "+expected+" is missing")
		return 0
	}
	return r.text[r.pos]
}

func (r *jsonReader) value(depth int) Value {
	r.values++
	switch {
	case depth > MaxDepth:
		r.stop(DefectTooDeep, r.pos, fmt.Sprintf("nested more than %d deep: not read further", MaxDepth))
		return Value{}
	case r.values > MaxValues:
		r.stop(DefectTooMany, r.pos, fmt.Sprintf("more than %d values: not read further", MaxValues))
		return Value{}
	}
	start := r.pos
	v := Value{Offset: start}
	switch c := r.peek("a value"); {
	case r.broken:
		return Value{}
	case c == '{':
		v.Kind = ValueObject
		v.Members = r.object(depth)
	case c == '[':
		v.Kind = ValueArray
		v.Items = r.array(depth)
	case c == '"':
		v.Kind = ValueString
		v.Text = r.str()
	case c == '-' || c >= '0' && c <= '9':
		v.Kind = ValueNumber
		r.number()
	default:
		v.Kind = r.word()
	}
	v.Raw = r.text[start:r.pos]
	return v
}

// object reads the members up to the closing brace and notes duplicates.
func (r *jsonReader) object(depth int) []Member {
	r.pos++
	var members []Member
	if r.space(); r.peek("a name or }") == '}' {
		r.pos++
		return nil
	}
	for !r.broken {
		m, ok := r.member(depth)
		if ok {
			members = append(members, m)
		}
		if r.broken || !r.more('}') {
			break
		}
	}
	r.noteDuplicates(members, depth)
	return members
}

// member reads one name and its value. ok says that there is something to
// show, even when the value breaks off.
func (r *jsonReader) member(depth int) (m Member, ok bool) {
	r.space()
	m.Offset = r.pos
	if c := r.peek("a name"); c != '"' {
		r.stop(DefectNotJSON, r.pos, "a name in quotes is expected here")
		return m, false
	}
	m.Name = r.str()
	r.space()
	if r.broken || r.peek("a colon") != ':' {
		r.stop(DefectNotJSON, r.pos, "a colon is expected after the name")
		return m, false
	}
	r.pos++
	r.space()
	m.Value = r.value(depth + 1)
	return m, m.Value.Kind != ValueNone
}

func (r *jsonReader) array(depth int) []Value {
	r.pos++
	var items []Value
	if r.space(); r.peek("a value or ]") == ']' {
		r.pos++
		return nil
	}
	for !r.broken {
		r.space()
		v := r.value(depth + 1)
		if v.Kind != ValueNone {
			items = append(items, v)
		}
		if r.broken || !r.more(']') {
			break
		}
	}
	return items
}

// more reads the comma or the closing sign after a member or an item.
func (r *jsonReader) more(closing byte) bool {
	r.space()
	switch c := r.peek("a comma or " + string(closing)); {
	case r.broken:
		return false
	case c == ',':
		r.pos++
		return true
	case c == closing:
		r.pos++
		return false
	}
	r.stop(DefectNotJSON, r.pos, "a comma or "+string(closing)+" is expected here")
	return false
}

func (r *jsonReader) word() ValueKind {
	rest := r.text[r.pos:]
	switch {
	case strings.HasPrefix(rest, "null"):
		r.pos += len("null")
		return ValueNull
	case strings.HasPrefix(rest, "true"):
		r.pos += len("true")
		return ValueBoolean
	case strings.HasPrefix(rest, "false"):
		r.pos += len("false")
		return ValueBoolean
	}
	words := "no JSON value starts like this"
	if strings.HasPrefix(rest, "\ufeff") {
		words = "a byte order mark stands before the JSON text: some readers refuse it"
	}
	r.stop(DefectNotJSON, r.pos, words)
	return ValueNone
}

// number reads a number by the grammar of RFC 8259: no leading zero or plus
// sign, no bare point.
func (r *jsonReader) number() {
	start := r.pos
	if r.text[r.pos] == '-' {
		r.pos++
	}
	whole := r.pos
	ok := r.digits() && (r.pos == whole+1 || r.text[whole] != '0')
	if ok && r.at('.') {
		r.pos++
		ok = r.digits()
	}
	if ok && (r.at('e') || r.at('E')) {
		r.pos++
		if r.at('+') || r.at('-') {
			r.pos++
		}
		ok = r.digits()
	}
	if !ok {
		r.stop(DefectNotJSON, start, "not a number as JSON writes it")
	}
}

func (r *jsonReader) at(c byte) bool { return r.pos < len(r.text) && r.text[r.pos] == c }

// digits reads one digit or more.
func (r *jsonReader) digits() bool {
	start := r.pos
	for r.pos < len(r.text) && r.text[r.pos] >= '0' && r.text[r.pos] <= '9' {
		r.pos++
	}
	return r.pos > start
}
