package database_test

import (
	"context"
	"net"
	"net/url"
	"os"
	"strings"
	"testing"

	"entrastudio/app/database"
	"entrastudio/exporters/exporttest"
	"entrastudio/model/catalog"
	"entrastudio/model/plan"

	"github.com/jackc/pgx/v5"
)

// stand is one database on the test's own PostgreSQL, and a plan for it.
type stand struct {
	socket  string
	name    string
	admin   *pgx.Conn
	catalog *catalog.Catalog
	plan    *plan.Plan
}

// newStand makes a database of the test's name, or skips the test where there is
// no PostgreSQL.
func newStand(t *testing.T) *stand {
	t.Helper()
	server := os.Getenv("ENTRA_STUDIO_POSTGRES")
	if server == "" {
		t.Skip("ENTRA_STUDIO_POSTGRES is empty: make database-test sets it")
	}
	for _, name := range []string{"PGPASSWORD", "PGPASSFILE", "PGSSLMODE", "PGUSER"} {
		t.Setenv(name, "")
	}
	u, err := url.Parse(server)
	if err != nil {
		t.Fatal(err)
	}
	c, err := catalog.Of(catalog.V87)
	if err != nil {
		t.Fatal(err)
	}
	s := &stand{socket: u.Query().Get("host"), catalog: c, plan: exporttest.Everything(c)}
	s.name = "live_" + strings.ToLower(strings.NewReplacer("/", "_", " ", "_", ",", "").Replace(t.Name()))
	s.name = s.name[:min(len(s.name), 60)]
	maker := connect(t, server)
	execute(t, maker, `CREATE DATABASE "`+s.name+`"`)
	t.Cleanup(func() { execute(t, maker, `DROP DATABASE "`+s.name+`" WITH (FORCE)`) })
	u.Path = "/" + s.name
	s.admin = connect(t, u.String())
	execute(t, s.admin, seed)
	d := s.plan.Database("identity")
	d.Host, d.Port, d.Database, d.Username, d.Password = s.socket, 0, s.name, "studio", plan.SecretRef{}
	return s
}

// seed is the table of the thread, as Management Identity leaves it without
// presets.
const seed = `
CREATE TABLE permissions (id int GENERATED ALWAYS AS IDENTITY, definition text NOT NULL, audience text, UNIQUE (definition, audience));
INSERT INTO permissions (definition, audience) VALUES
	('read:*', 'operate-api'), ('write:*', 'operate-api'), ('read:*', 'tasklist-api'), ('write:*', 'tasklist-api'),
	('write:*', 'optimize-api'), ('write:*', 'somebody-elses'), ('nobody''s', NULL)`

func connect(t *testing.T, dsn string) *pgx.Conn {
	t.Helper()
	connection, err := pgx.Connect(context.Background(), dsn)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = connection.Close(context.Background()) })
	return connection
}

func execute(t *testing.T, connection *pgx.Conn, statements string) {
	t.Helper()
	if _, err := connection.Exec(context.Background(), statements, pgx.QueryExecModeSimpleProtocol); err != nil {
		t.Fatalf("%s: %v", statements, err)
	}
}

// rows is all that stands in the table.
func (s *stand) rows(t *testing.T) string {
	t.Helper()
	var text string
	err := s.admin.QueryRow(context.Background(), "SELECT string_agg(to_jsonb(p)::text, chr(10) ORDER BY id) FROM permissions p").Scan(&text)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func (s *stand) open(t *testing.T, o database.Options) *database.Database {
	t.Helper()
	d, err := database.Open(context.Background(), s.catalog, s.plan, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(d.Close)
	return d
}

// role makes a user that goes with the test.
func (s *stand) role(t *testing.T, name, options string) {
	t.Helper()
	execute(t, s.admin, "CREATE ROLE "+name+" LOGIN "+options)
	t.Cleanup(func() {
		again := connect(t, "postgres:///"+s.name+"?user=studio&host="+s.socket)
		execute(t, again, "DROP OWNED BY "+name+"; DROP ROLE "+name)
	})
}

// viaTCP lets the server be reached over TCP, with what the client sends going
// through watch first; where that answers false the connection is cut.
func (s *stand) viaTCP(t *testing.T, watch func([]byte) bool) {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = listener.Close() })
	go func() {
		for {
			client, err := listener.Accept()
			if err != nil {
				return
			}
			go s.relay(client, watch)
		}
	}()
	d := s.plan.Database("identity")
	d.Host, d.Port = "127.0.0.1", listener.Addr().(*net.TCPAddr).Port
}

func (s *stand) relay(client net.Conn, watch func([]byte) bool) {
	defer client.Close()
	server, err := net.Dial("unix", s.socket+"/.s.PGSQL.5432")
	if err != nil {
		return
	}
	defer server.Close()
	go func() {
		defer client.Close()
		copyWhile(client, server, func([]byte) bool { return true })
	}()
	copyWhile(server, client, watch)
}

func copyWhile(to, from net.Conn, watch func([]byte) bool) {
	buffer := make([]byte, 64<<10)
	for {
		n, err := from.Read(buffer)
		if n > 0 && !watch(buffer[:n]) {
			return
		}
		if _, werr := to.Write(buffer[:n]); err != nil || werr != nil {
			return
		}
	}
}
