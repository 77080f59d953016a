package compose

import (
	"slices"
	"strings"

	"entrastudio/exporters/variables"

	"gopkg.in/yaml.v3"
)

// environment gives a service its variables. They stand here and not in an
// env_file, because what an earlier Compose file says in its environment would
// win over one, and Camunda's own says there how to sign in with Keycloak
// (Compose specification, precedence of environment variables). Its other names
// for the same settings are taken out, but for a name that holds a secret of
// Compose's own environment: Compose would fill it in.
func (w *fileWriter) environment(container *variables.Container) *yaml.Node {
	node := mapping()
	said := map[string]bool{}
	for _, source := range w.sources() {
		said[source] = true
	}
	for i := range container.Variables {
		v := &container.Variables[i]
		said[v.Name] = true
		put(node, v.Name, interpolated(v))
	}
	for _, name := range w.otherSpellings(container) {
		if !said[name] {
			put(node, name, &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!null"})
		}
	}
	return node
}

// otherSpellings lists all that an earlier file may call a setting of this
// container, sorted. A variable without a value is taken out of the container.
func (w *fileWriter) otherSpellings(container *variables.Container) []string {
	component := w.catalog.Component(container.Component)
	var names []string
	for _, s := range component.List() {
		for _, v := range s.Env {
			if v.Service == container.Service || v.Service == "" && component.Services[0].Name == container.Service {
				names = append(names, s.Spellings()...)
				break
			}
		}
	}
	names = slices.DeleteFunc(names, func(name string) bool { return strings.HasSuffix(name, "{n}") })
	slices.Sort(names)
	return slices.Compact(names)
}

// interpolated is a variable's value as Compose takes it from a Compose file, in
// which $$ is a dollar sign.
func interpolated(v *variables.Variable) *yaml.Node {
	value := v.Template
	switch {
	case v.Secret != nil:
		value = reference(v.Secret.Source)
	case !v.Kept:
		value = strings.ReplaceAll(v.Value, "$", "$$")
	}
	if strings.Contains(value, `"`) && simpleValue.MatchString(value) {
		return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Style: yaml.SingleQuotedStyle, Value: value}
	}
	return quoted(value)
}
