package command

import (
	"context"
	"fmt"

	"entrastudio/app/tenant"
	"entrastudio/app/tenant/reconcile"
	"entrastudio/model/plan"
)

type tenantPullVerb struct {
	signInFlags   `embed:""`
	Plan          string `arg:"" help:"The plan."`
	Output        string `short:"o" help:"Write the plan with what the tenant has into this file; without it nothing is written." placeholder:"PLAN"`
	Force         bool   `help:"Replace a file that is there already, such as the plan itself."`
	Registrations string `help:"Save what the tenant has into this file, in the JSON of Microsoft Graph, as evidence for check." placeholder:"FILE"`
	All           bool   `help:"With --registrations: every app registration of the tenant, not the plan's alone."`
	Format        string `enum:"text,json" default:"text" help:"text for people, or json."`
}

// Help tells more than one line can.
func (tenantPullVerb) Help() string {
	return `Shows what the plan would say if it said what the tenant has: client IDs,
platforms, redirect URIs, token versions, optional claims and group claims. An app
that the plan names by no client ID is taken by its name, where just one has it.
The tenant is only read, and no secret is in anything that is written.

  entra-studio tenant pull acme.yaml
  entra-studio tenant pull acme.yaml -o acme.yaml --force
  entra-studio tenant pull acme.yaml --registrations tenant.json
  entra-studio check acme.yaml registrations=tenant.json`
}

// Run shows the edit, and writes what it is told to.
func (v *tenantPullVerb) Run(ctx context.Context, p *Program) error {
	s, live, err := v.enterAndRead(ctx, p, v.Plan)
	if err != nil {
		return err
	}
	defer s.session.SignOut()
	edit := reconcile.Pull(s.catalog, s.plan, live)
	if err := v.show(s, live, edit); err != nil {
		return err
	}
	if v.Registrations != "" {
		if err := v.save(ctx, s, live); err != nil {
			return err
		}
	}
	if v.Output == "" {
		return nil
	}
	next, _, err := edit.Apply(s.plan)
	if err != nil {
		return err
	}
	doc, err := s.doc.With(next)
	if err != nil {
		return err
	}
	return writePlan(p, v.Output, v.Force, doc)
}

// show tells the edit. Where the plan goes to standard output, it is told beside.
func (v *tenantPullVerb) show(s *visit, live *reconcile.Live, edit plan.Edit) error {
	out := s.program.Out
	if v.Output == "-" {
		out = s.program.Err
	}
	if v.Format == "json" {
		return writeJSON(out, pulled(s, edit))
	}
	fmt.Fprintln(out, s.who(live.Organization))
	editText(out, s.plan, edit)
	switch {
	case len(edit.Changes) == 0:
		fmt.Fprintln(out, "the plan says what the tenant has")
	case v.Output == "":
		fmt.Fprintf(out, "%s; nothing is written, -o PLAN writes the plan\n", counted(len(edit.Changes), "difference"))
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
	return map[string]any{"account": s.session.Account().Name, "tenantId": s.session.Account().TenantID, "differences": all}
}

// save writes the tenant as evidence.
func (v *tenantPullVerb) save(ctx context.Context, s *visit, live *reconcile.Live) error {
	var further []tenant.Application
	if v.All {
		var err error
		listing := tenant.Listing{}
		if show := s.progress("reading apps"); show != nil {
			listing.Progress = func(read int) { show(read, read, "app registrations") }
			defer show(0, 0, "")
		}
		if further, err = s.session.Directory().Applications(ctx, listing); err != nil {
			return err
		}
	}
	text, err := reconcile.Text(live, further)
	if err != nil {
		return err
	}
	return writeNew(s.program, v.Registrations, v.Force, text)
}
