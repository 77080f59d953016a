package command

import (
	"context"
	"errors"
	"fmt"
	"io"

	"entrastudio/app/report"
	"entrastudio/app/tenant"
	"entrastudio/app/tenant/reconcile"
	"entrastudio/model/amount"
	"entrastudio/model/plan"

	"github.com/spf13/cobra"
)

type tenantPullVerb struct {
	signInFlags
	Plan          string
	Output        string
	Force         bool
	Add           []string
	Lacking       bool
	Registrations string
	All           bool
	Format        string
}

func tenantPullCommand(p *Program) *cobra.Command {
	v := tenantPullVerb{}
	c := &cobra.Command{
		Use:   "pull PLAN",
		Short: "Take over into the plan, or save as evidence, what the tenant has.",
		Long: `Shows what the plan would say if it said what the tenant has: client IDs,
platforms, redirect URIs, token versions, optional claims and group claims. An app
that the plan names by no client ID is taken by its name, where just one has it.
An app that the plan lacks altogether comes in by --add. The tenant is only read,
and no secret is in anything that is written.

  entra-studio tenant pull acme.yaml
  entra-studio tenant pull acme.yaml -o acme.yaml --force
  entra-studio tenant pull acme.yaml --lacking
  entra-studio tenant pull acme.yaml --add "Camunda Optimize" -o acme.yaml --force
  entra-studio tenant pull acme.yaml --registrations tenant.json
  entra-studio check acme.yaml registrations=tenant.json`,
		Annotations: map[string]string{"PLAN": "The plan."},
		RunE:        onFile(p, &v.Plan, v.run),
	}
	v.signInFlags.declare(c)
	f := c.Flags()
	f.StringVarP(&v.Output, "output", "o", "", "Write the plan with what the tenant has into this file (`PLAN`); without it nothing is written.")
	f.BoolVar(&v.Force, "force", false, "Replace a file that is there already, such as the plan itself.")
	f.StringArrayVar(&v.Add, "add", nil, "Bring this app registration of the tenant into the plan too, by its client ID or its name (`CLIENT-ID|NAME`). May be given more than once.")
	f.BoolVar(&v.Lacking, "lacking", false, "List the app registrations of the tenant that the plan lacks, and nothing else.")
	f.StringVar(&v.Registrations, "registrations", "", "Save what the tenant has into this `FILE`, in the JSON of Microsoft Graph, as evidence for check.")
	f.BoolVar(&v.All, "all", false, "With --registrations: every app registration of the tenant, not the plan's alone.")
	chooseFormat(c, &v.Format, "json")
	return c
}

// run shows the edit, and writes what it is told to.
func (v *tenantPullVerb) run(ctx context.Context, p *Program) error {
	if v.Lacking {
		return v.list(ctx, p)
	}
	s, live, err := v.enterAndRead(ctx, p, v.Plan)
	if err != nil {
		return err
	}
	defer s.session.SignOut()
	added, err := s.wanted(ctx, v.Add)
	if err != nil {
		return err
	}
	edit, next, err := s.adopted(reconcile.Pull(s.catalog, s.plan, live), added)
	if err != nil {
		return err
	}
	if err := v.show(s, live, edit, next); err != nil {
		return err
	}
	if v.Registrations != "" {
		if err := v.save(ctx, s, live); err != nil {
			return err
		}
	}
	if v.Format == "text" {
		unused(s.told(v.Output), next, added)
	}
	if v.Output == "" {
		return nil
	}
	doc, err := s.doc.With(next)
	if err != nil {
		return err
	}
	return writePlan(p, v.Output, v.Force, doc)
}

// list shows the apps that the plan lacks.
func (v *tenantPullVerb) list(ctx context.Context, p *Program) error {
	if len(v.Add) > 0 || v.Output != "" || v.Registrations != "" {
		return errors.New("--lacking lists apps and writes nothing: leave --add, -o and --registrations out")
	}
	s, err := v.enter(ctx, p, v.Plan)
	if err != nil {
		return err
	}
	defer s.session.SignOut()
	list, err := s.lacked(ctx)
	switch {
	case err != nil:
		return err
	case v.Format == "json":
		account := s.session.Account()
		return report.Encode(p.Out, map[string]any{"account": account.Name, "rights": account.Rights, "tenantId": account.TenantID, "lacking": list})
	}
	fmt.Fprintf(p.Err, "%s, %s\n", s.session.Account().TenantID, s.account())
	lackingText(p.Out, v.Plan, list)
	return nil
}

// told is where a person is told of it: beside, where the plan itself goes to
// standard output.
func (s *visit) told(output string) io.Writer {
	if output == "-" {
		return s.program.Err
	}
	return s.program.Out
}

// show tells the edit, which makes next of the plan.
func (v *tenantPullVerb) show(s *visit, live *reconcile.Live, edit plan.Edit, next *plan.Plan) error {
	out := s.told(v.Output)
	if v.Format == "json" {
		return report.Encode(out, pulled(s, edit))
	}
	fmt.Fprintln(out, s.who(live.Organization))
	editText(out, next, edit)
	switch {
	case len(edit.Changes) == 0:
		fmt.Fprintln(out, "the plan says what the tenant has")
	case v.Output == "":
		fmt.Fprintf(out, "%s; nothing is written, -o PLAN writes the plan\n", amount.Of(len(edit.Changes), "difference"))
	}
	for i, one := range live.Registrations {
		if one.Application == nil && len(one.Namesakes) != 1 {
			fmt.Fprintf(out, "%s: the tenant has %s\n", s.plan.Registrations[i].Name, absent(one.Namesakes))
		}
	}
	return nil
}

func absent(namesakes []tenant.Application) string {
	if len(namesakes) == 0 {
		return "no such app"
	}
	return fmt.Sprintf("%d apps of this name; write the client ID of the right one into the plan", len(namesakes))
}

// difference is one change of the plan as JSON.
type difference struct {
	Path string   `json:"path"`
	Old  []string `json:"old"`
	New  []string `json:"new"`
}

func pulled(s *visit, edit plan.Edit) any {
	all := []difference{}
	for _, change := range edit.Changes {
		all = append(all, difference{Path: change.Path, Old: texts(change.Old), New: texts(change.New)})
	}
	account := s.session.Account()
	return map[string]any{"account": account.Name, "rights": account.Rights, "tenantId": account.TenantID, "differences": all}
}

// save writes the tenant as evidence.
func (v *tenantPullVerb) save(ctx context.Context, s *visit, live *reconcile.Live) error {
	var further []tenant.Application
	if v.All {
		var err error
		if further, err = s.everyApp(ctx); err != nil {
			return err
		}
	}
	text, err := reconcile.Text(live, further)
	if err != nil {
		return err
	}
	return writeNew(s.program, v.Registrations, v.Force, text)
}

// everyApp reads every app registration of the tenant, which may be tens of
// thousands.
func (s *visit) everyApp(ctx context.Context) ([]tenant.Application, error) {
	listing := tenant.Listing{}
	if show := s.progress("reading apps"); show != nil {
		listing.Progress = func(read int) { show(read, read, "app registrations") }
		defer show(0, 0, "")
	}
	return s.session.Directory().Applications(ctx, listing)
}
