package workbench

import (
	"entrastudio/views/components"
	"entrastudio/views/database"
	"entrastudio/views/export"
	"entrastudio/views/frame"
	"entrastudio/views/login"
	"entrastudio/views/overview"
	"entrastudio/views/problems"
	"entrastudio/views/registrations"
	"entrastudio/views/rules"
	"entrastudio/views/tenant"
	"entrastudio/views/tokens"
)

// makePanels makes every panel in the order of the rail. None is drawn before it
// is first shown.
func (w *Workbench) makePanels() []frame.Panel {
	w.database, w.tenant = newDatabaseSource(w), newTenantSource(w)
	return []frame.Panel{
		overview.New(w),
		components.New(w),
		registrations.New(w),
		rules.New(w),
		tokens.New(w, &tokenSource{w: w}),
		login.New(w),
		problems.New(w),
		database.New(w, w.database),
		tenant.New(w, w.tenant),
		export.New(w, w.export),
	}
}

// openProblems opens the list of findings.
func (w *Workbench) openProblems() { w.Open("problems") }
