package command

import (
	"entrastudio/app/comparison"
	"entrastudio/app/report"
	"entrastudio/model/catalog"
)

type diffVerb struct {
	A       string `arg:"" name:"a" help:"A plan, a values, env or Compose file, or an export: its folder or zip file. The kind is recognised, or said, as in values=F. - is standard input."`
	B       string `arg:"" name:"b" help:"What to compare it with."`
	Camunda string `help:"The Camunda minor of files that do not say it; recognised when it is not given." placeholder:"MINOR"`
	Format  string `enum:"text,json" default:"text" help:"text for people, or json."`
}

// Help tells more than one line can.
func (diffVerb) Help() string {
	return `Compares by meaning: which setting of which component differs, not which line. A
default that is written out is no difference, nor is another order or another
form of a secret reference. Of two plans it says what follows from what; of two
exports also which files are not the same.

  entra-studio diff acme.yaml acme-8.9.yaml
  entra-studio diff old-values.yaml handover/helm/values.yaml
  entra-studio diff handover-monday.zip handover/

The exit status is 0 when nothing differs, 1 when something does, 2 when the call
or an input is unusable.`
}

// Run compares the two and says what differs.
func (v *diffVerb) Run(p *Program) error {
	if err := knownMinor(v.Camunda); err != nil {
		return err
	}
	result, err := comparison.Between(v.A, v.B, comparison.Options{
		Minor: catalog.Minor(v.Camunda),
		Read:  func(file string) ([]byte, error) { return readInput(p, file) },
		Open:  readFile,
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
