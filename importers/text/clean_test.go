package text_test

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"entrastudio/importers/text"
	"entrastudio/model/refusal"
)

func wide(s string, big, mark bool) string {
	var b strings.Builder
	units := utf16.Encode([]rune(s))
	if mark {
		units = append([]uint16{0xfeff}, units...)
	}
	for _, u := range units {
		if big {
			b.WriteByte(byte(u >> 8))
			b.WriteByte(byte(u))
		} else {
			b.WriteByte(byte(u))
			b.WriteByte(byte(u >> 8))
		}
	}
	return b.String()
}

func TestWhatProgramsAndPeopleDoToATextIsMended(t *testing.T) {
	const plain = "global:\n  a: \"b\"\n"
	for _, c := range []struct{ name, given, want, said string }{
		{"nothing", plain, plain, ""},
		{"carriage returns", "global:\r\n  a: \"b\"\r\n", plain, ""},
		{"carriage returns alone", "global:\r  a: \"b\"\r", plain, ""},
		{"byte order mark", "\ufeff" + plain, plain, ""},
		{"UTF-16, little end first", wide(plain, false, true), plain, "UTF-16"},
		{"UTF-16, big end first", wide(plain, true, true), plain, "UTF-16"},
		{"UTF-16 without a mark", wide(plain, false, false), plain, "UTF-16"},
		{"UTF-16 without a mark, big end first", wide(plain, true, false), plain, "UTF-16"},
		{"UTF-16 cut in the middle of a sign", wide(plain, false, true) + "x", plain, "UTF-16"},
		{"code page of Windows", "name: M\xfcller\n", "name: M\u00fcller\n", "Windows-1252"},
		{"curly quotes around a value", "global:\n  a: \u201cb\u201d\n", plain, "2 curly quotes"},
		{"German quotes around a value", "global:\n  a: \u201eb\u201c\n", plain, "2 curly quotes"},
		{"curly quotes in JSON", "{\u201ca\u201d: \u201cb\u201d, \u2018c\u2019: [\u201cd\u201d]}", "{\"a\": \"b\", 'c': [\"d\"]}", "8 curly quotes"},
		{"curly quotes in an env file", "A_B=\u201cc d\u201d\n", "A_B=\"c d\"\n", "2 curly quotes"},
		{"curly quotes in a sentence", "he said \u201cyes\u201d to it\n", "he said \u201cyes\u201d to it\n", ""},
		{"an apostrophe", "Group\u2019s list\n", "Group\u2019s list\n", ""},
		{"spaces that do not break", "global:\n\u00a0\u00a0a:\u00a0\"b\"\n", plain, "3 no-break spaces"},
		{"invisible signs", "glo\u200bbal:\n  a: \"b\u2060\"\ufeff\n", plain, "3 invisible characters"},
		{"colours of a terminal", "\x1b[33moperate-1  |\x1b[0m x\n", "operate-1  | x\n", "colours"},
		{"a quotation", "> global:\n>   a: \"b\"\n", "  global:\n    a: \"b\"\n", "quotation"},
		{"a quotation in part", "> global:\nx\n", "> global:\nx\n", ""},
		{"a fenced block", "```yaml\nglobal:\n  a: \"b\"\n```\n", "\nglobal:\n  a: \"b\"\n\n", "code block"},
		{"a fenced block with waves", "\n~~~\na\n~~~", "\n\na\n", "code block"},
		{"a block of Jira", "{code:yaml}\na: b\n{code}", "\na: b\n", "code block"},
		{"a block of HTML", "<pre>\na: b\n</pre>", "\na: b\n", "code block"},
		{"two fenced blocks", "```\na\n```\n```\nb\n```", "```\na\n```\n```\nb\n```", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := text.Clean("f", []byte(c.given))
			if err != nil {
				t.Fatal(err)
			}
			if got.Data != c.want {
				t.Errorf("got  %q\nwant %q", got.Data, c.want)
			}
			if said := strings.Join(got.Mended, "; "); !strings.Contains(said, c.said) || c.said == "" && said != "" {
				t.Errorf("it is said that %q, want %q", said, c.said)
			}
		})
	}
}

func TestWhatIsNoTextIsRefused(t *testing.T) {
	for name, c := range map[string]struct{ given, want string }{
		"a program's data": {"\x7fELF\x02\x01\x01\x00\x00\x00\xff\xfe\x12", "f: this is no text"},
		"a NUL in a text":  {"a\nb\x00c", "f:2:2: this is no text: it holds the control character U+0000"},
		"a bell":           {"ab\x07", "f:1:3: this is no text: it holds the control character U+0007"},
		"UTF-32":           {"\xff\xfe\x00\x00a\x00\x00\x00", "f: this is UTF-32 text"},
		"too much":         {strings.Repeat("a", text.MaxBytes+1), "f: 8388609 bytes are more than the 8388608 that are read"},
	} {
		_, err := text.Clean("f", []byte(c.given))
		var refused *refusal.Error
		if !errors.As(err, &refused) || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("%s: %v, want %s", name, err, c.want)
		}
	}
}

func FuzzClean(f *testing.F) {
	f.Add([]byte("> a: \u201cb\u201d\r\n"))
	f.Add([]byte("```\n\x1b[1mx\n```"))
	f.Add([]byte(wide("abcdefgh", false, true)))
	f.Fuzz(func(t *testing.T, data []byte) {
		got, err := text.Clean("f", data)
		if err != nil {
			return
		}
		if !utf8.ValidString(got.Data) || strings.ContainsAny(got.Data, "\r\x00") {
			t.Fatalf("%q", got.Data)
		}
		again, err := text.Clean("f", []byte(got.Data))
		if err != nil {
			t.Fatalf("what was mended is refused: %v", err)
		}
		if strings.Count(again.Data, "\n") != strings.Count(got.Data, "\n") {
			t.Fatal("lines moved")
		}
	})
}
