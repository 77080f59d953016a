package database_test

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"entrastudio/app/command"
	"entrastudio/assets"
)

// runLine runs the command line, and gives the exit status, output and errors.
func runLine(args ...string) (status int, out, complaint string) {
	var stdout, stderr bytes.Buffer
	status = command.Run(context.Background(), args, command.Program{In: strings.NewReader(""), Out: &stdout, Err: &stderr, Now: time.Now})
	return status, stdout.String(), stderr.String()
}

// threadsDatabase makes a database as the thread shows it, and gives its address
// and the file of the example plan.
func threadsDatabase(t *testing.T) (s *stand, address, file string) {
	t.Helper()
	s = newStand(t)
	execute(t, s.admin, `DELETE FROM permissions WHERE audience = 'tasklist-api' OR audience IS NULL;
		INSERT INTO permissions (definition, audience) VALUES ('x', E'\x1b[31mred')`)
	data, err := assets.Example("docker-8.7")
	if err != nil {
		t.Fatal(err)
	}
	file = filepath.Join(t.TempDir(), "plan.yaml")
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	t.Setenv("IDENTITY_DATABASE_PASSWORD", "canary")
	return s, "postgres:///" + s.name + "?user=studio&host=" + s.socket, file
}

func TestTheDatabaseIsCheckedFixedAndRolledBackByCommand(t *testing.T) {
	s, address, file := threadsDatabase(t)
	first := s.rows(t)
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
	expect(0, []string{"a trial, rolled back again. 3 rows would change", "--confirm " + s.name + " --rows 3"}, "database", "fix", file)
	expect(0, []string{"a trial"}, "database", "fix", file, "--dry-run")
	expect(2, nil, "database", "fix", file, "--confirm", "identity")
	expect(2, nil, "database", "fix", file, "--confirm", s.name, "--rows", "2")
	if got := s.rows(t); got != first {
		t.Fatalf("something changed: %s", got)
	}
	expect(0, []string{"3 rows changed", "Restart Management Identity"}, "database", "fix", file, "--confirm", s.name, "--rows", "3")
	expect(0, []string{"there is nothing to do"}, "database", "fix", file, "--confirm", s.name)
	expect(0, []string{"a trial, rolled back again. 3 rows would change"}, "database", "rollback", file)
	expect(0, []string{"3 rows changed"}, "database", "rollback", file, "--confirm", s.name)
	if got := s.rows(t); got != first {
		t.Errorf("after the rollback %s, want %s", got, first)
	}
}

func TestTheDatabasesJSONHoldsStatesAndFindings(t *testing.T) {
	s, address, file := threadsDatabase(t)
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
	if status != 1 || checked.Camunda != "8.7" || checked.Database.Name != s.name || len(checked.Database.Wanted) != 5 {
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
