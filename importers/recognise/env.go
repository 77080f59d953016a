package recognise

import (
	"fmt"
	"path"
	"regexp"
	"strings"

	"entrastudio/model/evidence"
)

var (
	assignment = regexp.MustCompile(`^\s*(?:export\s+)?([A-Za-z_][A-Za-z0-9_.\-\[\]]*)\s?=(.*)$`)
	// upper is a variable as programs of Camunda name them.
	upper  = regexp.MustCompile(`^[A-Z][A-Z0-9_]*$`)
	passed = regexp.MustCompile(`^\s*[A-Z][A-Z0-9]*_[A-Z0-9_]+\s*$`)
)

// isEnv tells an env file: every line assigns a variable.
func isEnv(name, text string) (Guess, bool) {
	assigned, named, others := 0, 0, 0
	lines := strings.Split(text, "\n")
	for i := 0; i < len(lines); i++ {
		line := strings.TrimSpace(lines[i])
		match := assignment.FindStringSubmatch(line)
		switch {
		case line == "" || line[0] == '#':
		case match != nil:
			assigned++
			if strings.ContainsAny(match[1], "_.") {
				named++
			}
			i += quotedLines(match[2], lines[i+1:])
		case passed.MatchString(line):
		default:
			others++
		}
	}
	if assigned == 0 {
		return Guess{}, false
	}
	if others == 0 && named > 0 {
		return yes(evidence.KindEnv, fmt.Sprintf("its lines assign variables (%d)", assigned))
	}
	base := strings.ToLower(path.Base(strings.ReplaceAll(name, `\`, "/")))
	if (path.Ext(base) == ".env" || strings.HasPrefix(base, ".env")) && assigned > others {
		return yes(evidence.KindEnv, "most of its lines assign variables, and its name is that of an env file")
	}
	return Guess{}, false
}

// quotedLines counts the further lines of a value whose quote is still open.
func quotedLines(value string, rest []string) int {
	value = strings.TrimLeft(value, " \t")
	if value == "" || value[0] != '\'' && value[0] != '"' {
		return 0
	}
	quote := value[:1]
	if strings.Contains(strings.ReplaceAll(value[1:], `\`+quote, ""), quote) {
		return 0
	}
	for i, line := range rest {
		if strings.Contains(strings.ReplaceAll(line, `\`+quote, ""), quote) {
			return i + 1
		}
	}
	return 0
}
