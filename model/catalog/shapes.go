package catalog

import "strings"

// zeroGUID is what people write in place of an id that they do not want to
// show.
const zeroGUID = "00000000-0000-0000-0000-000000000000"

// IsGUID reports whether the text is a GUID in the form of Microsoft's portal:
// 8-4-4-4-12 hexadecimal digits, without braces.
func IsGUID(text string) bool { return hasGUIDShape(text, isHex) }

func hasGUIDShape(text string, digit func(byte) bool) bool {
	if len(text) != len(zeroGUID) || text[8] != '-' || text[13] != '-' || text[18] != '-' || text[23] != '-' {
		return false
	}
	for i := range len(text) {
		if !digit(text[i]) && zeroGUID[i] != '-' {
			return false
		}
	}
	return true
}

func isHex(c byte) bool {
	const lower = 'a' - 'A'
	return c-'0' <= 9 || (c|lower)-'a' <= 5
}

// IsPlaceholder reports whether the whole text stands for a value that somebody
// is meant to fill in or took out before sharing: <TENANT_ID>, <tenant id>,
// xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx, the GUID of zeros or a row of asterisks.
// ${VAR} is none: see IsReference.
func IsPlaceholder(text string) bool {
	text = strings.TrimSpace(text)
	if found := Placeholders(text); len(found) == 1 && found[0] == text {
		return true
	}
	masked := hasGUIDShape(text, func(c byte) bool { return c == 'x' || c == 'X' })
	return masked || text == zeroGUID || len(text) > 2 && strings.Trim(text, "*") == ""
}

// Placeholders lists the parts of a text in angle brackets, brackets included,
// in their order. Brackets inside brackets, across lines or around nothing are
// no placeholder.
func Placeholders(text string) []string {
	var all []string
	start := -1
	for i := range len(text) {
		switch text[i] {
		case '<':
			start = i
		case '\n':
			start = -1
		case '>':
			if start >= 0 && strings.TrimSpace(text[start+1:i]) != "" {
				all = append(all, text[start:i+1])
			}
			start = -1
		}
	}
	return all
}

// IsReference reports whether the whole text asks a shell or Compose for a
// variable: ${VAR}, ${VAR:-default}, ${VAR:?message} or $VAR.
func IsReference(text string) bool {
	text = strings.TrimSpace(text)
	name, found := strings.CutPrefix(text, "$")
	if !found {
		return false
	}
	inner, braced := strings.CutPrefix(name, "{")
	if !braced {
		return variableLength(name) == len(name) && name != ""
	}
	inner, closed := strings.CutSuffix(inner, "}")
	length := variableLength(inner)
	if !closed || length == 0 {
		return false
	}
	rest := inner[length:]
	return rest == "" || strings.ContainsRune(":-?+", rune(rest[0])) && strings.Count(rest, "}") == strings.Count(rest, "${")
}

// variableLength is how much of the text's start is the name of a variable.
func variableLength(text string) int {
	for i := range len(text) {
		c := text[i]
		letter := c == '_' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
		if !letter && (i == 0 || c < '0' || c > '9') {
			return i
		}
	}
	return len(text)
}
