package compose

import (
	"entrastudio/exporters"
	"entrastudio/exporters/variables"
	"entrastudio/model/catalog"
	"entrastudio/model/plan"
)

// reader names the program that a refusal is about.
const reader = "docker compose"

// Folder is where the files stand in an export.
const Folder = "compose"

// Files writes the env files and the Compose file that uses them, in the order
// of their paths. Where no component with a container is on there are none.
func Files(c *catalog.Catalog, p *plan.Plan) ([]exporters.File, []exporters.Note, error) {
	containers, notes, err := collect(c, p)
	if err != nil {
		return nil, nil, err
	}
	set, err := envFiles(containers)
	if err != nil || len(containers) == 0 {
		return nil, notes, err
	}
	written, unknown := composeFile(c, p, containers)
	if err := set.Add(written); err != nil {
		return nil, nil, err
	}
	return set, append(notes, unknown...), nil
}

// EnvFiles writes one env file for each container of the components that are
// on, in the order of the files' names. The notes say which secrets must be
// set, and what no variable can say. A value that an env file cannot carry
// gives an *exporters.Refusal and no file.
func EnvFiles(c *catalog.Catalog, p *plan.Plan) ([]exporters.File, []exporters.Note, error) {
	containers, notes, err := collect(c, p)
	if err != nil {
		return nil, nil, err
	}
	set, err := envFiles(containers)
	return set, notes, err
}

// collect also notes which secrets must be put into Compose's own environment.
func collect(c *catalog.Catalog, p *plan.Plan) ([]*variables.Container, []exporters.Note, error) {
	containers, notes, err := variables.Of(c, p, reader)
	if err != nil {
		return nil, nil, err
	}
	noted := map[string]bool{}
	for _, container := range containers {
		for _, secret := range container.Secrets() {
			if !secret.Outside() || noted[secret.Source] {
				continue
			}
			noted[secret.Source] = true
			notes = append(notes, exporters.Note{
				Setting: secret.Setting, Where: secret.Source,
				Text: "Set " + secret.Source + " in Compose's own environment, from " + secret.Ref.String() + ".",
			})
		}
	}
	return containers, notes, nil
}

func envFiles(containers []*variables.Container) (exporters.Set, error) {
	var set exporters.Set
	for _, container := range containers {
		data, err := envFile(container)
		if err != nil {
			return nil, err
		}
		written := exporters.File{Path: envPath(container), Mode: exporters.Private, Data: data, Reader: reader}
		if err := set.Add(written); err != nil {
			return nil, err
		}
	}
	return set, nil
}

// envPath is where a container's env file stands in an export.
func envPath(container *variables.Container) string { return Folder + "/" + container.Service + ".env" }
