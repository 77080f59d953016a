package compose

import (
	"strings"

	"entrastudio/exporters/variables"

	"gopkg.in/yaml.v3"
)

// environment gives a service its variables. They stand here and not in an
// env_file, because what an earlier Compose file says in its environment would
// win over one, and Camunda's own says there how to sign in with Keycloak
// (Compose specification, precedence of environment variables). What it says of
// Keycloak in other names is taken out: that is what a name without a value does.
func environment(container *variables.Container) *yaml.Node {
	node := mapping()
	said := map[string]bool{}
	for i := range container.Variables {
		v := &container.Variables[i]
		said[v.Name] = true
		put(node, v.Name, interpolated(v))
	}
	for _, name := range container.Fact.Keycloak {
		if !said[name] {
			put(node, name, &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!null"})
		}
	}
	return node
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
