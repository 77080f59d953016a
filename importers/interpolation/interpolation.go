// Package interpolation takes texts apart as Docker Compose does: $NAME,
// ${NAME} and ${NAME:-default} refer to variables, $$ is a dollar sign.
//
// Compose's own package fills unknown variables with nothing. A reader of
// evidence must know that a reference stands there, so a variable that nobody
// gave stays as it was written.
package interpolation

import (
	"fmt"
	"strings"
)

// Part is a piece of a text: plain, or a reference to a variable.
type Part struct {
	// Text is the plain text; for a reference the text as it was written.
	Text string
	// Name is the variable referred to; empty for plain text.
	Name string
	// Operator is one of :- - :+ + :? ?, or empty.
	Operator string
	// Word is what stands behind the operator.
	Word string
}

// IsRef reports whether the part refers to a variable.
func (p Part) IsRef() bool { return p.Name != "" }

// Error says where a text is no valid template.
type Error struct {
	// Offset is the byte of the dollar sign that begins no reference.
	Offset int
}

func (e *Error) Error() string {
	return "the dollar sign at offset " + fmt.Sprint(e.Offset) + " begins no reference"
}

// Parse takes a text apart. A dollar sign with a brace that begins no reference
// is an error of type *Error, as it is in Compose; a lone one is plain text.
func Parse(text string) ([]Part, error) {
	var parts []Part
	for at := 0; at < len(text); {
		dollar := strings.IndexByte(text[at:], '$')
		if dollar < 0 {
			return append(parts, Part{Text: text[at:]}), nil
		}
		if dollar > 0 {
			parts = append(parts, Part{Text: text[at : at+dollar]})
		}
		at += dollar
		part, ok := reference(text[at:])
		if !ok {
			return nil, &Error{Offset: at}
		}
		at += len(part.Text)
		if part.Text == "$$" {
			part = Part{Text: "$"}
		}
		parts = append(parts, part)
	}
	return parts, nil
}

// reference reads what begins at a dollar sign: a reference, an escaped dollar
// sign, or a lone one.
func reference(text string) (Part, bool) {
	if strings.HasPrefix(text, "$$") {
		return Part{Text: "$$"}, true
	}
	if !strings.HasPrefix(text, "${") {
		name := nameAt(text[1:])
		return Part{Text: "$" + name, Name: name}, true
	}
	name := nameAt(text[2:])
	rest := text[2+len(name):]
	if name == "" || rest == "" {
		return Part{}, false
	}
	if rest[0] == '}' {
		return Part{Text: "${" + name + "}", Name: name}, true
	}
	operator := operatorAt(rest)
	end := closing(text)
	if operator == "" || end < 2+len(name)+len(operator) {
		return Part{}, false
	}
	return Part{Text: text[:end+1], Name: name, Operator: operator, Word: text[2+len(name)+len(operator) : end]}, true
}

func nameAt(text string) string {
	for i := range len(text) {
		c := text[i] | 0x20
		letter := c >= 'a' && c <= 'z' || text[i] == '_'
		if !letter && (i == 0 || text[i] < '0' || text[i] > '9') {
			return text[:i]
		}
	}
	return text
}

func operatorAt(text string) string {
	for _, operator := range []string{":-", ":+", ":?", "-", "+", "?"} {
		if strings.HasPrefix(text, operator) {
			return operator
		}
	}
	return ""
}

// closing finds the brace that ends a reference, counting braces as Compose
// does: the character behind an opening brace is not looked at, a reference
// ends on its line, and where braces do not match, the line's last one ends it.
func closing(text string) int {
	last, open := -1, 0
	for i := 0; i < len(text) && text[i] != '\n'; i++ {
		switch text[i] {
		case '}':
			if open--; open == 0 {
				return i
			}
			last = i
		case '{':
			open++
			if i++; i < len(text) && text[i] == '}' {
				last = i
			}
			if i < len(text) && text[i] == '\n' {
				return last
			}
		}
	}
	return last
}

// Lookup gives the value of a variable, and whether it is set.
type Lookup func(name string) (string, bool)

// TooLong says that a text would grow without end once its references are
// filled in.
type TooLong struct{}

func (TooLong) Error() string { return "the text is too long once its references are filled in" }

// The limits of a text once its references are filled in: its length in bytes,
// and how deep defaults may stand in one another.
const (
	mostBytes = 1 << 20
	deepest   = 50
)

// Expand fills in the variables. One that is not set and has no default stays
// as it was written; one that is required but not set does too, because the
// error is for the deployment to raise. A text that grows too long is an error
// of type TooLong.
func Expand(parts []Part, lookup Lookup) (string, error) {
	return expand(parts, lookup, 0)
}

func expand(parts []Part, lookup Lookup, depth int) (string, error) {
	if len(parts) == 1 && !parts[0].IsRef() {
		return parts[0].Text, nil
	}
	var b strings.Builder
	for _, part := range parts {
		text, err := part.expand(lookup, depth)
		if err != nil {
			return "", err
		}
		if b.Len()+len(text) > mostBytes {
			return "", TooLong{}
		}
		b.WriteString(text)
	}
	return b.String(), nil
}

func (p Part) expand(lookup Lookup, depth int) (string, error) {
	if !p.IsRef() {
		return p.Text, nil
	}
	value, set := lookup(p.Name)
	filled := set && (value != "" || len(p.Operator) == 1)
	switch p.Operator {
	case "":
		if !set {
			return p.Text, nil
		}
		return value, nil
	case ":-", "-":
		if filled {
			return value, nil
		}
	case ":+", "+":
		if !filled {
			return value, nil
		}
	default:
		if filled {
			return value, nil
		}
		return p.Text, nil
	}
	if depth >= deepest {
		return "", TooLong{}
	}
	parts, err := Parse(p.Word)
	if err != nil {
		return "", err
	}
	return expand(parts, lookup, depth+1)
}

// Nothing is a look-up that knows no variable.
func Nothing(string) (string, bool) { return "", false }
