package evidence

import (
	"entrastudio/model/catalog"
	"entrastudio/model/yamltree"
)

// Raw is what the files of a deployment say in full, for a plan that keeps what
// no setting of the catalogue stands for. Literal secrets are taken out.
type Raw struct {
	// Values are the merged values files; nil where none was given.
	Values     *yamltree.Node
	Containers []Container
	// Withheld are the places of literal secrets that were taken out.
	Withheld []Place
}

// Container is one container of a Compose deployment with its variables.
type Container struct {
	// Service is the catalogue's name, or the file's where it is not known.
	Service   string
	Component catalog.Name
	Variables []RawVariable
}

// RawVariable is a variable as a file says it. Template holds its references as
// Compose takes them: ${NAME} refers to a variable, $$ is a dollar sign.
type RawVariable struct {
	Name     string
	Template string
	Place    Place
}
