package variables

import (
	"strings"

	"entrastudio/exporters"
	"entrastudio/model/catalog"
	"entrastudio/model/plan"
)

// Form is how one reader of variables takes them: one file a container.
type Form struct {
	// Reader is the program that reads the files.
	Reader string
	// Folder holds the files, Extension ends their names, such as ".env".
	Folder, Extension string
	// Write gives a container's file, and notes on what it does not say.
	Write func(path string, container *Container) ([]byte, []exporters.Note, error)
}

// Files writes one file for each container of a plan, in the order of the
// files' names. A value that the reader cannot carry gives an
// *exporters.Refusal and no file.
func (f Form) Files(c *catalog.Catalog, p *plan.Plan) (exporters.Set, []exporters.Note, error) {
	containers, notes, err := Of(c, p, f.Reader)
	if err != nil {
		return nil, nil, err
	}
	var set exporters.Set
	for _, container := range containers {
		path := f.Folder + "/" + container.Service + f.Extension
		data, unsaid, err := f.Write(path, container)
		if err != nil {
			return nil, nil, err
		}
		notes = append(notes, unsaid...)
		if err := set.Add(exporters.File{Path: path, Mode: exporters.Private, Data: data, Reader: f.Reader}); err != nil {
			return nil, nil, err
		}
	}
	return set, notes, nil
}

// WithoutContainers notes that addresses between containers lead nowhere for a
// program that runs outside of them.
func WithoutContainers(c *catalog.Catalog, p *plan.Plan, folder string) []exporters.Note {
	var names []string
	for i := range c.Components {
		component := p.Component(c.Components[i].Name)
		if p.On(c.Components[i].Name) && c.Components[i].Internal != "" && component.Internal == "" {
			names = append(names, c.Components[i].Internal)
		}
	}
	if len(names) == 0 {
		return nil
	}
	return []exporters.Note{{
		Where: folder, Text: "These addresses are those of containers: " + strings.Join(names, ", ") +
			". Give each component its internal address in the plan where the programs run without containers.",
	}}
}
