package text

import (
	"strings"

	"entrastudio/model/pattern"
)

// Fence reports a line that only marks where code begins or ends: Markdown's
// fences, Jira's and BBCode's tags, and HTML's. Language is what it says.
func Fence(line string) (language string, ok bool) {
	const longest = 200
	if len(line) > longest || !strings.ContainsAny(line, "`~{[<") {
		return "", false
	}
	match := fence.FindStringSubmatch(line)
	if match == nil {
		return "", false
	}
	return strings.ToLower(match[1] + match[2]), true
}

var fence = pattern.New("(?i)^\\s*(?:(?:```|~~~)+\\s*([\\w.+-]*)|\\{(?:code|noformat)(?::([\\w.+-]*)[^}]*)?\\}|\\[/?code\\]|</?(?:pre|code)>)\\s*$")

// fence blanks the marks around a text that is one block of code.
func (t *Text) fence() {
	start := len(t.Data) - len(strings.TrimLeft(t.Data, " \t\n"))
	end := len(strings.TrimRight(t.Data, " \t\n"))
	if start >= end {
		return
	}
	first, inner, found := strings.Cut(t.Data[start:end], "\n")
	at := strings.LastIndexByte(inner, '\n')
	if !found || at < 0 {
		return
	}
	last, inner := inner[at+1:], inner[:at]
	if !isFence(first) || !isFence(last) {
		return
	}
	for line := range strings.SplitSeq(inner, "\n") {
		if isFence(line) {
			return
		}
	}
	t.Data = t.Data[:start-leading(t.Data[:start])] + "\n" + inner + "\n" + t.Data[end:]
	t.mended("the marks of a code block around it were left out")
}

// leading counts the spaces before the mark in its own line.
func leading(before string) int { return len(before) - strings.LastIndexByte(before, '\n') - 1 }

func isFence(line string) bool {
	_, ok := Fence(line)
	return ok
}

// quoting replaces the marks with which mail programs and forums quote a text,
// when every line has one. Spaces take their place, so columns stay.
func (t *Text) quoting() {
	if !strings.Contains(t.Data, ">") {
		return
	}
	first := strings.TrimLeft(t.Data, " \t\n")
	if first == "" || first[0] != '>' {
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

var quotation = pattern.New(`^\s*>[> ]*`)

// Unquote replaces the marks of a quotation at a line's begin by spaces.
func Unquote(line string) (string, bool) {
	mark := quotation.FindString(line)
	if mark == "" {
		return line, false
	}
	return strings.ReplaceAll(mark, ">", " ") + line[len(mark):], true
}
