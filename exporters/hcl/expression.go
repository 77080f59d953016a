package hcl

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
)

// Expression is a value as the language writes it. One made of a text that is not
// ours comes from Text.
type Expression string

// Text is any text as a literal: nothing in it refers to something or ends it. Bytes
// that are no UTF-8 become the replacement character, as the language cannot hold
// them. The language reads a text in Unicode's composed form (NFC).
func Text(text string) Expression {
	var out strings.Builder
	out.WriteByte('"')
	for i, r := range text {
		if (r == '$' || r == '%') && strings.HasPrefix(text[i+1:], "{") {
			// Doubled, the sign opens no template.
			out.WriteRune(r)
		}
		out.WriteString(escaped(r))
	}
	out.WriteByte('"')
	return Expression(out.String())
}

// escaped is a letter inside quotes (HCL native syntax, quoted templates).
func escaped(r rune) string {
	switch r {
	case '\n':
		return `\n`
	case '\r':
		return `\r`
	case '\t':
		return `\t`
	case '"':
		return `\"`
	case '\\':
		return `\\`
	}
	switch {
	case unicode.IsPrint(r):
		return string(r)
	case r < 0x10000:
		return fmt.Sprintf(`\u%04x`, r)
	default:
		return fmt.Sprintf(`\U%08x`, r)
	}
}

// Texts is a list of texts.
func Texts(texts []string) Expression {
	list := make([]string, len(texts))
	for i, text := range texts {
		list[i] = string(Text(text))
	}
	return Expression("[" + strings.Join(list, ", ") + "]")
}

// Bool is true or false.
func Bool(yes bool) Expression { return Expression(strconv.FormatBool(yes)) }

// Number is a whole number.
func Number(number int) Expression { return Expression(strconv.Itoa(number)) }

// Reference is what another block says, such as azuread_application.console.id;
// each step must be an identifier of the language.
func Reference(steps ...string) Expression { return Expression(strings.Join(steps, ".")) }

// Attribute is one of an object's, under a name that Text wrote or an identifier.
type Attribute struct {
	Name, Value Expression
}

// Object is an object with an attribute a line.
func Object(attributes ...Attribute) Expression {
	if len(attributes) == 0 {
		return "{}"
	}
	body := &Body{}
	for _, a := range attributes {
		body.Set(string(a.Name), a.Value)
	}
	var out strings.Builder
	body.write(&out, "  ")
	return Expression("{\n" + out.String() + "}")
}
