package sql

import "entrastudio/model/plan"

// inspect is the script that only reads.
func (w *writer) inspect() *script {
	s := w.head(InspectPath, "Shows the audiences of Management Identity's permissions and compares them with the plan. It only reads.",
		schemaVariable)
	s.certainty()
	s.prelude()
	s.begin(" TRANSACTION READ ONLY")
	s.silent(WantsQuery(w.wanted))
	s.steps(InspectSteps())
	s.line("\nROLLBACK;")
	s.explainStates(w.plan)
	return s
}

// explainStates says what to do about each state.
func (s *script) explainStates(p *plan.Plan) {
	restart := "restart Management Identity with the presets of SPRING_APPLICATION_JSON"
	if p.Deployment.With != plan.Compose {
		restart = "run helm upgrade and restart Management Identity"
	}
	s.say("in order:   the audience has all rows that Management Identity seeds. Rows of the old name do no harm.")
	s.say("to move:    only the Keycloak-style name has rows, which ends on /noPermission. First " + restart + "; else run 10-fix-audiences.sql.")
	s.say("missing:    neither name has rows: " + restart + ", which adds them.")
	s.say("incomplete: fewer rows than Management Identity of this minor seeds: the same.")
	s.say("half done:  both names have rows and the new one lacks some: somebody moved a part by hand. No script touches that.")
}

// fix is the script that moves rows.
func (w *writer) fix() *script {
	s := w.head(FixPath, "Moves the permissions that still carry Keycloak-style audiences to the audiences of the plan.",
		commitVariable, rowsVariable, schemaVariable)
	s.line("--")
	s.comment(w.withoutSQL())
	s.comment("One transaction. Each row is saved to entra_studio_saved_audiences before it changes; counts are compared before" +
		" and after; nothing waits for a lock longer than 5 seconds. Whenever it stops with an error, nothing was changed. A" +
		" second run changes nothing. " + RollbackPath + " brings the rows back.")
	s.comment("Afterwards restart Management Identity and the components, and sign in again.")
	s.certainty()
	w.change(s, FixSteps(),
		"Restart Management Identity and the components. 90-rollback.sql brings the rows back.",
		"Look at the rows above, then run it again with -v commit=1 to keep the change.")
	return s
}

// rollback is the script that brings rows back.
func (w *writer) rollback() *script {
	s := w.head(RollbackPath, "Brings back the permissions that 10-fix-audiences.sql moved, as they were.",
		commitVariable, rowsVariable, schemaVariable)
	s.line("--")
	s.comment("One transaction, as the fix. It stops where a row is no longer as the fix left it, or where the old audience has" +
		" rows again. A second run changes nothing. The saved rows stay, marked with the time; when they are no longer of use:")
	s.asIs("DROP TABLE public.entra_studio_saved_audiences;")
	s.certainty()
	w.change(s, RollbackSteps(),
		"Restart Management Identity and the components.",
		"Look at the rows above, then run it again with -v commit=1 to bring them back.")
	return s
}

// change is the body of a script that writes, up to its end.
func (w *writer) change(s *script, steps []Statement, committed, rolledBack string) {
	s.prelude()
	s.defaultVariable("rows", "''")
	s.defaultVariable("commit", "0")
	s.begin("")
	s.silent(Rows.set(":'rows'"))
	s.silent(WantsQuery(w.wanted))
	s.steps(steps)
	s.end(committed, rolledBack)
}
