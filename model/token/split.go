package token

import (
	"fmt"
	"strconv"
	"strings"
)

func itoa(n int) string { return strconv.Itoa(n) }

// formOf tells what a string is by its outside. Entra's refresh tokens and
// authorization codes start with 0.A or 1.A, the opaque tokens of personal
// accounts with Ew or M.C; a signed token starts with the base64url of "{".
func formOf(raw string) Form {
	switch {
	case looksRefresh(raw):
		return FormRefresh
	case looksOpaque(raw):
		return FormOpaque
	}
	switch strings.Count(raw, ".") {
	case 2:
		return FormCompact
	case 4:
		return FormEncrypted
	}
	return FormBroken
}

func looksRefresh(raw string) bool {
	return len(raw) > 20 && (strings.HasPrefix(raw, "0.A") || strings.HasPrefix(raw, "1.A"))
}

func looksOpaque(raw string) bool {
	if len(raw) <= 20 {
		return false
	}
	if strings.HasPrefix(raw, "Ew") && raw[2] >= 'A' && raw[2] <= 'Z' {
		return !strings.Contains(raw, ".")
	}
	return strings.HasPrefix(raw, "M.C") || strings.HasPrefix(raw, "M.R")
}

// split cuts the token at its dots, without a list of parts: a million dots
// are counted, never stored.
func (t *Token) split() {
	t.Header.Name, t.Payload.Name, t.SignaturePart.Name = PartHeader, PartPayload, PartSignature
	switch {
	case t.Raw == "":
		t.addWhole(DefectEmpty, 0, "there is no token: the text is empty")
		return
	case t.Form == FormRefresh:
		t.addWhole(DefectRefresh, 0, "this is a refresh token or an authorization code, not an access token: nobody but Entra can read it, and it should not be shared")
		return
	case t.Form == FormOpaque:
		t.addWhole(DefectOpaque, 0, "this is the token of a personal Microsoft account: it is not a JWT, and nobody but Microsoft can read it")
		return
	}
	parts := [...]*Part{&t.Header, &t.Payload, &t.SignaturePart}
	rest, at := t.Raw, 0
	for _, p := range parts {
		text, after, more := strings.Cut(rest, ".")
		p.Text, p.Offset, p.present = text, at, true
		at += len(text) + 1
		if rest = after; !more {
			break
		}
	}
	t.limit()
	t.notePartCount(at)
}

// limit keeps a token that is too large from being read. Its header, which is
// small in any token, is read all the same.
func (t *Token) limit() {
	if len(t.Raw) <= MaxLength {
		return
	}
	t.addWhole(DefectTooLarge, 0, fmt.Sprintf("the text is %d bytes long, more than %d: only its header is read", len(t.Raw), MaxLength))
	const longestHeader = 1 << 16
	if len(t.Header.Text) > longestHeader {
		t.Header = Part{Name: PartHeader}
	}
	t.Payload, t.SignaturePart = Part{Name: PartPayload}, Part{Name: PartSignature}
}

func (t *Token) notePartCount(end int) {
	dots := strings.Count(t.Raw, ".")
	if dots == 2 || t.Form == FormEncrypted {
		return
	}
	words := fmt.Sprintf("a signed token has three parts with a dot between them, this text has %s", partCount(dots+1))
	if dots < 2 {
		words += ": it was not copied to its end, or is no token"
	}
	t.addWhole(DefectParts, min(end, len(t.Raw)), words)
}

func partCount(n int) string {
	if n == 1 {
		return "one part"
	}
	return itoa(n) + " parts"
}
