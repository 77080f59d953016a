package database

import (
	"time"

	"entrastudio/model/catalog"
)

// Session says who is connected to what.
type Session struct {
	Database  string
	User      string
	Server    string
	Superuser bool
	Address   string `db:"server_address"`
}

// Count is the number of rows of one audience.
type Count struct {
	Audience string
	Rows     int64
}

// State is what the rows of one wanted audience need.
type State struct {
	Component   catalog.Name
	OldAudience string
	OldRows     int64
	NewAudience string
	NewRows     int64
	// Seeded is how many rows Management Identity seeds for it.
	Seeded int64
	// State is one of the words below.
	State string
}

// The states: all rows are there; only the Keycloak-style name has rows, which
// the fix moves; both have rows and the new one lacks some, which stops the fix;
// the new one lacks some; neither has any. Management Identity adds what lacks
// when it starts with presets.
const (
	InOrder    = "in order"
	ToMove     = "to move"
	HalfDone   = "half done"
	Incomplete = "incomplete"
	Missing    = "missing"
)

// Saved is rows that a fix moved and nobody brought back.
type Saved struct {
	Component      catalog.Name
	AudienceNow    string
	AudienceBefore string
	Rows           int64
	SavedAt        time.Time
}

// View is what the tables hold at one moment.
type View struct {
	Audiences []Count
	Wanted    []State
	Saved     []Saved
}

// Due counts the rows that a fix would move.
func (v View) Due() int64 {
	var due int64
	for _, s := range v.Wanted {
		if s.State == ToMove {
			due += s.OldRows
		}
	}
	return due
}

// Addition is what Management Identity adds when it starts with the plan's
// presets: the permissions of one audience.
type Addition struct {
	Component   catalog.Name
	Audience    string
	Definitions []string
}

// Found is what a check read.
type Found struct {
	// Where is USER@HOST:PORT/DATABASE; Schema holds the table.
	Where, Schema string
	Session       Session
	View          View
	// Additions are what a start with presets would add.
	Additions []Addition
}

// Change is what a fix or a rollback did, or would do.
type Change struct {
	Where string
	// Database is the name to type for consent.
	Database string
	// Rows is how many rows changed; in a trial, how many would.
	Rows int
	// Committed reports that the change was kept.
	Committed     bool
	Before, After View
}

// Movement is the rows of one audience before a change and after it.
type Movement struct {
	Audience      string
	Before, After int64
}

// Movements lists the audiences whose number of rows differs: first those that
// were there, in their order, then those that came.
func (c *Change) Movements() []Movement {
	after := map[string]int64{}
	for _, count := range c.After.Audiences {
		after[count.Audience] = count.Rows
	}
	known := map[string]bool{}
	var all []Movement
	for _, count := range c.Before.Audiences {
		known[count.Audience] = true
		if after[count.Audience] != count.Rows {
			all = append(all, Movement{count.Audience, count.Rows, after[count.Audience]})
		}
	}
	for _, count := range c.After.Audiences {
		if !known[count.Audience] {
			all = append(all, Movement{count.Audience, 0, count.Rows})
		}
	}
	return all
}
