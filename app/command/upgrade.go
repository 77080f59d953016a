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

	"github.com/spf13/cobra"
)

type upgradeVerb struct {
	Plan   string
	To     string
	Output string
	Force  bool
	Format string
}

func upgradeCommand(p *Program) *cobra.Command {
	v := upgradeVerb{}
	c := &cobra.Command{
		Use:   "upgrade PLAN",
		Short: "Bring a plan to a newer Camunda minor, and say what changes and why.",
		Long: `Shows what changes on the way to a newer Camunda minor, and why: components that
merge, app registrations that go on or end, redirect URIs, roles, settings and
databases, and what somebody has to do. Minors are taken one after the other.
Nothing is written until -o says where; comments in the plan stay.

  entra-studio upgrade acme.yaml --to 8.9
  entra-studio upgrade acme.yaml --to 8.9 -o acme-8.9.yaml
  entra-studio check acme-8.9.yaml`,
		Annotations: map[string]string{"PLAN": "The plan."},
		RunE: func(c *cobra.Command, args []string) error {
			if v.To == "" {
				return missing(c, "--to MINOR")
			}
			v.Plan = args[0]
			return v.run(p)
		},
	}
	f := c.Flags()
	minorVar(c, &v.To, "to", "The Camunda `MINOR` to go to, such as 8.9; it must be given.")
	f.StringVarP(&v.Output, "output", "o", "", "The upgraded plan's file (`PLAN`); without it nothing is written. - is standard output, and the changes go to standard error then.")
	f.BoolVar(&v.Force, "force", false, "Replace a file that is there already.")
	chooseFormat(c, &v.Format, "json")
	return c
}

// run shows the changes, and writes the upgraded plan where it is told to.
func (v *upgradeVerb) run(p *Program) error {
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
