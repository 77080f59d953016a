package recognise

import (
	"strings"

	"entrastudio/importers/jsontree"
	"entrastudio/importers/psql"
	"entrastudio/importers/text"
	"entrastudio/model/evidence"
	"entrastudio/model/pattern"
)

// unquote takes the marks of quotations off.
func (s *splitter) unquote() {
	for i, line := range s.lines {
		s.lines[i], _ = text.Unquote(line)
	}
}

// fences makes a piece of each block of code that is one input. A block that is
// none stays, to be read with the words around it.
func (s *splitter) fences() {
	open := -1
	for i, line := range s.lines {
		if _, ok := text.Fence(line); !ok {
			continue
		}
		s.taken[i] = true
		if open < 0 {
			open = i
			continue
		}
		if open+1 <= i-1 && len(s.pieces) < mostPieces {
			s.block(open+1, i-1)
		}
		open = -1
	}
}

// block makes a piece of lines that are one input.
func (s *splitter) block(first, last int) bool {
	guess, ok := Whole("", s.join(first, last))
	if !ok {
		return false
	}
	s.entitle(s.take(guess, s.run(first, last)), first)
	return true
}

// blocks finds files and results that stand among other words without marks.
func (s *splitter) blocks() {
	for i := 0; i < len(s.lines); i++ {
		if s.taken[i] || strings.TrimSpace(s.lines[i]) == "" {
			continue
		}
		if len(s.pieces) >= mostPieces {
			return
		}
		for _, find := range []func(int) (int, bool){s.json, s.result, s.yaml, s.env} {
			if last, ok := find(i); ok {
				i = last
				break
			}
		}
	}
}

// free gives the last line of the run of lines that no piece took.
func (s *splitter) free(from, most int) int {
	last := from
	for last+1 < len(s.lines) && last-from < most && !s.taken[last+1] {
		last++
	}
	return last
}

// json finds a JSON document that begins with this line: it ends where its
// brackets close.
func (s *splitter) json(first int) (int, bool) {
	const longest = 20_000
	if begin := strings.TrimSpace(s.lines[first]); !strings.Contains("{[", begin[:1]) || logBracket.MatchString(begin) {
		return 0, false
	}
	if s.broken++; s.broken > mostBroken {
		return 0, false
	}
	depth := 0
	for i, end := first, s.free(first, longest); i <= end; i++ {
		if depth += nesting(s.lines[i]); depth > 0 {
			continue
		}
		document := s.join(first, i)
		if _, err := jsontree.ParseAll("", document); err != nil {
			return 0, false
		}
		s.broken--
		return i, s.block(first, i)
	}
	return 0, false
}

// mostBroken is how many brackets may open a document that is none, before a
// paste is taken for a text that merely has many of them.
const mostBroken = 100

// logBracket is a bracket with which a log begins a line.
var logBracket = pattern.New(`^\[(?:\d{4}-|pod/|[A-Z]+\])`)

// nesting counts the brackets that a line opens and does not close.
func nesting(line string) int {
	depth, quoted := 0, false
	for i := 0; i < len(line); i++ {
		switch c := line[i]; {
		case quoted && c == '\\':
			i++
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '{' || c == '[':
			depth++
		case c == '}' || c == ']':
			depth--
		}
	}
	return depth
}

var (
	tableHead = pattern.New(`^[\s|\x{2502}]*(?:[\w.]+\s*[|\x{2502}]\s*)*audience\s*(?:[|\x{2502}].*)?$`)
	tableRule = pattern.New(`^[\s|+\-\x{2500}-\x{257f}]*[-\x{2500}]{3}[\s|+\-\x{2500}-\x{257f}]*$`)
)

// result finds a table of a query: a header with the column audience and a rule
// below it, then rows up to their count or an empty line.
func (s *splitter) result(first int) (int, bool) {
	const longest = 2000
	if len(s.lines[first]) > longest {
		return 0, false
	}
	head := first
	if tableRule.MatchString(s.lines[first]) {
		head++
	}
	end := s.free(first, head-first+1)
	if head >= end || len(s.lines[head]) > longest || !strings.Contains(s.lines[head], "audience") {
		return 0, false
	}
	end = s.free(first, longest)
	if !tableHead.MatchString(s.lines[head]) || !tableRule.MatchString(s.lines[head+1]) {
		return 0, false
	}
	last := head + 1
	for last < end && strings.TrimSpace(s.lines[last+1]) != "" && !(countLine.MatchString(s.lines[last])) {
		last++
	}
	if _, err := psql.Read("", s.join(first, last)); err != nil {
		return 0, false
	}
	s.take(Guess{Kind: evidence.KindAudiences, Why: "a table with the column audience"}, s.run(first, last))
	return last, true
}

var countLine = pattern.New(`^\s*\(\d+ ?\p{L}+\)\s*$`)

// yaml finds a block of YAML that begins with a key of the chart or of a Compose
// file and goes on while lines are indented or are such keys.
func (s *splitter) yaml(first int) (int, bool) {
	const longest = 20_000
	if !s.begins(s.lines[first]) {
		return 0, false
	}
	end := s.free(first, longest)
	last := first
	base := indent(s.lines[first])
	for i := first + 1; i <= end; i++ {
		line := s.lines[i]
		bare := strings.TrimSpace(line)
		switch {
		case bare == "" || bare[0] == '#':
			continue
		case indent(line) > base, indent(line) == base && (s.begins(line) || strings.HasPrefix(bare, "- ")):
			last = i
			continue
		}
		break
	}
	if last == first {
		return 0, false
	}
	return last, s.block(first, last)
}

// begins reports that a line is a key that begins a block of a values file or a
// Compose file.
func (s *splitter) begins(line string) bool {
	key, ok := keyOf(strings.TrimSpace(line))
	return ok && (key == "services" || s.charts[key]) && strings.TrimSpace(line[strings.IndexByte(line, ':')+1:]) == ""
}

func indent(line string) int { return len(line) - len(strings.TrimLeft(line, " \t")) }
