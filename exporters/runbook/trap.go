package runbook

import (
	"net/url"
	"strings"

	"entrastudio/exporters/markdown"
	"entrastudio/model/catalog"
	"entrastudio/model/plan"
)

// traps are what is known to go wrong in this minor with the components and the
// tool of the plan.
func (b *book) traps() []*catalog.Behaviour {
	tool := plan.Helm
	if !b.helm() {
		tool = plan.Compose
	}
	var found []*catalog.Behaviour
	for i := range b.catalog.Behaviours {
		trap := &b.catalog.Behaviours[i]
		if (trap.Component == "" || b.plan.On(trap.Component)) && (trap.With == "" || trap.With == string(tool)) {
			found = append(found, trap)
		}
	}
	return found
}

func (b *book) writeTraps(out *strings.Builder) {
	traps := b.traps()
	if len(traps) == 0 {
		return
	}
	out.WriteString("## Known traps of Camunda " + string(b.plan.Camunda) + "\n\n")
	for _, trap := range traps {
		title := "**" + markdown.Text(trap.Title) + ".**"
		if fact := b.catalog.Component(trap.Component); fact != nil {
			title = "**" + markdown.Text(fact.Title+": "+trap.Title) + ".**"
		}
		out.WriteString("- " + title + " " + markdown.Text(trap.Detail) + " " + markdown.Text(trap.Remedy) + sourceOf(trap) + "\n")
	}
	out.WriteString("\n")
}

// sourceOf names where a trap is known from, and how sure it is.
func sourceOf(trap *catalog.Behaviour) string {
	sure := map[catalog.Verified]string{
		catalog.Reported: "reported", catalog.Unverified: "not verified", catalog.Documented: "documented",
		catalog.Rendered: "tried", catalog.Read: "read in the source",
	}[trap.Verified]
	if len(trap.Links) == 0 {
		return " (" + sure + ": " + markdown.Text(trap.Source) + ")"
	}
	var links []string
	for _, link := range trap.Links {
		links = append(links, markdown.Link(shortName(link), link))
	}
	return " (" + sure + ": " + strings.Join(links, ", ") + ")"
}

// shortName is how people write a link to an issue, such as camunda#39049.
func shortName(link string) string {
	u, err := url.Parse(link)
	if err != nil {
		return link
	}
	parts := strings.Split(strings.Trim(u.Path, "/"), "/")
	if u.Host == "github.com" && len(parts) == 4 {
		return parts[1] + "#" + parts[3]
	}
	return u.Host + u.Path
}
