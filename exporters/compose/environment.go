package compose

import (
	"strings"

	"entrastudio/exporters/variables"
	"entrastudio/model/plan/yamltext"
)

// environment gives a service its variables. They stand here and not in an
// env_file, because what an earlier Compose file says in its environment would
// win over one, and Camunda's own says there how to sign in with Keycloak
// (Compose specification, precedence of environment variables). What it says of
// Keycloak in other names is taken out: that is what a name without a value does.
func (w *fileWriter) environment(container *variables.Container) {
	w.text.WriteString("    environment:\n")
	said := map[string]bool{}
	for i := range container.Variables {
		v := &container.Variables[i]
		said[v.Name] = true
		w.text.WriteString("      " + yamltext.Quote(v.Name, false) + ": " + yamltext.Quote(interpolated(v), false) + "\n")
	}
	for _, name := range container.Fact.Keycloak {
		if !said[name] {
			w.text.WriteString("      " + name + ":\n")
		}
	}
}

// interpolated is a variable's value as Compose takes it from a Compose file, in
// which $$ is a dollar sign.
func interpolated(v *variables.Variable) string {
	switch {
	case v.Secret != nil:
		return reference(v.Secret.Source)
	case v.Kept:
		return v.Template
	default:
		return strings.ReplaceAll(v.Value, "$", "$$")
	}
}
