package findings

import (
	"entrastudio/model/check"
	"entrastudio/views/look"
	"entrastudio/views/words"
)

// State is how a severity looks.
func State(s check.Severity) look.State {
	switch s {
	case check.Error:
		return look.Error
	case check.Warning:
		return look.Warning
	default:
		return look.Note
	}
}

// Worst is the state of the worst of some findings, OK where there are none.
func Worst(all []check.Finding) look.State {
	worst := look.OK
	for i := range all {
		worst = max(worst, State(all[i].Severity))
	}
	return worst
}

// Count counts the findings of one severity.
func Count(all []check.Finding, s check.Severity) int {
	n := 0
	for i := range all {
		if all[i].Severity == s {
			n++
		}
	}
	return n
}

// Word says in a word what the worst findings are, such as "2 errors".
func Word(all []check.Finding) string {
	if n := Count(all, check.Error); n > 0 {
		return words.N("findings.errors", n)
	}
	if n := Count(all, check.Warning); n > 0 {
		return words.N("findings.warnings", n)
	}
	if n := Count(all, check.Note); n > 0 {
		return words.N("findings.notes", n)
	}
	return look.OK.Word()
}
