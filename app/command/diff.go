package command

import (
	"entrastudio/app/comparison"
	"entrastudio/app/report"
	"entrastudio/model/catalog"

	"github.com/spf13/cobra"
)

type diffVerb struct {
	A       string
	B       string
	Camunda string
	Format  string
}

func diffCommand(p *Program) *cobra.Command {
	v := diffVerb{}
	c := &cobra.Command{
		Use:   "diff A B",
		Short: "Compare two plans, values files or exports by meaning.",
		Long: `Compares by meaning: which setting of which component differs, not which line. A
default that is written out is no difference, nor is another order or another
form of a secret reference. Of two plans it says what follows from what; of two
exports also which files are not the same.

  entra-studio diff acme.yaml acme-8.9.yaml
  entra-studio diff old-values.yaml handover/helm/values.yaml
  entra-studio diff handover-monday.zip handover/

The exit status is 0 when nothing differs, 1 when something does, 2 when the call
or an input is unusable.`,
		Annotations: map[string]string{
			"A": "A plan, a values, env or Compose file, or an export: its folder or zip file. The kind is recognised, or said, as in values=F. - is standard input.",
			"B": "What to compare it with.",
		},
		RunE: func(_ *cobra.Command, args []string) error {
			v.A, v.B = args[0], args[1]
			return v.run(p)
		},
	}
	minorVar(c, &v.Camunda, "camunda", "The Camunda `MINOR` of files that do not say it; recognised when it is not given.")
	chooseFormat(c, &v.Format, "json")
	return c
}

// run compares the two and says what differs.
func (v *diffVerb) run(p *Program) error {
	if err := knownMinor(v.Camunda); err != nil {
		return err
	}
	result, err := comparison.Between(v.A, v.B, comparison.Options{
		Minor: catalog.Minor(v.Camunda),
		Read:  func(file string) ([]byte, error) { return readInput(p, file) },
		Open:  p.readFile,
	})
	if err != nil {
		return err
	}
	shown := report.Comparison{Result: result}
	if v.Format == "json" {
		err = shown.JSON(p.Out)
	} else {
		err = shown.Text(p.Out, p.Terminal)
	}
	if err == nil && !result.Same() {
		return errDiffers
	}
	return err
}
