package command

import (
	"context"
	"fmt"

	"entrastudio/app/report"
	"entrastudio/app/tenant/reconcile"
	"entrastudio/model/amount"
	"entrastudio/model/refusal"

	"github.com/spf13/cobra"
)

type tenantUndoVerb struct {
	signInFlags
	gateFlags
	Plan    string
	Journal string
	List    bool
}

func tenantUndoCommand(p *Program) *cobra.Command {
	v := tenantUndoVerb{}
	c := &cobra.Command{
		Use:   "undo PLAN",
		Short: "Take back what the last apply changed.",
		Long: `Takes back what the last apply of this plan changed, the last change first. What
somebody changed since is left alone and told, and so is what Microsoft Graph
cannot bring back, such as the value of a former client secret. An app that apply
registered is deleted; Entra keeps it for 30 days.

  entra-studio tenant undo acme.yaml --list
  entra-studio tenant undo acme.yaml --dry-run
  entra-studio tenant undo acme.yaml`,
		Annotations: map[string]string{
			"PLAN": "The plan. Client IDs of apps that are deleted are taken out of it.",
		},
		RunE: onFile(p, &v.Plan, v.run),
	}
	v.signInFlags.declare(c)
	v.gateFlags.declare(c)
	f := c.Flags()
	f.StringVar(&v.Journal, "journal", "", "The journal of the apply to take back, by its `NAME` in --list; the last one when it is not given.")
	f.BoolVar(&v.List, "list", false, "List what was applied to this tenant from this computer, and connect to nothing.")
	return c
}

// run lists the changes that take a run back, and makes them.
func (v *tenantUndoVerb) run(ctx context.Context, p *Program) error {
	if v.List {
		return v.list(p)
	}
	s, err := v.enter(ctx, p, v.Plan)
	if err != nil {
		return err
	}
	defer s.session.SignOut()
	run, err := v.applied(s)
	if err != nil {
		return err
	}
	live, err := s.read(ctx)
	if err != nil {
		return err
	}
	changes, err := reconcile.Undo(ctx, s.session.Directory(), s.cloud.Graph, run)
	if err != nil {
		return err
	}
	g := gate{gateFlags: v.gateFlags, visit: s, changes: changes, live: live}
	return g.pass(ctx)
}

// applied is the run to take back.
func (v *tenantUndoVerb) applied(s *visit) (*reconcile.Run, error) {
	runs, err := s.folder.Runs(s.plan.Tenant.ID)
	if err != nil {
		return nil, err
	}
	if v.Journal == "" {
		if run := reconcile.LastToUndo(runs, s.plan.Name); run != nil {
			return run, nil
		}
		return nil, &refusal.Error{File: s.file, What: "nothing that this computer applied is left to be taken back", Hint: "entra-studio tenant undo PLAN --list shows what was applied"}
	}
	for _, run := range runs {
		if run.Name == v.Journal {
			return run, nil
		}
	}
	return nil, &refusal.Error{File: v.Journal, What: "there is no such journal for this tenant", Hint: "entra-studio tenant undo PLAN --list names them"}
}

// list shows the journals.
func (v *tenantUndoVerb) list(p *Program) error {
	doc, err := readPlan(p, v.Plan)
	if err != nil {
		return err
	}
	runs, err := reconcile.InFolder(p.stateFolder()).Runs(doc.Plan().Tenant.ID)
	if err != nil {
		return err
	}
	if v.Format == "json" {
		if runs == nil {
			runs = []*reconcile.Run{}
		}
		return report.Encode(p.Out, runs)
	}
	for _, run := range runs {
		fmt.Fprintf(p.Out, "%s  %s  %d of %s by %s, plan %s", run.Name, run.At.Format("2006-01-02 15:04 MST"), run.Made, amount.Of(run.Count, "change"), run.Account, run.Plan)
		if run.Undoes != "" {
			fmt.Fprintf(p.Out, ", took back %s", run.Undoes)
		}
		fmt.Fprintln(p.Out)
	}
	if len(runs) == 0 {
		fmt.Fprintln(p.Out, "nothing was applied to this tenant from this computer")
	}
	return nil
}
