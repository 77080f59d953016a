package sql

import (
	"entrastudio/exporters"
)

const claimNote = "The initial claim is read at the first start alone. Change the rule Default in Management Identity under Mappings" +
	" where somebody can still enter; the script is for a deployment in which nobody can."

// claim is the guided script for the rule of the first administrator; nil where
// the minor reads declared rules, of which one with another value is added at
// the next start and needs no SQL, and where the plan names no administrator.
func (w *writer) claim() (*script, error) {
	admin := w.plan.FirstAdmin
	if w.catalog.Identity.RulesDeclared.Sure() || admin.Claim == "" || admin.Value == "" {
		return nil, nil
	}
	for _, value := range []string{admin.Claim, admin.Value} {
		if err := carry(value); err != nil {
			return nil, &exporters.Refusal{Where: "first administrator", Reader: reader, Why: err.Error()}
		}
	}
	s := w.head(ClaimPath, "Changes the claim and value of the mapping rule Default to those of the plan's first administrator.")
	s.line("--")
	s.comment("Without SQL first: whoever can still enter Management Identity edits the rule Default under Mappings. This script is for" +
		" a deployment in which nobody can.")
	s.comment("Certain: the claim is stored as the mapping rule Default at the first start and not read again, and Camunda's" +
		" documentation says to modify the database. Not documented: which table and columns hold it. Nobody has published the" +
		" statement, so you name table and columns after you have looked. Back up first (pg_dump).")
	s.comment("1. Run it as it is: it lists tables and columns, and changes nothing.")
	s.comment("2. Look at the rule itself: SELECT * FROM the table that you found.")
	s.comment("3. Run it with these, as a trial, and then with -v commit=1 too:")
	s.asIs("-v table=TABLE -v claim_column=COLUMN -v value_column=COLUMN -v old_claim=CLAIM -v old_value=VALUE")
	s.comment(schemaVariable)
	s.comment("To undo, run it with the values swapped: -v new_claim=CLAIM and -v new_value=VALUE say what is to stand there then." +
		" The row as it was is saved in entra_studio_saved_claims.")
	s.claimBody(admin.Claim, admin.Value)
	return s, nil
}

// claimVariables are what the operator says; the last two have the plan's
// values unless they are said too.
func claimVariables() []string {
	return []string{"table", "claim_column", "value_column", "old_claim", "old_value", "new_claim", "new_value"}
}

func (s *script) claimBody(claim, value string) {
	s.prelude()
	s.defaultVariable("commit", "0")
	s.line(`\if :{?table}` + "\n\\else")
	s.begin(" TRANSACTION READ ONLY")
	s.steps([]Statement{Session, Look})
	s.line("ROLLBACK;")
	s.say("Nothing was changed. Look for the rule Default in the table that holds claims and values, then name table and columns: see the head of this file.")
	s.line(`\q` + "\n\\endif")
	for _, name := range claimVariables() {
		s.claimDefault(name, claim, value)
	}
	s.begin("")
	for _, name := range claimVariables() {
		s.silent(Parameter(name).set(":'" + name + "'"))
	}
	s.line("\n" + Claim.Text() + ";")
	s.end("Restart Management Identity and sign in as the new administrator.", "Run it again with -v commit=1 to keep the change.")
}

// claimDefault asks the server for the plan's own value: psql's quoting of a
// variable differs from SQL's.
func (s *script) claimDefault(name, claim, value string) {
	switch name {
	case "new_claim":
		s.line(`\if :{?new_claim}` + "\n\\else")
		s.silent("SELECT " + quote(claim) + " AS new_claim")
		s.line(`\endif`)
	case "new_value":
		s.line(`\if :{?new_value}` + "\n\\else")
		s.silent("SELECT " + quote(value) + " AS new_value")
		s.line(`\endif`)
	default:
		s.defaultVariable(name, "''")
	}
}
