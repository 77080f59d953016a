package database

import (
	"context"
	"time"

	"entrastudio/app/secret"
	"entrastudio/model/plan"
)

// Options say how the database is reached where that differs from the plan.
type Options struct {
	// URL stands in the place of the plan's address: postgres://USER@HOST:PORT/DATABASE.
	// It must hold no password.
	URL string
	// Host and Port replace those of the plan or URL, as for a forwarded port.
	Host string
	Port int
	// TLS is one of TLSModes, in PostgreSQL's words; empty means what the URL or
	// PGSSLMODE says, else prefer.
	TLS string
	// Schema holds the table permissions; empty means public.
	Schema string
	// ReadOnly refuses Fix and Rollback, and makes the server refuse every
	// change in each transaction of this connection.
	ReadOnly bool
	// Timeout bounds connecting, and each act; 0 means 30 seconds.
	Timeout time.Duration
	// Secrets reads the password that the plan refers to, where neither
	// PGPASSWORD nor a password file has one; nil means that nobody can.
	Secrets Secrets
}

// Secrets reads a secret by its reference.
type Secrets interface {
	Resolve(ctx context.Context, ref plan.SecretRef) (secret.Value, error)
}

const (
	defaultTimeout = 30 * time.Second
	defaultSchema  = "public"
)

// TLSModes lists the ways to use TLS, from none to the strictest (PostgreSQL
// docs, SSL mode descriptions).
func TLSModes() []string {
	return []string{"disable", "prefer", "require", "verify-ca", "verify-full"}
}

func (o Options) timeout() time.Duration {
	if o.Timeout > 0 {
		return o.Timeout
	}
	return defaultTimeout
}

// Consent is a person's word for a change. Its zero value asks for a trial.
type Consent struct {
	// Database is the database's name as the person typed it; empty asks for a
	// trial that is rolled back.
	Database string
	// Rows is how many rows the trial showed; another number stops the change.
	// 0 means any number.
	Rows int
}
