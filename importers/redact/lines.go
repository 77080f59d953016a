package redact

import "strings"

// eachLine changes those lines of a text that hold a cue, line ends included;
// most lines of a log hold none, and a search for words is fast.
func eachLine(text string, cued func(line string) bool, change func(line string) string) string {
	if !cued(text) {
		return text
	}
	var b strings.Builder
	b.Grow(len(text))
	for line := range strings.Lines(text) {
		if cued(line) {
			line = change(line)
		}
		b.WriteString(line)
	}
	return b.String()
}

// holding is a cue of words: the line holds any of them.
func holding(words ...string) func(string) bool {
	return func(line string) bool {
		for _, word := range words {
			if strings.Contains(line, word) {
				return true
			}
		}
		return false
	}
}

// dashed is the cue of a GUID.
func dashed(line string) bool { return strings.Count(line, "-") >= 4 }

// undashed is the cue of a GUID without its hyphens.
func undashed(line string) bool {
	const digits = 32
	run := 0
	for i := 0; i < len(line); i++ {
		c := line[i] | 0x20
		if c >= '0' && c <= '9' || c >= 'a' && c <= 'f' {
			if run++; run == digits {
				return true
			}
			continue
		}
		run = 0
	}
	return false
}

// dotted is the cue of an address of version 4: digits with three dots in them.
func dotted(line string) bool {
	dots := 0
	for i := 0; i < len(line); i++ {
		switch c := line[i]; {
		case c == '.':
			if dots++; dots == 3 {
				return true
			}
		case c < '0' || c > '9':
			dots = 0
		}
	}
	return false
}

// coloned is the cue of an address of version 6.
func coloned(line string) bool {
	return strings.Contains(line, "::") || strings.Count(line, ":") >= 7
}
