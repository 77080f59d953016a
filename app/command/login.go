package command

import "entrastudio/app/report"

type loginVerb struct {
	evidenceArgs `embed:""`
	Format       string `enum:"text,json" default:"text" help:"text or json."`
}

// Help tells more than one line can.
func (loginVerb) Help() string {
	return `Follows a sign-in from the browser to the page that it ends on:

  entra-studio login --component operate operate.env audiences=psql.txt
  entra-studio login --component orchestration values.yaml token=token.txt

Where evidence is missing the answer is "unknown", with what is missing.`
}

// Run follows the logins of all components, or of the one that was asked for.
func (v *loginVerb) Run(p *Program) error {
	r, err := v.examine(p)
	if err != nil {
		return err
	}
	logins := report.LoginsOf(r.Logins, v.Component)
	if v.Format == "json" {
		return report.LoginsJSON(p.Out, logins)
	}
	return report.LoginsText(p.Out, logins, p.Terminal)
}
