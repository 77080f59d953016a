package command

import (
	"errors"
	"fmt"

	"entrastudio/app/handover"
	"entrastudio/exporters"
	"entrastudio/importers"
	"entrastudio/importers/draft"
	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/plan"

	"github.com/spf13/cobra"
)

type importVerb struct {
	Camunda string
	Output  string
	Force   bool
	Files   []string
}

func importCommand(p *Program) *cobra.Command {
	v := importVerb{}
	c := &cobra.Command{
		Use:   "import FILE...",
		Short: "Make a plan from values, env and Compose files.",
		Long: `Makes a plan from what you have. What the studio does not understand is kept in
the plan and listed; a secret's value is never taken over, only where it is kept.

  entra-studio import values.yaml -o acme.yaml
  entra-studio import --camunda 8.7 env/operate=operate.env env/identity=identity.env -o acme.yaml`,
		Annotations: map[string]string{
			"FILE...": "Values, env and Compose files, app registrations. Several values files combine in their order, as with helm -f.",
		},
		RunE: onFiles(p, &v.Files, v.run),
	}
	f := c.Flags()
	minorVar(c, &v.Camunda, "camunda", "The Camunda `MINOR`, such as 8.8; recognised when it is not given.")
	f.StringVarP(&v.Output, "output", "o", "", "The plan's file (`PLAN`); standard output when it is not given.")
	f.BoolVar(&v.Force, "force", false, "Replace a file that is there already.")
	return c
}

// run reads the files, writes the plan and lists on standard error what a
// person should know about it.
func (v *importVerb) run(p *Program) error {
	if err := knownMinor(v.Camunda); err != nil {
		return err
	}
	sources, err := readSources(p, v.Files)
	if err != nil {
		return err
	}
	pic, err := importers.Read(sources, importers.Options{Minor: catalog.Minor(v.Camunda), Open: p.readFile})
	if err != nil {
		return err
	}
	drafted, notes, err := draft.Plan(pic)
	if err != nil {
		return err
	}
	doc, err := plan.New(drafted)
	if err != nil {
		return err
	}
	if err := writePlan(p, v.Output, v.Force, doc); err != nil {
		return err
	}
	fmt.Fprintf(p.Err, "Camunda %s: %s\n", pic.Minor, pic.MinorWhy)
	for _, note := range notes {
		fmt.Fprintf(p.Err, "%s: %s\n", note.Place, note.Text)
	}
	return p.differences(pic, drafted)
}

// differences says what Helm values exported from the plan would say otherwise
// than the files that it was made from. An export that a reader would refuse is
// for the verb export to report: the plan is good and written.
func (p *Program) differences(pic *evidence.Picture, drafted *plan.Plan) error {
	all, err := handover.FromImport(pic, drafted)
	var refused *exporters.Refusal
	if errors.As(err, &refused) {
		fmt.Fprintf(p.Err, "an export will refuse: %v\n", refused)
		return nil
	}
	for _, d := range all {
		fmt.Fprintf(p.Err, "an export will differ: %s: %s, was %s", d.Where, said(d.New), said(d.Old))
		if d.Why != "" {
			fmt.Fprintf(p.Err, " (%s)", d.Why)
		}
		fmt.Fprintln(p.Err)
	}
	return err
}

func said(v catalog.Value) string {
	if v.Empty() {
		return "nothing"
	}
	return v.String()
}
