package sql

import (
	"strconv"
	"strings"

	"entrastudio/model/pattern"
	"entrastudio/model/plan"
)

// identityDatabase is the plan's name for the database of Management Identity.
const identityDatabase = "identity"

// plainWord matches what a shell and a comment both take as it stands.
var plainWord = pattern.New(`^[A-Za-z0-9_.:-]+$`)

// head says who reads the file, how, and what it does.
func (w *writer) head(path, does string, variables ...string) *script {
	s := &script{}
	s.comment(does)
	s.comment("psql (10 or later) reads this file, in the database of Management Identity:")
	s.asIs("psql -X -v ON_ERROR_STOP=1" + w.connection() + " -f " + path)
	if d := w.plan.Database(identityDatabase); d != nil && d.Bundled && w.plan.Deployment.With != plan.Compose {
		s.comment("The chart deploys this database: forward its port with kubectl, or run psql in its pod.")
	}
	for _, variable := range variables {
		s.comment(variable)
	}
	return s
}

// connection is what the plan knows of the database, as psql's options. The
// password is asked for, or stands in the file of PGPASSFILE.
func (w *writer) connection() string {
	d := w.plan.Database(identityDatabase)
	if d == nil || d.Bundled {
		return " --host HOST --username USER --dbname DATABASE"
	}
	var options strings.Builder
	for _, option := range []struct{ name, value, placeholder string }{
		{"--host", d.Host, "HOST"},
		{"--port", port(d.Port), ""},
		{"--username", d.Username, "USER"},
		{"--dbname", d.Database, "DATABASE"},
	} {
		value := option.value
		if !plainWord.MatchString(value) || strings.HasPrefix(value, "-") {
			value = option.placeholder
		}
		if value != "" {
			options.WriteString(" " + option.name + " " + value)
		}
	}
	return options.String()
}

func port(number int) string {
	if number == 0 {
		return ""
	}
	return strconv.Itoa(number)
}

// certainty says what is known about the table, and from whom.
func (s *script) certainty() {
	s.line("--")
	s.comment("Certain: the table public.permissions has a text column audience (https://forum.camunda.io/t/65134, in which" +
		" SELECT and UPDATE on it worked), and Management Identity looks permissions up by the audience that a component sends.")
	s.comment("Reported by one user, on 8.7.12: to move the rows of operate-api, optimize-api and tasklist-api to the client IDs" +
		" ended the 403 and /noPermission. For other components, and for other minors, the same is concluded and not reported.")
	s.comment("Not documented: all other columns, tables and keys. That is why rows are compared and saved whole, and why" +
		" tables and columns are looked at before anything is touched. Back up first (pg_dump).")
}

const (
	schemaVariable = "-v schema=NAME: where the table is in another schema than public."
	rowsVariable   = "-v rows=N: stop unless exactly N rows are to change, such as the number that the trial showed."
	commitVariable = "-v commit=1: keep the change. Without it, all is rolled back at the end: a trial."
)
