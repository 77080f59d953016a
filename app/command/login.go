package command

import (
	"errors"
	"fmt"
	"strings"

	"entrastudio/app/report"

	"github.com/spf13/cobra"
)

type loginVerb struct {
	evidenceArgs
	Format string
}

func loginCommand(p *Program) *cobra.Command {
	v := loginVerb{}
	c := &cobra.Command{
		Use:   "login FILE...",
		Short: "Follow a login step by step to the page that it ends on.",
		Long: `Follows a sign-in from the browser to the page that it ends on:

  entra-studio login --component operate operate.env audiences=psql.txt
  entra-studio login --component orchestration values.yaml token=token.txt

Where evidence is missing the answer is "unknown", with what is missing. The exit
status is 0 wherever a login ends, and 2 when there is none to follow.`,
		RunE: onFiles(p, &v.Files, v.run),
	}
	v.declare(c)
	chooseFormat(c, &v.Format, "json")
	return c
}

// run follows the logins of all components, or of the one that was asked for.
func (v *loginVerb) run(p *Program) error {
	r, err := v.examine(p)
	if err != nil {
		return err
	}
	logins := report.LoginsOf(r.Logins, v.Component)
	if len(logins) == 0 {
		return v.noLogin(r)
	}
	if v.Format == "json" {
		return report.LoginsJSON(p.Out, logins)
	}
	return report.LoginsText(p.Out, logins, p.Terminal)
}

// noLogin says why there is nothing to follow: an empty answer would look like one.
func (v *loginVerb) noLogin(r *report.Report) error {
	var others []string
	for _, l := range r.Logins {
		others = append(others, string(l.Component))
	}
	switch {
	case len(others) > 0:
		return fmt.Errorf("--component %s: what was given of Camunda %s has logins to %s", v.Component, r.Picture.Minor, strings.Join(others, ", "))
	case v.Component != "":
		return fmt.Errorf("--component %s: nothing that was given configures it; give values, an env or Compose file or a plan", v.Component)
	default:
		return errNoLogin
	}
}

// errNoLogin is said of evidence that configures no component.
var errNoLogin = errors.New("nothing that was given configures a component; give values, an env or Compose file or a plan")
