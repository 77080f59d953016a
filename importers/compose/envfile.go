package compose

import (
	"fmt"
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
	parsed, found, err := p.entries(name, raw)
	if err != nil {
		return err
	}
	if !found {
		if !optional {
			p.pass(written, "the env file "+name+" was not given")
		}
		return nil
	}
	if !slices.Contains(s.envFiles, name) {
		s.envFiles = append(s.envFiles, name)
	}
	for _, v := range environment.Variables(name, parsed, lookup.Container{}) {
		s.set(v)
	}
	return p.count(written, len(parsed)+1)
}

// entries reads an env file once, however many services use it.
func (p *project) entries(name string, raw bool) ([]dotenv.Entry, bool, error) {
	key := fmt.Sprintf("%s raw %t", name, raw)
	if parsed, ok := p.parsed[key]; ok {
		return parsed, true, nil
	}
	if p.around.Open == nil {
		return nil, false, nil
	}
	data, err := p.around.Open(name)
	if err != nil {
		return nil, false, nil
	}
	parsed, err := parseEnvFile(name, data, raw, p.around.Environment)
	if err != nil {
		return nil, false, err
	}
	p.parsed[key] = parsed
	return parsed, true, nil
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

func parseEnvFile(name string, data []byte, raw bool, lookup interpolation.Lookup) ([]dotenv.Entry, error) {
	if raw {
		return dotenv.ParseRaw(name, data)
	}
	return dotenv.Parse(name, data, lookup)
}
