package command

import (
	"entrastudio/app/report"
	"entrastudio/model/catalog"
	"entrastudio/model/check"
	"entrastudio/model/evidence"
	"entrastudio/model/login"

	"github.com/spf13/cobra"
)

type checkVerb struct {
	evidenceArgs
	Format string
}

func checkCommand(p *Program) *cobra.Command {
	v := checkVerb{}
	c := &cobra.Command{
		Use:   "check FILE...",
		Short: "Find what is wrong with a plan or any evidence.",
		Long: `Give it whatever you have, in any order:

  entra-studio check values.yaml
  entra-studio check --camunda 8.7 env/operate=operate.env audiences=psql.txt log=operate.log
  kubectl logs deploy/camunda-identity | entra-studio check values.yaml log=-

Causes stand above what follows from them. The exit status is 1 when at least
one finding is an error, 0 when none is, 2 when the call or an input is unusable.`,
		RunE: onFiles(p, &v.Files, v.run),
	}
	v.declare(c)
	chooseFormat(c, &v.Format, "json", "sarif")
	return c
}

// run finds what is wrong with the evidence and follows the logins.
func (v *checkVerb) run(p *Program) error {
	r, err := v.examine(p)
	if err != nil {
		return err
	}
	switch v.Format {
	case "json":
		err = r.JSON(p.Out)
	case "sarif":
		err = r.SARIF(p.Out)
	default:
		err = r.Text(p.Out, p.Terminal)
	}
	if err == nil && r.HasError() {
		return errFindings
	}
	return err
}

// examine reads the evidence, checks it and follows the logins.
func (a *evidenceArgs) examine(p *Program) (*report.Report, error) {
	if err := a.validate(); err != nil {
		return nil, err
	}
	at, err := p.moment(a.At)
	if err != nil {
		return nil, err
	}
	pic, err := a.picture(p)
	if err != nil {
		return nil, err
	}
	return examined(pic, check.Options{At: at, Component: catalog.Name(a.Component)})
}

// examined says what is wrong in a picture and follows the logins. Where the
// evidence may be for one minor as well as for another, only what is wrong in
// each of them is said.
func examined(pic *evidence.Picture, opts check.Options) (*report.Report, error) {
	var others [][]check.Finding
	for _, other := range pic.AsWell {
		others = append(others, check.Run(other, opts))
	}
	findings := check.InEach(check.Run(pic, opts), others...)
	logins, err := login.All(pic, login.Options{At: opts.At, Component: opts.Component})
	if err != nil {
		return nil, err
	}
	return &report.Report{Version: Version, Picture: pic, Findings: findings, Logins: logins}, nil
}
