package sql

import (
	"slices"
	"strings"
)

// script is a file for psql in the making.
type script struct{ strings.Builder }

// lineWidth is how wide the comments at a file's head are.
const lineWidth = 100

// comment writes a paragraph. What is not printable becomes a question mark,
// since a line break would end the comment.
func (s *script) comment(text string) {
	text = strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || r == 0x85 || r == 0x2028 || r == 0x2029 {
			return '?'
		}
		return r
	}, text)
	line := "--"
	for _, word := range strings.Fields(text) {
		if len(line)+1+len(word) > lineWidth && line != "--" {
			s.line(line)
			line = "--  "
		}
		line += " " + word
	}
	s.line(line)
}

// asIs writes a comment of one line that keeps its blanks, such as a command.
func (s *script) asIs(text string) { s.line("--     " + text) }

func (s *script) line(text string) { s.WriteString(text + "\n") }

// prelude makes psql stop at the first error, whatever it was called with, and
// say no more than a person needs.
func (s *script) prelude() {
	s.line(`
\set ON_ERROR_STOP on
\set ON_ERROR_ROLLBACK off
\set AUTOCOMMIT on
\set QUIET on
\set SHOW_CONTEXT never
\encoding UTF8
\pset pager off
\pset footer off`)
	s.defaultVariable("schema", "public")
}

// defaultVariable gives a variable a value that the call did not give.
func (s *script) defaultVariable(name, value string) {
	s.line(`\if :{?` + name + "}\n\\else\n  \\set " + name + " " + value + "\n\\endif")
}

// begin opens the one transaction of the file.
func (s *script) begin(mode string) {
	s.line("\nBEGIN" + mode + ";")
	s.silent(Settings.Text())
	s.silent(Schema.set(":'schema'"))
}

// silent runs a query and shows nothing of it: psql keeps its columns as
// variables.
func (s *script) silent(query string) { s.line(query + ` \gset`) }

// steps runs statements one after the other. A title stands above rows, and
// tells the first look from the second where a statement comes twice.
func (s *script) steps(all []Statement) {
	for i, step := range all {
		s.line("")
		switch {
		case !step.Shows():
		case slices.Contains(all[i+1:], step):
			s.say(step.Title() + ", before:")
		case slices.Contains(all[:i], step):
			s.say(step.Title() + ", after:")
		default:
			s.say(step.Title() + ":")
		}
		s.line(step.Text() + ";")
	}
}

// say prints a line. Apostrophes would end what psql prints as it is.
func (s *script) say(text string) {
	s.line(`\echo '` + strings.ReplaceAll(text, "'", "''") + `'`)
}

// end commits only when the operator said so.
func (s *script) end(committed, rolledBack string) {
	s.line("")
	s.silent(Changed.Get() + ", current_setting('entra_studio.changed') = '0' AS entra_studio_idle")
	s.line(`\if :entra_studio_idle`)
	s.line("ROLLBACK;")
	s.say("There was nothing to do, and nothing was changed.")
	s.line(`\elif :commit`)
	s.line("COMMIT;")
	s.line(`\echo Committed. Rows changed: :entra_studio_changed`)
	s.say(committed)
	s.line(`\else`)
	s.line("ROLLBACK;")
	s.line(`\echo Rolled back: nothing was changed. Rows that would change: :entra_studio_changed`)
	s.say(rolledBack)
	s.line(`\endif`)
}
