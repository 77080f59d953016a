package token

import (
	"fmt"
	"strconv"
	"strings"
)

// flatEntry is one entry of a flat list: keys and one-line texts.
type flatEntry struct {
	line  int
	texts []flatText
}

type flatText struct{ key, value string }

// text gives the text of a key: an entry has a handful of them.
func (e flatEntry) text(key string) (string, bool) {
	for _, t := range e.texts {
		if t.key == key {
			return t.value, true
		}
	}
	return "", false
}

// flatPiece is the text of one entry, which begins on a line of its file.
type flatPiece struct {
	text string
	line int
}

// splitFlat cuts a flat list into its entries without reading them. What stands
// before the first is left out.
func splitFlat(text string) []flatPiece {
	pieces := make([]flatPiece, 0, strings.Count(text, "\n- ")+1)
	line := 1
	for text != "" {
		end := strings.Index(text, "\n- ") + 1
		if end == 0 {
			end = len(text)
		}
		if strings.HasPrefix(text, "- ") {
			pieces = append(pieces, flatPiece{text[:end], line})
		}
		line += strings.Count(text[:end], "\n")
		text = text[end:]
	}
	return pieces
}

// name is the text of the entry's first key.
func (p flatPiece) name() string {
	_, rest, _ := strings.Cut(p.text, `"`)
	name, _, _ := strings.Cut(rest, `"`)
	return name
}

// entry reads the piece.
func (p flatPiece) entry() (flatEntry, error) {
	entries, err := readFlat(p.text)
	if err != nil || len(entries) != 1 {
		return flatEntry{}, fmt.Errorf("line %d: no entry: %w", p.line, err)
	}
	entries[0].line = p.line
	return entries[0], nil
}

// readFlat reads the part of YAML that the embedded tables use: a list of
// entries, each a few keys with a quoted one-line text. A whole YAML reader
// takes longer than everything else that is done to a token; a test holds the
// two to the same result.
func readFlat(text string) ([]flatEntry, error) {
	entries := make([]flatEntry, 0, strings.Count(text, "\n- "))
	for i, line := range strings.Split(text, "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		indent, rest := line[:min(2, len(line))], line[min(2, len(line)):]
		switch {
		case indent == "- ":
			entries = append(entries, flatEntry{line: i + 1, texts: make([]flatText, 0, 8)})
		case indent != "  " || len(entries) == 0:
			return nil, fmt.Errorf("%d:1: a line must start with \"- \" or two spaces", i+1)
		}
		key, quoted, ok := strings.Cut(rest, ": ")
		value, err := strconv.Unquote(quoted)
		if !ok || err != nil {
			return nil, fmt.Errorf("%d:3: a key and a text in double quotes are expected", i+1)
		}
		entry := &entries[len(entries)-1]
		if _, twice := entry.text(key); twice {
			return nil, fmt.Errorf("%d:3: the key %s stands twice", i+1, key)
		}
		entry.texts = append(entry.texts, flatText{key, value})
	}
	return entries, nil
}

// take gives the texts of these keys in their order, required ones first. A
// key that is missing, empty or unknown is an error.
func (e flatEntry) take(required, optional []string) ([]string, error) {
	texts := make([]string, 0, len(required)+len(optional))
	known := 0
	for i, key := range append(append([]string(nil), required...), optional...) {
		value, ok := e.text(key)
		if i < len(required) && value == "" {
			return nil, fmt.Errorf("%d:1: the key %s is missing", e.line, key)
		}
		if ok {
			known++
		}
		texts = append(texts, value)
	}
	if known != len(e.texts) {
		return nil, fmt.Errorf("%d:1: the entry holds a key that is not known", e.line)
	}
	return texts, nil
}
