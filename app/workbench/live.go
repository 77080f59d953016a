package workbench

import (
	"entrastudio/views/action"
	"entrastudio/views/database"
	"entrastudio/views/look"
	"entrastudio/views/words"
)

// live is what the program can do with systems that are running. Each asks before
// it connects for the first time.
func (w *Workbench) live() []action.Action {
	menu := words.Key("workbench.menu.live")
	return []action.Action{
		{
			ID: "database.check", Title: words.Key("workbench.database.check"), Menu: menu, Icon: look.IconDatabase,
			Enabled: w.canCheckDatabase, Run: func() { w.Open(database.ID); w.database.Check() },
		},
		{
			ID: "database.fix", Title: words.Key("workbench.database.fix"), Menu: menu, Icon: look.IconDatabase,
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
