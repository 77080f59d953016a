package command

import (
	"fmt"

	"entrastudio/model/catalog"
	"entrastudio/model/plan"
)

type newVerb struct {
	Camunda string `default:"${newest}" help:"The Camunda minor: 8.6, 8.7, 8.8, 8.9 or 8.10." placeholder:"MINOR"`
	Compose bool   `help:"For a Docker Compose deployment instead of Helm."`
	Output  string `short:"o" help:"The plan's file; standard output when it is not given." placeholder:"PLAN"`
	Force   bool   `help:"Replace a file that is there already."`
}

// Help tells more than one line can.
func (newVerb) Help() string {
	return `The plan holds every component of the minor on localhost, each with the app
registration that it needs. Fill in the tenant ID, the client IDs and the first
administrator, which stand there empty, then:

  entra-studio new --camunda 8.8 -o acme.yaml
  entra-studio check acme.yaml
  entra-studio export acme.yaml -o handover`
}

// Run writes the plan that a planner begins with.
func (v *newVerb) Run(p *Program) error {
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
