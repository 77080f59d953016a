package sql_test

import (
	"strings"
	"testing"

	"entrastudio/exporters/sql"
	"entrastudio/model/catalog"
)

const rules = `
CREATE TABLE mapping_rules (id int PRIMARY KEY, name text, claim_name varchar(255), claim_value varchar(255));
INSERT INTO mapping_rules VALUES (1, 'Default', 'oid', 'wr''ong'), (2, 'Other', 'groups', 'x')`

// confirmed is what the operator says after looking.
func confirmed(more ...string) []string {
	return append([]string{
		"table=mapping_rules", "claim_column=claim_name", "value_column=claim_value", "old_claim=oid", "old_value=wr'ong",
	}, more...)
}

func TestTheFirstAdministratorsRuleChangesWhereTheOperatorSaysSo(t *testing.T) {
	c, p := everything(t, catalog.V86)
	p.FirstAdmin.Value = `ad'a\@fernhill.example`
	b := newBench(t, c, p)
	b.must(t, rules)
	first := b.rows(t, "mapping_rules")
	says(t, b.script(t, sql.ClaimPath), "mapping_rules", "id, name, claim_name, claim_value", "Nothing was changed")
	says(t, b.script(t, sql.ClaimPath, confirmed()...), "Rolled back: nothing was changed. Rows that would change: 1")
	if b.rows(t, "mapping_rules") != first {
		t.Error("the trial changed something")
	}
	says(t, b.script(t, sql.ClaimPath, confirmed("commit=1")...), "Committed. Rows changed: 1")
	if got := b.must(t, "SELECT claim_name, claim_value FROM mapping_rules WHERE id = 1"); got != "preferred_username|"+p.FirstAdmin.Value+"\n" {
		t.Errorf("now %q", got)
	}
	says(t, b.script(t, sql.ClaimPath, confirmed("commit=1")...), "There was nothing to do")
	says(t, b.script(t, sql.ClaimPath, "table=mapping_rules", "claim_column=claim_name", "value_column=claim_value",
		"old_claim=preferred_username", "old_value="+p.FirstAdmin.Value, "new_claim=oid", "new_value=wr'ong", "commit=1"), "Committed. Rows changed: 1")
	if b.rows(t, "mapping_rules") != first {
		t.Error("swapped values did not undo it")
	}
}

func TestTheFirstAdministratorsRuleStaysWhereSomethingIsOff(t *testing.T) {
	for _, c := range []struct {
		name, more string
		variables  []string
		want       string
	}{
		{"nothing but a table", "", []string{"table=mapping_rules"}, "does not know claim_column, value_column, old_claim, old_value"},
		{"no such table", "", confirmed("table=rules"), "there is no table public.rules"},
		{"no such column", "", confirmed("claim_column=claim"), "has no column of text claim"},
		{"column of numbers", "", confirmed("value_column=id"), "has no column of text id"},
		{"other value", "", confirmed("old_value=wrong"), "0 rows have the old claim and value, and 0 the new ones"},
		{"two rules", "INSERT INTO mapping_rules VALUES (3, 'Default', 'oid', 'wr''ong')", confirmed(), "2 rows have the old claim and value"},
		{"new one there", "INSERT INTO mapping_rules VALUES (3, 'New', 'preferred_username', 'ada@fernhill.example')", confirmed(), "1 rows have the old claim and value, and 1 the new ones"},
		{"quote", "", confirmed("table=mapping_rules; DROP TABLE mapping_rules"), "there is no table"},
	} {
		t.Run(c.name, func(t *testing.T) {
			catalogue, p := everything(t, catalog.V87)
			b := newBench(t, catalogue, p)
			b.must(t, rules+";"+c.more)
			before := b.rows(t, "mapping_rules")
			_, complaint, status := b.run(t, sql.ClaimPath, append(c.variables, "commit=1")...)
			says(t, complaint, "ERROR:  nothing was changed: ", c.want)
			if status != 3 || b.rows(t, "mapping_rules") != before || strings.Contains(b.must(t, "SELECT to_regclass('entra_studio_saved_claims')"), "saved") {
				t.Errorf("status %d, or something changed", status)
			}
		})
	}
}
