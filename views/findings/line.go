package findings

import (
	"strings"

	"entrastudio/model/check"
	"entrastudio/views/part"
	"entrastudio/views/studio"
	"entrastudio/views/words"
)

// detailLength is about two lines beside a field; the explanation has the rest.
const detailLength = 150

// Line is a finding as it stands at its field: what is wrong, why in short, and
// the fix as a button that shows its difference first.
func Line(s studio.Studio, f check.Finding) part.Finding {
	line := part.Finding{
		State: State(f.Severity), Title: words.Said(f.Title), Detail: short(words.Said(f.Detail), detailLength),
		More: func() { s.Explain(f) },
	}
	if f.Fix.Edit != nil && s.ReadOnly() == "" {
		line.FixTitle = words.Said(f.Fix.Edit.Label)
		line.Fix = func() { s.Mend(f) }
	}
	return line
}

// Lines is Line for several findings.
func Lines(s studio.Studio, all []check.Finding) []part.Finding {
	lines := make([]part.Finding, 0, len(all))
	for i := range all {
		lines = append(lines, Line(s, all[i]))
	}
	return lines
}

// short keeps whole sentences as far as they fit, or whole words of the first.
func short(text string, most int) string {
	if len(text) <= most {
		return text
	}
	head := text[:most]
	if end := strings.LastIndex(head, ". "); end > 0 {
		return head[:end+1]
	}
	if end := strings.LastIndexByte(head, ' '); end > 0 {
		head = head[:end]
	}
	return strings.ToValidUTF8(head, "") + "\u2026"
}
