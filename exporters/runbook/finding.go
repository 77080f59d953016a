package runbook

import (
	"fmt"
	"strings"

	"entrastudio/exporters"
	"entrastudio/exporters/markdown"
	"entrastudio/model/amount"
	"entrastudio/model/check"
)

// FindingsPath is the file with everything that is open in the plan.
const FindingsPath = "findings.md"

// FindingsFile lists what is open in a plan, in the order to mend it.
func FindingsFile(title string, findings []check.Finding) exporters.File {
	var out strings.Builder
	out.WriteString("<!-- For a person; any Markdown reader shows it. -->\n")
	fmt.Fprintf(&out, "# Open findings - %s\n\n", markdown.Text(title))
	if len(findings) == 0 {
		out.WriteString("The check finds nothing.\n")
	} else {
		out.WriteString(summary(findings) + ". Causes stand above what follows from them.\n\n")
	}
	for i := range findings {
		writeFinding(&out, &findings[i])
	}
	return exporters.File{
		Path: FindingsPath, Mode: exporters.Private, Data: []byte(strings.TrimRight(out.String(), "\n") + "\n"), Reader: "a person",
	}
}

func summary(findings []check.Finding) string {
	count := map[check.Severity]int{}
	for i := range findings {
		count[findings[i].Severity]++
	}
	return strings.Join([]string{
		amount.Of(count[check.Error], "error"), amount.Of(count[check.Warning], "warning"), amount.Of(count[check.Note], "note"),
	}, ", ")
}

func writeFinding(out *strings.Builder, f *check.Finding) {
	fmt.Fprintf(out, "## %s: %s\n\n", severityWord(f.Severity), markdown.Text(f.Title))
	line := func(name, text string) {
		if text != "" {
			fmt.Fprintf(out, "- %s: %s\n", name, text)
		}
	}
	line("Component", markdown.Code(string(f.Component)))
	line("Code", markdown.Code(string(f.Code)))
	if f.Place.Address != "" {
		line("Where", markdown.Code(f.Place.Address))
	}
	line("Why", markdown.Text(f.Detail))
	line("Expected", sideText(f.Expected))
	line("Found", sideText(f.Found))
	line("Mend", markdown.Text(f.Fix.Words))
	for _, step := range f.Fix.Steps {
		fmt.Fprintf(out, "  - %s\n", markdown.Text(step))
	}
	out.WriteString("\n")
	if len(f.Fix.Commands) > 0 {
		out.WriteString(markdown.Block("", f.Fix.Commands...) + "\n")
	}
}

func sideText(s check.Side) string {
	if s.Value == "" {
		return ""
	}
	if s.Because == "" {
		return markdown.Code(s.Value)
	}
	return markdown.Code(s.Value) + ", " + markdown.Text(s.Because)
}

func severityWord(s check.Severity) string {
	text := string(s)
	return strings.ToUpper(text[:1]) + text[1:]
}

// mostFindings is how many findings stand in the runbook itself.
const mostFindings = 20

// writeFindings puts what is open before everything else: who deploys a mistake
// looks for it at the wrong place later.
func (b *book) writeFindings(out *strings.Builder) {
	findings := b.contents.Findings
	out.WriteString("## Open findings\n\n")
	if len(findings) == 0 {
		out.WriteString("None: the check finds nothing in this plan.\n\n")
		return
	}
	out.WriteString("**Mend these in the plan first and export it again**, errors before anything else (" + summary(findings) + "):\n\n")
	var rows [][]string
	for i := range findings[:min(mostFindings, len(findings))] {
		f := &findings[i]
		rows = append(rows, []string{severityWord(f.Severity), markdown.Code(string(f.Component)), markdown.Text(f.Title), markdown.Code(f.Place.Address), markdown.Text(f.Fix.Words)})
	}
	out.WriteString(markdown.Table([]string{"Severity", "Component", "What", "Where in the plan", "Mend"}, rows) + "\n")
	if b.has(FindingsPath) {
		out.WriteString(file(FindingsPath) + " explains each.\n\n")
	}
}
