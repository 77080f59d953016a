package runbook

import (
	"strings"
	"unicode"

	"entrastudio/exporters"
	"entrastudio/exporters/markdown"

	"al.essio.dev/pkg/shellescape"
)

// reader names what cannot carry a value, in a refusal.
const reader = "a runbook's command line"

// refuse says which name of the plan no command line can carry; nil where all can.
func (b *book) refuse() error {
	names := map[string]string{
		"deployment/release": b.plan.Deployment.Release, "deployment/namespace": b.plan.Deployment.Namespace, "tenant/id": b.plan.Tenant.ID,
	}
	for _, path := range []string{"deployment/release", "deployment/namespace", "tenant/id"} {
		if strings.ContainsFunc(names[path], unicode.IsControl) || strings.HasPrefix(names[path], "-") {
			return &exporters.Refusal{
				Where: path, Reader: reader, Why: "it holds a control character or begins like an option", Hint: "write the plain name",
			}
		}
	}
	return nil
}

// command joins words to one line of a shell; each is quoted where it must be.
func command(words ...string) string { return shellescape.QuoteCommand(words) }

// span is a text of the plan as a code span; a word where there is none.
func span(text string) string {
	if text == "" {
		return "not in the plan yet"
	}
	return markdown.Code(text)
}

// spans joins texts of the plan as code spans.
func spans(texts []string) string {
	marked := make([]string, len(texts))
	for i, text := range texts {
		marked[i] = markdown.Code(text)
	}
	return strings.Join(marked, ", ")
}

// file is a link to a file of the bundle.
func file(path string) string { return markdown.Link(path, path) }
