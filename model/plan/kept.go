package plan

import "gopkg.in/yaml.v3"

// Kept is what an import found beside the settings of the catalogue.
type Kept struct {
	// Helm is a mapping of values that an export merges into its own; nil
	// where nothing was kept.
	Helm *yaml.Node `yaml:"helm"`
	// Environment holds variables by container and name.
	Environment []ServiceVariables `yaml:"environment"`
	// Withheld lists the addresses of literal secrets that were found and
	// not taken over.
	Withheld []string `yaml:"withheld"`
}

// ServiceVariables are the kept variables of one container, in file order.
type ServiceVariables struct {
	Service   string
	Variables []EnvVariable
}

// EnvVariable is one variable with its value.
type EnvVariable struct {
	Name string
	// Value is as Compose takes it: ${NAME} refers to a variable, $$ is a
	// dollar sign.
	Value string
}

// IsZero reports whether nothing was kept.
func (k Kept) IsZero() bool {
	return k.Helm == nil && len(k.Environment) == 0 && len(k.Withheld) == 0
}
