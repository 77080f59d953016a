package report

import (
	"strings"
	"testing"
)

func TestWhatWasFoundSteersNoTerminal(t *testing.T) {
	for _, c := range []struct {
		text   string
		colour bool
		want   string
	}{
		{"plain, \u00fcml\u00e4ut\n\ttwo lines", false, "plain, \u00fcml\u00e4ut\n\ttwo lines"},
		{"\x1b[31mred\x1b[0m", false, "?[31mred?[0m"},
		{"\x1b[31mred\x1b[0m\x1b]0;title\x07\x1b[2J\r\u009b", true, "\x1b[31mred\x1b[0m?]0;title??[2J??"},
		{"abc\u202egpj.exe", true, "abc?gpj.exe"},
	} {
		var out strings.Builder
		p := &paper{w: &out, colour: c.colour}
		p.line("%s", c.text)
		if got := strings.TrimSuffix(out.String(), "\n"); got != c.want || p.err != nil {
			t.Errorf("%q became %q, want %q", c.text, got, c.want)
		}
	}
}
