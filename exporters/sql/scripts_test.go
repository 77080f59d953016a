package sql_test

import (
	"bufio"
	"io"
	"os/exec"
	"strings"
	"testing"

	"entrastudio/exporters/sql"
	"entrastudio/importers/psql"
	"entrastudio/model/catalog"

	"github.com/google/go-cmp/cmp"
)

func seeded(t *testing.T) *bench {
	t.Helper()
	c, p := everything(t, catalog.V87)
	b := newBench(t, c, p)
	b.must(t, seed)
	return b
}

// says fails unless a text holds all parts.
func says(t *testing.T, text string, parts ...string) {
	t.Helper()
	for _, part := range parts {
		if !strings.Contains(text, part) {
			t.Errorf("%q is not in:\n%s", part, text)
		}
	}
}

func TestInspectFixRollbackGiveBackTheFirstStateRowForRow(t *testing.T) {
	b := seeded(t)
	first := b.rows(t, "permissions")
	says(t, b.script(t, sql.InspectPath), "operate-api", "to move", "missing")
	says(t, b.script(t, sql.FixPath), "Rolled back: nothing was changed. Rows that would change: 5", "-v commit=1")
	if b.rows(t, "permissions") != first || b.must(t, "SELECT to_regclass('entra_studio_saved_audiences') IS NULL") != "t\n" {
		t.Fatal("the trial left something behind")
	}
	says(t, b.script(t, sql.FixPath, "commit=1"), "Committed. Rows changed: 5")
	fixed := b.rows(t, "permissions")
	if strings.Count(fixed, "7c0ffee0-") != 5 || strings.Contains(fixed, "operate-api") || !strings.Contains(fixed, "somebody-elses") {
		t.Fatalf("after the fix:\n%s", fixed)
	}
	inspected := b.script(t, sql.InspectPath)
	if strings.Contains(strings.ReplaceAll(inspected, "to move:", ""), "to move") {
		t.Errorf("rows are still to move:\n%s", inspected)
	}

	says(t, b.script(t, sql.FixPath, "commit=1"), "There was nothing to do")
	if b.rows(t, "permissions") != fixed {
		t.Error("a second run changed rows")
	}
	says(t, b.script(t, sql.RollbackPath), "Rolled back: nothing was changed. Rows that would change: 5")
	if b.rows(t, "permissions") != fixed {
		t.Error("a trial of the rollback changed rows")
	}
	says(t, b.script(t, sql.RollbackPath, "commit=1", "rows=5"), "Committed. Rows changed: 5")
	if got := b.rows(t, "permissions"); got != first {
		t.Errorf("after the rollback:\n%s\nwant\n%s", got, first)
	}
	says(t, b.script(t, sql.RollbackPath, "commit=1"), "There was nothing to do")
	says(t, b.script(t, sql.FixPath, "commit=1"), "Committed. Rows changed: 5")
	says(t, b.script(t, sql.RollbackPath, "commit=1"), "Committed. Rows changed: 5")
	if b.rows(t, "permissions") != first {
		t.Error("the second round did not give back the first state")
	}
}

// broken is a state of the database in which a script must stop.
type broken struct {
	name      string
	breakIt   string
	variables []string
	want      []string
}

func TestTheFixStopsAndChangesNothing(t *testing.T) {
	for _, c := range []broken{
		{"table missing", "DROP TABLE permissions", nil, []string{"has no table public.permissions", "after its first start"}},
		{"column renamed", "ALTER TABLE permissions RENAME audience TO resource", nil, []string{"has no column audience; its columns are id, definition, resource, created"}},
		{"no text", "ALTER TABLE permissions ALTER audience TYPE bytea USING audience::bytea", nil, []string{"the column audience of public.permissions is no text but bytea"}},
		{"text too long", "ALTER TABLE permissions ALTER audience TYPE varchar(20)", nil, []string{"value too long for type character varying(20)"}},
		{"other schema", "CREATE SCHEMA identity; ALTER TABLE permissions SET SCHEMA identity", nil, []string{"one with a column audience is in the schema identity", "-v schema=NAME"}},
		{"view", "ALTER TABLE permissions RENAME TO p; CREATE VIEW permissions AS SELECT * FROM p", nil, []string{"is no plain table"}},
		{"changed since the trial", "INSERT INTO permissions (definition, audience) VALUES ('x', 'operate-api')", []string{"rows=5"}, []string{"6 rows are to move now, and 5 were expected"}},
		{"half done by hand", "UPDATE permissions SET audience = '7c0ffee0-0002-4abc-9def-0123456789ab' WHERE audience = 'operate-api' AND definition = 'read:*'", nil, []string{"a change of operate is half done", "has 1 of 2 rows, and operate-api still has 1"}},
		{"foreign table of that name", "CREATE TABLE entra_studio_saved_audiences (a int)", nil, []string{"is not the table that saves rows; its columns are a"}},
		{"trigger", "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.definition := ''bent''; RETURN NEW; END'; CREATE TRIGGER g BEFORE UPDATE ON permissions FOR EACH ROW WHEN (NEW.audience LIKE '%-0006-%') EXECUTE FUNCTION f()", nil, []string{"rows came out otherwise", "a trigger"}},
		{"trigger that swallows", "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'; CREATE TRIGGER g BEFORE UPDATE ON permissions FOR EACH ROW EXECUTE FUNCTION f()", nil, []string{"0 of 5 rows moved"}},
		{"read only", "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET default_transaction_read_only = on', current_database()); END $$", nil, []string{"the session may only read"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := seeded(t)
			b.must(t, c.breakIt)
			before := b.must(t, everyRow)
			for _, commit := range []string{"commit=0", "commit=1"} {
				out, complaint, status := b.run(t, sql.FixPath, append(c.variables, commit)...)
				if status != 3 || strings.Contains(out, "Committed") {
					t.Errorf("status %d\n%s", status, out)
				}
				says(t, complaint, append(c.want, "ERROR:  ")...)
				if after := b.must(t, everyRow); after != before {
					t.Errorf("changed:\n%s\nbefore:\n%s", after, before)
				}
			}
		})
	}
}

// everyRow dumps every table that is not the server's own.
const everyRow = `SELECT schemaname, tablename, query_to_xml(format('SELECT * FROM %I.%I ORDER BY 1', schemaname, tablename), true, false, '')
	FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1, 2`

func TestAnotherSchemaIsNamed(t *testing.T) {
	b := seeded(t)
	b.must(t, `CREATE SCHEMA "Odd ""schema"; ALTER TABLE permissions SET SCHEMA "Odd ""schema"`)
	says(t, b.script(t, sql.FixPath, "commit=1", `schema=Odd "schema`), "Committed. Rows changed: 5")
	says(t, b.script(t, sql.RollbackPath, "commit=1", `schema=Odd "schema`), "Committed. Rows changed: 5")
}

func TestUsersWithoutRightsAreToldWhich(t *testing.T) {
	for _, c := range []struct{ name, grant, want string }{
		{"none", "", "may not read public.permissions"},
		{"read", "GRANT SELECT ON permissions TO %", "may not change public.permissions"},
		{"no create", "GRANT SELECT, UPDATE ON permissions TO %", "may not create the table of saved rows in the schema public"},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := seeded(t)
			user := "sql_user_" + strings.ReplaceAll(c.name, " ", "_")
			b.must(t, "CREATE ROLE "+user+" LOGIN")
			t.Cleanup(func() { b.must(t, "DROP OWNED BY "+user+"; DROP ROLE "+user) })
			if c.grant != "" {
				b.must(t, strings.ReplaceAll(c.grant, "%", user))
			}
			before := b.rows(t, "permissions")
			_, complaint, status := b.as(t, user).run(t, sql.FixPath, "commit=1")
			says(t, complaint, "nothing was changed: the user "+user, c.want)
			if status != 3 || b.rows(t, "permissions") != before {
				t.Errorf("status %d", status)
			}
		})
	}
}

func TestALockOfAnotherSessionIsNotWaitedForLong(t *testing.T) {
	b := seeded(t)
	release := b.hold(t, "BEGIN; UPDATE permissions SET definition = 'theirs' WHERE audience = 'operate-api' AND definition = 'read:*';")
	before := b.rows(t, "permissions")
	_, complaint, status := b.run(t, sql.FixPath, "commit=1")
	says(t, complaint, "another session works on public.permissions and holds its lock: process ", "of the user studio (psql)", "try again")
	if status != 3 || b.rows(t, "permissions") != before {
		t.Errorf("status %d", status)
	}
	release()
	says(t, b.script(t, sql.FixPath, "commit=1"), "Committed. Rows changed: 5")
}

// hold keeps a session open that ran statements; the returned function ends it
// and lets go of its locks.
func (b *bench) hold(t *testing.T, statements string) func() {
	t.Helper()
	command := exec.Command("psql", "-X", "-At", "-d", b.url)
	in, err := command.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := command.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(in, statements+"\nSELECT 'held';\n"); err != nil {
		t.Fatal(err)
	}
	for lines := bufio.NewScanner(out); lines.Scan() && lines.Text() != "held"; {
	}
	return func() {
		if err := in.Close(); err != nil {
			t.Error(err)
		}
		_ = command.Wait() // its status does not matter: the session is over
	}
}

func TestTheRollbackStopsWhereRowsAreOthers(t *testing.T) {
	for _, c := range []broken{
		{"row changed", "UPDATE permissions SET definition = 'other' WHERE audience LIKE '7c0ffee0-0002%' AND definition = 'read:*'", nil, []string{"1 of 5 rows are no longer as the fix left them"}},
		{"row deleted", "DELETE FROM permissions WHERE audience LIKE '7c0ffee0-0002%'", nil, []string{"2 of 5 rows are no longer as the fix left them"}},
		{"old name seeded again", "INSERT INTO permissions (definition, audience) VALUES ('read:*', 'operate-api')", nil, []string{"operate-api has 1 rows again", "nothing needs to be undone"}},
		{"other number", "", []string{"rows=4"}, []string{"5 saved rows are to come back now, and 4 were expected"}},
		{"never fixed", "DROP TABLE entra_studio_saved_audiences", nil, []string{"no fix was ever committed here"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := seeded(t)
			b.script(t, sql.FixPath, "commit=1")
			b.must(t, c.breakIt+";")
			before := b.rows(t, "permissions")
			_, complaint, status := b.run(t, sql.RollbackPath, append(c.variables, "commit=1")...)
			says(t, complaint, append(c.want, "ERROR:  nothing was changed: ")...)
			if status != 3 || b.rows(t, "permissions") != before {
				t.Errorf("status %d", status)
			}
		})
	}
}

func TestAnEarlierRunThatNoLongerFitsStopsTheFix(t *testing.T) {
	b := seeded(t)
	b.script(t, sql.FixPath, "commit=1")
	b.must(t, "UPDATE permissions SET audience = 'operate-api' WHERE audience LIKE '7c0ffee0-0002%'")
	before := b.rows(t, "permissions")
	_, complaint, status := b.run(t, sql.FixPath, "commit=1")
	says(t, complaint, "nothing was changed: 2 rows that an earlier run moved are no longer as it left them", "undone_at")
	if status != 3 || b.rows(t, "permissions") != before {
		t.Errorf("status %d", status)
	}
}

func TestRowsThatAreTheSameComeBackAsManyAsTheyWere(t *testing.T) {
	c, p := everything(t, catalog.V87)
	p.RegistrationOf(catalog.Tasklist).ClientID = p.RegistrationOf(catalog.Operate).ClientID
	b := newBench(t, c, p)
	b.must(t, "CREATE TABLE permissions (audience text); INSERT INTO permissions VALUES ('operate-api'), ('operate-api'), ('operate-api'), ('tasklist-api'), ('tasklist-api'), ('x')")
	first := b.rows(t, "permissions")
	says(t, b.script(t, sql.FixPath, "commit=1"), "Committed. Rows changed: 5")
	says(t, b.script(t, sql.RollbackPath, "commit=1"), "Committed. Rows changed: 5")
	if got := b.rows(t, "permissions"); got != first {
		t.Errorf("%s\nwant\n%s", got, first)
	}
}

func TestWhatTheScriptsPrintIsEvidenceOfTheTableAsItIs(t *testing.T) {
	b := seeded(t)
	for _, call := range [][]string{
		{sql.InspectPath},
		{sql.FixPath},
		{sql.FixPath, "commit=1"},
		{sql.InspectPath},
		{sql.RollbackPath},
		{sql.RollbackPath, "commit=1"},
	} {
		output := b.script(t, call[0], call[1:]...)
		found, err := psql.Read("pasted", output)
		if err != nil {
			t.Fatalf("%v\n%s", err, output)
		}
		var got []string
		for _, a := range found {
			got = append(got, a.Text)
		}
		want := strings.Fields(b.must(t, "SELECT DISTINCT audience FROM permissions ORDER BY audience"))
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%v (-table +printed):\n%s", call, diff)
		}
	}
}

func TestInspectingWritesNothingAndNeedsNoRight(t *testing.T) {
	b := seeded(t)
	b.must(t, "CREATE ROLE sql_reader LOGIN; GRANT SELECT ON permissions TO sql_reader")
	t.Cleanup(func() { b.must(t, "DROP OWNED BY sql_reader; DROP ROLE sql_reader") })
	says(t, b.as(t, "sql_reader").script(t, sql.InspectPath), "sql_reader", "to move", "half done")
}
