package compose

import (
	"fmt"
	"strings"

	"entrastudio/exporters/variables"
)

// envFile writes the env file of a container: who reads it and how, what must be
// set before, and then the variables.
func envFile(container *variables.Container) ([]byte, error) {
	var b strings.Builder
	fmt.Fprintf(&b, "# docker compose reads this file for the container %s alone:\n", container.Display())
	fmt.Fprintf(&b, "#   services: {%s: {env_file: [%s]}}\n", container.Service, envPath(container))
	b.WriteString("# The values are quoted for docker compose: a shell would read some of them otherwise.\n")
	if sources := container.Sources(); len(sources) > 0 {
		b.WriteString("# Secrets come from Compose's own environment (--env-file or the shell): " + strings.Join(sources, ", ") + ".\n")
	}
	b.WriteByte('\n')
	kept := false
	for i := range container.Variables {
		v := &container.Variables[i]
		written, err := written(v)
		if err != nil {
			return nil, v.Refuse(reader, err)
		}
		if v.Kept && !kept {
			b.WriteString("\n# Kept from the import, as it was.\n")
			kept = true
		}
		b.WriteString(v.Name + "=" + written + "\n")
	}
	return []byte(b.String()), nil
}

// written is a variable's value as Compose reads it from an env file.
func written(v *variables.Variable) (string, error) {
	switch {
	case v.Secret != nil:
		return reference(v.Secret.Source), nil
	case v.Kept:
		return quoteTemplate(v.Template)
	default:
		return quote(v.Value)
	}
}
