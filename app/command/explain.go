package command

import (
	"strings"

	"entrastudio/app/report"
	"entrastudio/model/check"
	"entrastudio/model/refusal"
)

type explainVerb struct {
	Code string `arg:"" optional:"" help:"A code, such as audience.is-uri or AADSTS50011. Without one, all codes are listed."`
}

// Run explains one code, or lists them all.
func (v *explainVerb) Run(p *Program) error {
	if v.Code == "" {
		return report.Codes(p.Out, check.Declarations())
	}
	d, ok := check.Written(v.Code)
	if !ok {
		return noCode(v.Code)
	}
	return report.Explain(p.Out, d)
}

// noCode says which codes can have been meant.
func noCode(code string) error {
	e := &refusal.Error{File: code, What: "there is no finding of this code", Hint: "entra-studio explain lists them all"}
	var near []string
	for _, c := range check.Near(code) {
		near = append(near, string(c))
	}
	if len(near) > 0 {
		e.Hint = "did you mean " + strings.Join(near, " or ") + "? " + e.Hint
	}
	return e
}
