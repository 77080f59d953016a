package token

import (
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// str reads a string in quotes. Most strings of a token hold no escape, and
// then the text is a slice of the part: nothing is copied.
func (r *jsonReader) str() string {
	r.pos++
	start := r.pos
	for r.pos < len(r.text) {
		switch c := r.text[r.pos]; {
		case c == '"':
			r.pos++
			return r.clean(r.text[start : r.pos-1])
		case c == '\\':
			return r.escaped(start)
		case c < 0x20:
			r.stop(DefectNotJSON, r.pos, "a control character inside a string")
			return r.text[start:r.pos]
		default:
			r.pos++
		}
	}
	r.stop(DefectNotJSON, r.pos, "the JSON text breaks off inside a string")
	return r.clean(r.text[start:])
}

func (r *jsonReader) clean(s string) string {
	if utf8.ValidString(s) {
		return s
	}
	return strings.ToValidUTF8(s, "\uFFFD")
}

// escaped reads on in a string that holds a backslash.
func (r *jsonReader) escaped(start int) string {
	var b strings.Builder
	b.WriteString(r.text[start:r.pos])
	for r.pos < len(r.text) && !r.broken {
		switch c := r.text[r.pos]; {
		case c == '"':
			r.pos++
			return r.clean(b.String())
		case c == '\\':
			r.escape(&b)
		case c < 0x20:
			r.stop(DefectNotJSON, r.pos, "a control character inside a string")
		default:
			b.WriteByte(c)
			r.pos++
		}
	}
	r.stop(DefectNotJSON, r.pos, "the JSON text breaks off inside a string")
	return r.clean(b.String())
}

// escape reads one backslash and what belongs to it.
func (r *jsonReader) escape(b *strings.Builder) {
	at := r.pos
	r.pos++
	c := r.peek("the rest of an escape")
	if r.broken {
		return
	}
	r.pos++
	const signs, meanings = `"\/bfnrt`, "\"\\/\b\f\n\r\t"
	if i := strings.IndexByte(signs, c); i >= 0 {
		b.WriteByte(meanings[i])
		return
	}
	if c != 'u' {
		r.stop(DefectNotJSON, at, "JSON knows no such escape")
		return
	}
	b.WriteRune(r.unicode(at))
}

// unicode reads the four digits after \u, and the second half of a pair.
func (r *jsonReader) unicode(at int) rune {
	first, ok := r.hex()
	if !ok {
		r.stop(DefectNotJSON, at, "four hexadecimal digits are expected after \\u")
		return utf8.RuneError
	}
	if !utf16.IsSurrogate(first) {
		return first
	}
	if strings.HasPrefix(r.text[r.pos:], `\u`) {
		back := r.pos
		r.pos += 2
		second, ok := r.hex()
		if whole := utf16.DecodeRune(first, second); ok && whole != utf8.RuneError {
			return whole
		}
		r.pos = back
	}
	r.note(DefectInvalidUTF8, at, "", "half of a surrogate pair: readers replace it, each in its own way")
	return utf8.RuneError
}

func (r *jsonReader) hex() (rune, bool) {
	if r.pos+4 > len(r.text) {
		return 0, false
	}
	n, err := strconv.ParseUint(r.text[r.pos:r.pos+4], 16, 32)
	if err != nil {
		return 0, false
	}
	r.pos += 4
	return rune(n), true
}
