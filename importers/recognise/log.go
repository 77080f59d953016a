package recognise

import (
	"regexp"
	"strings"

	"entrastudio/importers/logs"
	"entrastudio/model/evidence"
)

var (
	// logLine is how programs begin a line of a log.
	logLine = regexp.MustCompile(`^[\w.-]+[-_]\d+\s+\|\s|^\[pod/\S+\]\s|^\s*(?:[\w.-]+\s+\|\s*)?(?:\[pod/\S+\]\s*)?(?:\[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d|\d\d:\d\d:\d\d[.,]\d{3}|\d{4}/\d\d/\d\d \d\d:\d\d|(?:INFO|WARN|ERROR|DEBUG|TRACE|FATAL)\b)`)
	// stackLine continues one.
	stackLine = regexp.MustCompile(`^\s+at \S|^\s*\.\.\. \d+ |^Caused by:|^[\w.$]+(?:Exception|Error)(?::|$)|^\s*$`)
)

// isLog tells a log: most of its lines begin as programs begin theirs.
func isLog(_, text string) (Guess, bool) {
	begun, others := 0, 0
	for len(text) > 0 {
		line, rest, _ := strings.Cut(text, "\n")
		text = rest
		line = line[:min(len(line), 500)]
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

// Telling reports whether a text holds words that a log or a browser's page is
// read for.
func Telling(text string) bool { return logs.Tells(text) }
