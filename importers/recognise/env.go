package recognise

import (
	"fmt"
	"path"
	"strings"

	"entrastudio/model/evidence"
	"entrastudio/model/pattern"
)

var (
	// assignment is what stands before an equals sign that assigns a variable.
	assignment = pattern.New(`^\s*(?:export\s+)?([A-Za-z_][A-Za-z0-9_.\-\[\]]*)\s?$`)
	// upper is a variable as programs of Camunda name them.
	upper  = pattern.New(`^[A-Z][A-Z0-9_]*$`)
	passed = pattern.New(`^\s*[A-Z][A-Z0-9]*_[A-Z0-9_]+\s*$`)
)

// isEnv tells an env file: every line assigns a variable.
func isEnv(name, text string) (Guess, bool) {
	const enough = 100
	assigned, named, others := 0, 0, 0
	for rest := text; rest != "" && others < enough; {
		var line string
		line, rest, _ = strings.Cut(rest, "\n")
		name, value, ok := assigns(line)
		switch bare := strings.TrimSpace(line); {
		case bare == "" || bare[0] == '#':
		case ok:
			assigned++
			if strings.ContainsAny(name, "_.") {
				named++
			}
			rest = behindQuote(value, rest)
		case len(bare) < longestName && passed.MatchString(bare):
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

// longestName is the length of the longest name that is looked for.
const longestName = 200

// assigns takes a line apart that assigns a variable.
func assigns(line string) (name, value string, ok bool) {
	before, value, found := strings.Cut(line, "=")
	if !found || len(before) > longestName {
		return "", "", false
	}
	match := assignment.FindStringSubmatch(before)
	if match == nil {
		return "", "", false
	}
	return match[1], value, true
}

// behindQuote is the text behind a value whose quote is still open at the end
// of its line; the same text where none is.
func behindQuote(value, rest string) string {
	value = strings.TrimLeft(value, " \t")
	if value == "" || value[0] != '\'' && value[0] != '"' {
		return rest
	}
	quote := value[0]
	if unescaped(value[1:], quote) >= 0 {
		return rest
	}
	end := unescaped(rest, quote)
	if end < 0 {
		return rest
	}
	_, behind, _ := strings.Cut(rest[end:], "\n")
	return behind
}

// unescaped finds a quote that no backslash stands before; -1 where there is
// none.
func unescaped(text string, quote byte) int {
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '\\':
			i++
		case quote:
			return i
		}
	}
	return -1
}
