package database

import (
	"context"
	"fmt"
	"strconv"

	"entrastudio/exporters/sql"

	"github.com/jackc/pgx/v5"
)

// act is one transaction: statements in their order, and what those that show
// rows gave, the first time and the second.
type act struct {
	database *Database
	tx       pgx.Tx
	session  Session
	before   View
	after    View
	seen     map[sql.Statement]bool
}

// begin opens a transaction and gives the statements their parameters. On a
// connection for reading alone the server refuses every change. It is told for
// each transaction, since a pooler takes no such setting for a connection.
func (d *Database) begin(ctx context.Context, mode pgx.TxAccessMode, rows int) (*act, error) {
	if d.readOnly {
		mode = pgx.ReadOnly
	}
	tx, err := d.connection.BeginTx(ctx, pgx.TxOptions{AccessMode: mode})
	if err != nil {
		return nil, err
	}
	a := &act{database: d, tx: tx, seen: map[sql.Statement]bool{}}
	expected := ""
	if rows > 0 {
		expected = strconv.Itoa(rows)
	}
	for _, statement := range []string{
		sql.Settings.Text(), sql.Schema.Set(d.address.schema), sql.Rows.Set(expected), sql.WantsQuery(d.wanted),
	} {
		if _, err := tx.Exec(ctx, statement); err != nil {
			a.abandon()
			return nil, err
		}
	}
	return a, nil
}

// abandon rolls back. A connection that cannot is closed, which rolls back too.
func (a *act) abandon() {
	ctx, cancel := context.WithTimeout(context.Background(), a.database.timeout)
	defer cancel()
	_ = a.tx.Rollback(ctx)
}

func (a *act) steps(ctx context.Context, all []sql.Statement) error {
	for _, step := range all {
		if err := a.step(ctx, step); err != nil {
			return err
		}
	}
	return nil
}

// step runs one statement. Tables that the reader of a script looks at himself
// are no part of a view.
func (a *act) step(ctx context.Context, step sql.Statement) error {
	if !step.Shows() {
		_, err := a.tx.Exec(ctx, step.Text())
		return err
	}
	view := &a.before
	if a.seen[step] {
		view = &a.after
	}
	a.seen[step] = true
	switch step {
	case sql.Session:
		found, err := query[Session](ctx, a.tx, step)
		if err == nil && len(found) == 1 {
			a.session = found[0]
		}
		return err
	case sql.Audiences:
		found, err := query[struct {
			Audience *string
			Rows     int64
		}](ctx, a.tx, step)
		for _, row := range found {
			if row.Audience != nil {
				view.Audiences = append(view.Audiences, Count{*row.Audience, row.Rows})
			}
		}
		return err
	case sql.State:
		var err error
		view.Wanted, err = query[State](ctx, a.tx, step)
		return err
	case sql.Pending:
		var err error
		view.Saved, err = query[Saved](ctx, a.tx, step)
		return err
	}
	return nil
}

func query[T any](ctx context.Context, tx pgx.Tx, step sql.Statement) ([]T, error) {
	rows, err := tx.Query(ctx, step.Text())
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, pgx.RowToStructByName[T])
}

// changed is how many rows the fix or the rollback changed.
func (a *act) changed(ctx context.Context) (int, error) {
	var text string
	if err := a.tx.QueryRow(ctx, sql.Changed.Get()).Scan(&text); err != nil {
		return 0, err
	}
	count, err := strconv.Atoi(text)
	if err != nil {
		return 0, fmt.Errorf("the number of changed rows cannot be read: %w", err)
	}
	return count, nil
}
