package yamltree

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"entrastudio/model/pattern"
	"entrastudio/model/refusal"

	"gopkg.in/yaml.v3"
)

// The limits. A values file of a large deployment has some thousand entries;
// one with 10,000 mapping rules about 200,000.
const (
	// MaxBytes is the size of the largest file that is read.
	MaxBytes = 10 << 20
	// MaxDepth is the deepest nesting that is read.
	MaxDepth = 100
	// MaxEntries bounds the values of one file, aliases expanded.
	MaxEntries = 200_000
)

// Parse reads a file of one document; an empty one gives nil. The file's name
// goes into errors, which are of type *refusal.Error.
func Parse(file string, data []byte, dialect Dialect) (*Node, error) {
	documents, err := ParseAll(file, data, dialect)
	if err != nil {
		return nil, err
	}
	if len(documents) > 1 {
		second := documents[1]
		return nil, second.refuse("a second document begins here, but one belongs in this file",
			"give each document a file of its own")
	}
	if len(documents) == 0 {
		return nil, nil
	}
	return documents[0], nil
}

// ParseAll reads a file of several documents; empty ones are left out.
func ParseAll(file string, data []byte, dialect Dialect) ([]*Node, error) {
	source, err := newSource(file, data)
	if err != nil {
		return nil, err
	}
	decoder := yaml.NewDecoder(bytes.NewReader(source.data))
	var documents []*Node
	r := resolver{source: source, dialect: dialect, open: map[*yaml.Node]bool{}}
	for {
		var document yaml.Node
		if err := decoder.Decode(&document); errors.Is(err, io.EOF) {
			return documents, nil
		} else if err != nil {
			return nil, source.syntaxError(err)
		}
		if len(document.Content) == 0 {
			continue
		}
		node, err := r.resolve(document.Content[0], 1)
		if err != nil {
			return nil, err
		}
		if empty(document.Content[0]) {
			continue
		}
		documents = append(documents, node)
	}
}

// empty reports a document without any text, such as the one behind a closing
// separator.
func empty(node *yaml.Node) bool {
	return node.Kind == yaml.ScalarNode && node.Value == "" && node.ShortTag() == "!!null"
}

var lineOfError = pattern.New(`(?s)^yaml: (?:line (\d+): )?(.*)$`)

// syntaxError puts a place before what the parser says. The parser knows the
// line alone, so the column is that of the line's first character.
func (s *source) syntaxError(err error) error {
	match := lineOfError.FindStringSubmatch(err.Error())
	if match == nil {
		return &refusal.Error{File: s.name, What: fmt.Sprintf("not readable as yaml: %v", err)}
	}
	line, _ := strconv.Atoi(match[1])
	line = min(max(line, 1), s.lines())
	text := s.line(line)
	column := len(text) - len(strings.TrimLeft(text, " \t")) + 1
	refused := &refusal.Error{File: s.name, Line: line, Column: column, What: "not readable as yaml: " + firstLine(match[2])}
	if strings.Contains(match[2], "found character that cannot start any token") && strings.Contains(text, "\t") {
		refused.Hint = "indent with spaces, not tabs"
	}
	return refused
}

func firstLine(text string) string {
	first, _, _ := strings.Cut(text, "\n")
	return first
}

func (n *Node) refuse(what, hint string) error {
	return &refusal.Error{File: n.File(), Line: n.Line, Column: n.Column, What: what, Hint: hint}
}
