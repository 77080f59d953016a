package handover

import (
	"entrastudio/exporters"
	"entrastudio/exporters/compose"
	"entrastudio/exporters/diagram"
	"entrastudio/exporters/docker"
	"entrastudio/exporters/entra"
	"entrastudio/exporters/helm"
	"entrastudio/exporters/kubernetes"
	"entrastudio/exporters/rules"
	"entrastudio/exporters/shell"
	"entrastudio/exporters/sql"
	"entrastudio/exporters/systemd"
	"entrastudio/model/catalog"
	"entrastudio/model/plan"
)

// part is one exporter.
type part struct {
	name string
	// with says whose way of deployment it is for; empty for all.
	with plan.Tool
	// besides says that it is another form of what the way of deployment reads
	// anyway: a value that it cannot carry leaves it out of a whole bundle, and a
	// note says so, where that of another part leaves no bundle at all.
	besides bool
	make    func(*catalog.Catalog, *plan.Plan) ([]exporters.File, []exporters.Note, error)
}

// runbookPart is the name of the part that is made after all others.
const runbookPart = "runbook"

func parts() []part {
	return []part{
		{name: "helm", with: plan.Helm, make: helmFiles},
		{name: "compose", with: plan.Compose, make: compose.Files},
		{name: "shell", with: plan.Compose, besides: true, make: shell.Files},
		{name: "docker", with: plan.Compose, besides: true, make: docker.Files},
		{name: "systemd", with: plan.Compose, besides: true, make: systemd.Files},
		{name: "kubernetes", with: plan.Helm, make: kubernetes.Files},
		{name: "sql", make: sql.Files},
		{name: "rules", besides: true, make: rules.Files},
		{name: "entra", make: entra.Files},
		{name: "diagram", make: diagram.Files},
	}
}

// Parts lists the names that Make understands.
func Parts() []string {
	var names []string
	for _, p := range parts() {
		names = append(names, p.name)
	}
	return append(names, runbookPart)
}

// PartsOf lists the parts that a whole bundle holds for a way of deployment.
func PartsOf(tool plan.Tool) []string {
	var names []string
	for _, p := range parts() {
		if p.with == "" || p.with == tool {
			names = append(names, p.name)
		}
	}
	return append(names, runbookPart)
}

func helmFiles(c *catalog.Catalog, p *plan.Plan) ([]exporters.File, []exporters.Note, error) {
	file, notes, err := helm.File(c, p)
	if err != nil {
		return nil, nil, err
	}
	return []exporters.File{file}, notes, nil
}
