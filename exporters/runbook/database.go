package runbook

import (
	"strconv"

	"entrastudio/exporters/markdown"
	"entrastudio/model/plan"
)

// outside lists the databases that somebody else runs.
func (b *book) outside() []*plan.Database {
	var found []*plan.Database
	for i := range b.plan.Databases {
		d := &b.plan.Databases[i]
		if !d.Bundled && (d.Host != "" || d.URL != "") {
			found = append(found, d)
		}
	}
	return found
}

// prepareDatabases is the step that sees that the databases answer.
func (b *book) prepareDatabases() (step, bool) {
	databases := b.outside()
	var rows [][]string
	s := step{
		title:  "See that the databases answer",
		done:   "each database answers to its user",
		verify: act{text: "Each answer is the database's name. `psql` asks for the password, or takes it from the file that `PGPASSFILE` names."},
	}
	for _, d := range databases {
		rows = append(rows, []string{markdown.Text(d.Name), span(d.Host), span(portOf(d)), span(d.Database), span(d.Username)})
		if d.Host != "" && d.Host[0] != '-' {
			s.verify.commands = append(s.verify.commands, psql(d)+" --command 'select current_database()'")
		}
	}
	s.text = []string{
		"Camunda creates its tables itself at the first start, but neither the database nor the user:",
		markdown.Table([]string{"Database of", "Host", "Port", "Name", "User"}, rows),
	}
	if b.helm() {
		s.text = append(s.text, "Run it from where the pods would reach it too: a database may answer you and not the cluster.")
	}
	if !b.helm() && len(databases) > 0 {
		s.text = append(s.text, "A database that this deployment starts itself answers only after the deployment: come back then.")
	}
	return s, len(databases) > 0
}

func portOf(d *plan.Database) string {
	if d.Port == 0 {
		return "5432"
	}
	return strconv.Itoa(d.Port)
}

// psql is the call of psql for a database: no start-up file, and the first error
// ends it.
func psql(d *plan.Database) string {
	words := []string{"psql", "-X", "-v", "ON_ERROR_STOP=1", "--host=" + d.Host, "--port=" + portOf(d)}
	if d.Username != "" {
		words = append(words, "--username="+d.Username)
	}
	if d.Database != "" {
		words = append(words, "--dbname="+d.Database)
	}
	return command(words...)
}
