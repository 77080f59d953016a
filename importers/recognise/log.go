package recognise

import (
	"strings"

	"entrastudio/model/evidence"
	"entrastudio/model/pattern"
)

var (
	// logLine is how programs begin a line of a log.
	logLine = pattern.New(`^[\w.-]+[-_]\d+\s+\|\s|^\[pod/\S+\]\s|^\s*(?:[\w.-]+\s+\|\s*)?(?:\[pod/\S+\]\s*)?(?:\[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d|\d\d:\d\d:\d\d[.,]\d{3}|\d{4}/\d\d/\d\d \d\d:\d\d|(?:INFO|WARN|ERROR|DEBUG|TRACE|FATAL)\b)`)
	// stackLine continues one.
	stackLine = pattern.New(`^\s+at \S|^\s*\.\.\. \d+ |^Caused by:|^[\w.$]+(?:Exception|Error)(?::|$)|^\s*$`)
)

// isLog tells a log: most of its lines begin as programs begin theirs.
func isLog(_, text string) (Guess, bool) {
	// The first lines tell; a log of many megabytes goes on as it begins.
	const longest, enough = 500, 2000
	begun, others := 0, 0
	for line := range strings.SplitSeq(text, "\n") {
		if begun+others > enough {
			break
		}
		line = unindented(line)
		line = line[:min(len(line), longest)]
		switch {
		case logLine.MatchString(line):
			begun++
		case stackLine.MatchString(line):
		default:
			others++
		}
	}
	if begun > 0 && begun >= others {
		return yes(evidence.KindLog, "its lines begin with times and levels, as those of a log do")
	}
	return Guess{}, false
}

// unindented leaves a little of the space before a line: a pattern that looks for
// it is slow over much of it.
func unindented(line string) string {
	const little = 8
	return line[max(0, indent(line)-little):]
}
