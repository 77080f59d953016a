package report

import (
	"fmt"
	"strings"

	"entrastudio/model/check"
)

// evidenceNames says in words what the letters of a declaration stand for.
func evidenceNames() map[string]string {
	return map[string]string{
		"V": "Helm values or a plan", "E": "an env or Compose file", "T": "a token",
		"D": "the audiences in Identity's database", "R": "app registrations", "L": "a log or an error page",
	}
}

// Page is the documentation of one code, as Markdown.
func Page(d check.Declaration) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n\n%s\n\n", d.Code, d.Title)
	fmt.Fprintf(&b, "| | |\n|---|---|\n| Severity | %s |\n| Camunda | %s |\n| Seen in | %s |\n", d.Severity, minors(d), seenIn(d))
	if len(d.Causes) > 0 {
		fmt.Fprintf(&b, "| Follows from | %s |\n", linked(d.Causes))
	}
	fmt.Fprintf(&b, "\n%s\n", d.Explanation)
	if d.Mend != "" {
		fmt.Fprintf(&b, "\n## How to mend it\n\n%s\n", d.Mend)
	}
	if len(d.Links) > 0 {
		b.WriteString("\n## Read on\n\n")
		for _, link := range d.Links {
			fmt.Fprintf(&b, "- %s\n", link)
		}
	}
	return b.String()
}

// seenIn says which evidence decides; letters joined by "+" are needed
// together.
func seenIn(d check.Declaration) string {
	names := evidenceNames()
	all := make([]string, 0, len(d.SeenIn))
	for _, seen := range d.SeenIn {
		var together []string
		for _, letter := range strings.Split(seen, "+") {
			together = append(together, names[letter])
		}
		all = append(all, strings.Join(together, " with "))
	}
	return strings.Join(all, "; ")
}

func linked(codes []check.Code) string {
	all := make([]string, len(codes))
	for i, code := range codes {
		all[i] = fmt.Sprintf("[%s](%s)", code, PageName(code))
	}
	return strings.Join(all, ", ")
}

// PageName is the file name of a code's page.
func PageName(code check.Code) string { return string(code) + ".md" }

// Index lists all pages, as Markdown.
func Index(all []check.Declaration) string {
	var b strings.Builder
	b.WriteString("# What the studio notices\n\nOne page a code. A code never changes its meaning. `entra-studio explain CODE` says the same.\n\n| Code | Severity | What it means | Camunda |\n|---|---|---|---|\n")
	for _, d := range all {
		fmt.Fprintf(&b, "| [%s](%s) | %s | %s | %s |\n", d.Code, PageName(d.Code), d.Severity, d.Title, minors(d))
	}
	return b.String()
}
