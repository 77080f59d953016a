package command_test

import (
	"bytes"
	"context"
	"encoding/json"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"entrastudio/app/command"
	"entrastudio/assets"
)

// runLine runs the command line, and gives the exit status, output and errors.
func runLine(args ...string) (status int, out, complaint string) {
	var stdout, stderr bytes.Buffer
	status = command.Run(context.Background(), args, command.Program{In: strings.NewReader(""), Out: &stdout, Err: &stderr, Now: noon})
	return status, stdout.String(), stderr.String()
}

// threadsDatabase makes a database as the thread shows it, and gives its address
// and the file of the example plan.
func threadsDatabase(t *testing.T) (address, file string) {
	t.Helper()
	server := os.Getenv("ENTRA_STUDIO_POSTGRES")
	if server == "" {
		t.Skip("ENTRA_STUDIO_POSTGRES is empty: make database-test sets it")
	}
	u, err := url.Parse(server)
	if err != nil {
		t.Fatal(err)
	}
	psql(t, server, "CREATE DATABASE command_thread")
	t.Cleanup(func() { psql(t, server, "DROP DATABASE command_thread WITH (FORCE)") })
	u.Path = "/command_thread"
	psql(t, u.String(), `CREATE TABLE permissions (definition text, audience text);
		INSERT INTO permissions VALUES ('read:*', 'operate-api'), ('write:*', 'operate-api'), ('write:*', 'optimize-api'), ('x', E'\x1b[31mred')`)
	data, err := assets.Example("docker-8.7")
	if err != nil {
		t.Fatal(err)
	}
	file = filepath.Join(t.TempDir(), "plan.yaml")
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	t.Setenv("IDENTITY_DATABASE_PASSWORD", "canary")
	return u.String(), file
}

func psql(t *testing.T, address, statements string) string {
	t.Helper()
	out, err := exec.Command("psql", "-X", "-q", "-At", "-v", "ON_ERROR_STOP=1", "-d", address, "-c", statements).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", statements, err, out)
	}
	return string(out)
}

const audiences = "SELECT string_agg(definition || ' ' || audience, ',' ORDER BY definition, audience) FROM permissions"

func TestTheDatabaseIsCheckedFixedAndRolledBackByCommand(t *testing.T) {
	address, file := threadsDatabase(t)
	first := psql(t, address, audiences)
	expect := func(want int, parts []string, args ...string) {
		t.Helper()
		status, out, complaint := runLine(append(args, "--url", address)...)
		for _, part := range parts {
			if !strings.Contains(out, part) {
				t.Errorf("%v: %q is not in:\n%s", args, part, out)
			}
		}
		if status != want || strings.Contains(out+complaint, "canary") || strings.Contains(out, "\x1b") {
			t.Errorf("%v: status %d, want %d\n%s%s", args, status, want, out, complaint)
		}
	}
	expect(1, []string{"to move", "operate-api has 2 rows", "[database.audience-stale]", "it adds what lacks of", "entra-studio database fix"}, "database", "check", file)
	expect(0, []string{"a trial, rolled back again. 3 rows would change", "--confirm command_thread --rows 3"}, "database", "fix", file)
	expect(0, []string{"a trial"}, "database", "fix", file, "--dry-run")
	expect(2, nil, "database", "fix", file, "--confirm", "identity")
	expect(2, nil, "database", "fix", file, "--confirm", "command_thread", "--rows", "2")
	if got := psql(t, address, audiences); got != first {
		t.Fatalf("something changed: %s", got)
	}
	expect(0, []string{"3 rows changed", "Restart Management Identity"}, "database", "fix", file, "--confirm", "command_thread", "--rows", "3")
	expect(0, []string{"there is nothing to do"}, "database", "fix", file, "--confirm", "command_thread")
	expect(0, []string{"a trial, rolled back again. 3 rows would change"}, "database", "rollback", file)
	expect(0, []string{"3 rows changed"}, "database", "rollback", file, "--confirm", "command_thread")
	if got := psql(t, address, audiences); got != first {
		t.Errorf("after the rollback %s, want %s", got, first)
	}
}

func TestTheDatabasesJSONHoldsStatesAndFindings(t *testing.T) {
	address, file := threadsDatabase(t)
	status, out, complaint := runLine("database", "check", file, "--url", address, "--format", "json")
	var checked struct {
		Camunda  string
		Database struct {
			Name   string
			Wanted []struct{ Component, State, OldAudience string }
		}
		Findings []struct{ Code string }
	}
	if err := json.Unmarshal([]byte(out), &checked); err != nil {
		t.Fatalf("%v\n%s%s", err, out, complaint)
	}
	if status != 1 || checked.Camunda != "8.7" || checked.Database.Name != "command_thread" || len(checked.Database.Wanted) != 5 {
		t.Errorf("status %d: %+v", status, checked)
	}
	for _, f := range checked.Findings {
		if !strings.HasPrefix(f.Code, "database.") {
			t.Errorf("%s is no finding about the database", f.Code)
		}
	}
	_, out, complaint = runLine("database", "fix", file, "--url", address, "--format", "json")
	var tried struct {
		Act, Database string
		Rows          int
		Committed     bool
		Before, After struct {
			Audiences []struct{ Audience string }
			Wanted    []struct{ State string }
		}
	}
	if err := json.Unmarshal([]byte(out), &tried); err != nil {
		t.Fatalf("%v\n%s%s", err, out, complaint)
	}
	if tried.Act != "fix" || tried.Rows != 3 || tried.Committed || tried.Before.Wanted[1].State != "to move" || tried.After.Wanted[1].State != "in order" {
		t.Errorf("%+v", tried)
	}
}
