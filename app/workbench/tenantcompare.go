package workbench

import (
	"context"
	"strings"

	"entrastudio/app/secret"
	"entrastudio/app/tenant"
	"entrastudio/app/tenant/reconcile"
	"entrastudio/importers"
	"entrastudio/model/evidence"
	"entrastudio/model/plan"
	"entrastudio/model/refusal"
	"entrastudio/views/findings"
	"entrastudio/views/part"
	view "entrastudio/views/tenant"
	"entrastudio/views/words"
)

// Compare is part of the panel's source. What was read stands beside the plan too,
// for the findings and the logins.
func (s *tenantSource) Compare() {
	if s.session == nil {
		return
	}
	if id := s.w.Plan().Tenant.ID; !strings.EqualFold(id, s.session.Account().TenantID) {
		s.failed = &refusal.Error{File: "tenant/id", What: "the plan is for another tenant now", Hint: "sign out, and sign in to the tenant " + id}
		s.changed()
		return
	}
	c := comparing{
		source: s, session: s.session, visit: s.visit, vault: s.w.vault(), folder: s.folder(),
		found: &compared{of: s.w.Plan(), catalog: s.w.Catalog()},
		rules: reconcile.Rules{Now: s.w.params.Now(), Graph: s.cloud.Graph},
	}
	s.run(words.T("workbench.tenant.comparing"), c.work)
}

func (s *tenantSource) folder() reconcile.Folder { return reconcile.InFolder(s.w.params.State) }

// comparing is one comparison under way, off the window's goroutine.
type comparing struct {
	source  *tenantSource
	session tenant.Session
	visit   int
	vault   *secret.Vault
	folder  reconcile.Folder
	found   *compared
	rules   reconcile.Rules
}

func (c *comparing) work(ctx context.Context) (func(), error) {
	f := c.found
	var err error
	if f.live, err = reconcile.Read(ctx, c.session.Directory(), f.catalog, f.of, c.source.progress(ctx, words.Key("workbench.tenant.reading.one"))); err != nil {
		return nil, err
	}
	runs, err := c.folder.Runs(f.live.Organization.ID)
	if err != nil {
		return nil, err
	}
	c.rules.Lost = reconcile.Lost(runs, f.live)
	all := reconcile.Compare(f.catalog, f.of, f.live, c.rules)
	if f.changes, err = all.Changes(reconcile.Secrets{
		Ready: func(ref plan.SecretRef) error { return c.vault.Lasts(ctx, ref) },
		Where: func(ref plan.SecretRef) string { return c.vault.Where(ctx, ref) },
	}); err != nil {
		return nil, err
	}
	text, err := reconcile.Text(f.live, nil)
	if err != nil {
		return nil, err
	}
	f.takeover = reconcile.Pull(f.catalog, f.of, f.live)
	f.report = reportOfTenant(all, f, c.rules.Now)
	return c.source.during(c.visit, func() {
		c.source.compared, c.source.runs = f, runs
		c.source.w.replaceEvidence(reconcile.EvidenceFile, importers.Source{Name: reconcile.EvidenceFile, Kind: evidence.KindRegistrations, Data: text})
	}), nil
}

// progress tells how far a work is, in the words of a key.
func (s *tenantSource) progress(ctx context.Context, key words.Key) reconcile.Progress {
	return func(done, total int, next string) {
		if next != "" {
			s.say(ctx, words.F(key, words.Data{"Number": done + 1, "Count": total, "Next": next}))
		}
	}
}

// Pull is part of the panel's source: the plan says afterwards what the tenant has.
func (s *tenantSource) Pull() {
	if s.compared == nil || s.compared.of != s.w.Plan() || len(s.compared.takeover.Changes) == 0 {
		return
	}
	edit := s.compared.takeover
	s.w.frame.Dialogs().Show(part.Dialog{
		Title: words.T("workbench.tenant.pull"), Confirm: words.T("workbench.tenant.pull.yes"), Size: wideSize,
		Body:      scrolled(findings.Changes(&edit)),
		OnConfirm: func() { s.take(edit, words.T("workbench.tenant.pulled")) },
	})
}

// take makes an edit as one undo step and says so.
func (s *tenantSource) take(edit plan.Edit, said string) {
	s.w.Settle()
	if err := s.w.Apply(edit); err != nil {
		s.w.Fail(err)
		return
	}
	s.w.Settle()
	s.w.Say(said, s.w.undo)
}

// journal is the runs in the panel's words.
func (s *tenantSource) journal() []view.Run {
	last := reconcile.LastToUndo(s.runs, s.w.Plan().Name)
	shown := make([]view.Run, len(s.runs))
	for i, run := range s.runs {
		shown[i] = view.Run{
			Name: run.Name, At: run.At.Local(), Account: run.Account, Plan: run.Plan, Undoes: run.Undoes,
			Made: run.Made, Count: run.Count, Undoable: run == last,
		}
	}
	return shown
}
