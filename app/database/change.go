package database

import (
	"context"
	"fmt"

	"entrastudio/exporters/sql"
	"entrastudio/model/refusal"

	"github.com/jackc/pgx/v5"
)

// Fix moves the permissions that still carry Keycloak-style audiences to those
// of the plan, and saves each row before. Without consent it is a trial that is
// rolled back.
func (d *Database) Fix(ctx context.Context, consent Consent) (*Change, error) {
	return d.change(ctx, sql.FixSteps(), consent)
}

// Rollback brings back what Fix or its exported script moved. Without consent
// it is a trial that is rolled back.
func (d *Database) Rollback(ctx context.Context, consent Consent) (*Change, error) {
	return d.change(ctx, sql.RollbackSteps(), consent)
}

// change runs the steps in one transaction and keeps it where there is consent
// and something changed.
func (d *Database) change(ctx context.Context, steps []sql.Statement, consent Consent) (*Change, error) {
	if err := d.mayChange(consent); err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(ctx, d.timeout)
	defer cancel()
	a, err := d.begin(ctx, pgx.ReadWrite, consent.Rows)
	if err != nil {
		return nil, stopped(ctx, d.address, err)
	}
	defer a.abandon()
	if err := a.steps(ctx, steps); err != nil {
		return nil, stopped(ctx, d.address, err)
	}
	rows, err := a.changed(ctx)
	if err != nil {
		return nil, stopped(ctx, d.address, err)
	}
	c := &Change{Where: d.Where(), Database: d.Name(), Rows: rows, Before: a.before, After: a.after}
	if consent.Database == "" || rows == 0 {
		return c, nil
	}
	if err := a.tx.Commit(ctx); err != nil {
		return nil, uncertain(ctx, d.address, err)
	}
	c.Committed = true
	return c, nil
}

// mayChange is the gate of every change. A trial writes too, if only for a
// moment, so a read-only connection takes none either.
func (d *Database) mayChange(consent Consent) error {
	switch {
	case d.readOnly:
		return &refusal.Error{File: d.Where(), What: "nothing was changed: this connection is for reading alone", Hint: "connect again for writing"}
	case consent.Database != "" && consent.Database != d.Name():
		return &refusal.Error{File: d.Where(), What: fmt.Sprintf("nothing was changed: the name %q was typed, and the database is called %q", consent.Database, d.Name()), Hint: "type the name of the database that is to be changed"}
	}
	return nil
}
