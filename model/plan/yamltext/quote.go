package yamltext

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// Quote writes a text as a scalar on one line, in quotes wherever any reader of
// YAML might take it for something else. Inside brackets more characters mean
// something, so flow says where the scalar goes.
func Quote(text string, flow bool) string {
	switch {
	case plainly(text, flow):
		return text
	case mustEscape(text):
		return doubleQuoted(text)
	case strings.ContainsAny(text, `"\`):
		return "'" + strings.ReplaceAll(text, "'", "''") + "'"
	default:
		return `"` + text + `"`
	}
}

// plainly reports whether a text means itself to every reader.
func plainly(text string, flow bool) bool {
	if text == "" || len(text) > maxKey || strings.TrimSpace(text) != text || mustEscape(text) {
		return false
	}
	if strings.ContainsAny(text[:1], "-?:,[]{}#&*!|>'\"%@`=<.~") {
		return false
	}
	if strings.Contains(text, ": ") || strings.Contains(text, " #") || strings.HasSuffix(text, ":") {
		return false
	}
	if flow && strings.ContainsAny(text, ",[]{}:?") {
		return false
	}
	switch strings.ToLower(text) {
	case "null", "true", "false", "yes", "no", "on", "off", "y", "n":
		return false
	}
	return !numberLike(text)
}

// numberLike reports a text that some version of YAML takes for a number, a
// time or a date. A GUID is none.
func numberLike(text string) bool {
	if !strings.Contains("0123456789+-", text[:1]) {
		return false
	}
	guid := len(text) == 36 && text[8] == '-' && text[13] == '-' && text[18] == '-' && text[23] == '-'
	return !guid && strings.Trim(text, "0123456789abcdefABCDEFxXoO_.:,+-TtZz ") == ""
}

// Writable reports whether every character of a text can stand in a file as it
// is. A line end can.
func Writable(text string) bool { return !mustEscape(strings.ReplaceAll(text, "\n", "")) }

// mustEscape reports a text that only escapes can write on one line.
func mustEscape(text string) bool {
	for _, r := range text {
		if escaped(r) {
			return true
		}
	}
	return !utf8.ValidString(text)
}

func escaped(r rune) bool {
	return r < ' ' || r >= 0x7f && r < 0xA0 || r == 0x2028 || r == 0x2029 || r == 0xFEFF || r == 0xFFFE || r == 0xFFFF
}

func doubleQuoted(text string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range text {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case !escaped(r):
			b.WriteRune(r)
		case r < 0x100:
			fmt.Fprintf(&b, `\x%02x`, r)
		default:
			fmt.Fprintf(&b, `\u%04x`, r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
