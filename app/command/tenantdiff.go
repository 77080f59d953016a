package command

import (
	"context"
	"fmt"
	"time"

	"entrastudio/app/report"
	"entrastudio/app/tenant/reconcile"
)

type tenantDiffVerb struct {
	signInFlags `embed:""`
	Plan        string        `arg:"" help:"The plan."`
	RenewWithin time.Duration `help:"Count a client secret that ends within this time as ended, such as 720h for 30 days." placeholder:"TIME"`
	Format      string        `enum:"text,json" default:"text" help:"text for people, or json."`
}

// Help tells more than one line can.
func (tenantDiffVerb) Help() string {
	return `Compares platforms, redirect URIs, token version, optional claims, group claims,
enterprise applications, admin consent and the ends of client secrets. Writes
nothing. The exit status is 1 when something differs, 0 when nothing does, 2 when
the call, the plan or the sign-in is unusable.

  entra-studio tenant diff acme.yaml
  entra-studio tenant diff acme.yaml --sign-in device --format json
  GRAPH_TOKEN=$(az account get-access-token --resource-type ms-graph --query accessToken -o tsv) \
    entra-studio tenant diff acme.yaml --token-env GRAPH_TOKEN`
}

// Run compares.
func (v *tenantDiffVerb) Run(ctx context.Context, p *Program) error {
	s, live, err := v.enterAndRead(ctx, p, v.Plan)
	if err != nil {
		return err
	}
	defer s.session.SignOut()
	found, err := s.compare(live, reconcile.Rules{RenewWithin: v.RenewWithin})
	if err != nil {
		return err
	}
	if v.Format == "json" {
		err = report.Encode(p.Out, struct {
			Account string   `json:"account"`
			Rights  []string `json:"rights"`
			*reconcile.Comparison
		}{s.session.Account().Name, s.session.Account().Rights, found})
	} else {
		fmt.Fprintln(p.Out, s.who(found.Organization))
		comparisonText(p.Out, found)
		if !found.Same() {
			fmt.Fprintf(p.Out, "\nto see what would mend it: entra-studio tenant apply %s --dry-run\n", v.Plan)
		}
	}
	if err == nil && !found.Same() {
		return errFindings
	}
	return err
}
