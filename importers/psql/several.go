package psql

import "strings"

// theTable leaves of the output of a whole script the one table with the column
// audience: the studio's scripts print several. What is left out becomes empty
// lines, so that places stay right. Of a change that was tried or not made the
// first such table holds, of one that was committed the last. A text without
// several tables stays as it is.
func theTable(text string) string {
	lines := strings.Split(text, "\n")
	tables, first, last := 0, -1, -1
	committed := false
	for i, line := range lines {
		committed = committed || strings.HasPrefix(line, "Committed.")
		if i+1 == len(lines) || strings.TrimSpace(line) == "" || !rule.MatchString(lines[i+1]) || rule.MatchString(line) {
			continue
		}
		tables++
		if _, headed := header(row{i + 1, pipes(line)}); headed {
			last = i
			if first < 0 {
				first = i
			}
		}
	}
	if tables < 2 || first < 0 {
		return text
	}
	if committed {
		first = last
	}
	return strings.Join(alone(lines, first), "\n")
}

// alone empties all lines but those of the table that begins at one of them and
// ends at an empty line.
func alone(lines []string, begin int) []string {
	kept := make([]string, len(lines))
	for i := begin; i < len(lines) && strings.TrimSpace(lines[i]) != ""; i++ {
		kept[i] = lines[i]
	}
	return kept
}
