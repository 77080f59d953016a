package diagram

import (
	"strings"
	"unicode"
)

// Shares of the font size that characters take at most. Nobody can know the
// fonts of a reader's machine, so these are those of wide ones (measured with
// DejaVu Sans, wider than Arial and Helvetica).
const (
	narrow   = 0.42
	ordinary = 0.66
	wide     = 1.0
	mono     = 0.62
)

// textWidth is how wide a text is at most, in the unit of the font size.
func textWidth(text string, size float32, monospace bool) float32 {
	var sum float32
	for _, r := range text {
		sum += runeWidth(r, monospace)
	}
	return sum * size
}

// Characters that take much less or much more than others.
const (
	narrowOnes = "ijl.,:; '|"
	wideOnes   = "mwMW@%"
)

func runeWidth(r rune, monospace bool) float32 {
	switch {
	case unicode.Is(unicode.Mn, r):
		return 0
	case r > firstIdeograph || !monospace && strings.ContainsRune(wideOnes, r):
		return wide
	case monospace:
		return mono
	case strings.ContainsRune(narrowOnes, r):
		return narrow
	case r >= 'A' && r <= 'Z':
		return ordinary + 0.12
	default:
		return ordinary
	}
}

// firstIdeograph is where the characters begin that are as wide as they are high.
const firstIdeograph = 0x2e7f

// font is how a line of text is set.
type font struct {
	size      float32
	monospace bool
}

// wrap breaks a text into lines that are at most as wide as the limit, after a
// blank or one of the characters at which people read on in a URL.
func wrap(text string, f font, limit float32) []string {
	var lines []string
	line, width, breakAt := []rune{}, float32(0), 0
	for _, r := range text {
		w := runeWidth(r, f.monospace) * f.size
		if width+w > limit && len(line) > 0 {
			if breakAt == 0 {
				breakAt = len(line)
			}
			lines = append(lines, string(line[:breakAt]))
			line = append([]rune{}, line[breakAt:]...)
			width, breakAt = textWidth(string(line), f.size, f.monospace), 0
		}
		line, width = append(line, r), width+w
		if r == ' ' || r == '/' || r == '-' || r == '.' || r == '_' || r == ':' {
			breakAt = len(line)
		}
	}
	return append(lines, string(line))
}

// longest is the number of characters after which a text is shortened: beyond it
// is no name or URL that a person would read in a picture.
const longest = 160

// shortened leaves out the middle of a text that is too long to read.
func shortened(text string) string {
	runes := []rune(text)
	if len(runes) <= longest {
		return text
	}
	return string(runes[:longest/2]) + " ... " + string(runes[len(runes)-longest/2:])
}
