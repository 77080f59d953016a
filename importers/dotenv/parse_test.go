package dotenv_test

import (
	"errors"
	"strings"
	"testing"

	"entrastudio/importers/dotenv"
	"entrastudio/importers/interpolation"
	"entrastudio/model/refusal"

	compose "github.com/compose-spec/compose-go/v2/dotenv"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

const sample = "\ufeff# comment\r\n" +
	"A=one # not part\r\n" +
	"export B='two $A # part'\r\n" +
	"\r\n" +
	"  C = \"three ${A} \\\"x\\\" \\$A\"\r\n" +
	"D: ${NONE:-four}\r\n" +
	"E=${NONE}\r\n" +
	"F\r\n" +
	"G=\r\n" +
	"A=again"

func TestEnvFilesAreReadWithTheirPlaces(t *testing.T) {
	entries, err := dotenv.Parse("x.env", []byte(sample), interpolation.Nothing)
	if err != nil {
		t.Fatal(err)
	}
	type seen struct {
		Name, Value  string
		Passed       bool
		Line, Column int
	}
	var got []seen
	for _, e := range entries {
		got = append(got, seen{e.Name, e.Value, e.Passed, e.Line, e.Column})
	}
	want := []seen{
		{"A", "one", false, 2, 1},
		{"B", "two $A # part", false, 3, 8},
		{"C", `three one "x" $A`, false, 5, 3},
		{"D", "four", false, 6, 1},
		{"E", "${NONE}", false, 7, 1},
		{"F", "", true, 8, 1},
		{"G", "", false, 9, 1},
		{"A", "again", false, 10, 1},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestWhatComposeCannotReadIsRefusedWithItsPlaceAndWithoutTheValue(t *testing.T) {
	for text, want := range map[string]string{
		"A=1\nB='s3cret":    "x.env:2:3: the quote that opens here is never closed",
		"A=1\n  B C=s3cret": "x.env:2:3: the name of a variable cannot hold a space",
		"A=1\nB&C=s3cret":   `x.env:2:2: the character '&' cannot stand in the name of a variable`,
		"A=1\n" + strings.Repeat("s3cret", 1000) + "=1": "x.env:2:1: the name of a variable is longer than 1000 characters",
		"A=s3cret${1}":             "x.env:1:3: a dollar sign in the value of A begins no reference; write $$",
		"A=\"s3cret${\"":           "x.env:1:4: a dollar sign in the value of A begins no reference",
		"A=\x00s3cret":             "x.env: this is not UTF-8 text",
		"A=\xffs3cret":             "x.env: this is not UTF-8 text",
		strings.Repeat("#", 1<<24): "x.env: 16777216 bytes are more",
		"A=s3cret\n" + strings.Repeat("A=$A$A\n", 40):                            "x.env:19:3: the value of A: the text is too long",
		"A=" + strings.Repeat("s3cret", 20_000) + strings.Repeat("\nB=$A", 1000): "x.env:88:3: the value of B: the text is too long",
		strings.Repeat("A\n", 20_001):                                            "x.env:20002:1: more than 20000 variables",
	} {
		entries, err := dotenv.Parse("x.env", []byte(text), interpolation.Nothing)
		var refused *refusal.Error
		if !errors.As(err, &refused) || len(entries) > 0 || !strings.HasPrefix(err.Error(), want) || strings.Contains(err.Error(), "s3cret") {
			t.Errorf("%.20q: %v, want %s", text, err, want)
		}
	}
}

func TestPlacesInsideAValueAreThoseOfTheFile(t *testing.T) {
	for name, text := range map[string]string{
		"single quotes":        `J='{"a": "é", "MARK": 1}'`,
		"double quotes":        `J="{\"a\": 1, \"MARK\": 1}"`,
		"several lines":        "J='{\n  \"a\": 1,\n  \"MARK\": 1}'",
		"no quotes":            `J={"a":1,"MARK":1}`,
		"behind an escape":     `J='{"it\'s": "MARK"}'`,
		"behind a kept escape": `J='{"a": "\u00e9", "MARK": 1}'`,
		"escaped line ends":    `J="{\n \"MARK\": 1}"`,
	} {
		entries, err := dotenv.Parse("x.env", []byte("X=1\n"+text), interpolation.Nothing)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		line, column := entries[1].Inside()(placeOf(entries[1].Value))
		wantLine, wantColumn := placeOf("X=1\n" + text)
		if line != wantLine || column != wantColumn {
			t.Errorf("%s: %d:%d, want %d:%d", name, line, column, wantLine, wantColumn)
		}
	}
}

func placeOf(text string) (line, column int) {
	before, _, _ := strings.Cut(text, "MARK")
	line = strings.Count(before, "\n") + 1
	return line, len([]rune(before[strings.LastIndexByte(before, '\n')+1:])) + 1
}

// known gives a value to every variable, so that Compose has nothing to drop.
func known(name string) (string, bool) { return "<" + name + ">", true }

func TestComposeReadsTheSame(t *testing.T) {
	piece := rapid.SampledFrom([]string{
		"A", "B_1", "c.d", "x-y[0]", "=", ":", " ", "\t", "\n", "\r\n", "#", " #", "'", "\"", "\\", "\\n", "\\\"", "\\'", "\\$", "\\0", "\\0123", "\\07", "\\c", "\\x",
		"$A", "${A}", "${Z:-d}", "$$", "$", "{", "}", "export ", "export\t", "export", "é", "0", "https://h/p?q=1#f", "\u00a0", "=\"", "='", "\n\n",
	})
	rapid.Check(t, func(t *rapid.T) {
		text := ""
		for range rapid.IntRange(0, 14).Draw(t, "pieces") {
			text += piece.Draw(t, "piece")
		}
		text += "\n" // without it Compose takes a last name for a value without a name
		want, wantErr := compose.ParseWithLookup(strings.NewReader(text), known)
		entries, err := dotenv.Parse("x.env", []byte(text), known)
		if (err == nil) != (wantErr == nil) {
			t.Fatalf("%q: %v; compose: %v", text, err, wantErr)
		}
		if err != nil {
			return
		}
		got := map[string]string{}
		for _, e := range entries {
			got[e.Name] = e.Value
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("%q\n%s", text, diff)
		}
	})
}

func FuzzParse(f *testing.F) {
	f.Add(sample)
	f.Add("A='x\\")
	f.Add("export")
	f.Fuzz(func(t *testing.T, text string) {
		entries, err := dotenv.Parse("x.env", []byte(text), interpolation.Nothing)
		if err != nil && (len(entries) > 0 || strings.Contains(err.Error(), "\n")) {
			t.Fatalf("half read or not one line: %v", err)
		}
		for _, e := range entries {
			inside := e.Inside()
			inside(1, 3)
			inside(9, 9)
			inside(1, 1)
		}
	})
}
