package compose

import (
	"fmt"
	"slices"
)

// head says who reads the Compose file, how it is merged, and what it needs.
func (w *fileWriter) head() {
	b := &w.text
	fmt.Fprintf(b, `# docker compose (2.24.4 or newer) reads this file, best on top of Camunda's own for %s, which brings
# Elasticsearch and all that is not about Entra ID. A later file wins, so say them in this order:
#   docker compose -f %s -f %s --env-file .env --env-file SECRETS up -d
# A variable without a value takes out what that file says of Keycloak under this name; Keycloak itself still
# starts, and nobody asks it. This file also runs by itself.
# The env files beside it hold the same variables, for Compose files of your own (env_file).
`, w.catalog.Minor, w.catalog.Compose.File, Path)
	if sources := w.sources(); len(sources) > 0 {
		b.WriteString("# SECRETS is a file that you write and keep to yourself, with a line NAME='value' for each of these. It comes\n" +
			"# after .env, which holds demo values under some of these names:\n")
		for _, source := range sources {
			b.WriteString("#   " + source + "\n")
		}
	}
	fact := w.catalog.Compose.Fact
	fmt.Fprintf(b, "# Tags, ports and health are those of %s (%s).\n", fact.Source, fact.Verified)
	if fact.Note != "" {
		b.WriteString("# " + fact.Note + "\n")
	}
}

// sources lists the variables that hold secrets, over all services.
func (w *fileWriter) sources() []string {
	var all []string
	for _, container := range w.containers {
		all = append(all, container.Sources()...)
	}
	slices.Sort(all)
	return slices.Compact(all)
}
