package workbench

import (
	"context"
	"slices"

	"entrastudio/app/tenant/reconcile"
	"entrastudio/model/plan"
	view "entrastudio/views/tenant"
	"entrastudio/views/words"
)

// Apply is part of the panel's source.
func (s *tenantSource) Apply() {
	if c := s.compared; s.session != nil && c != nil && c.of == s.w.Plan() {
		s.gate(c, c.changes, false)
	}
}

// Undo is part of the panel's source: it looks what takes a run back, which reads
// alone, and leads to the same gate.
func (s *tenantSource) Undo(name string) {
	at := slices.IndexFunc(s.runs, func(r *reconcile.Run) bool { return r.Name == name })
	c, session, graph := s.compared, s.session, s.cloud.Graph
	if at < 0 || session == nil || c == nil {
		return
	}
	run := s.runs[at]
	s.run(words.T("workbench.tenant.undoing"), func(ctx context.Context) (func(), error) {
		changes, err := reconcile.Undo(ctx, session.Directory(), graph, run)
		if err != nil {
			return nil, err
		}
		return func() { s.gate(c, changes, true) }, nil
	})
}

// gate names every change in one dialog. In the read-only mode it does not open.
func (s *tenantSource) gate(c *compared, changes *reconcile.Changes, undo bool) {
	if !s.writing {
		s.w.Say(words.T("workbench.tenant.readOnly"), nil)
		return
	}
	if changes.Empty() {
		s.w.Say(words.T("workbench.tenant.nothing"), nil)
		return
	}
	account := s.account()
	shown := view.Gate{
		Account: account.Name, Organization: account.Organization, Undo: undo, Fingerprint: changes.Fingerprint(),
		Changes: changesShown(changes), Obstacles: obstaclesShown(changes),
	}
	s.w.frame.Dialogs().Show(shown.Dialog(func() { s.pass(c, changes, shown.Fingerprint) }))
}

// pass makes the changes that the person saw, by their fingerprint.
func (s *tenantSource) pass(c *compared, changes *reconcile.Changes, seen string) {
	approval, err := changes.Approve(seen)
	if err != nil || s.session == nil || !s.writing {
		s.failed = err
		if err == nil {
			s.failed = errSignedOut
		}
		s.changed()
		return
	}
	applier := reconcile.Applier{
		Session: s.session, Keep: s.w.vault().Keep, Journals: s.folder(), Now: s.w.params.Now, PlanName: c.of.Name,
	}
	s.done = nil
	s.run(words.T("workbench.tenant.changing"), func(ctx context.Context) (func(), error) {
		applier.Progress = s.progress(ctx, words.Key("workbench.tenant.changing.one"))
		result, err := applier.Apply(ctx, changes, approval)
		return func() { s.applied(c, result, err) }, err
	})
}

// applied says what became of each change, writes the client IDs that Entra gave
// into the plan, and compares again. What failed stays in sight.
func (s *tenantSource) applied(c *compared, result *reconcile.Result, failed error) {
	if result == nil {
		return
	}
	for _, o := range result.Outcomes {
		s.done = append(s.done, outcome(&o))
	}
	s.writeIDs(c, reconcile.ClientIDs(c.of, c.live, result))
	if failed == nil {
		s.Compare()
	}
}

// outcome is one change and what became of it.
func outcome(o *reconcile.Outcome) string {
	state := words.T(map[reconcile.State]words.Key{
		reconcile.Made: words.Key("workbench.tenant.made"), reconcile.AlreadyThere: words.Key("workbench.tenant.there"),
		reconcile.Failed: words.Key("workbench.tenant.failed"), reconcile.Unsure: words.Key("workbench.tenant.unsure"),
		reconcile.NotTried: words.Key("workbench.tenant.untried"),
	}[o.State])
	line := state + ": " + words.Said(o.Change.Words)
	if o.Kept != nil && o.Kept.Words != "" {
		line += " (" + words.Said(o.Kept.Words) + ")"
	}
	if o.Err != nil {
		line += ": " + o.Err.Error()
	}
	return line
}

// writeIDs makes the edit where the plan still has the same registrations in the
// same places. Else a comparison finds the new apps by their unique names.
func (s *tenantSource) writeIDs(c *compared, edit plan.Edit) {
	if len(edit.Changes) == 0 {
		return
	}
	same := slices.EqualFunc(c.of.Registrations, s.w.Plan().Registrations, func(a, b plan.Registration) bool { return a.Name == b.Name })
	if !same {
		s.w.Say(words.T("workbench.tenant.ids.not"), nil)
		return
	}
	said := words.T("workbench.tenant.ids")
	if !slices.ContainsFunc(edit.Changes, func(c plan.Change) bool { return !c.New.Empty() }) {
		said = words.T("tenant.ids.gone")
	}
	s.take(edit, said)
}
