package part

import (
	"strings"

	"github.com/hexops/gotextdiff"
	"github.com/hexops/gotextdiff/myers"
)

// change says what became of a line.
type change uint8

const (
	kept change = iota
	gone
	come
	skipped // stands for unchanged lines that are not shown
)

// changedLine is a line of a difference, with its number in the new text, or
// in the old one if it is gone.
type changedLine struct {
	change change
	number int
	text   string
}

// context is how many unchanged lines stand around a change.
const context = 3

// tooDifferent is how many lines may differ between two texts before they are
// shown as replaced as a whole: the cost of comparing grows with its square.
const tooDifferent = 2000

// difference compares two texts by line. Equal texts have none.
func difference(before, after string) []changedLine {
	if before == after {
		return nil
	}
	old, fresh := splitLines(before), splitLines(after)
	same := commonStart(old, fresh)
	from := max(0, same-context)
	tail := commonStart(reversed(old[same:]), reversed(fresh[same:]))
	until := max(0, tail-context)
	old, fresh = old[from:len(old)-until], fresh[from:len(fresh)-until]
	if len(old)+len(fresh)-4*context > tooDifferent {
		return replaced(old, fresh, from)
	}
	oldText, freshText := joinLines(old), joinLines(fresh)
	unified := gotextdiff.ToUnified("", "", oldText, myers.ComputeEdits("", oldText, freshText))
	var lines []changedLine
	more := 0
	for _, hunk := range unified.Hunks {
		if hunk.FromLine+from > 1 {
			lines = append(lines, changedLine{change: skipped})
		}
		changed := linesOf(hunk, hunk.FromLine+from, hunk.FromLine+from+more)
		more += balance(changed)
		lines = append(lines, changed...)
	}
	return lines
}

// balance is how many lines more the new text has.
func balance(lines []changedLine) int {
	more := 0
	for _, line := range lines {
		switch line.change {
		case come:
			more++
		case gone:
			more--
		}
	}
	return more
}

// linesOf are a hunk's lines. Its own number in the new text is not used: the library
// forgets the kept lines between two changes of an earlier hunk.
func linesOf(hunk *gotextdiff.Hunk, oldNumber, newNumber int) []changedLine {
	var lines []changedLine
	for _, line := range hunk.Lines {
		text := strings.TrimSuffix(line.Content, "\n")
		switch line.Kind {
		case gotextdiff.Delete:
			lines = append(lines, changedLine{gone, oldNumber, text})
			oldNumber++
		case gotextdiff.Insert:
			lines = append(lines, changedLine{come, newNumber, text})
			newNumber++
		default:
			lines = append(lines, changedLine{kept, newNumber, text})
			oldNumber, newNumber = oldNumber+1, newNumber+1
		}
	}
	return lines
}

// replaced shows every old line as gone and every new one as come.
func replaced(old, fresh []string, from int) []changedLine {
	var lines []changedLine
	for i, line := range old {
		lines = append(lines, changedLine{gone, from + i + 1, line})
	}
	for i, line := range fresh {
		lines = append(lines, changedLine{come, from + i + 1, line})
	}
	return lines
}

// splitLines returns the lines without their line feeds. Whether the last one
// has one makes no difference.
func splitLines(text string) []string {
	if text == "" {
		return nil
	}
	return strings.Split(strings.TrimSuffix(text, "\n"), "\n")
}

func joinLines(lines []string) string {
	if len(lines) == 0 {
		return ""
	}
	return strings.Join(lines, "\n") + "\n"
}

func commonStart(a, b []string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

func reversed(lines []string) []string {
	back := make([]string, len(lines))
	for i, line := range lines {
		back[len(lines)-1-i] = line
	}
	return back
}
