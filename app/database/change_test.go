package database_test

import (
	"context"
	"strings"
	"testing"

	"entrastudio/app/database"
	"entrastudio/importers"
	"entrastudio/model/catalog"
	"entrastudio/model/check"
	"entrastudio/model/evidence"

	"github.com/google/go-cmp/cmp"
)

// codes are the findings about the database.
func codes(pic *evidence.Picture) []string {
	var found []string
	for _, f := range check.Run(pic, check.Options{}) {
		if strings.HasPrefix(string(f.Code), "database.") && f.Severity == check.Error {
			found = append(found, string(f.Code)+" "+string(f.Component))
		}
	}
	return found
}

func (s *stand) picture(found *database.Found) *evidence.Picture {
	pic := evidence.FromPlan(s.plan, s.catalog, "plan.yaml", nil)
	found.AddTo(pic)
	return pic
}

func mustCheck(t *testing.T, d *database.Database) *database.Found {
	t.Helper()
	found, err := d.Check(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func TestTheThreadsCaseIsFoundMendedAndBroughtBack(t *testing.T) {
	s := newStand(t)
	first := s.rows(t)
	d := s.open(t, database.Options{})
	s.findsTheCase(t, d)

	trial := made(t, d.Fix, database.Consent{}, outcome{rows: 5})
	if trial.Database != s.name || trial.Before.Due() != 5 || trial.After.Due() != 0 || s.rows(t) != first {
		t.Errorf("the trial: %+v\n%s", trial, s.rows(t))
	}
	done := made(t, d.Fix, database.Consent{Database: s.name, Rows: trial.Rows}, outcome{5, true})
	if diff := cmp.Diff(trial.After, done.After); diff != "" {
		t.Errorf("the change differs from the trial (-trial +change):\n%s", diff)
	}
	for _, got := range codes(s.picture(mustCheck(t, d))) {
		if strings.HasPrefix(got, "database.audience-stale") {
			t.Errorf("still %s", got)
		}
	}
	made(t, d.Fix, database.Consent{Database: s.name}, outcome{})

	back := made(t, d.Rollback, database.Consent{}, outcome{rows: 5})
	if len(back.Before.Saved) != 3 || len(back.After.Saved) != 0 {
		t.Errorf("the trial of the rollback: %+v", back)
	}
	made(t, d.Rollback, database.Consent{Database: s.name, Rows: 5}, outcome{5, true})
	if s.rows(t) != first {
		t.Errorf("after the rollback:\n%s\nwant\n%s", s.rows(t), first)
	}
}

// findsTheCase fails unless a check tells the thread's case.
func (s *stand) findsTheCase(t *testing.T, d *database.Database) {
	t.Helper()
	found := mustCheck(t, d)
	stale := []string{"database.audience-stale operate", "database.audience-stale tasklist", "database.audience-stale optimize"}
	if got := codes(s.picture(found)); !containsAll(got, stale) {
		t.Errorf("findings %v lack some of %v", got, stale)
	}
	if found.View.Due() != 5 || found.Session.Database != s.name || found.Session.User != "studio" || !found.Session.Superuser {
		t.Errorf("%+v", found)
	}
}

// outcome is what a change must come to.
type outcome struct {
	rows      int
	committed bool
}

// made runs a change that must come to an outcome.
func made(t *testing.T, run func(context.Context, database.Consent) (*database.Change, error), consent database.Consent, want outcome) *database.Change {
	t.Helper()
	c, err := run(context.Background(), consent)
	if err != nil {
		t.Fatal(err)
	}
	if got := (outcome{c.Rows, c.Committed}); got != want {
		t.Errorf("%+v with %+v, want %+v", got, consent, want)
	}
	return c
}

func containsAll(have, want []string) bool {
	text := strings.Join(have, "\n") + "\n"
	for _, w := range want {
		if !strings.Contains(text, w+"\n") {
			return false
		}
	}
	return true
}

func TestACheckTellsWhatAStartWithPresetsAdds(t *testing.T) {
	s := newStand(t)
	execute(t, s.admin, "INSERT INTO permissions (definition, audience) VALUES ('write:*', '"+s.plan.AudienceOf(s.catalog, catalog.Zeebe)+"')")
	found := mustCheck(t, s.open(t, database.Options{ReadOnly: true}))
	states, added := map[catalog.Name]string{}, map[catalog.Name]int{}
	for _, w := range found.View.Wanted {
		states[w.Component] = w.State
	}
	for _, a := range found.Additions {
		added[a.Component] = len(a.Definitions)
	}
	if diff := cmp.Diff(map[catalog.Name]string{
		catalog.ManagementIdentity: database.Missing, catalog.Operate: database.ToMove, catalog.Tasklist: database.ToMove,
		catalog.Zeebe: database.InOrder, catalog.Optimize: database.ToMove, catalog.WebModeler: database.Missing,
		catalog.WebModelerAPI: database.Missing, catalog.Console: database.Missing,
	}, states); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(map[catalog.Name]int{
		catalog.ManagementIdentity: 3, catalog.Operate: 2, catalog.Tasklist: 2, catalog.Optimize: 1, catalog.WebModeler: 2,
		catalog.WebModelerAPI: 4, catalog.Console: 1,
	}, added); diff != "" {
		t.Error(diff)
	}
}

func TestADeskReadsTheSameAsTheFindings(t *testing.T) {
	s := newStand(t)
	execute(t, s.admin, `INSERT INTO permissions (definition, audience) VALUES ('x', E'odd "name"\n| with , signs')`)
	found := mustCheck(t, s.open(t, database.Options{}))
	source, err := found.Source()
	if err != nil {
		t.Fatal(err)
	}
	pic, err := importers.Read([]importers.Source{source}, importers.Options{Plan: s.plan})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, a := range pic.Audiences {
		got = append(got, a.Text)
	}
	var want []string
	for _, a := range s.picture(found).Audiences {
		want = append(want, a.Text)
	}
	if diff := cmp.Diff(want, got); diff != "" || len(got) != 5 || !pic.AudiencesGiven {
		t.Error(diff, got)
	}
}

func TestAChangeNeedsTheDatabasesName(t *testing.T) {
	s := newStand(t)
	first := s.rows(t)
	d := s.open(t, database.Options{})
	for _, typed := range []string{"identity", strings.ToUpper(s.name), s.name + " "} {
		c, err := d.Fix(context.Background(), database.Consent{Database: typed})
		if c != nil || err == nil || !strings.Contains(err.Error(), "the database is called") || s.rows(t) != first {
			t.Errorf("%q: %+v %v", typed, c, err)
		}
	}
}

func TestNoCallGetsRoundAReadOnlyConnection(t *testing.T) {
	s, ctx := newStand(t), context.Background()
	first := s.rows(t)
	d := s.open(t, database.Options{ReadOnly: true})
	for _, act := range []func(context.Context, database.Consent) (*database.Change, error){d.Fix, d.Rollback} {
		for _, consent := range []database.Consent{{}, {Database: s.name}} {
			if c, err := act(ctx, consent); c != nil || err == nil || !strings.Contains(err.Error(), "for reading alone") {
				t.Errorf("%+v: %+v %v", consent, c, err)
			}
		}
	}
	mustCheck(t, d)
	if s.rows(t) != first {
		t.Error("something changed")
	}
}
