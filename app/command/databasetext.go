package command

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"text/tabwriter"
	"unicode"

	"entrastudio/app/database"
	"entrastudio/app/report"
)

// checkedText writes what a check of the database found, for a person.
func checkedText(w io.Writer, colour bool, file string, r *report.Report, found *database.Found) error {
	out := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintf(out, "%s, PostgreSQL %s, table %s.permissions\n", plainly(found.Where), plainly(found.Session.Server), plainly(found.Schema))
	if found.Session.Superuser {
		fmt.Fprintf(out, "%s may do anything on this server: the user of Management Identity is enough\n", plainly(found.Session.User))
	}
	fmt.Fprintln(out)
	for _, s := range found.View.Wanted {
		fmt.Fprintf(out, "%s\t%s\t%s\n", s.Component, s.State, stateWords(s))
	}
	if len(found.Additions) > 0 {
		fmt.Fprintf(out, "\nWhen Management Identity starts with the plan's presets, it adds what lacks of:\n")
		for _, a := range found.Additions {
			fmt.Fprintf(out, "  %s\t%s\t%s\n", a.Component, plainly(a.Audience), strings.Join(a.Definitions, ", "))
		}
	}
	fmt.Fprintln(out)
	if err := out.Flush(); err != nil {
		return err
	}
	if err := r.Text(w, colour); err != nil {
		return err
	}
	if found.View.Due() == 0 {
		return nil
	}
	_, err := fmt.Fprintf(w, "\nWhere a restart with presets does not help: entra-studio database fix %s\n", file)
	return err
}

// stateWords say how many rows an audience has, and its old name.
func stateWords(s database.State) string {
	now := fmt.Sprintf("%s has %s", plainly(s.NewAudience), ofSeeded(s.NewRows, s.Seeded))
	if s.State == database.InOrder {
		return now
	}
	return fmt.Sprintf("%s; %s has %s", now, s.OldAudience, rowCount(s.OldRows))
}

func ofSeeded(rows, seeded int64) string {
	if rows == 0 || rows >= seeded {
		return rowCount(rows)
	}
	return fmt.Sprintf("%d of %s", rows, rowCount(seeded))
}

func rowCount(n int64) string {
	switch n {
	case 0:
		return "no row"
	case 1:
		return "1 row"
	default:
		return strconv.FormatInt(n, 10) + " rows"
	}
}

// changedText writes what a fix or rollback did, or would do.
func changedText(w io.Writer, verb string, done *database.Change) error {
	out := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	switch {
	case done.Rows == 0:
		fmt.Fprintf(out, "%s: there is nothing to do, and nothing was changed.\n", plainly(done.Where))
		return out.Flush()
	case done.Committed:
		fmt.Fprintf(out, "%s: %s changed.\n", plainly(done.Where), rowCount(int64(done.Rows)))
	default:
		fmt.Fprintf(out, "%s: a trial, rolled back again. %s would change:\n", plainly(done.Where), rowCount(int64(done.Rows)))
	}
	fmt.Fprintln(out, "\naudience\tbefore\tafter")
	for _, row := range done.Movements() {
		fmt.Fprintf(out, "%s\t%d\t%d\n", plainly(row.Audience), row.Before, row.After)
	}
	if !done.Committed {
		fmt.Fprintf(out, "\nNothing was changed. To keep it, add: --confirm %s --rows %d\n", plainly(done.Database), done.Rows)
	} else {
		fmt.Fprintln(out, "\nRestart Management Identity and the components, and sign in again.")
		if verb == "fix" {
			fmt.Fprintln(out, `"entra-studio database rollback" brings the rows back.`)
		}
	}
	return out.Flush()
}

// plainly keeps what a database holds from steering a terminal.
func plainly(text string) string {
	if strings.ContainsFunc(text, func(r rune) bool { return !unicode.IsPrint(r) }) {
		return strconv.QuoteToASCII(text)
	}
	return text
}
