// Package studiotest stands in for the running studio in the tests of panels: a
// real plan, edited by real edits with undo, and findings and logins that a test
// gives or lets the model work out. It is for tests only.
package studiotest

import (
	"fmt"
	"testing"

	"entrastudio/model/catalog"
	"entrastudio/model/check"
	"entrastudio/model/evidence"
	"entrastudio/model/login"
	"entrastudio/model/plan"
	"entrastudio/views/studio"
)

// Studio is a studio.Studio without a program behind it. Its fields may be set
// before the panel is made, or later with Change.
type Studio struct {
	t       testing.TB
	plan    *plan.Plan
	undo    []*plan.Plan
	catalog *catalog.Catalog

	// Given holds what a test says was found; Checked lets the model check the
	// plan instead.
	Given   []check.Finding
	Checked bool
	// GivenLogins, Beside and Shown stand for what the program would derive.
	GivenLogins []login.Login
	Shown       *evidence.Picture
	Locked      string

	// Edits, Shows and the others record what the panel did.
	Edits     []plan.Edit
	Settled   int
	Shows     []string
	Opened    []string
	Mended    []check.Finding
	Explained []check.Finding
	Said      []string
	Failed    []error

	undoSaid  func()
	listeners []func()
	showing   map[string]func(string) bool
}

var _ studio.Studio = (*Studio)(nil)

// New is a studio with a plan in work; the plan is the starter of a minor where
// none is given.
func New(t testing.TB, minor catalog.Minor, p *plan.Plan) *Studio {
	t.Helper()
	c, err := catalog.Of(minor)
	if err != nil {
		t.Fatal(err)
	}
	if p == nil {
		p = plan.Starter(c)
	}
	return &Studio{t: t, plan: p, catalog: c, showing: map[string]func(string) bool{}}
}

// Plan is part of studio.Studio.
func (s *Studio) Plan() *plan.Plan { return s.plan }

// Catalog is part of studio.Studio.
func (s *Studio) Catalog() *catalog.Catalog { return s.catalog }

// ReadOnly is part of studio.Studio.
func (s *Studio) ReadOnly() string { return s.Locked }

// Apply is part of studio.Studio.
func (s *Studio) Apply(edit plan.Edit) error {
	next, _, err := edit.Apply(s.plan)
	if err != nil {
		return err
	}
	s.Edits = append(s.Edits, edit)
	s.replace(next)
	return nil
}

// Replace is part of studio.Studio.
func (s *Studio) Replace(label string, next *plan.Plan) {
	s.Edits = append(s.Edits, plan.Edit{Label: label})
	s.replace(next)
}

func (s *Studio) replace(next *plan.Plan) {
	s.undo = append(s.undo, s.plan)
	s.plan = next
	if c, err := catalog.Of(next.Camunda); err == nil {
		s.catalog = c
	}
	s.Tell()
}

// Undo takes the last edit back.
func (s *Studio) Undo() {
	s.t.Helper()
	if len(s.undo) == 0 {
		s.t.Fatal("there is nothing to undo")
	}
	s.plan, s.undo = s.undo[len(s.undo)-1], s.undo[:len(s.undo)-1]
	s.Tell()
}

// Settle is part of studio.Studio.
func (s *Studio) Settle() { s.Settled++ }

// Findings is part of studio.Studio.
func (s *Studio) Findings() []check.Finding {
	if s.Checked {
		return check.Run(s.Picture(), check.Options{})
	}
	return s.Given
}

// Logins is part of studio.Studio.
func (s *Studio) Logins() []login.Login { return s.GivenLogins }

// Picture is part of studio.Studio.
func (s *Studio) Picture() *evidence.Picture {
	if s.Shown != nil {
		return s.Shown
	}
	return evidence.FromPlan(s.plan, s.catalog, "", nil)
}

// Evidence is part of studio.Studio.
func (s *Studio) Evidence() []evidence.Input {
	var inputs []evidence.Input
	for _, in := range s.Picture().Inputs {
		if in.Kind != evidence.KindPlan {
			inputs = append(inputs, in)
		}
	}
	return inputs
}

// Show is part of studio.Studio. A panel that has the field shows it.
func (s *Studio) Show(path string) {
	s.Shows = append(s.Shows, path)
	for _, f := range s.showing {
		if f(path) {
			return
		}
	}
}

// Open is part of studio.Studio.
func (s *Studio) Open(panel string) { s.Opened = append(s.Opened, panel) }

// OnShow is part of studio.Studio.
func (s *Studio) OnShow(panel string, f func(path string) bool) { s.showing[panel] = f }

// OnChange is part of studio.Studio.
func (s *Studio) OnChange(f func()) { s.listeners = append(s.listeners, f) }

// Tell tells the panels that something has changed, as after a check.
func (s *Studio) Tell() {
	for _, f := range s.listeners {
		f()
	}
}

// Mend is part of studio.Studio.
func (s *Studio) Mend(f check.Finding) { s.Mended = append(s.Mended, f) }

// Explain is part of studio.Studio.
func (s *Studio) Explain(f check.Finding) { s.Explained = append(s.Explained, f) }

// Say is part of studio.Studio.
func (s *Studio) Say(text string, undo func()) {
	s.Said, s.undoSaid = append(s.Said, text), undo
}

// TakeBack presses the button of what was said last.
func (s *Studio) TakeBack() {
	s.t.Helper()
	if s.undoSaid == nil {
		s.t.Fatal("what was said last cannot be taken back")
	}
	s.undoSaid()
}

// Fail is part of studio.Studio.
func (s *Studio) Fail(err error) { s.Failed = append(s.Failed, err) }

// Value reads a field of the plan as text, and fails the test where there is
// none.
func (s *Studio) Value(path string) string {
	s.t.Helper()
	v, err := plan.Get(s.plan, path)
	if err != nil {
		s.t.Fatal(fmt.Errorf("read the plan: %w", err))
	}
	return v.String()
}
