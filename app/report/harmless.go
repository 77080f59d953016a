package report

import (
	"strings"
	"unicode"

	"entrastudio/model/pattern"
)

// colourSequence matches what paint writes.
var colourSequence = pattern.New("\x1b\\[[0-9]{1,2}m")

// harmless keeps what was found from steering a terminal: control characters,
// and those that turn the direction of writing, become question marks. Where
// the report has colours, the sequences for them stay.
func harmless(text string, colour bool) string {
	if !strings.ContainsFunc(text, steers) {
		return text
	}
	var b strings.Builder
	for colour {
		at := colourSequence.FindStringIndex(text)
		if at == nil {
			break
		}
		b.WriteString(masked(text[:at[0]]) + text[at[0]:at[1]])
		text = text[at[1]:]
	}
	return b.String() + masked(text)
}

func masked(text string) string {
	return strings.Map(func(r rune) rune {
		if steers(r) {
			return '?'
		}
		return r
	}, text)
}

func steers(r rune) bool {
	return unicode.IsControl(r) && r != '\n' && r != '\t' || unicode.Is(unicode.Bidi_Control, r)
}
