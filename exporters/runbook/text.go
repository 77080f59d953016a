package runbook

import (
	"fmt"
	"strings"

	"entrastudio/exporters"
	"entrastudio/exporters/markdown"
)

// text is RUNBOOK.md.
func (b *book) text() string {
	var out strings.Builder
	out.WriteString("<!-- For a person; any Markdown reader shows it. -->\n")
	fmt.Fprintf(&out, "# Runbook - %s\n\n", markdown.Text(b.title()))
	out.WriteString(b.opening() + "\n")
	b.writeFindings(&out)
	b.writeNeeds(&out)
	b.writeOverview(&out)
	for i := range b.steps {
		b.steps[i].write(&out, i+1)
	}
	b.writeLastResort(&out)
	b.writeTraps(&out)
	b.writeUndo(&out)
	b.writeNotes(&out)
	b.writeFiles(&out)
	return strings.TrimRight(out.String(), "\n") + "\n"
}

// opening says what the runbook is for and how to read it.
func (b *book) opening() string {
	tool := "Docker Compose"
	if b.helm() {
		tool = "Helm chart " + b.catalog.Chart.Version
	}
	tenant := "the tenant " + span(b.plan.Tenant.ID)
	if b.plan.Tenant.ID == "" {
		tenant = "a tenant that the plan does not name yet"
	}
	return "Deploys Camunda " + string(b.plan.Camunda) + " by " + tool + " and connects it to " + tenant +
		" in Microsoft Entra ID (" + cloudTitle(b) + "). Follow the steps in their order, in a shell whose folder is this bundle. " +
		"Each step says how to verify and how to undo it; do not go on before it is verified. " +
		file(ChecklistPath) + " is for ticking off, " + file(PagePath) + " for printing.\n\n" + b.maturity()
}

// maturity says how long the minor is maintained, and that a chart is not ripe yet.
func (b *book) maturity() string {
	var lines []string
	if until := b.catalog.Support.Until; until != "" {
		lines = append(lines, "Camunda "+string(b.plan.Camunda)+" is maintained until "+until+".")
	}
	if b.helm() && strings.Contains(b.catalog.Chart.Version, "-") {
		lines = append(lines, "**Chart "+b.catalog.Chart.Version+" is a pre-release:** try it, and wait with production.")
	}
	if len(lines) == 0 {
		return ""
	}
	return strings.Join(lines, " ") + "\n"
}

func cloudTitle(b *book) string {
	cloud := b.plan.Tenant.Microsoft()
	if cloud.Title == "" {
		return "a cloud of its own, " + span(cloud.Login)
	}
	return markdown.Text(cloud.Title)
}

// writeOverview lists the steps.
func (b *book) writeOverview(out *strings.Builder) {
	out.WriteString("## The steps\n\n")
	for i := range b.steps {
		fmt.Fprintf(out, "%d. %s\n", i+1, b.steps[i].title)
	}
	out.WriteString("\n")
}

// writeUndo gathers the ways back, last step first.
func (b *book) writeUndo(out *strings.Builder) {
	out.WriteString("## Undo everything\n\nGo back from the last step that was done to the first:\n\n")
	for i := len(b.steps) - 1; i >= 0; i-- {
		if b.steps[i].undo.text != "" {
			fmt.Fprintf(out, "- Step %d, %s: %s\n", i+1, b.steps[i].title, b.steps[i].undo.text)
		}
	}
	out.WriteString("\nThe commands stand at each step.\n\n")
}

// writeNotes lists what the other exports want a person to know.
func (b *book) writeNotes(out *strings.Builder) {
	if len(b.contents.Notes) == 0 {
		return
	}
	out.WriteString("## Notes on the files\n\n")
	for _, note := range b.contents.Notes {
		out.WriteString("- " + noteText(note) + "\n")
	}
	out.WriteString("\n")
}

func noteText(note exporters.Note) string {
	where := note.Where
	if where == "" {
		where = note.Setting.String()
	}
	if where == "" || where == "/" {
		return markdown.Text(note.Text)
	}
	return markdown.Text(where) + ": " + markdown.Text(note.Text)
}

// writeFiles lists what the bundle holds and who reads it.
func (b *book) writeFiles(out *strings.Builder) {
	if len(b.contents.Files) == 0 {
		return
	}
	out.WriteString("## Files of this bundle\n\n")
	var rows [][]string
	for _, f := range b.contents.Files {
		rows = append(rows, []string{file(f.Path), markdown.Text(f.Reader)})
	}
	out.WriteString(markdown.Table([]string{"File", "Who reads it"}, rows) + "\n")
}
