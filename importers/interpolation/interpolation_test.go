package interpolation_test

import (
	"strings"
	"testing"

	"entrastudio/importers/interpolation"

	"github.com/compose-spec/compose-go/v2/template"
	"pgregory.net/rapid"
)

func environment(name string) (string, bool) {
	value, ok := map[string]string{"A": "a value", "B": "", "c_1": "$x{y}", "D": "${A}"}[name]
	return value, ok
}

func TestAnUnsetVariableStaysAsItWasWritten(t *testing.T) {
	for text, want := range map[string]string{
		"plain":                  "plain",
		"$A and ${A}":            "a value and a value",
		"${NONE}":                "${NONE}",
		"$NONE/x":                "$NONE/x",
		"${NONE:?say it}":        "${NONE:?say it}",
		"${B:?empty}":            "${B:?empty}",
		"${B?empty}":             "",
		"${NONE:-x}":             "x",
		"${NONE:-}":              "",
		"${NONE-x${A}}":          "xa value",
		"${NONE:-${OTHER}}":      "${OTHER}",
		"${B:-x} ${B-x}":         "x ",
		"${A:+yes} ${NONE:+yes}": "yes ",
		"$$A":                    "$A",
		"https://${NONE}/$$":     "https://${NONE}/$",
		"a$1 $":                  "a$1 $",
	} {
		if got, err := filled(text, environment); err != nil || got != want {
			t.Errorf("%q = %q, %v, want %q", text, got, err, want)
		}
	}
}

// filled takes a text apart and fills in its variables.
func filled(text string, lookup interpolation.Lookup) (string, error) {
	parts, err := interpolation.Parse(text)
	if err != nil {
		return "", err
	}
	return interpolation.Expand(parts, lookup)
}

func TestADollarThatBeginsNoReferenceIsRefused(t *testing.T) {
	for text, offset := range map[string]int{"${": 0, "ab${}": 2, "${A!x}": 0, "${A:-x": 0, "${A:-x\n}": 0} {
		_, err := interpolation.Parse(text)
		invalid, ok := err.(*interpolation.Error)
		if !ok || invalid.Offset != offset {
			t.Errorf("%q: %v, want an error at %d", text, err, offset)
		}
	}
}

func TestATextThatGrowsWithoutEndIsRefused(t *testing.T) {
	long := strings.Repeat("x", 1<<19)
	lookup := func(string) (string, bool) { return long, true }
	deep := strings.Repeat("${N:-", 100) + strings.Repeat("}", 100)
	for text, lookup := range map[string]interpolation.Lookup{"$A$A$A": lookup, deep: interpolation.Nothing} {
		if _, err := filled(text, lookup); err != (interpolation.TooLong{}) {
			t.Errorf("%.20q: %v", text, err)
		}
	}
}

// TestComposeFillsInTheSame compares with Compose's own package wherever every
// variable is set or has a default: there the two must say the same.
func TestComposeFillsInTheSame(t *testing.T) {
	piece := rapid.SampledFrom([]string{
		"$", "{", "}", "A", "B", "c_1", "D", ":-", "-", ":+", "+", ":?", "?", "x", " ", "\n", "${A}", "$A", "$$", "${B:-", "${D:+", "é", "1", "_", "${A:-{}}",
	})
	rapid.Check(t, func(t *rapid.T) {
		text := ""
		for range rapid.IntRange(0, 8).Draw(t, "pieces") {
			text += piece.Draw(t, "piece")
		}
		asked := false
		known := func(name string) (string, bool) {
			value, ok := environment(name)
			asked = asked || !ok || value == ""
			return value, true
		}
		want, wantErr := template.SubstituteWithOptions(text, known, template.WithoutLogging)
		got, err := filled(text, known)
		if asked {
			return
		}
		if (err == nil) != (wantErr == nil) || err == nil && got != want {
			t.Fatalf("%q = %q, %v; compose: %q, %v", text, got, err, want, wantErr)
		}
	})
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{"$A${B:-${C}}$$", "${A:-{", "${", "$", "${A:-}}", "${{}}"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		parts, err := interpolation.Parse(text)
		if err != nil {
			return
		}
		written := ""
		for _, part := range parts {
			written += part.Text
		}
		if written != text && !strings.Contains(text, "$$") {
			t.Fatalf("%q came apart as %q", text, written)
		}
	})
}
