package compose

import (
	"entrastudio/importers/interpolation"
	"entrastudio/model/lookup"
)

// projectVariables is the file beside the Compose file from which Compose fills in references
// (Docker docs, interpolation); it is given to no container by itself.
const projectVariables = ".env"

// fillFromProject makes the variables of the project's .env known, where one
// stands beside the Compose file and nobody gave others. What may be a secret is
// left out: a reference to it is how it should be, and its value is nobody's
// business here.
func (p *project) fillFromProject() error {
	if p.around.Environment != nil {
		return nil
	}
	p.around.Environment = interpolation.Nothing
	entries, found, err := p.entries(p.beside(projectVariables), false)
	if err != nil || !found {
		return err
	}
	values := map[string]string{}
	for _, e := range entries {
		if e.Name != "" && !e.Passed && !lookup.MayHoldSecret(e.Name) {
			values[e.Name] = e.Value
		}
	}
	p.around.Environment = func(name string) (string, bool) {
		value, known := values[name]
		return value, known
	}
	return nil
}
