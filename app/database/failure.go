package database

import (
	"context"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"net"
	"strings"

	"entrastudio/model/refusal"

	"github.com/jackc/pgx/v5/pgconn"
)

// failed says in one line what went wrong on the way to the database or while
// reading it, and what to do. A call that its own caller ended gives that end.
func failed(ctx context.Context, a address, err error) error {
	if errors.Is(ctx.Err(), context.Canceled) {
		return fmt.Errorf("%s: %w", a.words(), context.Canceled)
	}
	what, hint := reason(err)
	return &refusal.Error{File: a.words(), What: strings.TrimPrefix(what, unchanged), Hint: hint}
}

// unchanged begins every error of a change but that of a commit, as in the
// statements.
const unchanged = "nothing was changed: "

// stopped is what failed says of a change. Whatever went wrong, nothing was
// changed: only a commit changes anything.
func stopped(ctx context.Context, a address, err error) error {
	told := failed(ctx, a, err)
	var refused *refusal.Error
	if !errors.As(told, &refused) {
		return fmt.Errorf("%s%w", unchanged, told)
	}
	refused.What = unchanged + refused.What
	return refused
}

// uncertain is a commit whose answer did not come: it may have been made.
func uncertain(ctx context.Context, a address, err error) error {
	var said *pgconn.PgError
	if errors.As(err, &said) && said.SeverityUnlocalized != "FATAL" {
		return stopped(ctx, a, err)
	}
	return &refusal.Error{
		File: a.words(), What: "the connection broke while the change was committed, so it may have been made or not",
		Hint: "check the database again: the change is there as a whole or not at all",
	}
}

func reason(err error) (what, hint string) {
	var said *pgconn.PgError
	if errors.As(err, &said) {
		return server(said)
	}
	return network(err)
}

// server explains an error that PostgreSQL told, by its SQLSTATE (PostgreSQL
// docs, appendix A). Errors of the studio's own statements speak for themselves.
func server(said *pgconn.PgError) (what, hint string) {
	for _, known := range []struct{ code, what, hint string }{
		{"28P01", "the password is wrong", "check the secret that the plan refers to, PGPASSWORD or the password file"},
		{"28000", "the server does not let this user in from here: " + said.Message, "ask for a line in pg_hba.conf, or choose another TLS mode"},
		{"3D000", "the server has no such database", "check the database's name"},
		{"53300", "the server takes no more connections", "try again later"},
		{"57P01", "the server ended the connection", "see the server's log, and try again"},
		{"57P02", "the server crashed", "see the server's log, and try again"},
		{"57P03", "the server is starting up or shutting down", "try again in a moment"},
		{"57014", "the server did not finish in time", "see which session holds it up (pg_stat_activity)"},
		{"25006", "the session may only read", "connect to the primary server, and not for reading alone"},
		{"25P03", "the server ended a transaction that waited too long", "try again"},
	} {
		if said.Code == known.code && said.Hint == "" {
			return known.what, known.hint
		}
	}
	return said.Message, said.Hint
}

// network explains an error on the way to the server and back.
func network(err error) (what, hint string) {
	var (
		name      *net.DNSError
		op        *net.OpError
		authority x509.UnknownAuthorityError
		host      x509.HostnameError
	)
	switch {
	case strings.Contains(err.Error(), "server refused TLS connection"):
		return "the server offers no TLS, and the TLS mode asks for it", "turn TLS on in the server, or choose the mode prefer where the way there is safe"
	case errors.As(err, &authority):
		return "the server's certificate is of an authority that is not trusted", "name the authority's file in PGSSLROOTCERT, or choose the mode require"
	case errors.As(err, &host):
		return "the server's certificate is for another host", "use the host's name of the certificate, or choose the mode verify-ca"
	case errors.As(err, &name):
		return "the host's name cannot be found", "inside Docker or Kubernetes names differ: forward the port, and give the host and port that this machine sees"
	case pgconn.Timeout(err), errors.Is(err, context.DeadlineExceeded):
		return "the server did not answer in time", "check host, port and firewall"
	case errors.As(err, &op) && op.Op == "dial":
		return "no connection can be made", "check host and port; a database in Docker or Kubernetes needs a forwarded port"
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, pgconn.ErrConnClosed), op != nil:
		return "the connection to the server broke off", "see the server's log, and try again"
	}
	return firstLine(err), ""
}

// firstLine is the innermost cause in one line; outer errors repeat the address.
func firstLine(err error) string {
	for inner := errors.Unwrap(err); inner != nil; inner = errors.Unwrap(err) {
		err = inner
	}
	line, _, _ := strings.Cut(err.Error(), "\n")
	return line
}
