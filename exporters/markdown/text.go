package markdown

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// special are the characters that mean something anywhere in a line, opening
// those that do at a line's beginning.
const (
	special = "\\`*[]<&~"
	opening = "-+=>#"
)

// Text is a text in running Markdown, on one line. A line break in it becomes a
// blank and another control character the replacement character.
func Text(text string) string {
	var b strings.Builder
	text = oneLine(text)
	for i, r := range text {
		before, after := text[:i], text[i+utf8.RuneLen(r):]
		switch {
		case r == '|':
			// A backslash would do outside a table, but not behind one in it.
			b.WriteString("&#124;")
			continue
		case strings.ContainsRune(special, r), i == 0 && strings.ContainsRune(opening, r),
			r == '#' && (strings.HasSuffix(before, " ") || strings.HasSuffix(before, "#")), r == '_' && !insideWord(before, after),
			(r == '.' || r == ')') && numbers(before):
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// insideWord reports whether an underscore between two texts stands in a word,
// where it means nothing.
func insideWord(before, after string) bool {
	last, _ := utf8.DecodeLastRuneInString(before)
	next, _ := utf8.DecodeRuneInString(after)
	return isWord(last) && isWord(next)
}

func isWord(r rune) bool { return r < unicode.MaxASCII && (unicode.IsLetter(r) || unicode.IsDigit(r)) }

// numbers reports whether a point or bracket behind this beginning would make a
// numbered list.
func numbers(before string) bool {
	return before != "" && strings.Trim(before, "0123456789") == ""
}

// oneLine takes away what no line of text can hold.
func oneLine(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\r' || r == '\t':
			return ' '
		case unicode.IsControl(r) || r == '\u2028' || r == '\u2029':
			return unicode.ReplacementChar
		default:
			return r
		}
	}, strings.ToValidUTF8(text, string(unicode.ReplacementChar)))
}

// Code is a text as a code span, on one line. One that a table's cell could not
// hold is written as Text.
func Code(text string) string {
	text = oneLine(text)
	switch {
	case strings.TrimSpace(text) == "", strings.Contains(text, "|"):
		return Text(text)
	}
	fence := strings.Repeat("`", longestRun(text)+1)
	if strings.HasPrefix(text, "`") || strings.HasSuffix(text, "`") || strings.HasPrefix(text, " ") && strings.HasSuffix(text, " ") {
		text = " " + text + " "
	}
	return fence + text + fence
}

// longestRun is the length of the longest row of backticks in a text.
func longestRun(text string) int {
	longest, run := 0, 0
	for _, r := range text {
		if r != '`' {
			run = 0
			continue
		}
		run++
		longest = max(longest, run)
	}
	return longest
}

// Link is a link whose text and address are both arbitrary; an address that is
// neither http nor https, nor a path inside the bundle, is written as text.
func Link(text, address string) string {
	if !safe(address) {
		return Text(text) + " (" + Code(address) + ")"
	}
	if strings.ContainsAny(address, "()") {
		address = "<" + address + ">"
	}
	return "[" + Text(text) + "](" + address + ")"
}

// safe reports whether an address can stand in angle brackets and runs no script.
func safe(address string) bool {
	if address == "" || strings.ContainsFunc(address, func(r rune) bool {
		return r <= ' ' || unicode.IsControl(r) || strings.ContainsRune("<>\\&", r) || r > unicode.MaxASCII
	}) {
		return false
	}
	scheme, _, has := strings.Cut(address, ":")
	return !has || scheme == "https" || scheme == "http" || strings.Contains(scheme, "/")
}
