package recognise

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"entrastudio/model/evidence"
	"entrastudio/model/pattern"
)

var (
	bullet    = pattern.New(`^\s*(?:[-*+\x{2022}\x{25e6}\x{25aa}\x{00b7}]|\d+[.)])\s+`)
	aboutRows = pattern.New(`(?i)\bpermissions?\b.*\b(?:table|audiences?)\b|\baudiences?\b.*\bpermissions?\b|public\.permissions`)
	advice    = pattern.New(`(?i)\bif you see\b|\bshould\b|\binstead of\b|\bwould\b|\bsuch as\b|\blike\b`)
)

// prose finds the contents of the table told in words: a line that is nothing
// but a list of audiences, right below words about the table of permissions.
// Each name in it must be one that Identity seeds, or an id, so that no other
// list is taken for one.
func (s *splitter) prose() {
	known := defaultAudiences()
	for i, line := range s.lines {
		if s.taken[i] {
			continue
		}
		listed := bullet.ReplaceAllString(line, "")
		count := 0
		for _, word := range strings.FieldsFunc(listed, func(r rune) bool { return strings.ContainsRune(", ;\t", r) }) {
			word = strings.Trim(word, "`'\"")
			switch {
			case word == "\u2026" || word == "..." || word == "etc." || word == "and":
			case isAudience(known, word):
				count++
			default:
				count = -len(line)
			}
		}
		if count < 1 || !s.below(i) {
			continue
		}
		piece := s.take(Guess{Kind: evidence.KindAudiences}, []int{i})
		piece.Why = fmt.Sprintf("line %d: the words above say that the table of permissions holds these audiences; give the query's result to be sure", i+1)
		piece.Text = s.rows(i)
	}
}

// below reports that the words right above say what the table holds.
func (s *splitter) below(i int) bool {
	const reach = 3
	seen := 0
	for above := i - 1; above >= 0 && seen < reach; above-- {
		line := strings.TrimSpace(s.lines[above])
		if line == "" {
			continue
		}
		seen++
		if aboutRows.MatchString(line) {
			return !advice.MatchString(line)
		}
	}
	return false
}

// filler is what a list in words has between its items.
var filler = pattern.New("[\u2026`'\"]|\\.\\.\\.|\\betc\\.")

// conjunction stands between two items as a comma does.
var conjunction = pattern.New(`\band\b|;`)

// rows is the list without its bullet and without the words between its items;
// spaces take their places.
func (s *splitter) rows(i int) string {
	line := bullet.ReplaceAllStringFunc(s.lines[i], blank)
	line = conjunction.ReplaceAllStringFunc(line, func(word string) string { return "," + blank(word[1:]) })
	return strings.Repeat("\n", i) + filler.ReplaceAllStringFunc(line, blank) + "\n"
}

func blank(text string) string { return strings.Repeat(" ", utf8.RuneCountInString(text)) }
