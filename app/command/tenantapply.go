package command

import (
	"context"
	"time"

	"entrastudio/app/tenant/reconcile"
	"entrastudio/model/plan"

	"github.com/spf13/cobra"
)

type tenantApplyVerb struct {
	signInFlags
	gateFlags
	Plan        string
	Secrets     string
	RenewWithin time.Duration
}

func tenantApplyCommand(p *Program) *cobra.Command {
	v := tenantApplyVerb{Secrets: "store"}
	c := &cobra.Command{
		Use:   "apply PLAN",
		Short: "Make the tenant match the plan, after you have seen and approved each change.",
		Long: `Lists every change first, in words and as the call to Microsoft Graph, then asks:
type the fingerprint of the list and the changes are made. The state before each
of them goes into a journal, from which "tenant undo" takes them back. After an
interruption call it again: what was made is found and not made twice.

  entra-studio tenant apply acme.yaml --dry-run
  entra-studio tenant apply acme.yaml
  entra-studio tenant apply acme.yaml --yes 3f9a2c11ab42 --sign-in default

The exit status is 0 when the tenant matches the plan afterwards, 1 when something
is left to be done, 2 when nothing was tried.`,
		Annotations: map[string]string{
			"PLAN": "The plan. The client IDs that Entra gives to new apps are written into it.",
		},
		RunE: onFile(p, &v.Plan, v.run),
	}
	v.signInFlags.declare(c)
	v.gateFlags.declare(c)
	choose(c, &v.Secrets, "secrets", "New client secrets: store puts each where the plan's reference says, unseen; show prints each once and stores none; skip makes none.", "store", "show", "skip")
	c.Flags().DurationVar(&v.RenewWithin, "renew-within", 0, "Make a new client secret for an app whose newest one ends within this `TIME`, such as 720h for 30 days.")
	return c
}

// run lists the changes, lets them pass the gate and makes them.
func (v *tenantApplyVerb) run(ctx context.Context, p *Program) error {
	s, live, err := v.enterAndRead(ctx, p, v.Plan)
	if err != nil {
		return err
	}
	defer s.session.SignOut()
	found, err := s.compare(live, reconcile.Rules{RenewWithin: v.RenewWithin})
	if err != nil {
		return err
	}
	changes, err := found.Changes(reconcile.Secrets{
		Skip: v.Secrets == "skip", Show: v.Secrets == "show",
		Ready: func(ref plan.SecretRef) error { return s.vault.Lasts(ctx, ref) },
		Where: func(ref plan.SecretRef) string { return s.vault.Where(ctx, ref) },
	})
	if err != nil {
		return err
	}
	g := gate{gateFlags: v.gateFlags, visit: s, changes: changes, live: live, keep: s.vault.Keep}
	if v.Secrets == "show" {
		g.keep = g.show
	}
	return g.pass(ctx)
}
