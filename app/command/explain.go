package command

import (
	"fmt"

	"entrastudio/app/report"
	"entrastudio/model/check"
)

type explainVerb struct {
	Code string `arg:"" optional:"" help:"A code, such as audience.is-uri or AADSTS50011. Without one, all codes are listed."`
}

// Run explains one code, or lists them all.
func (v *explainVerb) Run(p *Program) error {
	if v.Code == "" {
		return report.Codes(p.Out, check.Declarations())
	}
	d, ok := check.Lookup(check.Code(v.Code))
	if !ok {
		return fmt.Errorf("%s: there is no finding of this code; entra-studio explain lists them all", v.Code)
	}
	return report.Explain(p.Out, d)
}
