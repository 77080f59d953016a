package variables

import (
	"slices"
	"strings"

	"entrastudio/exporters"
	"entrastudio/model/catalog"
	"entrastudio/model/plan"
)

// Container is one container with its variables.
type Container struct {
	// Service is the container's name, fit for the name of a file.
	Service string
	// Title is the component's title; empty for a container that the catalogue
	// does not know.
	Title string
	// Component and Fact are the catalogue's; Fact is nil for a container that it
	// does not know.
	Component catalog.Name
	Fact      *catalog.Service
	// Variables come in the order of the catalogue's settings, then the mapping
	// rules of the cluster, then what an import kept.
	Variables []Variable
}

// Variable is one variable of a container.
type Variable struct {
	Name string
	// Value is the exact value. It is empty for a secret and for a kept value.
	Value string
	// Secret says where the value is kept; nil for what is no secret.
	Secret *Secret
	// Kept marks what an import kept. Such a value is a template.
	Kept bool
	// Template is a kept value as Compose takes it: ${NAME} refers to a variable
	// of its environment, $$ is a dollar sign.
	Template string

	setting catalog.Ref
	where   string
}

// Secret says where a reader finds a value that no file may hold.
type Secret struct {
	Ref plan.SecretRef
	// Source is the variable of whoever starts the container that holds it: the
	// one that the plan names, or one made from the setting. The same reference
	// has the same source in all containers.
	Source string
	// Setting is the one whose value it is.
	Setting catalog.Ref
}

// Outside reports whether the secret is kept outside of the environment.
func (s *Secret) Outside() bool { return s.Ref.Store != plan.InEnvironment }

// Refuse is the refusal of the variable's value by a reader.
func (v *Variable) Refuse(reader string, why error) error {
	return &exporters.Refusal{Setting: v.setting, Where: v.where, Reader: reader, Why: why.Error()}
}

// LeftOut notes that a reader cannot carry a kept variable.
func (v *Variable) LeftOut(path, why string) exporters.Note {
	return exporters.Note{Where: v.where, Text: why + ", so it is left out of " + path + "."}
}

func (c *Container) has(variable string) bool {
	return slices.ContainsFunc(c.Variables, func(v Variable) bool { return v.Name == variable })
}

// Secrets lists the secrets of the container, each source once, by source.
func (c *Container) Secrets() []*Secret {
	var all []*Secret
	for i := range c.Variables {
		secret := c.Variables[i].Secret
		if secret != nil && !slices.ContainsFunc(all, func(s *Secret) bool { return s.Source == secret.Source }) {
			all = append(all, secret)
		}
	}
	slices.SortFunc(all, func(a, b *Secret) int { return strings.Compare(a.Source, b.Source) })
	return all
}

// Sources lists the variables of another environment that hold the container's
// secrets, sorted.
func (c *Container) Sources() []string {
	var all []string
	for _, secret := range c.Secrets() {
		all = append(all, secret.Source)
	}
	return all
}

// Display is the container's name with the component's title, where that says
// more.
func (c *Container) Display() string {
	if c.Title == "" || strings.EqualFold(c.Title, c.Service) {
		return c.Service
	}
	return c.Service + " (" + c.Title + ")"
}
