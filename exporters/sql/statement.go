package sql

import (
	"embed"
	"strings"
)

//go:embed statement/*.sql
var texts embed.FS

// Statement is one statement by its name.
type Statement string

// The statements. Those that guard stop with an error that begins with
// "nothing was changed"; Guard comes before all that name the table.
const (
	// Settings bounds waiting and running times, for one transaction.
	Settings Statement = "settings"
	// Session says who is connected to what.
	Session Statement = "session"
	// Look lists tables that may hold permissions, roles and mapping rules.
	Look Statement = "look"
	// Guard stops unless the table of permissions is there and readable.
	Guard Statement = "guard"
	// Rights stops unless rows may be changed and saved, and locks the table.
	Rights Statement = "rights"
	// Audiences counts the rows of each audience.
	Audiences Statement = "audiences"
	// State says for each wanted audience what its rows need.
	State Statement = "state"
	// Fix moves the rows that are due, and saves them before.
	Fix Statement = "fix"
	// Saved stops where no fix was ever committed.
	Saved Statement = "saved"
	// Pending lists the saved rows that were not brought back.
	Pending Statement = "pending"
	// Rollback brings the saved rows back.
	Rollback Statement = "rollback"
	// Claim changes the rule of the first administrator in a table that the
	// operator names.
	Claim Statement = "claim"
)

// Text is the statement without a semicolon at its end.
func (s Statement) Text() string {
	text := s.file()
	for _, part := range []struct{ mark, text string }{
		{"@state@", State.file()},
		{"@unmatched_after@", unmatched("row_after")},
		{"@unmatched_before@", unmatched("row_before")},
	} {
		text = strings.ReplaceAll(text, part.mark, part.text)
	}
	return text
}

// unmatched counts the saved rows of which the table holds no equal.
func unmatched(column string) string {
	return strings.ReplaceAll(Statement("unmatched").file(), "@column@", column)
}

func (s Statement) file() string {
	data, err := texts.ReadFile("statement/" + string(s) + ".sql")
	if err != nil {
		return ""
	}
	return strings.TrimSpace(string(data))
}

// Shows reports that a person wants to see the statement's rows.
func (s Statement) Shows() bool {
	switch s {
	case Session, Look, Audiences, State, Pending:
		return true
	}
	return false
}

// Title says what the statement's rows are.
func (s Statement) Title() string {
	switch s {
	case Session:
		return "Connected"
	case Look:
		return "Tables that may hold permissions, roles and mapping rules"
	case Audiences:
		return "Audiences of permissions"
	case State:
		return "What the plan wants"
	case Pending:
		return "Saved rows that are not brought back"
	}
	return ""
}

// InspectSteps only read. They need the settings schema and audiences.
func InspectSteps() []Statement { return []Statement{Session, Look, Guard, Audiences, State} }

// FixSteps move what is due and show the table before and after. They need the
// settings schema, audiences and rows.
func FixSteps() []Statement {
	return []Statement{Guard, Rights, Audiences, State, Fix, Audiences, State}
}

// RollbackSteps bring back what FixSteps moved. They need the settings schema
// and rows.
func RollbackSteps() []Statement {
	return []Statement{Guard, Saved, Rights, Audiences, Pending, Rollback, Audiences, Pending}
}

// Parameter is a setting of one transaction that statements read.
type Parameter string

// The parameters: the table's schema; the audiences as Wanted.JSON gives them;
// how many rows are expected to change, empty for any number; and, for reading
// after Fix, Rollback or Claim, how many did.
const (
	Schema  Parameter = "schema"
	Wants   Parameter = "audiences"
	Rows    Parameter = "rows"
	Changed Parameter = "changed"
)

// Set is the statement that gives a parameter a value.
func (p Parameter) Set(value string) string { return p.set(quote(value)) }

func (p Parameter) set(expression string) string {
	return "SELECT set_config('entra_studio." + string(p) + "', " + expression + ", true) AS entra_studio_" + string(p)
}

// Get is the statement that reads a parameter, as the only column of one row.
func (p Parameter) Get() string {
	return "SELECT current_setting('entra_studio." + string(p) + "', true) AS entra_studio_" + string(p)
}

// quote writes a text that a session can carry as a literal. One with a backslash
// says that it escapes: whether a plain one does is the server's to set (PostgreSQL
// docs, standard_conforming_strings).
func quote(text string) string {
	literal := "'" + strings.ReplaceAll(text, "'", "''") + "'"
	if !strings.Contains(text, `\`) {
		return literal
	}
	return "E" + strings.ReplaceAll(literal, `\`, `\\`)
}
