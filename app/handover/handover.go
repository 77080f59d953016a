// Package handover puts the exports of a plan together and writes them where
// the person wants them: into a folder, a zip file, or a zip file that only a
// recipient can open.
package handover

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"entrastudio/exporters"
	"entrastudio/exporters/bundle"
	"entrastudio/exporters/diagram"
	"entrastudio/exporters/runbook"
	"entrastudio/model/catalog"
	"entrastudio/model/plan"
)

// Bundle is one export: its files in the order of their paths, and what a person
// should know.
type Bundle struct {
	Files []exporters.File
	Notes []exporters.Note
	// Whole says that nothing was left out: the bundle then has its frame, with
	// the plan, what is open in it, a page to begin with and checksums.
	Whole bool
}

// Step is told what comes next of a longer work, and how many of how many steps
// are done. An error of its own ends the work, which then leaves nothing behind.
type Step func(what string, done, of int) error

// Make runs the exporters that were asked for by name. Asked for none, it makes
// the whole bundle of what the plan's way of deployment needs. A value that a
// reader cannot carry is an error, and then there is no bundle at all.
func Make(doc *plan.Document, only []string) (*Bundle, error) { return MakeInSteps(doc, only, nil) }

// MakeInSteps is Make with a word before each part; step may be nil.
func MakeInSteps(doc *plan.Document, only []string, step Step) (*Bundle, error) {
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
	m := &making{doc: doc, catalog: c, only: only, step: step}
	if err := m.run(); err != nil {
		return nil, err
	}
	if len(m.set) == 0 {
		return nil, fmt.Errorf("--only %s: there is no such file for a plan that is deployed with %s", strings.Join(only, ","), p.Deployment.With)
	}
	return &Bundle{Files: m.set, Notes: m.notes, Whole: m.whole()}, nil
}

// making is a bundle in the making.
type making struct {
	doc     *plan.Document
	catalog *catalog.Catalog
	only    []string
	step    Step
	set     exporters.Set
	notes   []exporters.Note
}

func (m *making) whole() bool { return len(m.only) == 0 }

func (m *making) plan() *plan.Plan { return m.doc.Plan() }

// run makes all files. The runbook names the others, and the checksums count all,
// so they come last.
func (m *making) run() error {
	wanted := slices.DeleteFunc(parts(), func(p part) bool { return !m.wants(p) })
	for i, part := range wanted {
		if err := m.step.next(part.name, i, len(wanted)+1); err != nil {
			return err
		}
		if err := m.one(part); err != nil {
			return err
		}
	}
	if err := m.step.next(runbookPart, len(wanted), len(wanted)+1); err != nil {
		return err
	}
	return m.around()
}

// next tells of a step where anybody wants to know.
func (s Step) next(what string, done, of int) error {
	if s == nil {
		return nil
	}
	return s(what, done, of)
}

// one makes one part.
func (m *making) one(p part) error {
	files, notes, err := p.make(m.catalog, m.plan())
	var refusal *exporters.Refusal
	if m.whole() && p.besides && errors.As(err, &refusal) {
		m.notes = append(m.notes, exporters.Note{Where: p.name + "/", Text: "This form is left out: " + refusal.Error() + "."})
		return nil
	}
	if err != nil {
		return err
	}
	m.notes = append(m.notes, notes...)
	return m.add(files...)
}

// around adds what is made from the parts.
func (m *making) around() error {
	found, err := m.findings()
	if err != nil {
		return err
	}
	if m.whole() {
		if err := m.add(bundle.Plan(m.doc), runbook.FindingsFile(m.plan().Name, found.list), found.file); err != nil {
			return err
		}
	}
	if m.whole() || slices.Contains(m.only, runbookPart) {
		if err := m.runbook(found); err != nil {
			return err
		}
	}
	return m.frame()
}

// wants reports whether a part belongs to this bundle. A part of another way of
// deployment does only where it was asked for by name.
func (m *making) wants(p part) bool {
	if m.whole() {
		return p.with == "" || p.with == m.plan().Deployment.With
	}
	return slices.Contains(m.only, p.name)
}

func (m *making) add(files ...exporters.File) error {
	for _, f := range files {
		if err := m.set.Add(f); err != nil {
			return err
		}
	}
	return nil
}

// runbook writes the runbook. It lists the files that come after it as well.
func (m *making) runbook(found findings) error {
	listed, err := m.listed(runbook.Listed()...)
	if err != nil {
		return err
	}
	contents := runbook.Contents{Files: listed, Notes: m.notes, Findings: found.list}
	for _, f := range m.set {
		if f.Path == diagram.SVGPath {
			contents.Picture = f.Data
		}
	}
	files, notes, err := runbook.Files(m.catalog, m.plan(), contents)
	if err != nil {
		return err
	}
	m.notes = append(m.notes, notes...)
	return m.add(files...)
}

// listed are the files so far, more of them, and those of a whole bundle's frame.
func (m *making) listed(more ...exporters.File) (exporters.Set, error) {
	all := exporters.Set(slices.Clone(m.set))
	if m.whole() {
		more = append(more, bundle.Listed()...)
	}
	for _, f := range more {
		if err := all.Add(f); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// frame adds what a whole bundle begins with and is checked by.
func (m *making) frame() error {
	if !m.whole() {
		return nil
	}
	listed, err := m.listed()
	if err != nil {
		return err
	}
	if err := m.add(bundle.Readme(m.plan(), listed)); err != nil {
		return err
	}
	return m.add(bundle.Sums(m.set))
}
