package variables

import (
	"strings"
	"testing"

	"entrastudio/exporters/exporttest"

	"github.com/compose-spec/compose-go/v2/template"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestAKeptValueIsTakenApartAsComposeDoes(t *testing.T) {
	for text, want := range map[string][]Piece{
		"":                     {{}},
		"plain 'text'":         {{Text: "plain 'text'"}},
		"$$a $ b":              {{Text: "$a $ b"}},
		"${A}":                 {{Name: "A"}},
		"$A":                   {{Name: "A"}},
		"a${B}c$D.e$$F":        {{Text: "a"}, {Name: "B"}, {Text: "c"}, {Name: "D"}, {Text: ".e$F"}},
		"$A$A":                 {{Name: "A"}, {Name: "A"}},
		"a$A a$A":              {{Text: "a"}, {Name: "A"}, {Text: " a"}, {Name: "A"}},
		"${A:-b}":              nil,
		"${A?b}":               nil,
		"${":                   nil,
		"$${A:-b} is no piece": {{Text: "${A:-b} is no piece"}},
	} {
		v := Variable{Kept: true, Template: text}
		got, ok := v.Pieces()
		if diff := cmp.Diff(want, got); diff != "" || ok != (want != nil) {
			t.Errorf("%q: taken %v\n%s", text, ok, diff)
		}
	}
}

// filledIn is what the pieces say once each variable is its own name in
// brackets.
func filledIn(pieces []Piece) string {
	var b strings.Builder
	for _, piece := range pieces {
		b.WriteString(piece.Text)
		if piece.Name != "" {
			b.WriteString("[" + piece.Name + "]")
		}
	}
	return b.String()
}

// checkPieces compares with Compose's own way of filling in.
func checkPieces(t interface{ Fatalf(string, ...any) }, text string) {
	v := Variable{Kept: true, Template: text}
	pieces, ok := v.Pieces()
	if !ok {
		return
	}
	want, err := template.Substitute(text, func(name string) (string, bool) { return "[" + name + "]", true })
	if err == nil && filledIn(pieces) != want {
		t.Fatalf("%q means %q to Compose, and %q here", text, want, filledIn(pieces))
	}
}

func TestAnyKeptValueMeansWhatItMeansToCompose(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		checkPieces(t, strings.Join(rapid.SliceOf(rapid.SampledFrom([]string{
			"$", "{", "}", "A", "_b1", ":-", "$$", "${C}", " ", "text", "'", "\n",
		})).Draw(t, "pieces"), ""))
	})
}

func TestAnyTextWithItsDollarsDoubledIsPlain(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := exporttest.HostileText().Draw(t, "text")
		v := Variable{Kept: true, Template: strings.ReplaceAll(text, "$", "$$")}
		if got, ok := v.Plain(); !ok || got != text {
			t.Fatalf("%q came back as %q, plain %v", text, got, ok)
		}
	})
}

func TestTheSourceOfAValueIsTheOneVariableThatHoldsAllOfIt(t *testing.T) {
	for want, v := range map[string]Variable{
		"A": {Kept: true, Template: "${A}"},
		"B": {Secret: &Secret{Source: "B"}},
		"":  {Kept: true, Template: "a${A}"},
	} {
		if got := v.Source(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
		if _, plain := v.Plain(); plain {
			t.Errorf("%q is plain", want)
		}
	}
	if v := (Variable{Value: "${A}"}); v.Source() != "" {
		t.Errorf("a setting's value is taken for a reference to %s", v.Source())
	}
}

func FuzzPieces(f *testing.F) {
	for _, text := range exporttest.Hostile() {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) { checkPieces(t, text) })
}
