package database_test

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"

	"entrastudio/app/database"
	"entrastudio/app/secret"
	"entrastudio/model/plan"
	"entrastudio/model/refusal"
)

// isClear fails unless an error is one line that begins with where and says what.
func isClear(t *testing.T, err error, want ...string) {
	t.Helper()
	var refused *refusal.Error
	if !errors.As(err, &refused) || refused.Hint == "" || strings.Contains(err.Error(), "\n") {
		t.Fatalf("no clear line with a hint: %v", err)
	}
	for _, part := range want {
		if !strings.Contains(err.Error(), part) {
			t.Errorf("%q is not in: %v", part, err)
		}
	}
}

// wrecked is a state of the database in which a fix must stop.
func wrecked() []struct{ name, statements, want string } {
	return []struct{ name, statements, want string }{
		{"missing table", "DROP TABLE permissions", "has no table public.permissions"},
		{"renamed column", "ALTER TABLE permissions RENAME audience TO resource", "has no column audience"},
		{"other schema", "CREATE SCHEMA odd; ALTER TABLE permissions SET SCHEMA odd", "is in the schema odd"},
		{"half done", "UPDATE permissions SET audience = '7c0ffee0-0002-4abc-9def-0123456789ab' WHERE id = 1", "a change of operate is half done"},
		{"changed since", "INSERT INTO permissions (definition, audience) VALUES ('x', 'operate-api')", "6 rows are to move now, and 5 were expected"},
	}
}

func TestWhatStopsAFixIsOneClearLine(t *testing.T) {
	for _, c := range wrecked() {
		t.Run(c.name, func(t *testing.T) {
			s := newStand(t)
			execute(t, s.admin, c.statements)
			_, err := s.open(t, database.Options{}).Fix(context.Background(), database.Consent{Database: s.name, Rows: 5})
			isClear(t, err, "studio@", ": nothing was changed: ", c.want)
			if strings.Count(err.Error(), "nothing was changed") != 1 {
				t.Error(err)
			}
		})
	}
}

func TestAnotherSchemaIsAnOption(t *testing.T) {
	s := newStand(t)
	execute(t, s.admin, `CREATE SCHEMA "o'dd"; ALTER TABLE permissions SET SCHEMA "o'dd"`)
	c, err := s.open(t, database.Options{Schema: "o'dd"}).Fix(context.Background(), database.Consent{Database: s.name})
	if err != nil || !c.Committed {
		t.Fatal(c, err)
	}
}

func TestAUserWithoutRightsIsTold(t *testing.T) {
	s := newStand(t)
	s.role(t, "live_reader", "")
	execute(t, s.admin, "GRANT SELECT ON permissions TO live_reader")
	s.plan.Database("identity").Username = "live_reader"
	first := s.rows(t)
	d := s.open(t, database.Options{})
	if found := mustCheck(t, d); found.Session.Superuser || found.View.Due() != 5 {
		t.Errorf("%+v", found)
	}
	_, err := d.Fix(context.Background(), database.Consent{Database: s.name})
	isClear(t, err, "the user live_reader may not change public.permissions")
	if s.rows(t) != first {
		t.Error("something changed")
	}
}

func TestALockThatAnotherHoldsIsNotWaitedForLong(t *testing.T) {
	s := newStand(t)
	first := s.rows(t)
	execute(t, s.admin, "BEGIN; UPDATE permissions SET definition = 'theirs' WHERE id = 1")
	_, err := s.open(t, database.Options{}).Fix(context.Background(), database.Consent{Database: s.name})
	isClear(t, err, "another session works on public.permissions and holds its lock: process ", "of the user studio")
	execute(t, s.admin, "ROLLBACK")
	if s.rows(t) != first {
		t.Error("something changed")
	}
}

// vault holds one secret for every reference.
type vault string

func (v vault) Resolve(context.Context, plan.SecretRef) (secret.Value, error) {
	return secret.Of(string(v)), nil
}

func TestAWrongPasswordIsToldAndNeverRepeated(t *testing.T) {
	s, ctx := newStand(t), context.Background()
	s.role(t, "live_locked", "PASSWORD 'right'")
	execute(t, s.admin, "GRANT SELECT ON permissions TO live_locked")
	s.askPasswordOf(t, "live_locked")
	d := s.plan.Database("identity")
	d.Username, d.Password = "live_locked", plan.SecretRef{Store: plan.InKeychain, Name: "identity", Key: "db"}
	for _, wrong := range []database.Options{{Secrets: vault("wrong-canary")}, {}} {
		_, err := database.Open(ctx, s.catalog, s.plan, wrong)
		isClear(t, err, "live_locked@")
		if strings.Contains(err.Error(), "canary") {
			t.Error(err)
		}
	}
	_, err := database.Open(ctx, s.catalog, s.plan, database.Options{Secrets: vault("wrong-canary")})
	isClear(t, err, "the password is wrong")
	mustCheck(t, s.open(t, database.Options{Secrets: vault("right")}))
	t.Setenv("PGPASSWORD", "right")
	mustCheck(t, s.open(t, database.Options{Secrets: vault("wrong-canary")}))
}

// askPasswordOf makes the server ask one user for a password.
func (s *stand) askPasswordOf(t *testing.T, user string) {
	t.Helper()
	write := func(content string) {
		quoted := strings.ReplaceAll(strings.ReplaceAll(content, `\`, `\\`), "'", "''")
		execute(t, s.admin, "DO $$ BEGIN EXECUTE format('COPY (SELECT unnest(string_to_array(%L, chr(10)))) TO %L', '"+quoted+"', current_setting('hba_file')); END $$; SELECT pg_reload_conf()")
	}
	var before, loaded string
	if err := s.admin.QueryRow(context.Background(), "SELECT pg_read_file(current_setting('hba_file')), pg_conf_load_time()::text").Scan(&before, &loaded); err != nil {
		t.Fatal(err)
	}
	write("local all " + user + " scram-sha-256\n" + before)
	// The server reads the file again on its own time. A new session inherits
	// when that was.
	for done := false; !done; {
		fresh := connect(t, "postgres:///"+s.name+"?user=studio&host="+s.socket)
		if err := fresh.QueryRow(context.Background(), "SELECT pg_conf_load_time() > $1::timestamptz", loaded).Scan(&done); err != nil {
			t.Fatal(err)
		}
	}
	t.Cleanup(func() {
		again := connect(t, "postgres:///"+s.name+"?user=studio&host="+s.socket)
		s.admin = again
		write(before)
	})
}

func TestTLSThatTheServerRefusesIsTold(t *testing.T) {
	s, ctx := newStand(t), context.Background()
	s.viaTCP(t, func([]byte) bool { return true })
	for _, mode := range []string{"require", "verify-ca", "verify-full"} {
		_, err := database.Open(ctx, s.catalog, s.plan, database.Options{TLS: mode})
		isClear(t, err, "the server offers no TLS, and the TLS mode asks for it")
	}
	for _, mode := range []string{"", "prefer", "disable"} {
		mustCheck(t, s.open(t, database.Options{TLS: mode}))
	}
}

func TestAServerThatEndsInTheMiddleChangesNothing(t *testing.T) {
	s := newStand(t)
	first := s.rows(t)
	d := s.open(t, database.Options{})
	execute(t, s.admin, "BEGIN; LOCK TABLE permissions IN SHARE ROW EXCLUSIVE MODE")
	ended := make(chan error, 1)
	killer := connect(t, "postgres:///"+s.name+"?user=studio&host="+s.socket)
	go func() {
		gone := false
		var err error
		for !gone && err == nil {
			err = killer.QueryRow(context.Background(), "SELECT coalesce(bool_or(pg_terminate_backend(pid)), false) FROM pg_stat_activity WHERE application_name = 'entra-studio' AND datname = current_database() AND wait_event_type = 'Lock'").Scan(&gone)
		}
		ended <- err
	}()
	_, err := d.Fix(context.Background(), database.Consent{Database: s.name})
	isClear(t, err, "nothing was changed: the server ended the connection")
	if err := <-ended; err != nil {
		t.Fatal(err)
	}
	execute(t, s.admin, "ROLLBACK")
	if s.rows(t) != first {
		t.Error("something changed")
	}
	_, err = d.Check(context.Background())
	isClear(t, err, "the connection to the server broke off")
}

func TestAConnectionThatBreaksAtTheCommitIsNotCalledUnchanged(t *testing.T) {
	s := newStand(t)
	s.viaTCP(t, func(sent []byte) bool { return !bytes.Contains(bytes.ToLower(sent), []byte("commit\x00")) })
	_, err := s.open(t, database.Options{}).Fix(context.Background(), database.Consent{Database: s.name})
	isClear(t, err, "so it may have been made or not", "check the database again")
	if strings.Contains(err.Error(), "nothing was changed") {
		t.Error(err)
	}
}

func TestACallThatIsEndedSaysSo(t *testing.T) {
	s := newStand(t)
	d := s.open(t, database.Options{})
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, err := d.Fix(ctx, database.Consent{Database: s.name})
	if !errors.Is(err, context.Canceled) || !strings.Contains(err.Error(), "nothing was changed") {
		t.Error(err)
	}
}

func TestOtherFailuresToConnectAreTold(t *testing.T) {
	for _, c := range []struct {
		name string
		edit func(*plan.Database)
		want string
	}{
		{"no such database", func(d *plan.Database) { d.Database = "nowhere" }, "the server has no such database"},
		{"no such user", func(d *plan.Database) { d.Username = "nobody-at-all" }, "does not let this user in"},
		{"nobody listens", func(d *plan.Database) { d.Host, d.Port = "127.0.0.1", 1 }, "no connection can be made"},
		{"no such host", func(d *plan.Database) { d.Host = "postgres.invalid" }, "the host's name cannot be found"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := newStand(t)
			c.edit(s.plan.Database("identity"))
			_, err := database.Open(context.Background(), s.catalog, s.plan, database.Options{})
			isClear(t, err, c.want)
		})
	}
}
