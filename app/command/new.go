package command

import (
	"fmt"

	"entrastudio/model/catalog"
	"entrastudio/model/plan"

	"github.com/spf13/cobra"
)

type newVerb struct {
	Camunda string
	Compose bool
	Output  string
	Force   bool
}

func newCommand(p *Program) *cobra.Command {
	v := newVerb{Camunda: string(catalog.Newest)}
	c := &cobra.Command{
		Use:   "new",
		Short: "Make a plan with every component of a Camunda minor.",
		Long: `The plan holds every component of the minor on localhost, each with the app
registration that it needs. Fill in the tenant ID, the client IDs and the first
administrator, which stand there empty, then:

  entra-studio new --camunda 8.8 -o acme.yaml
  entra-studio check acme.yaml
  entra-studio export acme.yaml -o handover`,
		RunE: func(_ *cobra.Command, _ []string) error {
			return v.run(p)
		},
	}
	f := c.Flags()
	minorVar(c, &v.Camunda, "camunda", "The Camunda `MINOR`.")
	f.BoolVar(&v.Compose, "compose", false, "For a Docker Compose deployment instead of Helm.")
	f.StringVarP(&v.Output, "output", "o", "", "The plan's file (`PLAN`); standard output when it is not given.")
	f.BoolVar(&v.Force, "force", false, "Replace a file that is there already.")
	return c
}

// run writes the plan that a planner begins with.
func (v *newVerb) run(p *Program) error {
	c, err := catalog.Of(catalog.Minor(v.Camunda))
	if err != nil {
		return fmt.Errorf("--camunda %s: the catalogue knows %v", v.Camunda, catalog.Minors())
	}
	starter := plan.Starter(c)
	if v.Compose {
		starter.Deployment = plan.Deployment{With: plan.Compose}
		starter.Normalize(c)
	}
	doc, err := plan.StarterFile(starter)
	if err != nil {
		return err
	}
	return writePlan(p, v.Output, v.Force, doc)
}
