package command

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"entrastudio/app/document"
	"entrastudio/app/report"
	"entrastudio/app/secret"
	"entrastudio/app/tenant/reconcile"
	"entrastudio/model/plan"

	"github.com/spf13/cobra"
)

// gateFlags are how a person or a script lets changes pass.
type gateFlags struct {
	DryRun bool
	Yes    string
	Format string
}

// declare declares the flags.
func (v *gateFlags) declare(c *cobra.Command) {
	f := c.Flags()
	f.BoolVar(&v.DryRun, "dry-run", false, "List the changes and make none.")
	f.StringVar(&v.Yes, "yes", "", "Make the changes when their `FINGERPRINT` is this one, unasked. A script takes it from --dry-run --format json, after somebody has looked at the list.")
	chooseFormat(c, &v.Format, "json")
}

// gate lists changes and makes them once they are approved.
type gate struct {
	gateFlags
	*visit
	changes *reconcile.Changes
	live    *reconcile.Live
	keep    func(context.Context, plan.SecretRef, secret.Value) (secret.Kept, error)
	shown   []secret.Value
}

// show keeps a new client secret for the end of the answer.
func (g *gate) show(_ context.Context, _ plan.SecretRef, value secret.Value) (secret.Kept, error) {
	g.shown = append(g.shown, value)
	return secret.Kept{Words: "shown below, this one time"}, nil
}

// answer is what apply and undo say as JSON.
type answer struct {
	Account     string               `json:"account"`
	TenantID    string               `json:"tenantId"`
	Fingerprint string               `json:"fingerprint"`
	Changes     []reconcile.Change   `json:"changes"`
	Obstacles   []reconcile.Obstacle `json:"obstacles"`
	Result      *reconcile.Result    `json:"result,omitempty"`
	Secrets     map[string]string    `json:"secrets,omitempty"`
}

func (g *gate) pass(ctx context.Context) error {
	if g.DryRun || g.changes.Empty() {
		return g.list()
	}
	approval, err := g.approval(ctx)
	if err != nil {
		return err
	}
	applier := &reconcile.Applier{
		Session: g.session, Keep: g.keep, Journals: g.folder, Now: g.program.Now, PlanName: g.plan.Name, Progress: g.progress("changing"),
	}
	result, err := applier.Apply(ctx, g.changes, approval)
	if result == nil {
		return err
	}
	return g.told(result, err)
}

// list shows the changes and makes none. Where there are none to make, client IDs
// that an interrupted apply did not write are written now.
func (g *gate) list() error {
	if g.Format == "json" {
		if err := report.Encode(g.program.Out, g.answer(nil)); err != nil {
			return err
		}
	} else {
		fmt.Fprintln(g.program.Out, g.who(g.live.Organization))
		changesText(g.program.Out, g.changes)
		if g.changes.Empty() {
			fmt.Fprintln(g.program.Out, "\nthere is nothing to change")
		}
	}
	if !g.DryRun {
		if err := g.writePlan(nil); err != nil {
			return err
		}
		if len(g.changes.Obstacles) > 0 {
			return errFindings
		}
	}
	return nil
}

func (g *gate) answer(result *reconcile.Result) answer {
	a := answer{
		Account: g.session.Account().Name, TenantID: g.changes.TenantID, Fingerprint: g.changes.Fingerprint(),
		Changes: g.changes.List, Obstacles: g.changes.Obstacles, Result: result,
	}
	if len(g.shown) > 0 {
		a.Secrets = g.secrets(result)
	}
	return a
}

// approval is the word of the person: the fingerprint, from the command line or
// typed after the list was shown.
func (g *gate) approval(ctx context.Context) (reconcile.Approval, error) {
	if g.Yes != "" {
		approval, err := g.changes.Approve(g.Yes)
		if err != nil {
			return approval, fmt.Errorf("--yes %s: the changes are others now, their fingerprint is %s; look at them with --dry-run; nothing was changed", g.Yes, g.changes.Fingerprint())
		}
		return approval, nil
	}
	fmt.Fprintln(g.program.Err, g.who(g.live.Organization))
	changesText(g.program.Err, g.changes)
	fmt.Fprintf(g.program.Err, "\nType %s to make them, anything else to leave: ", g.changes.Fingerprint())
	typed, err := typedLine(ctx, g.program.In)
	if err != nil {
		return reconcile.Approval{}, err
	}
	approval, err := g.changes.Approve(strings.TrimSpace(typed))
	if err != nil {
		return approval, errors.New("nothing was changed: the fingerprint was not typed")
	}
	return approval, nil
}

// typedLine reads one short line, or nothing from an input that ended. Reading
// itself cannot be ended, so who gives up leaves it behind.
func typedLine(ctx context.Context, in io.Reader) (string, error) {
	type answer struct {
		line string
		err  error
	}
	typed := make(chan answer, 1)
	go func() {
		line, err := bufio.NewReader(io.LimitReader(in, 100)).ReadString('\n')
		typed <- answer{line, err}
	}()
	select {
	case got := <-typed:
		if got.err != nil && !errors.Is(got.err, io.EOF) {
			return "", got.err
		}
		return got.line, nil
	case <-ctx.Done():
		return "", fmt.Errorf("nothing was changed: %w", ctx.Err())
	}
}

// told says what became of the changes, and writes client IDs into the plan
// whatever else went wrong.
func (g *gate) told(result *reconcile.Result, failed error) error {
	var err error
	if g.Format == "json" {
		err = report.Encode(g.program.Out, g.answer(result))
	} else {
		resultText(g.program.Out, result)
		secrets := g.secrets(result)
		for _, name := range slices.Sorted(maps.Keys(secrets)) {
			fmt.Fprintf(g.program.Out, "client secret of %s: %s\n", name, secrets[name])
		}
	}
	if err = errors.Join(err, g.writePlan(result)); err != nil {
		g.program.fail(err)
	}
	if failed != nil {
		g.program.fail(failed)
		fmt.Fprintln(g.program.Err, "call the command again to complete it: what was made is found and not made twice")
	}
	for _, o := range result.Outcomes {
		if o.Err != nil && failed == nil {
			g.program.fail(o.Err)
		}
	}
	if err != nil || failed != nil || !result.Complete() || len(g.changes.Obstacles) > 0 {
		return errFindings
	}
	return nil
}

// secrets are the new client secrets that are to be shown, by registration.
func (g *gate) secrets(result *reconcile.Result) map[string]string {
	shown := map[string]string{}
	for _, o := range result.Outcomes {
		if o.Change.Act == reconcile.AddSecret && o.Kept != nil && len(shown) < len(g.shown) {
			shown[o.Change.Registration] = g.shown[len(shown)].Reveal()
		}
	}
	return shown
}

// writePlan writes the client IDs that Entra gave into the plan's file. Where there
// is no file, or somebody changed it in the meantime, the IDs are told.
func (g *gate) writePlan(result *reconcile.Result) error {
	edit := reconcile.ClientIDs(g.plan, g.live, result)
	if len(edit.Changes) == 0 {
		return nil
	}
	if g.file == "-" {
		fmt.Fprintln(g.program.Err, "the plan came by standard input; write these into it yourself:")
		editText(g.program.Err, g.plan, edit)
		return nil
	}
	now, err := g.program.readFile(g.file)
	if err != nil || !bytes.Equal(now, g.text) {
		fmt.Fprintf(g.program.Err, "%s is not what was read from it any more; write these into it yourself:\n", g.file)
		editText(g.program.Err, g.plan, edit)
		return err
	}
	next, _, err := edit.Apply(g.plan)
	if err != nil {
		return err
	}
	doc, err := g.doc.With(next)
	if err != nil {
		return err
	}
	if err := (document.RealDisk{}).Replace(g.file, doc.Bytes()); err != nil {
		return err
	}
	fmt.Fprintf(g.program.Err, "wrote %s:\n", g.file)
	editText(g.program.Err, g.plan, edit)
	return nil
}
