package workbench

import (
	"context"
	"errors"
	"strings"
	"testing"

	"entrastudio/app/database"
	"entrastudio/model/catalog"
	"entrastudio/model/plan"
	"entrastudio/model/refusal"
	view "entrastudio/views/database"
	"entrastudio/views/words"
)

// tables is a database in memory: one audience of a Keycloak-style name that the
// fix moves.
type tables struct {
	t      *testing.T
	moved  bool
	opened []database.Options
	acts   []string
	// refuses is what a connection fails with.
	refuses error
	// during is called in the middle of a check.
	during func(context.Context) error
}

const (
	harbourDatabase = "identity@db.example.com/identity"
	operateID       = "1c8f7b63-a4e2-4b1f-9038-6d2e3f4a5b02"
)

func (d *tables) open(_ context.Context, _ *catalog.Catalog, _ *plan.Plan, o database.Options) (LiveDatabase, error) {
	d.opened = append(d.opened, o)
	if d.refuses != nil {
		return nil, d.refuses
	}
	return d, nil
}

func (d *tables) Close() { d.acts = append(d.acts, "close") }

func (d *tables) view() database.View {
	v := database.View{
		Audiences: []database.Count{{Audience: "operate-api", Rows: 2}},
		Wanted:    []database.State{{Component: catalog.Operate, OldAudience: "operate-api", OldRows: 2, NewAudience: operateID, Seeded: 2, State: database.ToMove}},
	}
	if d.moved {
		v.Audiences = []database.Count{{Audience: operateID, Rows: 2}}
		v.Wanted[0].OldRows, v.Wanted[0].NewRows, v.Wanted[0].State = 0, 2, database.InOrder
		v.Saved = []database.Saved{{Component: catalog.Operate, AudienceNow: operateID, AudienceBefore: "operate-api", Rows: 2}}
	}
	return v
}

func (d *tables) Check(ctx context.Context) (*database.Found, error) {
	d.acts = append(d.acts, "check")
	if d.during != nil {
		if err := d.during(ctx); err != nil {
			return nil, err
		}
	}
	return &database.Found{Where: harbourDatabase, Schema: "public", Session: database.Session{Database: "identity", User: "identity", Server: "15.4"}, View: d.view()}, nil
}

func (d *tables) Fix(_ context.Context, consent database.Consent) (*database.Change, error) {
	return d.change("fix", true, consent)
}

func (d *tables) Rollback(_ context.Context, consent database.Consent) (*database.Change, error) {
	return d.change("rollback", false, consent)
}

func (d *tables) change(name string, to bool, consent database.Consent) (*database.Change, error) {
	c := &database.Change{Where: harbourDatabase, Database: "identity", Rows: 2, Before: d.view(), Committed: consent.Database != ""}
	was := d.moved
	d.moved = to
	c.After = d.view()
	if !c.Committed {
		d.moved = was
		name = "try " + name
	} else if consent != (database.Consent{Database: "identity", Rows: 2}) {
		d.t.Errorf("%s with the consent %+v", name, consent)
	}
	d.acts = append(d.acts, name)
	return c, nil
}

// withDatabase opens the panel of the database on a plan that has one.
func withDatabase(t *testing.T) (*bench, *tables) {
	t.Helper()
	b := fresh(t, newComputer(t))
	d := &tables{t: t}
	b.Workbench.params.Database = d.open
	b.database.SetAddress(view.Address{URL: "postgres://identity@db.example.com/identity"})
	b.Open(view.ID)
	return b, d
}

func (d *tables) did(want string) {
	d.t.Helper()
	if got := strings.Join(d.acts, " "); got != want {
		d.t.Errorf("done: %s; want %s", got, want)
	}
	d.acts = nil
}

func TestNoDatabaseIsConnectedToBeforeThePersonAgreed(t *testing.T) {
	b, d := withDatabase(t)
	b.Tap(words.T("database.check")).See(harbourDatabase, words.T("workbench.database.ask"))
	b.Tap(words.T("part.dialog.cancel"))
	if len(d.opened) != 0 {
		t.Fatal("it was connected to after a refusal")
	}
	b.Tap(words.T("database.check")).Tap(words.T("workbench.database.ask.yes"))
	if len(d.opened) != 1 || !d.opened[0].ReadOnly || d.opened[0].Secrets == nil {
		t.Errorf("opened with %+v", d.opened)
	}
	d.did("check close")
	b.Tap(words.T("database.check"))
	d.did("check close")
	b.database.SetAddress(view.Address{URL: "postgres://identity@elsewhere.example.com/identity"})
	b.Tap(words.T("database.check")).See("elsewhere.example.com")
	d.did("")
}

func TestWhatACheckReadsStandsBesideThePlanOnce(t *testing.T) {
	b, _ := withDatabase(t)
	b.Tap(words.T("database.check")).Tap(words.T("workbench.database.ask.yes")).Tap(words.T("database.check"))
	read := 0
	for _, input := range b.Evidence() {
		if input.File == harbourDatabase {
			read++
		}
	}
	if read != 1 || !b.Desk.Picture().AudiencesGiven {
		t.Errorf("the audiences stand %d times beside the plan", read)
	}
}

func TestAFixIsTriedShownTypedAndTakenBack(t *testing.T) {
	b, d := withDatabase(t)
	b.Tap(words.T("database.check")).Tap(words.T("workbench.database.ask.yes"))
	d.acts = nil
	b.Tap(words.T("database.fix")).See("operate-api", operateID, words.N("database.trial.fix", 2))
	d.did("try fix close")
	b.Type("identity").Tap(words.N("database.keep.fix", 2))
	d.did("fix close check close")
	b.See("2 rows moved")
	if !d.moved || d.opened[len(d.opened)-2].ReadOnly {
		t.Error("the rows were not moved")
	}
	b.Tap(words.T("database.rollback")).Type("identity").Tap(words.N("database.keep.rollback", 2))
	d.did("try rollback close rollback close check close")
	if d.moved {
		t.Error("the rows did not come back")
	}
}

func TestADatabaseThatRefusesIsOneClearLine(t *testing.T) {
	b, d := withDatabase(t)
	d.refuses = &refusal.Error{File: harbourDatabase, What: "the password is wrong", Hint: "check PGPASSWORD"}
	b.Tap(words.T("database.check")).Tap(words.T("workbench.database.ask.yes")).See("the password is wrong", "check PGPASSWORD")
}

func TestACheckCanBeStopped(t *testing.T) {
	b, d := withDatabase(t)
	d.during = func(ctx context.Context) error {
		if b.database.State().Doing == "" {
			t.Error("nothing says that a check is under way")
		}
		b.database.Stop()
		return errors.Join(errors.New(harbourDatabase), ctx.Err())
	}
	b.Tap(words.T("database.check")).Tap(words.T("workbench.database.ask.yes")).See(words.T("workbench.job.stopped"))
	if s := b.database.State(); s.Doing != "" || s.Failed != nil || s.Report != nil {
		t.Errorf("after it was stopped: %+v", s)
	}
}

func TestAnotherPlanKnowsNothingOfTheDatabaseBefore(t *testing.T) {
	b, _ := withDatabase(t)
	b.Tap(words.T("database.check")).Tap(words.T("workbench.database.ask.yes"))
	b.start(catalog.V88, plan.Helm)
	if s := b.database.State(); s.Report != nil || b.database.Address() != (view.Address{}) {
		t.Errorf("another plan has %+v", s)
	}
}

func TestAnEditMakesTheReportStale(t *testing.T) {
	b, _ := withDatabase(t)
	b.Tap(words.T("database.check")).Tap(words.T("workbench.database.ask.yes")).Miss(words.T("database.stale"))
	b.rename("other")
	b.See(words.T("database.stale"))
}

func TestAPortIsANumber(t *testing.T) {
	b, d := withDatabase(t)
	b.database.SetAddress(view.Address{URL: "postgres://identity@db.example.com/identity", Port: "high"})
	b.Tap(words.T("database.check"))
	if d.did(""); b.database.State().Unclear == nil {
		t.Error("the port high is taken")
	}
}
