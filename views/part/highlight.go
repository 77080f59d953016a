package part

import (
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"entrastudio/views/look"
)

// Syntax says how code is coloured. Each line is read by itself, so a large
// file costs no more than the lines in sight.
type Syntax uint8

// The syntaxes. Plain has no colours.
const (
	Plain Syntax = iota
	YAML
	JSON
	Env
	SQL
	Shell
	HCL
	Markdown
	Markup
)

// span is a run of characters of one colour.
type span struct {
	text   string
	colour fyne.ThemeColorName
}

// grammar is what tells the syntaxes apart.
type grammar struct {
	comment  string // starts a comment at the start of a line or after a space
	quotes   string // each character opens and closes a string
	key      string // stands after a key, where keys are plain words
	quoted   bool   // a string that stands before the key's sign is a key
	spaced   bool   // spaces may stand before the key's sign
	tag      string // a word behind it is a key
	heading  string // a line that starts with it is a heading
	keywords map[string]bool
}

func setOf(list string) map[string]bool {
	set := map[string]bool{}
	for _, one := range strings.Fields(list) {
		set[one] = true
	}
	return set
}

var grammars = map[Syntax]grammar{
	YAML: {comment: "#", quotes: `"'`, key: ":", quoted: true, keywords: setOf("true false null ~")},
	JSON: {quotes: `"`, key: ":", quoted: true, keywords: setOf("true false null")},
	Env:  {comment: "#", quotes: `"'`, key: "=", keywords: setOf("true false")},
	SQL: {comment: "--", quotes: `'"`, keywords: setOf(`select from where and or not in is null insert into values
		update set delete create table as begin commit rollback distinct order by group count do declare then if else
		end raise exception true false local lock_timeout on exists drop join left limit`)},
	HCL:      {comment: "#", quotes: `"`, key: "=", spaced: true, keywords: setOf("true false null resource data provider variable output terraform locals for_each")},
	Markdown: {quotes: "`", heading: "#"},
	Markup:   {comment: "<!--", quotes: `"`, tag: "<"},
	Shell:    {comment: "#", quotes: `"'`, key: "=", keywords: setOf("if then else fi for in do done while case esac export set echo read exit local function return")},
}

// highlight splits a line into coloured spans.
func highlight(line string, syntax Syntax) []span {
	rule, ok := grammars[syntax]
	if !ok {
		return []span{{line, theme.ColorNameForeground}}
	}
	if rule.heading != "" && strings.HasPrefix(line, rule.heading) {
		return []span{{line, look.CodeKey}}
	}
	reader := &lineReader{rule: rule, rest: line}
	for reader.rest != "" {
		reader.next()
	}
	return reader.spans
}

// lineReader cuts spans off the front of a line.
type lineReader struct {
	rule  grammar
	rest  string
	spans []span
	keyed bool // the line's key was read, what follows is a value
}

func (r *lineReader) next() {
	first := r.rest[0]
	switch {
	case r.atComment():
		r.emit(len(r.rest), look.Muted)
	case strings.IndexByte(r.rule.quotes, first) >= 0:
		r.quoted(first)
	case isWord(rune(first)):
		r.word()
	default:
		r.emit(1, theme.ColorNameForeground)
	}
}

func (r *lineReader) atComment() bool {
	if r.rule.comment == "" || !strings.HasPrefix(r.rest, r.rule.comment) {
		return false
	}
	return len(r.spans) == 0 || strings.HasSuffix(r.spans[len(r.spans)-1].text, " ")
}

// quoted takes a string up to its closing quote; a backslash takes the next
// character along.
func (r *lineReader) quoted(quote byte) {
	end := 1
	for end < len(r.rest) && r.rest[end] != quote {
		if r.rest[end] == '\\' && quote == '"' {
			end++
		}
		end++
	}
	end = min(end+1, len(r.rest))
	if r.rule.quoted && r.keyFollows(end) {
		r.emit(end, look.CodeKey)
		return
	}
	r.emit(end, look.CodeString)
}

func (r *lineReader) word() {
	end := strings.IndexFunc(r.rest, func(c rune) bool { return !isWord(c) && !r.joins(c) })
	if end < 0 {
		end = len(r.rest)
	}
	text := r.rest[:end]
	switch {
	case r.behindTag():
		r.emit(end, look.CodeKey)
	case !r.keyed && r.rule.key != "" && r.keyFollows(end):
		r.keyed = r.rule.key == "="
		r.emit(end, look.CodeKey)
	case r.rule.keywords != nil && (r.rule.keywords[strings.ToLower(text)] || isNumber(text)):
		r.emit(end, look.CodeLiteral)
	default:
		r.emit(end, theme.ColorNameForeground)
	}
}

// behindTag reports a word that names an element, whether it opens or closes.
func (r *lineReader) behindTag() bool {
	if r.rule.tag == "" || len(r.spans) == 0 {
		return false
	}
	before := strings.TrimSuffix(r.spans[len(r.spans)-1].text, "/")
	return strings.HasSuffix(before, r.rule.tag)
}

// joins reports whether a character belongs to a word in this syntax.
func (r *lineReader) joins(c rune) bool {
	return c == '.' || c == '-' && r.rule.comment != "--"
}

// keyFollows reports whether what stands before a place is a key. In YAML the
// sign needs a space or the end of the line behind it, or it is part of a URL.
func (r *lineReader) keyFollows(end int) bool {
	after := r.rest[end:]
	if r.rule.spaced {
		after = strings.TrimLeft(after, " ")
	}
	if !strings.HasPrefix(after, r.rule.key) {
		return false
	}
	behind := after[len(r.rule.key):]
	return r.rule.key != ":" || behind == "" || behind[0] == ' ' || r.rest[0] == '"'
}

// emit takes characters off the rest, joined to the last span if they look alike.
func (r *lineReader) emit(count int, colour fyne.ThemeColorName) {
	text := r.rest[:count]
	r.rest = r.rest[count:]
	if last := len(r.spans) - 1; last >= 0 && r.spans[last].colour == colour {
		r.spans[last].text += text
		return
	}
	r.spans = append(r.spans, span{text, colour})
}

func isWord(c rune) bool {
	return c == '_' || c == '$' || c == '~' || unicode.IsLetter(c) || unicode.IsDigit(c) || c >= 0x80
}

func isNumber(text string) bool {
	return strings.Trim(text, "0123456789.-") == "" && strings.ContainsAny(text, "0123456789")
}
