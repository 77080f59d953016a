package pictures

import (
	"entrastudio/app/workbench"
	"entrastudio/model/catalog"
	"entrastudio/model/plan"
	"entrastudio/views/action"
	"entrastudio/views/database"
	"entrastudio/views/tenant"
)

// liveScenes are the panels that connect, in their states. What they connect to is
// made for the pictures. The plan is as before after the last one.
func liveScenes() []scene {
	return []scene{
		{"database-asked", func(w *workbench.Workbench) { ownDatabase(w); run(w, "database.check") }},
		{"database-checked", func(w *workbench.Workbench) { w.Frame().Dialogs().Confirm() }},
		{"database-trial", func(w *workbench.Workbench) { run(w, "database.fix") }},
		{"database-refused", func(w *workbench.Workbench) {
			w.Frame().Dialogs().Dismiss()
			set(w, "databases/identity/port", "1")
			run(w, "database.check")
			w.Frame().Dialogs().Confirm()
		}},
		{"tenant-compared", func(w *workbench.Workbench) {
			w.Open(tenant.ID)
			run(w, "tenant.signin")
			w.Frame().Dialogs().Confirm()
		}},
		{"tenant-changes", func(w *workbench.Workbench) { run(w, "tenant.allow"); run(w, "tenant.apply") }},
		{"tenant-left", func(w *workbench.Workbench) { w.Frame().Dialogs().Dismiss(); run(w, "tenant.signout") }},
		{"database-left", func(w *workbench.Workbench) { run(w, "plan.undo"); run(w, "plan.undo") }},
	}
}

func run(w *workbench.Workbench, action action.ID) { w.Frame().Table().Run(action) }

// ownDatabase gives the plan a database that the chart does not deploy.
func ownDatabase(w *workbench.Workbench) {
	w.Open(database.ID)
	d := "databases/identity/"
	change(w, plan.Change{Path: d + "bundled", Remove: true}, plan.Change{Path: d + "host", New: catalog.TextOf("postgres.example.com")},
		plan.Change{Path: d + "database", New: catalog.TextOf("identity")}, plan.Change{Path: d + "username", New: catalog.TextOf("identity")})
}

func set(w *workbench.Workbench, path, value string) {
	change(w, plan.Change{Path: path, New: catalog.TextOf(value)})
}

// change makes one undo step. One that the plan refuses leaves a picture of the
// state before, which the tests of the pictures notice.
func change(w *workbench.Workbench, changes ...plan.Change) {
	w.Settle()
	_ = w.Apply(plan.Edit{Label: "pictures", Changes: changes})
	w.Settle()
}
