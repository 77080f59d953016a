// Package database reads and mends the permissions in Management Identity's
// PostgreSQL database. It is the only package that speaks to PostgreSQL, and it
// runs the statements of exporters/sql, so that the window, the command line and
// the exported scripts do the same.
//
// A change is tried first: it runs as a whole and is rolled back, and shows the
// rows before and after. It is kept only where the caller repeats the database's
// name. A read-only connection refuses every change, whoever asks.
package database
