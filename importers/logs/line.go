package logs

import (
	"net/url"
	"strings"
	"unicode/utf8"

	"entrastudio/importers/jsontree"
	"entrastudio/model/pattern"
)

// lines walks a text line by line.
type lines struct {
	text   string
	start  int
	after  int
	number int
}

// next goes on to the next line; false behind the last one.
func (l *lines) next() bool {
	if l.after > len(l.text) || l.number > 0 && l.after == len(l.text) {
		return false
	}
	l.start = l.after
	end := strings.IndexByte(l.text[l.start:], '\n')
	if end < 0 {
		l.after = len(l.text) + 1
	} else {
		l.after = l.start + end + 1
	}
	l.number++
	return true
}

// raw is the current line as it stands.
func (l *lines) raw() string { return l.text[l.start:min(max(l.after-1, l.start), len(l.text))] }

func (l *lines) current() line {
	raw := l.raw()
	return line{number: l.number, raw: raw, text: plain(raw)}
}

// behind gives up to a number of the lines behind the current one.
func (l *lines) behind(count int) []string {
	var all []string
	rest := *l
	for len(all) < count && rest.next() {
		all = append(all, rest.raw())
	}
	return all
}

// line is one line: as it stands, and as its program meant it.
type line struct {
	number    int
	raw, text string
}

// column finds where words of the text stand in the file; 1 where the line is
// coded, so that they stand nowhere as they are.
func (l line) column(at int) int {
	if l.raw == l.text && at <= len(l.raw) {
		return utf8.RuneCountInString(l.raw[:at]) + 1
	}
	return 1
}

// longest is how much of one line is read: more is a dump, not a message.
const longest = 16 << 10

// plain undoes the coding of a line: a JSON log line becomes its texts, one
// below the other, and a URL with an error in it becomes readable.
func plain(raw string) string {
	text := raw
	if len(text) > longest {
		text = text[:longest]
	}
	if strings.IndexByte(text, '{') >= 0 && coded.MatchString(text) {
		text = unpacked(text)
	}
	if strings.Contains(text, "error") || strings.Contains(text, "audience=") {
		text = unescaped(text)
	}
	return text
}

var coded = pattern.New(`^[^{]{0,200}\{\s*"`)

// unpacked gives the texts of a line that ends in a JSON object, with what
// stands before it: the prefix of a container.
func unpacked(text string) string {
	at := strings.IndexByte(text, '{')
	values, err := jsontree.ParseAll("", strings.TrimSpace(text[at:]))
	if err != nil || len(values) == 0 {
		return text
	}
	parts := []string{strings.TrimSpace(text[:at])}
	parts = texts(parts, "", values[0], 0)
	return strings.TrimSpace(strings.Join(parts, "\n"))
}

// texts collects the texts of a JSON log line. Numbers matter only where Entra
// lists its codes.
func texts(parts []string, name string, node *jsontree.Node, depth int) []string {
	const deepest = 4
	if depth > deepest {
		return parts
	}
	switch node.Kind {
	case jsontree.Text:
		parts = append(parts, node.Text)
	case jsontree.Number:
		if name == "error_codes" || name == "status" {
			parts = append(parts, name+": "+node.Text)
		}
	}
	for _, item := range node.Items {
		parts = texts(parts, name, item, depth+1)
	}
	for _, member := range node.Members {
		parts = texts(parts, member.Name, member.Value, depth+1)
	}
	return parts
}

var parameter = pattern.New(`(?i)((?:error(?:_description|_uri)?|audience|redirect_uri)=)([^\s&"'<>]+)`)

// unescaped reads the parameters of a URL that carry messages.
func unescaped(text string) string {
	return parameter.ReplaceAllStringFunc(text, func(pair string) string {
		name, value, _ := strings.Cut(pair, "=")
		read, err := url.QueryUnescape(value)
		if err != nil {
			return pair
		}
		return name + "=" + read
	})
}
