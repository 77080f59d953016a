package sql

import (
	"strings"
	"testing"
	"unicode/utf8"

	"entrastudio/exporters/exporttest"

	"github.com/lib/pq"
)

// unquote reads a literal as PostgreSQL does (PostgreSQL docs, lexical
// structure); false where it ends early or late.
func unquote(literal string) (string, bool) {
	body, escapes := strings.CutPrefix(literal, "E")
	if len(body) < 2 || body[0] != '\'' || body[len(body)-1] != '\'' {
		return "", false
	}
	body = body[1 : len(body)-1]
	var b strings.Builder
	for i := 0; i < len(body); i++ {
		if body[i] == '\'' || escapes && body[i] == '\\' {
			if i+1 == len(body) || body[i+1] != body[i] {
				return "", false
			}
			i++
		}
		b.WriteByte(body[i])
	}
	return b.String(), true
}

func FuzzQuote(f *testing.F) {
	for _, text := range exporttest.Hostile() {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if carry(text) != nil {
			return
		}
		if got, whole := unquote(quote(text)); !whole || got != text {
			t.Errorf("%q became %s", text, quote(text))
		}
		if theirs := strings.TrimPrefix(pq.QuoteLiteral(text), " "); quote(text) != theirs {
			t.Errorf("%q became %s, and a driver's %s", text, quote(text), theirs)
		}
	})
}

func FuzzComment(f *testing.F) {
	for _, text := range exporttest.Hostile() {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		s := &script{}
		s.comment(text)
		for line := range strings.Lines(s.String()) {
			if !strings.HasPrefix(line, "--") || strings.Contains(line, "\r") || utf8.ValidString(text) && !utf8.ValidString(line) {
				t.Errorf("%q became %q", text, line)
			}
		}
	})
}
