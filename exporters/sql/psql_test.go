package sql_test

import (
	"errors"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"entrastudio/exporters/sql"
	"entrastudio/model/catalog"
	"entrastudio/model/plan"
)

// bench is one database on the test's own PostgreSQL, with the scripts of one
// plan beside it.
type bench struct {
	url    string
	folder string
}

// newBench makes a database of the test's name, or skips the test where there
// is no PostgreSQL.
func newBench(t *testing.T, c *catalog.Catalog, p *plan.Plan) *bench {
	t.Helper()
	server := os.Getenv("ENTRA_STUDIO_POSTGRES")
	if server == "" {
		t.Skip("ENTRA_STUDIO_POSTGRES is empty: make database-test sets it")
	}
	name := "sql_" + strings.ToLower(strings.NewReplacer("/", "_", " ", "_", ",", "").Replace(t.Name()))
	name = name[:min(len(name), 60)]
	admin := &bench{url: server}
	admin.must(t, `CREATE DATABASE "`+name+`"`)
	t.Cleanup(func() { admin.must(t, `DROP DATABASE "`+name+`" WITH (FORCE)`) })
	u, err := url.Parse(server)
	if err != nil {
		t.Fatal(err)
	}
	u.Path = "/" + name
	b := &bench{url: u.String(), folder: t.TempDir()}
	b.write(t, c, p)
	return b
}

// write puts the scripts of a plan into the folder.
func (b *bench) write(t *testing.T, c *catalog.Catalog, p *plan.Plan) {
	t.Helper()
	files, _, err := sql.Files(c, p)
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		name := filepath.Join(b.folder, filepath.FromSlash(file.Path))
		if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o700), os.WriteFile(name, file.Data, file.Mode)); err != nil {
			t.Fatal(err)
		}
	}
}

// as is the same database for another user.
func (b *bench) as(t *testing.T, user string) *bench {
	t.Helper()
	u, err := url.Parse(b.url)
	if err != nil {
		t.Fatal(err)
	}
	query := u.Query()
	query.Set("user", user)
	u.RawQuery = query.Encode()
	return &bench{url: u.String(), folder: b.folder}
}

// psql runs psql as the heads of the scripts say, and gives its output, its
// errors and its exit status.
func (b *bench) psql(t *testing.T, arguments ...string) (out, complaint string, status int) {
	t.Helper()
	command := exec.Command("psql", append([]string{"-X", "-v", "ON_ERROR_STOP=1", "-d", b.url}, arguments...)...)
	command.Dir = b.folder
	command.Env = append(os.Environ(), "LC_ALL=C", "PGCLIENTENCODING=")
	var stdout, stderr strings.Builder
	command.Stdout, command.Stderr = &stdout, &stderr
	err := command.Run()
	var ended *exec.ExitError
	if err != nil && !errors.As(err, &ended) {
		t.Fatal(err)
	}
	return stdout.String(), stderr.String(), command.ProcessState.ExitCode()
}

// must runs one statement that the test itself needs.
func (b *bench) must(t *testing.T, statement string) string {
	t.Helper()
	out, complaint, status := b.psql(t, "-q", "-At", "-c", statement)
	if status != 0 {
		t.Fatalf("%s: %s", statement, complaint)
	}
	return out
}

// script runs one of the scripts, which must end well.
func (b *bench) script(t *testing.T, path string, variables ...string) string {
	t.Helper()
	out, complaint, status := b.run(t, path, variables...)
	if status != 0 || complaint != "" {
		t.Fatalf("%s %v: status %d\n%s%s", path, variables, status, out, complaint)
	}
	return out
}

func (b *bench) run(t *testing.T, path string, variables ...string) (out, complaint string, status int) {
	t.Helper()
	var arguments []string
	for _, v := range variables {
		arguments = append(arguments, "-v", v)
	}
	return b.psql(t, append(arguments, "-f", path)...)
}

// rows is all that stands in a table, one row a line.
func (b *bench) rows(t *testing.T, table string) string {
	t.Helper()
	return b.must(t, "SELECT to_jsonb(t) FROM "+table+" t ORDER BY 1")
}

// seed makes the table of the thread, as Management Identity leaves it without
// presets: two rows an API, with a key that nobody has documented.
const seed = `
CREATE TABLE permissions (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), definition text NOT NULL, audience text NOT NULL,
	created timestamptz NOT NULL DEFAULT now(), UNIQUE (definition, audience));
INSERT INTO permissions (definition, audience) VALUES
	('read:*', 'operate-api'), ('write:*', 'operate-api'), ('read:*', 'tasklist-api'), ('write:*', 'tasklist-api'),
	('write:*', 'optimize-api'), ('write:*', 'somebody-elses')`
