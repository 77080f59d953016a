package text

import (
	"regexp"
	"strings"
)

// Fence reports a line that only marks where code begins or ends: Markdown's
// fences, Jira's and BBCode's tags, and HTML's. Language is what it says.
func Fence(line string) (language string, ok bool) {
	match := fence.FindStringSubmatch(line)
	if match == nil {
		return "", false
	}
	return strings.ToLower(match[1] + match[2]), true
}

var fence = regexp.MustCompile("(?i)^\\s*(?:(?:```|~~~)+\\s*([\\w.+-]*)|\\{(?:code|noformat)(?::([\\w.+-]*)[^}]*)?\\}|\\[/?code\\]|</?(?:pre|code)>)\\s*$")

// fence blanks the marks around a text that is one block of code.
func (t *Text) fence() {
	lines := strings.Split(t.Data, "\n")
	first, last := -1, -1
	for i, line := range lines {
		if strings.TrimSpace(line) == "" {
			continue
		}
		if first < 0 {
			first = i
		}
		last = i
	}
	if first == last {
		return
	}
	if _, ok := Fence(lines[first]); !ok {
		return
	}
	if _, ok := Fence(lines[last]); !ok {
		return
	}
	for _, line := range lines[first+1 : last] {
		if _, ok := Fence(line); ok {
			return
		}
	}
	lines[first], lines[last] = "", ""
	t.Data = strings.Join(lines, "\n")
	t.mended("the marks of a code block around it were left out")
}

// quoting replaces the marks with which mail programs and forums quote a text,
// when every line has one. Spaces take their place, so columns stay.
func (t *Text) quoting() {
	if !strings.Contains(t.Data, ">") {
		return
	}
	lines := strings.Split(t.Data, "\n")
	quoted := 0
	for i, line := range lines {
		if strings.TrimSpace(line) == "" {
			continue
		}
		without, ok := Unquote(line)
		if !ok {
			return
		}
		quoted++
		lines[i] = without
	}
	if quoted > 0 {
		t.Data = strings.Join(lines, "\n")
		t.mended("the marks of a quotation were left out")
	}
}

var quotation = regexp.MustCompile(`^\s*>[> ]*`)

// Unquote replaces the marks of a quotation at a line's begin by spaces.
func Unquote(line string) (string, bool) {
	mark := quotation.FindString(line)
	if mark == "" {
		return line, false
	}
	return strings.ReplaceAll(mark, ">", " ") + line[len(mark):], true
}
