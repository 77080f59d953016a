package catalog

import (
	"net/url"
	"strings"
)

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
// {{TENANT_ID}}, xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx, the GUID of zeros or a row of asterisks.
// ${VAR} is none: see IsReference.
func IsPlaceholder(text string) bool {
	text = strings.TrimSpace(text)
	if found := Placeholders(text); len(found) == 1 && found[0] == text {
		return true
	}
	masked := hasGUIDShape(text, func(c byte) bool { return c == 'x' || c == 'X' })
	return masked || text == zeroGUID || len(text) > 2 && strings.Trim(text, "*") == ""
}

// Placeholders lists the parts of a text in angle brackets or double braces,
// those included, in their order. Brackets inside brackets, across lines or
// around nothing are no placeholder, and braces around more than words are a
// template of Helm's.
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
		case '{':
			if length := inBraces(text[i:]); length > 0 {
				all = append(all, text[i:i+length])
				start = -1
			}
		}
	}
	return all
}

// inBraces is the length of the words in double braces that a text begins with,
// braces included; 0 where it begins otherwise.
func inBraces(text string) int {
	inner, opened := strings.CutPrefix(text, "{{")
	if !opened {
		return 0
	}
	words := strings.TrimLeft(inner, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_- ")
	if strings.TrimSpace(inner[:len(inner)-len(words)]) == "" || !strings.HasPrefix(words, "}}") {
		return 0
	}
	return len(text) - len(words) + len("}}")
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

// IsLocal reports whether a URL's host is the person's own computer, for which
// Entra allows plain http (Microsoft, redirect URI restrictions).
func IsLocal(u *url.URL) bool {
	switch u.Hostname() {
	case "localhost", "127.0.0.1":
		return true
	default:
		return false
	}
}
