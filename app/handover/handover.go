// Package handover puts the exports of a plan together and writes them where
// the person wants them: into a folder or a zip file.
package handover

import (
	"fmt"
	"slices"
	"strings"

	"entrastudio/exporters"
	"entrastudio/exporters/compose"
	"entrastudio/exporters/helm"
	"entrastudio/model/catalog"
	"entrastudio/model/plan"
)

// Bundle is one export: its files by path, and what a person should know.
type Bundle struct {
	Files []exporters.File
	Notes []exporters.Note
}

// part is one exporter.
type part struct {
	name string
	make func(*catalog.Catalog, *plan.Plan) ([]exporters.File, []exporters.Note, error)
}

func parts() []part {
	return []part{
		{"helm", helmFiles},
		{"compose", compose.EnvFiles},
	}
}

// Parts lists the names that Make understands.
func Parts() []string {
	var names []string
	for _, p := range parts() {
		names = append(names, p.name)
	}
	return names
}

func helmFiles(c *catalog.Catalog, p *plan.Plan) ([]exporters.File, []exporters.Note, error) {
	file, notes, err := helm.File(c, p)
	if err != nil {
		return nil, nil, err
	}
	return []exporters.File{file}, notes, nil
}

// Make runs the exporters that were asked for, or all of them. A value that a
// reader cannot carry is an error, and then there is no bundle at all.
func Make(doc *plan.Document, only []string) (*Bundle, error) {
	p := doc.Plan()
	c, err := catalog.Of(p.Camunda)
	if err != nil {
		return nil, err
	}
	for _, name := range only {
		if !slices.Contains(Parts(), name) {
			return nil, fmt.Errorf("--only %s: the parts are %s", name, strings.Join(Parts(), ", "))
		}
	}
	var bundle Bundle
	for _, part := range parts() {
		if len(only) > 0 && !slices.Contains(only, part.name) {
			continue
		}
		files, notes, err := part.make(c, p)
		if err != nil {
			return nil, err
		}
		bundle.Files = append(bundle.Files, files...)
		bundle.Notes = append(bundle.Notes, notes...)
	}
	slices.SortStableFunc(bundle.Files, func(a, b exporters.File) int { return strings.Compare(a.Path, b.Path) })
	return &bundle, nil
}
