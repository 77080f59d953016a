package workbench

import (
	"entrastudio/views/action"
	"entrastudio/views/database"
	"entrastudio/views/look"
	"entrastudio/views/part"
	"entrastudio/views/tenant"
	"entrastudio/views/words"
)

// live is what the program can do with systems that are running. Each asks before
// it connects for the first time.
func (w *Workbench) live() []action.Action {
	menu := words.Key("workbench.menu.live")
	return []action.Action{
		{
			ID: "tenant.signin", Title: words.Key("workbench.tenant.signIn"), Menu: menu, Icon: look.IconTenant,
			Enabled: w.canSignIn, Run: func() { w.Open(tenant.ID); w.askSignIn() },
		},
		{
			ID: "tenant.compare", Title: words.Key("workbench.tenant.compare"), Menu: menu, Icon: look.IconTenant,
			Enabled: w.signedIn, Run: func() { w.Open(tenant.ID); w.tenant.Compare() },
		},
		{
			ID: "tenant.allow", Title: words.Key("workbench.tenant.allow"), Menu: menu, Icon: look.IconTenant,
			Enabled: w.signedIn, Checked: func() bool { return w.tenant.writing },
			Run: func() { w.Open(tenant.ID); w.tenant.AllowWriting(!w.tenant.writing) },
		},
		{
			ID: "tenant.apply", Title: words.Key("workbench.tenant.apply"), Menu: menu, Icon: look.IconTenant,
			Enabled: w.canApply, Run: func() { w.Open(tenant.ID); w.tenant.Apply() },
		},
		{
			ID: "tenant.signout", Title: words.Key("workbench.tenant.signOut"), Menu: menu, Icon: look.IconTenant,
			Enabled: w.signedIn, Run: func() { w.tenant.SignOut() },
		},
		{
			ID: "database.check", Title: words.Key("workbench.database.check"), Menu: menu, Section: 1, Icon: look.IconDatabase,
			Enabled: w.canCheckDatabase, Run: func() { w.Open(database.ID); w.database.Check() },
		},
		{
			ID: "database.fix", Title: words.Key("workbench.database.fix"), Menu: menu, Section: 1, Icon: look.IconDatabase,
			Enabled: w.canFixDatabase, Run: func() { w.Open(database.ID); w.database.TryFix() },
		},
	}
}

func (w *Workbench) canCheckDatabase() (bool, string) {
	s := w.database.State()
	switch {
	case s.Missing != "":
		return false, s.Missing
	case s.Unclear != nil:
		return false, s.Unclear.Error()
	}
	return s.Doing == "", s.Doing
}

func (w *Workbench) canFixDatabase() (bool, string) {
	s := w.database.State()
	if s.Report == nil || s.Stale || s.Doing != "" {
		return false, words.T("workbench.database.first")
	}
	return s.Report.Due > 0, words.T("workbench.database.nothing")
}

// askSignIn says what the panel says beside its button, for who comes from the menu.
func (w *Workbench) askSignIn() {
	s := w.tenant.State()
	told := words.Data{"Tenant": s.TenantID, "Login": s.Login, "Graph": s.Graph}
	w.frame.Dialogs().Show(part.Dialog{
		Title: words.T("tenant.signIn.title"), Confirm: words.T("tenant.signIn"), Size: addressSize,
		Body:      part.NewParagraph(words.F("tenant.told.sent", told) + "\n\n" + words.T("tenant.told.rights")),
		OnConfirm: func() { w.tenant.SignIn(tenant.SignIn{Method: tenant.Browser}) },
	})
}

func (w *Workbench) canSignIn() (bool, string) {
	s := w.tenant.State()
	if s.Account != nil {
		return false, s.Account.Name
	}
	return s.Missing == "" && s.Doing == "", s.Missing + s.Doing
}

func (w *Workbench) signedIn() (bool, string) {
	return w.tenant.account() != nil, words.T("workbench.tenant.nobody")
}

func (w *Workbench) canApply() (bool, string) {
	s := w.tenant.State()
	switch {
	case s.Account == nil:
		return false, words.T("workbench.tenant.nobody")
	case !s.Writing:
		return false, words.T("workbench.tenant.readOnly")
	case s.Report == nil || s.Stale || s.Doing != "":
		return false, words.T("workbench.tenant.first")
	}
	return len(s.Report.Changes) > 0, words.T("workbench.tenant.nothing")
}
