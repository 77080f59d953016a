package compose

import (
	"fmt"
	"slices"
	"strings"
)

// render writes the file: who reads it and how, what must be set before, and
// then the variables.
func (f *envFile) render() []byte {
	var b strings.Builder
	container := f.service
	if f.title != "" && !strings.EqualFold(f.title, f.service) {
		container += " (" + f.title + ")"
	}
	fmt.Fprintf(&b, "# docker compose reads this file for the container %s alone:\n", container)
	fmt.Fprintf(&b, "#   services: {%s: {env_file: [%s/%s.env]}}\n", f.service, Folder, f.service)
	b.WriteString("# The values are quoted for docker compose: a shell would read some of them otherwise.\n")
	if references := f.references(); len(references) > 0 {
		b.WriteString("# Secrets come from Compose's own environment (--env-file or the shell): " + strings.Join(references, ", ") + ".\n")
	}
	b.WriteByte('\n')
	for _, l := range f.lines {
		if l.comment != "" {
			b.WriteString("\n# " + l.comment + "\n")
			continue
		}
		b.WriteString(l.variable + "=" + l.written + "\n")
	}
	return []byte(b.String())
}

// references lists the variables that the file refers to, sorted.
func (f *envFile) references() []string {
	var names []string
	for _, l := range f.lines {
		name, found := strings.CutPrefix(l.written, "${")
		if found && !slices.Contains(names, strings.TrimSuffix(name, "}")) {
			names = append(names, strings.TrimSuffix(name, "}"))
		}
	}
	slices.Sort(names)
	return names
}
