package compose

import (
	"path"
	"slices"
	"strings"

	"entrastudio/importers/dotenv"
	"entrastudio/importers/environment"
	"entrastudio/importers/interpolation"
	"entrastudio/model/lookup"
	"entrastudio/model/yamltree"
)

// envFiles reads a service's env_file: one path, a list of paths, or a list of
// mappings with path, required and format.
func (p *project) envFiles(s *service, node *yamltree.Node) error {
	entries := []*yamltree.Node{node}
	if node.IsList() {
		entries = node.Items
	}
	for _, entry := range entries {
		written, raw := entry, false
		if entry.IsMap() {
			written, raw = entry.Get("path"), entry.Get("format").Value().Text == "raw"
		}
		if !written.IsScalar() {
			if err := p.refuse(entry, "env_file"); err != nil {
				return err
			}
			continue
		}
		optional := entry.Get("required").Value().Text == "false"
		if err := p.envFile(s, written, raw, optional); err != nil {
			return err
		}
	}
	return nil
}

func (p *project) envFile(s *service, written *yamltree.Node, raw, optional bool) error {
	name, _, err := p.fill(written, written.Text)
	if err != nil {
		return err
	}
	name = p.beside(name)
	data, found := p.open(name)
	if !found {
		if !optional {
			p.pass(written, "the env file "+name+" was not given")
		}
		return nil
	}
	parsed, err := parseEnvFile(name, data, raw, p.around.Environment)
	if err != nil {
		return err
	}
	if !slices.Contains(s.envFiles, name) {
		s.envFiles = append(s.envFiles, name)
	}
	for _, v := range environment.Variables(name, parsed, lookup.Container{}) {
		s.set(v)
	}
	return nil
}

// beside is the path of a file named in the Compose file, from where the
// Compose file was named.
func (p *project) beside(name string) string {
	name = strings.ReplaceAll(name, `\`, "/")
	folder := path.Dir(strings.ReplaceAll(p.file, `\`, "/"))
	if path.IsAbs(name) || folder == "." {
		return path.Clean(name)
	}
	return path.Join(folder, name)
}

func (p *project) open(name string) ([]byte, bool) {
	if p.around.Open == nil {
		return nil, false
	}
	data, err := p.around.Open(name)
	return data, err == nil
}

func parseEnvFile(name string, data []byte, raw bool, lookup interpolation.Lookup) ([]dotenv.Entry, error) {
	if raw {
		return dotenv.ParseRaw(name, data)
	}
	return dotenv.Parse(name, data, lookup)
}
