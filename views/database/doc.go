// Package database is the panel of Management Identity's live database: how it is
// reached, which audiences have permissions there, what the plan's lack, and the
// trial of a fix before anything is kept. It connects to nothing: a Source does.
package database
