package variables

import (
	"strings"

	"entrastudio/model/pattern"
)

// Piece is a part of a kept value: plain text, or a variable to fill in.
type Piece struct {
	Text string
	// Name is the variable; empty for plain text.
	Name string
}

// dollar matches what Compose makes of a dollar sign: an escaped one, a variable
// in braces or without, or the beginning of something with an operator.
var dollar = pattern.New(`\$(\$|\{[A-Za-z_][A-Za-z0-9_]*\}|[A-Za-z_][A-Za-z0-9_]*|\{)`)

// Pieces takes a kept value apart; ok is false where it fills in a variable in a
// way that is Compose's alone, such as with a default.
func (v *Variable) Pieces() (pieces []Piece, ok bool) {
	rest := v.Template
	text := ""
	for _, found := range dollar.FindAllString(v.Template, -1) {
		before, after, _ := strings.Cut(rest, found)
		text, rest = text+before, after
		switch found {
		case "$$":
			text += "$"
		case "${":
			return nil, false
		default:
			if text != "" {
				pieces = append(pieces, Piece{Text: text})
			}
			text = ""
			pieces = append(pieces, Piece{Name: strings.Trim(found, "${}")})
		}
	}
	if text += rest; text != "" || pieces == nil {
		pieces = append(pieces, Piece{Text: text})
	}
	return pieces, true
}

// Plain is the exact value of a variable that is no secret and fills in nothing;
// ok is false for another one.
func (v *Variable) Plain() (value string, ok bool) {
	if !v.Kept {
		return v.Value, v.Secret == nil
	}
	pieces, ok := v.Pieces()
	if !ok || len(pieces) != 1 || pieces[0].Name != "" {
		return "", false
	}
	return pieces[0].Text, true
}

// Source is the one variable of another environment that holds the whole value:
// a secret's, or what a kept value refers to; empty where there is none.
func (v *Variable) Source() string {
	if v.Secret != nil {
		return v.Secret.Source
	}
	if pieces, ok := v.Pieces(); ok && v.Kept && len(pieces) == 1 {
		return pieces[0].Name
	}
	return ""
}

// Origin says where a value that is not written here is found: the secret's
// place, or the variable of another environment.
func (v *Variable) Origin() string {
	if v.Secret != nil {
		return v.Secret.Ref.String()
	}
	return "env:" + v.Source()
}
