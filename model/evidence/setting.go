package evidence

import (
	"entrastudio/model/catalog"
	"entrastudio/model/plan"
)

// Setting is one setting of the catalogue as it was found.
type Setting struct {
	catalog.Ref
	Value catalog.Value
	Place Place
	// Via says in which form it was found.
	Via Via
	// Tool says whose rules and defaults apply: the chart's or a container's.
	Tool plan.Tool
	// Service is the container, for variables.
	Service string
	// Input is the index of the input in Picture.Inputs.
	Input int
	// Secret describes a secret setting without its value; nil for others.
	Secret *Secret
}

// Via is the form in which a setting was found.
type Via string

// The forms: a values path, a variable, a Spring property (in an extra file or
// SPRING_APPLICATION_JSON), or a plan.
const (
	ViaHelm     Via = "helm"
	ViaVariable Via = "variable"
	ViaProperty Via = "property"
	ViaPlan     Via = "plan"
)

// Secret describes what stood where a secret belongs. The value itself is
// never kept.
type Secret struct {
	// Ref is the reference, where one was given.
	Ref plan.SecretRef
	// Literal reports that a value stands in the file itself.
	Literal bool
	// GUID reports that the literal has the shape of a secret's ID.
	GUID bool
	// Placeholder reports that the literal is a placeholder such as <SECRET>.
	Placeholder bool
	// KeyMissing reports a Secret's name without its key.
	KeyMissing bool
	// Legacy is the older or newer form that was used, with what this chart
	// makes of it; nil for the chart's own form.
	Legacy *catalog.LegacySecret
	// Both reports that a legacy form stands beside the chart's own.
	Both bool
}

// Key is a values key as it was found, whether or not a setting stands for it.
type Key struct {
	Path  string
	Kind  catalog.ValueKind
	Place Place
	// Text is the scalar's text; empty for secrets and long texts, of which
	// Withheld reports that there was one.
	Text     string
	Withheld bool
	// Style says whether a scalar was quoted.
	Quoted bool
	// Dotted reports that a name in the path holds a dot itself, so that the
	// key stands elsewhere than a path of the same text.
	Dotted bool
	Input  int
}

// Variable is a variable as it was found, whether or not a setting stands for
// it. Its value is not kept.
type Variable struct {
	Name      string
	Service   string
	Component catalog.Name
	Place     Place
	// InChart reports that it stands in an env list of a values file.
	InChart bool
	Input   int
}

// Property is a Spring property of a container's configuration that no setting
// of the catalogue stands for. Its value is not kept.
type Property struct {
	Name      string
	Service   string
	Component catalog.Name
	Place     Place
}
