package jsontree

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"entrastudio/model/refusal"
)

// The limits. A tenant's thousand app registrations have about 100,000 values,
// nested eight deep.
const (
	MaxDepth  = 64
	MaxValues = 150_000
)

// ParseAll reads the JSON values of a text, one behind the other: a document is
// one value, and JSON lines are many. Errors are of type *refusal.Error.
func ParseAll(file, text string) ([]*Node, error) {
	r := &reader{file: file, text: text, decoder: json.NewDecoder(strings.NewReader(text)), line: 1, column: 1}
	r.decoder.UseNumber()
	var all []*Node
	for {
		token, err := r.next()
		if errors.Is(err, io.EOF) {
			return all, nil
		}
		if err != nil {
			return nil, err
		}
		node, err := r.value(token, 1)
		if err != nil {
			return nil, err
		}
		all = append(all, node)
	}
}

// reader builds nodes of a decoder's tokens.
type reader struct {
	file, text string
	decoder    *json.Decoder
	values     int
	// end is where the last token ends; at, line and column are how far the
	// places were counted.
	end, at      int
	line, column int
}

// next reads a token and counts up to where it begins. The decoder skips the
// separators before it by itself.
func (r *reader) next() (json.Token, error) {
	token, err := r.decoder.Token()
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, r.wrong(err)
	}
	start := r.end
	for start < len(r.text) && strings.IndexByte(" \t\r\n,:", r.text[start]) >= 0 {
		start++
	}
	r.count(start)
	if err != nil {
		return nil, err
	}
	r.end = int(r.decoder.InputOffset())
	return token, nil
}

func (r *reader) count(to int) {
	passed := r.text[r.at:to]
	r.at = to
	if breaks := strings.Count(passed, "\n"); breaks > 0 {
		r.line, r.column = r.line+breaks, 1
		passed = passed[strings.LastIndexByte(passed, '\n')+1:]
	}
	r.column += utf8.RuneCountInString(passed)
}

// wrong says what the decoder found wrong, and where.
func (r *reader) wrong(err error) error {
	what := "the json text breaks off"
	at := len(r.text)
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) && !strings.Contains(err.Error(), "unexpected end") {
		what = "not readable as json: " + strings.TrimPrefix(err.Error(), "json: ")
		at = r.culprit(int(syntax.Offset), err.Error())
	}
	r.count(max(at, r.at))
	return r.refuse(what)
}

// culprit is where the character stands that an error quotes: the decoder
// counts up to it in one kind of error, and past it in the other.
func (r *reader) culprit(offset int, message string) int {
	offset = min(max(offset, 1), len(r.text))
	before := r.text[offset-1 : offset]
	if offset < len(r.text) && !strings.Contains(message, "'"+before+"'") && strings.Contains(message, "'"+r.text[offset:offset+1]+"'") {
		return offset
	}
	return offset - 1
}

func (r *reader) refuse(what string) error {
	return &refusal.Error{File: r.file, Line: r.line, Column: r.column, What: what}
}

func (r *reader) value(token json.Token, depth int) (*Node, error) {
	if r.values++; r.values > MaxValues {
		return nil, r.refuse(fmt.Sprintf("more than %d values are more than is read", MaxValues))
	}
	if depth > MaxDepth {
		return nil, r.refuse(fmt.Sprintf("values are nested more than %d deep", MaxDepth))
	}
	node := &Node{Line: r.line, Column: r.column}
	switch token := token.(type) {
	case json.Delim:
		if token == '{' {
			return node, r.object(node, depth)
		}
		return node, r.array(node, depth)
	case string:
		node.Kind, node.Text = Text, token
	case json.Number:
		node.Kind, node.Text = Number, token.String()
	case bool:
		node.Kind, node.Text = Bool, fmt.Sprint(token)
	}
	return node, nil
}

func (r *reader) object(node *Node, depth int) error {
	node.Kind = Object
	for {
		token, err := r.inside()
		if err != nil {
			return err
		}
		name, isName := token.(string)
		if !isName {
			return nil
		}
		if token, err = r.inside(); err != nil {
			return err
		}
		value, err := r.value(token, depth+1)
		if err != nil {
			return err
		}
		node.Members = append(node.Members, Member{Name: name, Value: value})
	}
}

func (r *reader) array(node *Node, depth int) error {
	node.Kind = Array
	for {
		token, err := r.inside()
		if err != nil {
			return err
		}
		if token == json.Delim(']') {
			return nil
		}
		value, err := r.value(token, depth+1)
		if err != nil {
			return err
		}
		node.Items = append(node.Items, value)
	}
}

// inside reads a token where the text cannot end.
func (r *reader) inside() (json.Token, error) {
	token, err := r.next()
	if errors.Is(err, io.EOF) {
		return nil, r.refuse("the json text breaks off")
	}
	return token, err
}
