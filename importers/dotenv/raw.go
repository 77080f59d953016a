package dotenv

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"entrastudio/importers/interpolation"
	"entrastudio/model/refusal"
)

// ParseRaw reads an env file of Compose's format raw, which is that of docker
// run --env-file: everything behind the first = is the value, without quotes
// and references.
func ParseRaw(file string, data []byte) ([]Entry, error) {
	text := strings.TrimPrefix(string(data), "\ufeff")
	if len(data) > MaxBytes || strings.Count(text, "\n") > MaxVariables {
		return nil, &refusal.Error{File: file, What: fmt.Sprintf("more than %d bytes or %d variables are more than is read", MaxBytes, MaxVariables)}
	}
	if !utf8.ValidString(text) || strings.ContainsRune(text, 0) {
		return nil, &refusal.Error{File: file, What: "this is not UTF-8 text", Hint: "save the file as UTF-8 text"}
	}
	var entries []Entry
	for i, line := range strings.Split(text, "\n") {
		trimmed := strings.TrimLeft(strings.TrimSuffix(line, "\r"), " \t")
		if trimmed == "" || trimmed[0] == '#' {
			continue
		}
		column := len(line) - len(strings.TrimLeft(line, " \t")) + 1
		name, value, isSaid := strings.Cut(trimmed, "=")
		if name == "" || strings.ContainsAny(name, " \t") {
			return nil, &refusal.Error{File: file, Line: i + 1, Column: column, What: "the name of a variable cannot be empty or hold a space"}
		}
		entry := Entry{Name: name, Value: value, Passed: !isSaid, Line: i + 1, Column: column, raw: value}
		entry.value = place{i + 1, column + utf8.RuneCountInString(name) + 1}
		entry.Parts = []interpolation.Part{{Text: value}}
		entries = append(entries, entry)
	}
	return entries, nil
}
