package psql

import (
	"strings"

	"entrastudio/model/pattern"
)

// row is one line of a result, cut into its cells.
type row struct {
	line  int
	cells []cell
}

type cell struct {
	text   string
	column int
}

// layout is a result without what a client prints around it.
type layout struct {
	rows []row
	// ruled reports that a line of dashes stands under the first row.
	ruled bool
	// records reports that each row is the name and the value of one column.
	records bool
	// counted reports a line such as (3 rows).
	counted bool
	// failed is the message of the database, where the query failed.
	failed row
}

// layOut cuts a text into rows and leaves out prompts, statements, rules and
// counts.
func layOut(text string) layout {
	var l layout
	lines := strings.Split(text, "\n")
	split := splitter(lines)
	echo := false
	for i, line := range lines {
		switch {
		case strings.TrimSpace(line) == "":
		case failed.MatchString(line):
			if l.failed.line == 0 {
				l.failed = row{i + 1, []cell{{strings.TrimSpace(line), 1}}}
			}
		case record.MatchString(line):
			l.records = true
			split = pipes
		case count.MatchString(line):
			l.counted = true
		case rule.MatchString(line):
			l.ruled = l.ruled || len(l.rows) == 1
		case echo || statement.MatchString(line):
			echo = !ends(line)
		case prompt.MatchString(line) || noise.MatchString(line):
		default:
			l.rows = append(l.rows, row{i + 1, split(line)})
		}
	}
	return l
}

var (
	// count is the line under a result, in any language: (3 rows).
	count = pattern.New(`^\s*\(\s*\d+\s+\p{L}+\s*\)\s*$|^\s*\(\d+\p{Han}+\)\s*$`)
	// rule is a line that frames a table.
	rule = pattern.New(`^[\s\-+|:=\x{2500}-\x{257f}]*[-=\x{2500}-\x{257f}]{2}[\s\-+|:=\x{2500}-\x{257f}]*$`)
	// record begins a row of psql's expanded display.
	record    = pattern.New(`^\s*[-\x{2500}*]+\[ ?\p{L}+ \d+ ?\][-+\s|\x{2500}-\x{257f}*]*$|^\*+ \d+\. row \*+$`)
	statement = pattern.New(`(?i)^(?:[\w.@:-]*[=\-*('"!^][#>]\s*)?\s*(?:select|with|explain)\b[^|\x{2502}]*$`)
	prompt    = pattern.New(`^\s*(?:[\w.@:-]*[=\-*('"!^][#>]|[$#]\s|[\w.@:~/-]+[$#]\s|PS [A-Z]:)`)
	noise     = pattern.New(`(?i)^\s*(?:\\\w|--\s|psql\b|kubectl\b|docker\b|expanded display|timing is|time:|zeit:|output format|pager|you are now connected|type "help"|ssl connection|null display|border style|tuples only|[0-9]+ rows? (?:in set|selected|retrieved)|query returned|total rows)`)
	failed    = pattern.New(`(?i)^\s*(?:(?:psql|error|fehler|erreur|errore|fatal)(?::\s*\S*)?:\s+(?:error|fatal|relation|permission|column|database|password|could not|connection|\S+ )|\[\w+\] error:)`)
)

// ends reports that a statement ends in this line: at its semicolon.
func ends(line string) bool {
	return strings.HasSuffix(strings.TrimRight(line, " \t"), ";")
}

// splitter finds what separates the columns of a table.
func splitter(lines []string) func(string) []cell {
	tabs, commas, bars := 0, 0, 0
	for _, line := range lines {
		switch {
		case strings.ContainsAny(line, "|\u2502"):
			bars++
		case strings.Contains(line, "\t"):
			tabs++
		case strings.Contains(line, ","):
			commas++
		}
	}
	switch {
	case bars > 0:
		return pipes
	case tabs > 0:
		return func(line string) []cell { return separated(line, '\t') }
	case commas > 0:
		return func(line string) []cell { return separated(line, ',') }
	}
	return func(line string) []cell { return separated(line, 0) }
}
