// Package flat reads the part of YAML that small embedded tables use: a list of
// entries, each a few keys with a quoted one-line text. A whole YAML reader takes
// longer than a short command does with all that it reads; a test holds the two to
// the same result.
package flat

import (
	"fmt"
	"strconv"
	"strings"
)

// Entry is one entry of a list, which begins on a line of its text.
type Entry struct {
	Line  int
	texts []keyed
}

type keyed struct{ key, text string }

// Text gives the text of a key: an entry has a handful of them.
func (e Entry) Text(key string) (string, bool) {
	for _, t := range e.texts {
		if t.key == key {
			return t.text, true
		}
	}
	return "", false
}

// Piece is an entry that is not read yet. Its name is the text of its first key.
type Piece struct {
	Name string
	text string
	line int
}

// Split cuts a list into its entries without reading them. What stands before the
// first is left out.
func Split(text string) []Piece {
	pieces := make([]Piece, 0, strings.Count(text, "\n- ")+1)
	line := 1
	for text != "" {
		end := strings.Index(text, "\n- ") + 1
		if end == 0 {
			end = len(text)
		}
		if strings.HasPrefix(text, "- ") {
			_, rest, _ := strings.Cut(text[:end], `"`)
			name, _, _ := strings.Cut(rest, `"`)
			pieces = append(pieces, Piece{name, text[:end], line})
		}
		line += strings.Count(text[:end], "\n")
		text = text[end:]
	}
	return pieces
}

// Entry reads the piece.
func (p Piece) Entry() (Entry, error) {
	entries, err := Read(p.text)
	if err != nil || len(entries) != 1 {
		return Entry{}, fmt.Errorf("line %d: no entry: %w", p.line, err)
	}
	entries[0].Line = p.line
	return entries[0], nil
}

// Read reads a list. An error names the line and the column within the text.
func Read(text string) ([]Entry, error) {
	entries := make([]Entry, 0, strings.Count(text, "\n- ")+1)
	for i, line := range strings.Split(text, "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		indent, rest := line[:min(2, len(line))], line[min(2, len(line)):]
		switch {
		case indent == "- ":
			entries = append(entries, Entry{Line: i + 1, texts: make([]keyed, 0, 8)})
		case indent != "  " || len(entries) == 0:
			return nil, fmt.Errorf("%d:1: a line must start with \"- \" or two spaces", i+1)
		}
		key, quoted, ok := strings.Cut(rest, ": ")
		value, err := strconv.Unquote(quoted)
		if !ok || err != nil {
			return nil, fmt.Errorf("%d:3: a key and a text in double quotes are expected", i+1)
		}
		entry := &entries[len(entries)-1]
		if _, twice := entry.Text(key); twice {
			return nil, fmt.Errorf("%d:3: the key %s stands twice", i+1, key)
		}
		entry.texts = append(entry.texts, keyed{key, value})
	}
	return entries, nil
}

// Take gives the texts of these keys in their order, required ones first. A key that
// is missing, empty or unknown is an error, which names the entry's line.
func (e Entry) Take(required, optional []string) ([]string, error) {
	texts := make([]string, 0, len(required)+len(optional))
	known := 0
	for i, key := range append(append([]string(nil), required...), optional...) {
		value, ok := e.Text(key)
		if i < len(required) && value == "" {
			return nil, fmt.Errorf("%d:1: the key %s is missing", e.Line, key)
		}
		if ok {
			known++
		}
		texts = append(texts, value)
	}
	if known != len(e.texts) {
		return nil, fmt.Errorf("%d:1: the entry holds a key that is not known", e.Line)
	}
	return texts, nil
}
