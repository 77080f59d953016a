package workbench

import (
	"context"

	"fyne.io/fyne/v2"

	"entrastudio/app/database"
	view "entrastudio/views/database"
	"entrastudio/views/words"
)

// addressSize shows where the studio connects to in one line.
var addressSize = fyne.NewSize(addressWidth, 0)

// change is a fix or a rollback.
type change struct {
	rollback bool
	run      func(LiveDatabase, context.Context, database.Consent) (*database.Change, error)
}

// try makes the change and rolls it back, then shows what it did to the rows.
func (s *databaseSource) try(c change) {
	where := s.State().Where
	s.connected(words.F("workbench.database.trying", words.Data{"Where": where}), false, func(ctx context.Context, d LiveDatabase) (func(), error) {
		tried, err := c.run(d, ctx, database.Consent{})
		if err != nil {
			return nil, err
		}
		return func() { s.tried(c, tried) }, nil
	})
}

// tried shows the trial, and keeps the change when the person types the name.
func (s *databaseSource) tried(c change, tried *database.Change) {
	if tried.Rows == 0 {
		s.w.Say(words.T("workbench.database.nothing"), nil)
		return
	}
	trial := view.Trial{Rollback: c.rollback, Where: tried.Where, Database: tried.Database, Rows: tried.Rows}
	for _, moved := range tried.Movements() {
		trial.Movements = append(trial.Movements, view.Movement(moved))
	}
	view.ShowTrial(s.w.frame.Dialogs(), trial, func(typed string) {
		s.keep(c, database.Consent{Database: typed, Rows: tried.Rows})
	})
}

// keep makes the change for good, if it is still the one that was shown, and reads
// the table again.
func (s *databaseSource) keep(c change, consent database.Consent) {
	where := s.State().Where
	s.connected(words.F("workbench.database.changing", words.Data{"Where": where}), false, func(ctx context.Context, d LiveDatabase) (func(), error) {
		made, err := c.run(d, ctx, consent)
		if err != nil {
			return nil, err
		}
		return func() { s.kept(c, made) }, nil
	})
}

func (s *databaseSource) kept(c change, made *database.Change) {
	done := words.N("workbench.database.fixed", made.Rows)
	switch {
	case !made.Committed:
		done = words.T("workbench.database.nothing")
	case c.rollback:
		done = words.N("workbench.database.back", made.Rows)
	}
	s.check()
	s.done = done
}

// reportOf is what a check found, in the panel's words.
func (s *databaseSource) reportOf(found *database.Found) *view.Report {
	report := &view.Report{
		Where: found.Where, Table: found.Schema + ".permissions", User: found.Session.User, Server: found.Session.Server,
		Superuser: found.Session.Superuser, At: s.w.params.Now(), Due: found.View.Due(),
	}
	c := s.w.Catalog()
	for _, one := range found.View.Wanted {
		shown := view.Component{
			Name: one.Component, Title: string(one.Component), Standing: standingOf(one.State),
			Audience: one.NewAudience, Rows: one.NewRows, Seeded: one.Seeded, Old: one.OldAudience, OldRows: one.OldRows,
		}
		if fact := c.Component(one.Component); fact != nil {
			shown.Title = fact.Title
		}
		for _, addition := range found.Additions {
			if addition.Component == one.Component {
				shown.Adds = addition.Definitions
			}
		}
		report.Components = append(report.Components, shown)
	}
	for _, count := range found.View.Audiences {
		report.Audiences = append(report.Audiences, view.Count(count))
	}
	return report
}

func standingOf(state string) view.Standing {
	return map[string]view.Standing{
		database.InOrder: view.InOrder, database.ToMove: view.ToMove, database.HalfDone: view.HalfDone,
		database.Incomplete: view.Incomplete, database.Missing: view.Missing,
	}[state]
}
