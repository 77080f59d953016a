package token

import (
	"strings"
	"unicode/utf8"
)

// Said is what the place of a token says that it is.
type Said string

// What a token may be said to be.
const (
	SaidAccess  Said = "access token"
	SaidID      Said = "ID token"
	SaidRefresh Said = "refresh token"
	SaidCode    Said = "authorization code"
	SaidUnknown Said = "token"
)

// Found is a token found in a text.
type Found struct {
	// Raw is the token exactly as it stands in the text, line breaks included.
	Raw string
	// Joined is Raw without the line breaks that a mail program put in; it is
	// Raw itself where Wrapped is false.
	Joined  string
	Wrapped bool
	Said    Said
	// Where says in words where it stood: "Authorization header", "member
	// access_token", "entry 3, response of GET https://…".
	Where string
	// Line and Column are its place in the text, from 1.
	Line, Column int
	// Times counts how often the same token stands in the text.
	Times int
}

// Read reads the token. A token whose lines were joined says so in a defect
// and is never shown as verified: only whoever sent it knows what it was.
func (f Found) Read() *Token {
	t := Read(f.Joined)
	if f.Wrapped {
		wrapped := Defect{
			Kind: DefectLineWrapped, Part: PartWhole, Decoded: -1,
			Words: "line breaks stood inside the token, as mail programs put them; they were left out for reading",
		}
		t.Defects = append([]Defect{wrapped}, t.Defects...)
	}
	return t
}

// Find finds the tokens in what a person pastes or a file holds: a bare token
// in quotes or after Bearer, a token response, a callback URL, a HAR file, a
// mail or log with tokens in it. A text with no token in it gives none; Read
// can say why a text that should be one token is none. At most 1000 tokens are
// found, each different one once.
func Find(text string) []Found {
	f := &finder{text: text, place: placer{text: text, line: 1, column: 1}, known: map[string]int{}}
	start, end := trimmed(text, 0, len(text))
	if start == end {
		return nil
	}
	switch whole := text[start:end]; {
	case whole[0] == '{' || whole[0] == '[':
		f.json(whole, start)
	case !strings.ContainsAny(whole, " \t\r\n") && strings.Contains(whole, "://"):
		f.url(whole, start, "callback URL")
	}
	if len(f.found) == 0 && !f.whole(start, end) {
		f.scan()
	}
	return f.found
}

// trimmed narrows a range of text by white space and a byte order mark.
func trimmed(text string, start, end int) (int, int) {
	s := text[start:end]
	left := strings.TrimLeft(s, " \t\r\n\ufeff")
	start += len(s) - len(left)
	return start, start + len(strings.TrimRight(left, " \t\r\n"))
}

// finder collects what is found.
type finder struct {
	text  string
	place placer
	found []Found
	known map[string]int
}

// add notes a token that stands at an offset of the text. Offsets mostly grow;
// the placer copes with the odd step back.
func (f *finder) add(found Found, offset int) {
	const most = 1000
	if at, again := f.known[found.Raw]; again {
		f.found[at].Times++
		return
	}
	if len(f.found) >= most {
		return
	}
	if found.Joined == "" {
		found.Joined = found.Raw
	}
	if found.Said == "" {
		found.Said = saidBy(found.Joined)
	}
	found.Line, found.Column = f.place.at(offset)
	found.Times = 1
	f.known[found.Raw] = len(f.found)
	f.found = append(f.found, found)
}

// saidBy says of a token without a name what its outside tells.
func saidBy(raw string) Said {
	if looksRefresh(raw) {
		return SaidRefresh
	}
	return SaidUnknown
}

// saidByName says what the name of a member or parameter tells.
func saidByName(name string) Said {
	switch strings.ToLower(name) {
	case "access_token", "accesstoken", "authorization":
		return SaidAccess
	case "id_token", "idtoken", "id_token_hint":
		return SaidID
	case "refresh_token", "refreshtoken":
		return SaidRefresh
	case "code":
		return SaidCode
	}
	return ""
}

// placer turns growing offsets into lines and columns, reading the text once.
type placer struct {
	text         string
	offset       int
	line, column int
}

// at moves to an offset and gives its place. A step back, as the values of a
// HAR file's pairs need it, costs no more than its distance and its line.
func (p *placer) at(offset int) (line, column int) {
	offset = min(offset, len(p.text))
	if offset < p.offset {
		p.back(offset)
		return p.line, p.column
	}
	for _, c := range p.text[p.offset:offset] {
		p.column++
		if c == '\n' {
			p.line, p.column = p.line+1, 1
		}
	}
	p.offset = offset
	return p.line, p.column
}

func (p *placer) back(offset int) {
	between := p.text[offset:p.offset]
	if lines := strings.Count(between, "\n"); lines > 0 {
		start := strings.LastIndexByte(p.text[:offset], '\n') + 1
		p.line -= lines
		p.column = utf8.RuneCountInString(p.text[start:offset]) + 1
	} else {
		p.column -= utf8.RuneCountInString(between)
	}
	p.offset = offset
}
