package workbench

import (
	"context"
	"slices"

	"entrastudio/app/tenant/reconcile"
	"entrastudio/model/plan"
	"entrastudio/views/findings"
	"entrastudio/views/part"
	"entrastudio/views/words"
)

// Adopt is part of the panel's source. The app is read once more, since the list
// may be old.
func (s *tenantSource) Adopt(clientID string) {
	if s.session == nil {
		return
	}
	session, visit := s.session, s.visit
	s.run(words.T("tenant.adopting"), func(ctx context.Context) (func(), error) {
		app, err := session.Directory().ApplicationByClientID(ctx, clientID)
		if err != nil {
			return nil, err
		}
		return s.during(visit, func() {
			edit, err := reconcile.Adopt(s.w.Catalog(), s.w.Plan(), &app)
			if err != nil {
				s.failed = err
				return
			}
			s.askAdopt(app.DisplayName, edit)
		}), nil
	})
}

// askAdopt shows what comes into the plan, and makes it so when the person agrees.
func (s *tenantSource) askAdopt(name string, edit plan.Edit) {
	told := words.Data{"Name": name}
	s.w.frame.Dialogs().Show(part.Dialog{
		Title: words.F("tenant.adopt.title", told), Confirm: words.T("tenant.adopt.yes"), Size: wideSize,
		Body: scrolled(findings.Changes(&edit)),
		OnConfirm: func() {
			s.take(edit, words.F("tenant.adopted", told))
			s.nameOurs()
			s.changed()
		},
	})
}

// nameOurs says anew which of the listed apps are the plan's. The list that a view
// may still show stays as it was.
func (s *tenantSource) nameOurs() {
	named, ours := slices.Clone(s.apps), reconcile.Ours(s.w.Plan())
	for i := range named {
		named[i].Registration, _ = ours(named[i].ClientID)
	}
	s.apps = named
}
