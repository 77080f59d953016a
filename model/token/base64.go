package token

import (
	"encoding/base64"
	"fmt"
	"strings"
)

// decodePart decodes base64url without padding (RFC 7515, section 2). Go's own
// decoder ignores line breaks and gives up at the first fault; a person wants
// each fault named and still to see what the part holds.
func decodePart(text string, part PartName, at int) ([]byte, []Defect) {
	if !strings.ContainsAny(text, "\r\n") {
		if b, err := base64.RawURLEncoding.Strict().DecodeString(text); err == nil {
			return b, nil
		}
	}
	p := partCleaner{part: part, at: at, first: map[DefectKind]int{}, count: map[DefectKind]int{}}
	cleaned := p.clean(text)
	b, err := base64.RawURLEncoding.DecodeString(cleaned)
	if err != nil {
		return nil, p.defects()
	}
	if _, err := base64.RawURLEncoding.Strict().DecodeString(cleaned); err != nil {
		p.see(DefectTrailingBits, len(text)-1)
	}
	return b, p.defects()
}

// partCleaner keeps the characters of the alphabet and counts the others.
type partCleaner struct {
	part  PartName
	at    int
	sign  byte
	first map[DefectKind]int
	count map[DefectKind]int
}

func (p *partCleaner) see(kind DefectKind, at int) {
	if p.count[kind] == 0 {
		p.first[kind] = at
	}
	p.count[kind]++
}

// clean drops what is no base64url, takes the standard alphabet's two signs
// for base64url's, and drops a last character that cannot stand alone.
func (p *partCleaner) clean(text string) string {
	var b strings.Builder
	b.Grow(len(text))
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case isBase64URL(c):
			b.WriteByte(c)
		case c == ' ' || c == '\t' || c == '\r' || c == '\n':
			p.see(DefectWhiteSpace, i)
		case c == '=':
			p.see(DefectPadding, i)
		default:
			if p.count[DefectBadCharacter] == 0 {
				p.sign = c
			}
			p.see(DefectBadCharacter, i)
			if c == '+' {
				b.WriteByte('-')
			} else if c == '/' {
				b.WriteByte('_')
			}
		}
	}
	cleaned := b.String()
	if len(cleaned)%4 == 1 {
		p.see(DefectBadLength, len(text)-1)
		cleaned = cleaned[:len(cleaned)-1]
	}
	return cleaned
}

func isBase64URL(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_'
}

// defects gives one defect for each kind that was seen, at its first place.
func (p *partCleaner) defects() []Defect {
	var found []Defect
	for _, kind := range []DefectKind{DefectWhiteSpace, DefectBadCharacter, DefectPadding, DefectBadLength, DefectTrailingBits} {
		if p.count[kind] == 0 {
			continue
		}
		found = append(found, Defect{
			Kind: kind, Part: p.part, Offset: p.at + p.first[kind], Decoded: -1,
			Words: p.words(kind),
		})
	}
	return found
}

func (p *partCleaner) words(kind DefectKind) string {
	switch kind {
	case DefectWhiteSpace:
		return fmt.Sprintf("white space inside the %s, %s: some readers skip it, most refuse the token", p.part, times(p.count[kind]))
	case DefectPadding:
		return fmt.Sprintf("an = sign in the %s, %s: a token is written without padding", p.part, times(p.count[kind]))
	case DefectBadLength:
		return fmt.Sprintf("the %s has a length that base64url cannot have: a character is missing or too many", p.part)
	case DefectTrailingBits:
		return fmt.Sprintf("the last character of the %s carries bits that nobody reads: the same bytes can be written in another way", p.part)
	}
	if p.sign == '+' || p.sign == '/' {
		return fmt.Sprintf("the %s is written in standard base64 (%q), not base64url, %s", p.part, p.sign, times(p.count[kind]))
	}
	return fmt.Sprintf("the %s holds %q, which base64url does not know, %s", p.part, rune(p.sign), times(p.count[kind]))
}

func times(n int) string {
	if n == 1 {
		return "once"
	}
	return fmt.Sprintf("%d times", n)
}
