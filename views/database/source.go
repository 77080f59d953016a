package database

import (
	"time"

	"entrastudio/model/catalog"
)

// Address is how the database is reached where that differs from the plan. What is
// empty is as in the plan.
type Address struct {
	// URL is postgres://USER@HOST:PORT/DATABASE.
	URL string
	// Host and Port are those of a forwarded port.
	Host, Port string
	// TLS is one of the modes of PostgreSQL.
	TLS    string
	Schema string
}

// Standing is how the permissions of one component stand.
type Standing uint8

// The standings: all rows are there; only the Keycloak-style name has rows; both
// names have some; the audience lacks some; neither name has any.
const (
	InOrder Standing = iota
	ToMove
	HalfDone
	Incomplete
	Missing
)

// Component is a component of the plan and the rows of its audience.
type Component struct {
	Title    string
	Name     catalog.Name
	Standing Standing
	Audience string
	// Rows stand under the audience, of Seeded that belong there; OldRows under
	// Old, the Keycloak-style name.
	Rows, Seeded int64
	Old          string
	OldRows      int64
	// Adds are the permissions that a start of Management Identity with the plan's
	// presets adds.
	Adds []string
}

// Count is the number of rows of one audience.
type Count struct {
	Audience string
	Rows     int64
}

// Report is what a check read.
type Report struct {
	// Where is USER@HOST:PORT/DATABASE, Table the table that was read.
	Where, Table string
	User, Server string
	Superuser    bool
	At           time.Time
	Components   []Component
	Audiences    []Count
	// Due is how many rows a fix would move.
	Due int64
}

// State is what the program knows of the database now.
type State struct {
	// Missing says why there is no database to look at; empty where there is one.
	Missing string
	// Where is USER@HOST:PORT/DATABASE that would be connected to, or Unclear why
	// nothing could be.
	Where   string
	Unclear error
	// Password is the plan's reference to the password, never the password.
	Password string
	// Doing says what is under way; empty for nothing.
	Doing string
	// Failed is why the last work came to nothing; Done is what the last change
	// did.
	Failed error
	Done   string
	// Report is that of the last check; nil before the first. Stale is set when
	// plan or address have changed since.
	Report *Report
	Stale  bool
}

// Source gives the panel what it shows, and does what a person asks for. All its
// methods are called on the window's goroutine and return at once.
type Source interface {
	State() State
	// Modes lists the TLS modes.
	Modes() []string
	Address() Address
	SetAddress(Address)
	// Check reads. It asks for consent before it connects for the first time.
	Check()
	// TryFix and TryRollback try a change, show what it does and keep it when the
	// person types the database's name.
	TryFix()
	TryRollback()
	// Stop ends what is under way.
	Stop()
	// OnChange calls f whenever the state is another.
	OnChange(f func())
}

// Trial is what a change did before it was rolled back again.
type Trial struct {
	// Rollback is set for bringing rows back, else it is the fix.
	Rollback bool
	// Where is USER@HOST:PORT/DATABASE; Database is the name to type.
	Where, Database string
	Rows            int
	Movements       []Movement
}

// Movement is the rows of one audience before and after.
type Movement struct {
	Audience      string
	Before, After int64
}
