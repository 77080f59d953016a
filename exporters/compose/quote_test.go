package compose

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/compose-spec/compose-go/v2/dotenv"
	"pgregory.net/rapid"
)

func hostile() []string {
	return []string{
		"", " ", "a b", " a", "a ", "\ta\t", "#", "a #b", "a#b", "'", `"`, `'a'`, `"a"`, `\`, `\\`, `a\`, `\"`, `\n`, `\t`, `\$`,
		`\\$`, `\0101`, `\x41`, `\u0041`, "$", "$$", "$HOME", "${HOME}", "${HOME:-x}", "${", "$}", "$(id)", "`id`", "a=b", "=", ":",
		"export A=b", "a\nb", "a\n#b\nc", "a\r\nb", "\r", "\n", "a\u0085b", "\u00a0", "\ufeff", "\U0001F600", "no", "0x1", "~", "<<",
		"{{", "{{ .Values.a }}", `{"a": "b\"c", "d": "${e}"}`, strings.Repeat("x ", 3000), "\x01", "\x7f",
	}
}

// readByCompose reads the line A=quoted, with other lines around it, as
// docker compose does.
func readByCompose(t interface{ Fatalf(string, ...any) }, quoted string) string {
	file := "# comment\nBEFORE=1\nA=" + quoted + "\nAFTER=2\n"
	read, err := dotenv.ParseWithLookup(strings.NewReader(file), func(name string) (string, bool) {
		return "filled in", name == "HOME"
	})
	if err != nil {
		t.Fatalf("docker compose cannot read %q: %v", file, err)
	}
	if len(read) != 3 || read["BEFORE"] != "1" || read["AFTER"] != "2" {
		t.Fatalf("%q changes the lines around it: %v", quoted, read)
	}
	return read["A"]
}

func TestEveryQuotedValueIsReadByComposeAsItWas(t *testing.T) {
	for _, value := range hostile() {
		quoted, err := quote(value)
		if err != nil {
			t.Fatalf("%q is refused: %v", value, err)
		}
		if got := readByCompose(t, quoted); got != value {
			t.Errorf("%q written as %s was read as %q", value, quoted, got)
		}
	}
}

func TestAnyValueIsReadByComposeAsItWasOrRefused(t *testing.T) {
	kept, refused := 0, 0
	pieces := append(hostile(), "\x00", "\xff")
	value := rapid.OneOf(
		rapid.Custom(func(t *rapid.T) string {
			return strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 1, 4).Draw(t, "pieces"), "")
		}),
		rapid.String(),
		rapid.StringOfN(rapid.SampledFrom([]rune(`\"'$ #{}=`+"\n\rab`")), 0, 12, -1),
	)
	rapid.Check(t, func(t *rapid.T) {
		for _, value := range rapid.SliceOfN(value, 20, 20).Draw(t, "values") {
			quoted, err := quote(value)
			if err != nil {
				refused++
				continue
			}
			kept++
			if got := readByCompose(t, quoted); got != value {
				t.Fatalf("%q written as %s was read as %q", value, quoted, got)
			}
		}
	})
	if kept == 0 || refused == 0 {
		t.Errorf("%d values kept and %d refused: the generator shows one side only", kept, refused)
	}
}

func TestAReferenceIsFilledInByCompose(t *testing.T) {
	if got := readByCompose(t, reference("HOME")); got != "filled in" {
		t.Errorf("got %q", got)
	}
}

func FuzzQuote(f *testing.F) {
	for _, value := range hostile() {
		f.Add(value)
	}
	f.Fuzz(func(t *testing.T, value string) {
		quoted, err := quote(value)
		if err != nil {
			if utf8.ValidString(value) && !strings.ContainsRune(value, 0) {
				t.Errorf("%q was refused for no reason", value)
			}
			return
		}
		if got := readByCompose(t, quoted); got != value {
			t.Errorf("%q written as %s was read as %q", value, quoted, got)
		}
	})
}
