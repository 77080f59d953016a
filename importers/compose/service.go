package compose

import (
	"fmt"

	"entrastudio/importers/dotenv"
	"entrastudio/importers/settings"
	"entrastudio/model/evidence"
	"entrastudio/model/lookup"
	"entrastudio/model/yamltree"
)

// project is a Compose file taken apart.
type project struct {
	file     string
	around   Surroundings
	nodes    *yamltree.Node
	services []*service
	unread   []evidence.Unread
	// parsed holds env files by name, as several services may use one.
	parsed map[string][]dotenv.Entry
	// set counts the variables that were set, over all services.
	set int
}

// mostVariables bounds the variables of a file over all its services: what one
// service extends counts again for each that extends it.
const mostVariables = 100_000

// count refuses a file whose services set too many variables.
func (p *project) count(node *yamltree.Node, variables int) error {
	if p.set += variables; p.set > mostVariables {
		return p.refused(node, fmt.Sprintf("more than %d variables over all services are more than is read", mostVariables), "")
	}
	return nil
}

// service is one service with its variables, the later ones of a name in the
// place of the earlier.
type service struct {
	name, image string
	variables   []settings.Variable
	at          map[string]int
	// envFiles are the env files that it takes variables from.
	envFiles []string
}

func (s *service) set(v settings.Variable) {
	if i, ok := s.at[v.Name]; ok {
		s.variables[i] = v
		return
	}
	s.at[v.Name] = len(s.variables)
	s.variables = append(s.variables, v)
}

func (s *service) names() []string {
	var names []string
	for _, v := range s.variables {
		names = append(names, v.Name)
	}
	return names
}

func (s *service) value(name string) string {
	if i, ok := s.at[name]; ok {
		return s.variables[i].Said.Value.Text
	}
	return ""
}

// owned are the variables as those of a container of the catalogue.
func (s *service) owned(container lookup.Container) []settings.Variable {
	owned := make([]settings.Variable, len(s.variables))
	for i, v := range s.variables {
		v.Container = container
		owned[i] = v
	}
	return owned
}

// deepest bounds how many services may extend one another.
const deepest = 20

// service reads one service: what it extends, then its env files, then its
// environment, each over the one before.
func (p *project) service(name string, node *yamltree.Node, depth int) (*service, error) {
	s := &service{name: name, at: map[string]int{}}
	if !node.IsMap() {
		return s, nil
	}
	if err := p.extend(s, node.Get("extends"), depth); err != nil {
		return nil, err
	}
	if image := node.Get("image"); image.IsScalar() {
		text, _, err := p.fill(image, image.Text)
		if err != nil {
			return nil, err
		}
		s.image = text
	}
	if err := p.envFiles(s, node.Get("env_file")); err != nil {
		return nil, err
	}
	if err := p.environment(s, node.Get("environment")); err != nil {
		return nil, err
	}
	return s, nil
}

// extend takes over what another service of the same file says.
func (p *project) extend(s *service, extends *yamltree.Node, depth int) error {
	if extends == nil {
		return nil
	}
	name, file := extends.Value().Text, extends.Get("file")
	if extends.IsMap() {
		name = extends.Get("service").Value().Text
	}
	base := p.nodes.Get(name)
	if base == nil || file.IsScalar() && file.Text != p.file {
		p.pass(extends, "the service that "+s.name+" extends is not in this file")
		return nil
	}
	if depth >= deepest {
		return p.refused(extends, "services extend one another without end", "")
	}
	extended, err := p.service(name, base, depth+1)
	if err != nil {
		return err
	}
	s.image, s.envFiles = extended.image, extended.envFiles
	for _, v := range extended.variables {
		s.set(v)
	}
	return p.count(extends, len(extended.variables)+1)
}

// pass notes a part of the file that is passed over.
func (p *project) pass(node *yamltree.Node, why string) {
	p.unread = append(p.unread, evidence.Unread{
		Place: evidence.Place{File: p.file, Line: node.Line, Column: node.Column}, Why: why,
	})
}
