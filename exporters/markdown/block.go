package markdown

import (
	"strings"
	"unicode"
)

// Block is a fenced block of code with its language. Its lines are kept; a
// control character that a terminal might obey becomes the replacement character.
func Block(language string, lines ...string) string {
	content := strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\t' {
			return unicode.ReplacementChar
		}
		return r
	}, strings.ToValidUTF8(strings.Join(lines, "\n"), string(unicode.ReplacementChar)))
	fence := strings.Repeat("`", max(3, longestRun(content)+1))
	return fence + language + "\n" + strings.TrimSuffix(content, "\n") + "\n" + fence + "\n"
}

// Table is a table; its cells are Markdown already.
func Table(head []string, rows [][]string) string {
	var b strings.Builder
	writeRow(&b, head)
	writeRow(&b, strings.Split(strings.Repeat("---,", len(head)-1)+"---", ","))
	for _, row := range rows {
		writeRow(&b, row)
	}
	return b.String()
}

func writeRow(b *strings.Builder, cells []string) {
	for _, cell := range cells {
		b.WriteString("| " + cell + " ")
	}
	b.WriteString("|\n")
}
