package markdown

import (
	"fmt"
	"strings"
)

// bar is how Text writes what would end a table's cell.
const bar = "&#124;"

// inline shows a line of Markdown as HTML.
func inline(text string) string {
	var out strings.Builder
	for text != "" {
		written, rest := mark(text)
		out.WriteString(written)
		text = rest
	}
	return out.String()
}

// mark reads what a text begins with, as HTML, and says what is left.
func mark(text string) (written, rest string) {
	switch text[0] {
	case '\\':
		if len(text) > 1 && isPunctuation(text[1]) {
			return escape(text[1:2]), text[2:]
		}
	case '`':
		return codeSpan(text)
	case '*':
		return stress(text)
	case '[':
		return link(text)
	case '&':
		if rest, found := strings.CutPrefix(text, bar); found {
			return "|", rest
		}
	}
	end := strings.IndexAny(text[1:], "\\`*[&") + 1
	if end == 0 {
		end = len(text)
	}
	return escape(text[:end]), text[end:]
}

// isPunctuation reports whether a backslash takes a character's meaning.
func isPunctuation(c byte) bool {
	return c > ' ' && c < 0x7f && (c < '0' || c > '9') && (c < 'A' || c > 'Z') && (c < 'a' || c > 'z')
}

// codeSpan reads a text between two rows of backticks of one length.
func codeSpan(text string) (written, rest string) {
	inside, rest, closed := spanned(text)
	if !closed {
		row := text[:len(text)-len(strings.TrimLeft(text, "`"))]
		return row, text[len(row):]
	}
	inside = strings.ReplaceAll(inside, "\n", " ")
	if len(inside) > 1 && inside[0] == ' ' && inside[len(inside)-1] == ' ' && strings.Trim(inside, " ") != "" {
		inside = inside[1 : len(inside)-1]
	}
	return "<code>" + escape(inside) + "</code>", rest
}

// spanned splits a text behind the code span that it begins with.
func spanned(text string) (inside, rest string, closed bool) {
	content := strings.TrimLeft(text, "`")
	length := len(text) - len(content)
	for at := 0; ; {
		next := strings.IndexByte(content[at:], '`')
		if next < 0 {
			return "", "", false
		}
		at += next
		run := len(content[at:]) - len(strings.TrimLeft(content[at:], "`"))
		if run == length {
			return content[:at], content[at+run:], true
		}
		at += run
	}
}

// stress reads strong words between two double stars, stressed ones between two.
func stress(text string) (written, rest string) {
	tag, stars := "em", "*"
	if strings.HasPrefix(text, "**") {
		tag, stars = "strong", "**"
	}
	behind := text[len(stars):]
	end := closing(behind, stars)
	if end <= 0 {
		return stars, behind
	}
	return "<" + tag + ">" + inline(behind[:end]) + "</" + tag + ">", behind[end+len(stars):]
}

// link reads a link, whose address is one that Link writes; another text in
// brackets is text.
func link(text string) (written, rest string) {
	end := closing(text[1:], "]") + 1
	if end == 0 || !strings.HasPrefix(text[end:], "](") {
		return "[", text[1:]
	}
	behind := text[end+2:]
	last := ")"
	if inner, bracketed := strings.CutPrefix(behind, "<"); bracketed {
		behind, last = inner, ">)"
	}
	address, rest, closed := strings.Cut(behind, last)
	if !closed || !safe(address) {
		return "[", text[1:]
	}
	return `<a href="` + escape(reference(address)) + `">` + inline(text[1:end]) + "</a>", rest
}

// reference writes an address as an attribute takes it (RFC 3986): a percent sign
// that opens no escape is escaped itself.
func reference(address string) string {
	var out strings.Builder
	for i := range len(address) {
		escaped := i+2 < len(address) && isHex(address[i+1]) && isHex(address[i+2])
		if strings.IndexByte("\"[]^`{|}", address[i]) >= 0 || address[i] == '%' && !escaped {
			fmt.Fprintf(&out, "%%%02X", address[i])
			continue
		}
		out.WriteByte(address[i])
	}
	return out.String()
}

func isHex(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F'
}

// closing finds a mark that neither a backslash nor a code span hides; -1 for none.
func closing(text, mark string) int {
	for at := 0; at < len(text); at++ {
		switch {
		case strings.HasPrefix(text[at:], mark):
			return at
		case text[at] == '\\':
			at++
		case text[at] == '`':
			if _, rest, closed := spanned(text[at:]); closed {
				at = len(text) - len(rest) - 1
			} else {
				at += len(text[at:]) - len(strings.TrimLeft(text[at:], "`")) - 1
			}
		}
	}
	return -1
}
