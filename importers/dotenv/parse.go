package dotenv

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"entrastudio/importers/interpolation"
	"entrastudio/model/refusal"
)

// The limits: the size of the largest file that is read, the most variables in it,
// and the longest name of one, in bytes.
const (
	MaxBytes     = 10 << 20
	MaxVariables = 20_000
	MaxName      = 1000
)

// Parse reads an env file. Variables in values are looked up by lookup, then
// among those that stand earlier in the file. Of a name that stands twice both
// entries are given; Compose takes the last. Errors are of type *refusal.Error
// and repeat no value.
func Parse(file string, data []byte, lookup interpolation.Lookup) ([]Entry, error) {
	if len(data) > MaxBytes {
		return nil, &refusal.Error{File: file, What: fmt.Sprintf("%d bytes are more than the %d that are read", len(data), MaxBytes)}
	}
	p := &parser{file: file, text: strings.TrimPrefix(string(data), "\ufeff"), line: 1, column: 1, outside: lookup, known: map[string]string{}}
	if err := p.readable(); err != nil {
		return nil, err
	}
	var entries []Entry
	for p.nextStatement() {
		entry, err := p.statement()
		if err != nil {
			return nil, err
		}
		if entries = append(entries, entry); len(entries) > MaxVariables {
			return nil, p.refuse(fmt.Sprintf("more than %d variables are more than is read", MaxVariables), "")
		}
	}
	return entries, nil
}

// parser walks the text once; line and column are those of the next character.
type parser struct {
	file         string
	text         string
	at           int
	line, column int
	outside      interpolation.Lookup
	known        map[string]string
	// filled counts the bytes of values once references are filled in.
	filled int
}

func (p *parser) readable() error {
	if at := strings.IndexByte(p.text, 0); at >= 0 || !utf8.ValidString(p.text) {
		return &refusal.Error{File: p.file, What: "this is not UTF-8 text", Hint: "save the file as UTF-8 text"}
	}
	return nil
}

// take moves past the next n bytes.
func (p *parser) take(n int) string {
	taken := p.text[p.at : p.at+n]
	p.at += n
	for _, r := range taken {
		if p.column++; r == '\n' {
			p.line, p.column = p.line+1, 1
		}
	}
	return taken
}

func (p *parser) rest() string { return p.text[p.at:] }

func (p *parser) lookup(name string) (string, bool) {
	if value, ok := p.outside(name); ok {
		return value, true
	}
	value, ok := p.known[name]
	return value, ok
}

func (p *parser) refuse(what, hint string) error {
	return &refusal.Error{File: p.file, Line: p.line, Column: p.column, What: what, Hint: hint}
}

// nextStatement moves past blank lines and comments.
func (p *parser) nextStatement() bool {
	for {
		rest := p.rest()
		p.take(len(rest) - len(strings.TrimLeftFunc(rest, unicode.IsSpace)))
		rest = p.rest()
		if !strings.HasPrefix(rest, "#") {
			return rest != ""
		}
		comment, _, _ := strings.Cut(rest, "\n")
		p.take(len(comment))
	}
}

func (p *parser) statement() (Entry, error) {
	if rest := strings.TrimPrefix(p.rest(), "export"); rest != p.rest() && startsWithSpace(rest) {
		p.take(len("export"))
		p.skipSpace()
	}
	entry := Entry{Line: p.line, Column: p.column}
	name, separator, err := p.name()
	if err != nil {
		return entry, err
	}
	// The name outlives the file's text in lists of names alone.
	entry.Name = strings.Clone(name)
	if separator == '\n' || separator == 0 {
		entry.Passed = true
		if value, ok := p.outside(name); ok {
			p.known[entry.Name], entry.Value = value, value
		}
		return entry, nil
	}
	p.skipSpace()
	err = p.value(&entry)
	p.known[entry.Name] = entry.Value
	return entry, err
}

// startsWithSpace reports the white space that must follow the word export.
func startsWithSpace(text string) bool {
	return text != "" && strings.ContainsRune("\t\n\f\r ", rune(text[0]))
}

func (p *parser) skipSpace() {
	rest := p.rest()
	p.take(len(rest) - len(strings.TrimLeftFunc(rest, isSpace)))
}

// isSpace is white space that does not end a line.
func isSpace(r rune) bool { return strings.ContainsRune("\t\v\f\r \u0085\u00a0", r) }

// name reads up to the sign that ends a name: = or :, the line's end, or the
// file's.
func (p *parser) name() (string, rune, error) {
	rest := p.rest()
	for i, r := range rest {
		switch {
		case i > MaxName:
			return "", 0, p.refuse(fmt.Sprintf("the name of a variable is longer than %d characters", MaxName), "")
		case r == '=' || r == ':' || r == '\n':
			name := strings.TrimRightFunc(rest[:i], unicode.IsSpace)
			if strings.Contains(name, " ") {
				return "", 0, p.refuse("the name of a variable cannot hold a space", "")
			}
			p.take(i + 1)
			return name, r, nil
		case isSpace(r), strings.ContainsRune("_.-[]", r), unicode.IsLetter(r), unicode.IsNumber(r):
		default:
			p.take(i)
			return "", 0, p.refuse(fmt.Sprintf("the character %q cannot stand in the name of a variable", r), "")
		}
	}
	name := strings.TrimRightFunc(rest, unicode.IsSpace)
	if strings.Contains(name, " ") {
		return "", 0, p.refuse("the name of a variable cannot hold a space", "")
	}
	p.take(len(rest))
	return name, 0, nil
}

func (p *parser) value(entry *Entry) error {
	rest := p.rest()
	if rest == "" || rest[0] != '\'' && rest[0] != '"' {
		line, _, _ := strings.Cut(rest, "\n")
		value, _, _ := strings.Cut(line, " #")
		value = strings.TrimRightFunc(value, unicode.IsSpace)
		entry.value, entry.raw = place{p.line, p.column}, value
		if err := p.expand(entry, value); err != nil {
			return err
		}
		p.take(min(len(line)+1, len(rest)))
		return nil
	}
	entry.quote = rest[0]
	opened := *p
	p.take(1)
	entry.value = place{p.line, p.column}
	value, size, closed := quoted(p.rest(), entry.quote)
	if !closed {
		return opened.refuse("the quote that opens here is never closed", "")
	}
	entry.raw = p.rest()[:size]
	if entry.quote == '"' {
		if err := p.expand(entry, unescape(value)); err != nil {
			return err
		}
	} else {
		entry.Value, entry.Parts = value, []interpolation.Part{{Text: value}}
	}
	p.take(size + 1)
	return nil
}

func (p *parser) expand(entry *Entry, value string) error {
	parts, err := interpolation.Parse(value)
	if err == nil {
		entry.Parts = parts
		entry.Value, err = interpolation.Expand(parts, p.lookup)
	}
	if p.filled += len(entry.Value); p.filled > MaxBytes {
		err = interpolation.TooLong{}
	}
	var invalid *interpolation.Error
	switch {
	case errors.As(err, &invalid):
		return p.refuse("a dollar sign in the value of "+entry.Name+" begins no reference", "write $$ for a dollar sign, or put the value in single quotes")
	case err != nil:
		return p.refuse("the value of "+entry.Name+": "+err.Error(), "")
	default:
		return nil
	}
}

// quoted reads up to the closing quote; size counts the bytes before it.
func quoted(text string, quote byte) (value string, size int, closed bool) {
	var b strings.Builder
	escaped := false
	for i := range len(text) {
		c := text[i]
		switch {
		case c == quote && !escaped:
			return b.String(), i, true
		case c == '\\' && !escaped:
			escaped = true
			continue
		case escaped && c != quote:
			b.WriteByte('\\')
		}
		escaped = false
		b.WriteByte(c)
	}
	return "", 0, false
}

// unescape reads the escapes of a value in double quotes. An escaped dollar
// sign becomes two, which is a dollar sign once references are filled in.
func unescape(text string) string {
	var b strings.Builder
	for i := 0; i < len(text); {
		size, read := escape(text[i:])
		b.WriteString(read)
		i += size
	}
	return b.String()
}

func escape(text string) (size int, read string) {
	if text[0] != '\\' || len(text) < 2 {
		return 1, text[:1]
	}
	switch next := text[1]; {
	case next == '$':
		return 2, "$$"
	case strings.IndexByte(`abfnrtv"\`, next) >= 0:
		r, _, _, err := strconv.UnquoteChar(text[:2], '"')
		if err != nil {
			return 2, text[:2]
		}
		return 2, string(r)
	case next == '0':
		return octal(text)
	case next == 'c':
		return 2, text[:2]
	default:
		return 1, text[:1]
	}
}

// octal reads \0 and three digits. Fewer give no character, and the zero is
// lost: that is what Compose makes of them.
func octal(text string) (int, string) {
	end := 2
	for end < len(text) && end < 5 && text[end] >= '0' && text[end] <= '9' {
		end++
	}
	written := `\` + text[2:end]
	r, _, _, err := strconv.UnquoteChar(written, '"')
	if err != nil {
		return end, written
	}
	return end, string(r)
}
