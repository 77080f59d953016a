package runbook

import (
	"fmt"
	"strings"

	"entrastudio/exporters/markdown"
	"entrastudio/model/amount"
	"entrastudio/model/check"
)

// checklist is CHECKLIST.md: one line a step, with what proves it.
func (b *book) checklist() string {
	var out strings.Builder
	out.WriteString("<!-- For a person; any Markdown reader shows it. -->\n")
	fmt.Fprintf(&out, "# Checklist - %s\n\n", markdown.Text(b.title()))
	out.WriteString(b.checks())
	out.WriteString("\nDone by: ______________________  on: ______________  release or change number: ______________\n")
	return out.String()
}

// checks are the boxes to tick.
func (b *book) checks() string {
	var out strings.Builder
	errors := 0
	for i := range b.contents.Findings {
		if b.contents.Findings[i].Severity == check.Error {
			errors++
		}
	}
	if errors > 0 {
		fmt.Fprintf(&out, "- [ ] **Before:** %s of the plan mended and the bundle exported again\n", amount.Of(errors, "error"))
	}
	for i := range b.steps {
		fmt.Fprintf(&out, "- [ ] **Step %d, %s:** %s\n", i+1, lowerFirst(b.steps[i].title), b.steps[i].done)
	}
	out.WriteString("- [ ] **After:** the bundle is put away where only operators read it\n")
	return out.String()
}

func lowerFirst(text string) string { return strings.ToLower(text[:1]) + text[1:] }
