package bundle

import (
	"fmt"
	"strings"

	"entrastudio/exporters"
	"entrastudio/exporters/markdown"
	"entrastudio/model/plan"
)

// The paths of the frame's other files.
const (
	ReadmePath = "README.md"
	PlanPath   = "plan.yaml"
)

// Listed are the page to begin with and the checksums without what is in them, for
// lists of files that are written before them.
func Listed() []exporters.File {
	return []exporters.File{
		{Path: ReadmePath, Mode: exporters.Private, Reader: "a person, first of all"},
		{Path: SumsPath, Mode: exporters.Private, Reader: "sha256sum -c"},
	}
}

// Plan is the plan itself, as its file says it.
func Plan(doc *plan.Document) exporters.File {
	return exporters.File{Path: PlanPath, Mode: exporters.Private, Data: doc.Bytes(), Reader: "entra-studio"}
}

// Readme says what a bundle is and where to begin. The files are those of the
// whole bundle, in their order.
func Readme(p *plan.Plan, files []exporters.File) exporters.File {
	var b strings.Builder
	b.WriteString("<!-- For a person; any Markdown reader shows it. -->\n")
	fmt.Fprintf(&b, "# %s\n\n", markdown.Text(title(p)))
	fmt.Fprintf(&b, "Everything that is needed to connect Camunda %s to Microsoft Entra ID as the plan says. ", p.Camunda)
	b.WriteString("It holds names, IDs and addresses, and no secret: a secret stands as a reference to where it is kept.\n\n")
	for i, line := range beginnings(files) {
		fmt.Fprintf(&b, "%d. %s\n", i+1, line)
	}
	b.WriteString("\n")
	var rows [][]string
	for _, f := range files {
		rows = append(rows, []string{markdown.Link(f.Path, f.Path), markdown.Text(f.Reader)})
	}
	b.WriteString(markdown.Table([]string{"File", "Who reads it"}, rows))
	b.WriteString("\nThe same plan gives the same bytes: `entra-studio export plan.yaml` writes this bundle again, and `entra-studio check plan.yaml` says what is open.\n")
	readme := Listed()[0]
	readme.Data = []byte(b.String())
	return readme
}

func title(p *plan.Plan) string {
	if p.Name == "" {
		return "Hand-over of a Camunda " + string(p.Camunda) + " deployment"
	}
	return "Hand-over of " + p.Name
}

// beginnings say in what order to open the files that are there.
func beginnings(files []exporters.File) []string {
	there := map[string]bool{}
	for _, f := range files {
		there[f.Path] = true
	}
	link := func(path string) string { return markdown.Link(path, path) }
	var lines []string
	if there[SumsPath] {
		lines = append(lines, "See that the bundle is whole: `sha256sum -c SHA256SUMS`.")
	}
	if there["findings.md"] {
		lines = append(lines, "Read "+link("findings.md")+": what is still open in the plan.")
	}
	if there["RUNBOOK.md"] {
		lines = append(lines, "Follow "+link("RUNBOOK.md")+", or print "+link("RUNBOOK.html")+"; tick off in "+link("CHECKLIST.md")+".")
	}
	if there["diagram.svg"] {
		lines = append(lines, "See in "+link("diagram.svg")+" what must be equal between Entra and Camunda.")
	}
	return lines
}
