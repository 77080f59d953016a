package command

import (
	"fmt"
	"io"
	"slices"

	"entrastudio/app/report"
	"entrastudio/model/catalog"
	"entrastudio/model/check"
	"entrastudio/model/evidence"
	"entrastudio/model/plan"
	"entrastudio/model/refusal"
	"entrastudio/model/upgrade"
)

type upgradeVerb struct {
	Plan   string `arg:"" help:"The plan."`
	To     string `required:"" help:"The Camunda minor to go to, such as 8.9." placeholder:"MINOR"`
	Output string `short:"o" help:"The upgraded plan's file; without it nothing is written. - is standard output, and the changes go to standard error then." placeholder:"PLAN"`
	Force  bool   `help:"Replace a file that is there already."`
	Format string `enum:"text,json" default:"text" help:"text for people, or json."`
}

// Help tells more than one line can.
func (upgradeVerb) Help() string {
	return `Shows what changes on the way to a newer Camunda minor, and why: components that
merge, app registrations that go on or end, redirect URIs, roles, settings and
databases, and what somebody has to do. Minors are taken one after the other.
Nothing is written until -o says where; comments in the plan stay.

  entra-studio upgrade acme.yaml --to 8.9
  entra-studio upgrade acme.yaml --to 8.9 -o acme-8.9.yaml
  entra-studio check acme-8.9.yaml`
}

// Run shows the changes, and writes the upgraded plan where it is told to.
func (v *upgradeVerb) Run(p *Program) error {
	doc, err := readPlan(p, v.Plan)
	if err != nil {
		return err
	}
	upgraded, changes, err := upgrade.To(doc.Plan(), catalog.Minor(v.To))
	if err != nil {
		return &refusal.Error{File: v.Plan, What: err.Error()}
	}
	findings, err := severeIn(upgraded, p)
	if err != nil {
		return err
	}
	out := p.Out
	if v.Output == "-" {
		out = p.Err
	}
	shown := &report.Upgrade{Plan: v.Plan, From: doc.Plan().Camunda, To: catalog.Minor(v.To), Changes: changes, Findings: findings}
	if err := v.show(out, p.Terminal, shown); err != nil {
		return err
	}
	if v.Output == "" {
		if v.Format == "text" && len(changes) > 0 {
			fmt.Fprintln(p.Err, "nothing is written; -o PLAN writes the upgraded plan")
		}
		return nil
	}
	next, err := doc.With(upgraded)
	if err != nil {
		return err
	}
	return writePlan(p, v.Output, v.Force, next)
}

// severeIn checks a plan for errors and warnings.
func severeIn(upgraded *plan.Plan, p *Program) ([]check.Finding, error) {
	c, err := catalog.Of(upgraded.Camunda)
	if err != nil {
		return nil, err
	}
	findings := check.Run(evidence.FromPlan(upgraded, c, "", nil), check.Options{At: p.Now()})
	return slices.DeleteFunc(findings, func(f check.Finding) bool { return f.Severity == check.Note }), nil
}

func (v *upgradeVerb) show(w io.Writer, colour bool, shown *report.Upgrade) error {
	if v.Format == "json" {
		return shown.JSON(w)
	}
	return shown.Text(w, colour)
}
