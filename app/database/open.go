package database

import (
	"context"
	"errors"
	"strings"
	"time"

	"entrastudio/exporters/sql"
	"entrastudio/model/catalog"
	"entrastudio/model/plan"
	"entrastudio/model/refusal"

	"github.com/jackc/pgx/v5"
)

// Database is one open connection to the database of Management Identity. It
// serves one caller at a time; close it after use.
type Database struct {
	connection *pgx.Conn
	address    address
	wanted     []sql.Wanted
	readOnly   bool
	timeout    time.Duration
}

// Open connects to the database of the plan's Management Identity, as the user
// that the plan names. Errors are of type *refusal.Error, one line each.
func Open(ctx context.Context, c *catalog.Catalog, p *plan.Plan, o Options) (*Database, error) {
	a, err := addressOf(p, o)
	if err != nil {
		return nil, err
	}
	wanted, _, err := sql.WantedAudiences(c, p)
	if err != nil {
		return nil, err
	}
	config, err := pgx.ParseConfig(a.dsn())
	if err != nil {
		return nil, failed(ctx, a, err)
	}
	if err := signIn(ctx, config, p, o); err != nil {
		return nil, err
	}
	d := &Database{address: a, wanted: wanted, readOnly: o.ReadOnly, timeout: o.timeout()}
	ctx, cancel := context.WithTimeout(ctx, d.timeout)
	defer cancel()
	d.connection, err = pgx.ConnectConfig(ctx, config)
	if err != nil {
		return nil, failed(ctx, a, err)
	}
	return d, nil
}

// signIn says who connects and how. A password of the person's own environment
// comes before the plan's reference, which may need other programs.
func signIn(ctx context.Context, config *pgx.ConnConfig, p *plan.Plan, o Options) error {
	config.RuntimeParams["application_name"] = "entra-studio"
	// No statement is prepared under a name, which a pooler would not keep.
	config.DefaultQueryExecMode = pgx.QueryExecModeExec
	d := p.Database(plan.IdentityDatabase)
	if config.Password != "" || d == nil || d.Password.IsZero() || o.Secrets == nil {
		return nil
	}
	password, err := o.Secrets.Resolve(ctx, d.Password)
	if err != nil {
		return withoutPassword(err)
	}
	config.Password = password.Reveal()
	return nil
}

// withoutPassword names the ways that need no reference.
func withoutPassword(err error) error {
	var refused *refusal.Error
	if !errors.As(err, &refused) {
		return err
	}
	told := *refused
	told.Hint = strings.TrimPrefix(told.Hint+", or set PGPASSWORD or PGPASSFILE", ", ")
	return &told
}

// Name is the database's name, which a person types to consent to a change.
func (d *Database) Name() string { return d.address.database }

// Where is the connection for people: USER@HOST:PORT/DATABASE.
func (d *Database) Where() string { return d.address.words() }

// Close ends the connection.
func (d *Database) Close() {
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	// The server notices a closed connection by itself, so an error here says nothing.
	_ = d.connection.Close(ctx)
}
