package command

import (
	"context"
	"fmt"
	"time"

	"entrastudio/app/report"
	"entrastudio/app/tenant/reconcile"

	"github.com/spf13/cobra"
)

type tenantDiffVerb struct {
	signInFlags
	Plan        string
	RenewWithin time.Duration
	Format      string
}

func tenantDiffCommand(p *Program) *cobra.Command {
	v := tenantDiffVerb{}
	c := &cobra.Command{
		Use:   "diff PLAN",
		Short: "Say field by field what the tenant has otherwise than the plan.",
		Long: `Compares platforms, redirect URIs, token version, optional claims, group claims,
enterprise applications, admin consent and the ends of client secrets. Writes
nothing. The exit status is 1 when something differs, 0 when nothing does, 2 when
the call, the plan or the sign-in is unusable.

  entra-studio tenant diff acme.yaml
  entra-studio tenant diff acme.yaml --sign-in device --format json
  GRAPH_TOKEN=$(az account get-access-token --resource-type ms-graph --query accessToken -o tsv) \
    entra-studio tenant diff acme.yaml --token-env GRAPH_TOKEN`,
		Annotations: map[string]string{"PLAN": "The plan."},
		RunE:        onFile(p, &v.Plan, v.run),
	}
	v.signInFlags.declare(c)
	c.Flags().DurationVar(&v.RenewWithin, "renew-within", 0, "Count a client secret that ends within this `TIME` as ended, such as 720h for 30 days.")
	chooseFormat(c, &v.Format, "json")
	return c
}

// run compares.
func (v *tenantDiffVerb) run(ctx context.Context, p *Program) error {
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
