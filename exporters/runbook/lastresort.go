package runbook

import (
	"strings"

	"entrastudio/exporters/markdown"
	"entrastudio/model/plan"
)

// The SQL files that the section names.
const (
	inspectSQL  = "sql/00-inspect.sql"
	fixSQL      = "sql/10-fix-audiences.sql"
	rollbackSQL = "sql/90-rollback.sql"
)

// writeLastResort says what to do when people are signed in and yet refused. SQL
// comes last, because everything before it can be undone by a restart.
func (b *book) writeLastResort(out *strings.Builder) {
	out.WriteString("## If people end on /noPermission\n\n")
	out.WriteString("The sign-in worked; a role or the audience of its permissions is missing. Try these in their order and sign in again after each:\n\n")
	items := []string{
		"The person's token holds the claim and value of a rule: `entra-studio token --plan plan.yaml -` shows which rules match and why others do not.",
		"The claim is an optional claim of every registration: each component looks into its own token.",
	}
	if b.plan.On("management-identity") {
		items = append(items, "Management Identity's presets name the client IDs as audiences, as the deployment's files of this bundle do. Restart Management Identity: it adds what is missing and removes nothing.")
	}
	for i, item := range items {
		out.WriteString(string(rune('1'+i)) + ". " + item + "\n")
	}
	out.WriteString("\n")
	b.writeSQL(out)
}

func (b *book) writeSQL(out *strings.Builder) {
	if !b.has(inspectSQL) {
		return
	}
	call, reach := b.identityDatabase()
	out.WriteString("**SQL is the last resort.** It changes Management Identity's database behind its back; back the database up before. " + reach + "Look first; this only reads, as `entra-studio database check plan.yaml` does:\n\n")
	out.WriteString(markdown.Block("sh", call+" --file "+inspectSQL) + "\n")
	if b.has(fixSQL) {
		out.WriteString("Audiences in the style of Keycloak, such as `operate-api`, are what " + file(fixSQL) + " mends. The first line shows what it would change and rolls back; the second does it:\n\n")
		out.WriteString(markdown.Block("sh", call+" --file "+fixSQL, call+" -v commit=1 --file "+fixSQL) + "\n")
		out.WriteString("Restart Management Identity and the component, and sign in again.\n\n")
	}
	for _, f := range b.under("sql") {
		if f.Path != inspectSQL && f.Path != fixSQL && f.Path != rollbackSQL {
			out.WriteString("For another case: " + file(f.Path) + ". Its head says what for and how it is run.\n\n")
		}
	}
	if b.has(rollbackSQL) {
		out.WriteString("**Undo.** The rows as they were before the fix:\n\n")
		out.WriteString(markdown.Block("sh", call+" --file "+rollbackSQL, call+" -v commit=1 --file "+rollbackSQL) + "\n")
	}
}

// identityDatabase is the call of psql for Management Identity's database, and what
// must be done to reach it.
func (b *book) identityDatabase() (call, reach string) {
	d := b.plan.Database("identity")
	switch {
	case d == nil || !d.Bundled && (d.Host == "" || d.Host[0] == '-'):
		return "psql -X -v ON_ERROR_STOP=1", "Name the database with `--host`, `--dbname` and `--username`. "
	case d.Bundled && b.helm():
		// The chart's own PostgreSQL; user and database are called identity there
		// (chart 13 templates, identity datasource).
		forward := command("kubectl", "--namespace", b.namespace(), "port-forward", "service/"+b.release()+"-identity-postgresql", "5432:5432")
		return psql(&plan.Database{Host: "localhost", Username: orIdentity(d.Username), Database: orIdentity(d.Database)}),
			"The chart's own database is reached through " + markdown.Code(forward) + " in a second terminal. "
	default:
		return psql(d), ""
	}
}

func orIdentity(name string) string {
	if name == "" {
		return "identity"
	}
	return name
}
