package runbook

import (
	"slices"
	"strings"

	"entrastudio/exporters"
	"entrastudio/model/catalog"
	"entrastudio/model/check"
	"entrastudio/model/plan"
)

// The paths of the runbook's own files in an export.
const (
	Path          = "RUNBOOK.md"
	ChecklistPath = "CHECKLIST.md"
	PagePath      = "RUNBOOK.html"
)

// Contents is what a bundle holds besides its runbook.
type Contents struct {
	Files []exporters.File
	// Notes are what the other exports want a person to know.
	Notes []exporters.Note
	// Findings are what is open in the plan, in the order to mend them.
	Findings []check.Finding
	// Picture is an SVG of the deployment for the printable page; empty for none.
	Picture []byte
}

// Files writes the runbook of a plan. A name that no command line can carry gives
// an *exporters.Refusal and no file.
func Files(c *catalog.Catalog, p *plan.Plan, contents Contents) ([]exporters.File, []exporters.Note, error) {
	b := &book{catalog: c, plan: p, contents: contents}
	if err := b.refuse(); err != nil {
		return nil, nil, err
	}
	b.steps = b.allSteps()
	text := b.text()
	files := Listed()
	for i, data := range [][]byte{[]byte(b.checklist()), b.page(text), []byte(text)} {
		files[i].Data = data
	}
	return files, nil, nil
}

// Listed are the runbook's own files without what is in them, for lists of files
// that are written before the runbook.
func Listed() []exporters.File {
	return []exporters.File{
		{Path: ChecklistPath, Mode: exporters.Private, Reader: "a person, to tick off"},
		{Path: PagePath, Mode: exporters.Private, Reader: "a browser, to read or print"},
		{Path: Path, Mode: exporters.Private, Reader: "a person"},
	}
}

// book is a runbook in the making.
type book struct {
	catalog  *catalog.Catalog
	plan     *plan.Plan
	contents Contents
	steps    []step
}

// allSteps are the steps in the order in which each finds what it needs.
func (b *book) allSteps() []step {
	var steps []step
	for _, make := range []func() (step, bool){
		b.checkBundle, b.signInToTenant, b.registerApps, b.fillSecrets, b.prepareDatabases,
		b.deploy, b.reach, b.signInFirst, b.giveRoles, b.signInEverywhere, b.watchMachines,
	} {
		if s, applies := make(); applies {
			steps = append(steps, s)
		}
	}
	return steps
}

// has reports whether the bundle holds a file.
func (b *book) has(path string) bool {
	return slices.ContainsFunc(b.contents.Files, func(f exporters.File) bool { return f.Path == path })
}

// under lists the files of one folder of the bundle.
func (b *book) under(folder string) []exporters.File {
	var found []exporters.File
	for _, f := range b.contents.Files {
		if strings.HasPrefix(f.Path, folder+"/") {
			found = append(found, f)
		}
	}
	return found
}

// helm reports whether a chart deploys the plan.
func (b *book) helm() bool { return b.plan.Deployment.With != plan.Compose }

// release and namespace are the names of the Helm release; a plan that does not
// say means "camunda".
func (b *book) release() string   { return orCamunda(b.plan.Deployment.Release) }
func (b *book) namespace() string { return orCamunda(b.plan.Deployment.Namespace) }

func orCamunda(name string) string {
	if name == "" {
		return "camunda"
	}
	return name
}

// title names the plan and its minor.
func (b *book) title() string {
	title := "Camunda " + string(b.plan.Camunda) + " with Microsoft Entra ID"
	if b.plan.Name != "" {
		return b.plan.Name + ": " + title
	}
	return title
}
