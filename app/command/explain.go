package command

import (
	"strings"

	"entrastudio/app/report"
	"entrastudio/model/check"
	"entrastudio/model/refusal"

	"github.com/spf13/cobra"
)

type explainVerb struct {
	Code string
}

func explainCommand(p *Program) *cobra.Command {
	v := explainVerb{}
	c := &cobra.Command{
		Use:   "explain [CODE]",
		Short: "Say what a finding means, why it matters and how to mend it.",
		Annotations: map[string]string{
			"[CODE]": "A code, such as audience.is-uri or AADSTS50011. Without one, all codes are listed.",
		},
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 {
				v.Code = args[0]
			}
			return v.run(p)
		},
	}
	return c
}

// run explains one code, or lists them all.
func (v *explainVerb) run(p *Program) error {
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
