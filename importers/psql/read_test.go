package psql_test

import (
	"errors"
	"strings"
	"testing"

	"entrastudio/importers/psql"
	"entrastudio/model/refusal"

	"github.com/google/go-cmp/cmp"
)

const id = "6f1d2c3b-0000-4000-8000-000000000001"

func TestEveryFormOfAResultGivesItsAudiences(t *testing.T) {
	both := []string{"operate-api", id}
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"aligned", "   audience   \n--------------\n operate-api\n " + id + "\n(2 rows)\n", both},
		{"aligned, statement and prompt before", "identity=# SELECT DISTINCT audience\nidentity-# FROM public.permissions\nidentity-# ORDER BY audience;\n audience \n---\n operate-api\n " + id + "\n(2 rows)\n\nidentity=#\n", both},
		{"statement without a prompt", "SELECT DISTINCT audience\nFROM public.permissions\nORDER BY audience;\n audience\n---\n operate-api\n " + id + "\n(2 rows)\n", both},
		{"shell command before", "$ kubectl exec -it pg-0 -- psql -c 'select'\n audience \n---\n operate-api\n " + id + "\n(2 rows)\n", both},
		{"timing behind", " audience \n---\n operate-api\n " + id + "\n(2 rows)\n\nTime: 0.5 ms\n", both},
		{"count in German", " audience \n---\n operate-api\n " + id + "\n(2 Zeilen)\n", both},
		{"count in French", " audience \n---\n operate-api\n " + id + "\n(2 lignes)\n", both},
		{"count in Japanese", " audience \n---\n operate-api\n " + id + "\n(2 \u884c)\n", both},
		{"count left out", " audience \n---\n operate-api\n " + id + "\n", both},
		{"borders", "+---+\n| audience |\n+---+\n| operate-api |\n| " + id + " |\n+---+\n(2 rows)\n", both},
		{"borders of signs", "\u250c\u2500\u2500\u2510\n\u2502 audience \u2502\n\u251c\u2500\u2500\u2524\n\u2502 operate-api \u2502\n\u2502 " + id + " \u2502\n\u2514\u2500\u2500\u2518\n(2 rows)\n", both},
		{"unaligned", "audience\noperate-api\n" + id + "\n(2 rows)\n", both},
		{"rows alone", " operate-api\n " + id + "\n\n", both},
		{"rows alone, unaligned", "operate-api\n" + id + "\n", both},
		{"CSV", "audience\noperate-api\n" + id + "\n", both},
		{"CSV in quotes", "\"audience\"\r\n\"operate-api\"\n\"" + id + "\"\n", both},
		{"tab separated, with row numbers", "\taudience\n1\toperate-api\n2\t" + id + "\n", both},
		{"copy of pgAdmin", "\"audience\"\n\"operate-api\"\n\"" + id + "\"", both},
		{"more columns", " id | audience | definition \n----+----------+---\n  1 | operate-api | read:*\n  2 | operate-api | update:*\n  3 | " + id + " | read:*\n(3 rows)\n", both},
		{"more columns, unaligned", "definition|audience\nread:*|operate-api\nread:*|" + id + "\n(2 rows)\n", both},
		{"more columns in CSV", "id,audience,\"the, definition\"\n1,operate-api,\"a, b\"\n2," + id + ",c\n", both},
		{"qualified header", "permissions.audience\noperate-api\n" + id + "\n", both},
		{"expanded", "-[ RECORD 1 ]----\naudience | operate-api\n-[ RECORD 2 ]----\naudience | " + id + "\n", both},
		{"expanded in German", "-[ DATENSATZ 1 ]----\naudience | operate-api\n-[ DATENSATZ 2 ]----\naudience | " + id + "\n", both},
		{"expanded with more columns", "-[ RECORD 1 ]----\nid | 1\naudience | operate-api\n-[ RECORD 2 ]----\nid | 2\naudience | " + id + "\n", both},
		{"expanded display is told", "Expanded display is on.\n-[ RECORD 1 ]----\naudience | operate-api\n-[ RECORD 2 ]\naudience | " + id + "\n", both},
		{"JSON list", `["operate-api", "` + id + `"]`, both},
		{"JSON rows", `[{"audience": "operate-api"}, {"audience": "` + id + `"}]`, both},
		{"JSON lines", "{\"audience\":\"operate-api\"}\n{\"audience\":\"" + id + "\"}\n", both},
		{"no rows", " audience \n---\n(0 rows)\n", nil},
		{"no rows, rows alone", "(0 rows)\n", nil},
		{"null in between", " audience \n---\n operate-api\n \n " + id + "\n(3 rows)\n", both},
		{"URI and placeholder", " audience \n---\n api://" + id + "\n <OPERATE_APP_ID>\n(2 rows)\n", []string{"api://" + id, "<OPERATE_APP_ID>"}},
		{"list in one line", "operate-api, " + id, both},
	} {
		t.Run(c.name, func(t *testing.T) {
			found, err := psql.Read("a.txt", strings.ReplaceAll(c.text, "\r\n", "\n"))
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, a := range found {
				got = append(got, a.Text)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Fatalf("(-want +got)\n%s", diff)
			}
		})
	}
}

func TestPlacesPointAtTheAudience(t *testing.T) {
	for text, want := range map[string]string{
		" id | audience \n----+---\n  1 | operate-api\n(1 row)":                         "a.txt:3:7",
		"\u2502 audience \u2502\n\u251c\u2500\u2500\u2524\n\u2502 operate-api \u2502\n": "a.txt:3:3",
		"\"audience\"\n\"operate-api\"\n":                                               "a.txt:2:2",
		"[\n  {\"audience\": \"operate-api\"}\n]":                                       "a.txt:2:16",
	} {
		found, err := psql.Read("a.txt", text)
		if err != nil {
			t.Fatal(err)
		}
		if len(found) != 1 || found[0].Place.String() != want || found[0].Place.Address != "public.permissions.audience" {
			t.Errorf("%q: %+v, want %s", text, found, want)
		}
	}
}

// trial is what the studio's scripts print, with the old name before and the id
// after.
const trial = `Connected:
 database | user
----------+------
 identity | ada

Audiences of permissions, before:
  audience   | rows
-------------+------
 operate-api |    2

What the plan wants, before:
 component | old_audience |  state
-----------+--------------+---------
 operate   | operate-api  | to move

Audiences of permissions, after:
               audience               | rows
--------------------------------------+------
 ` + id + ` |    2

`

func TestOfSeveralTablesTheOneWithAudiencesIsRead(t *testing.T) {
	for ending, want := range map[string]string{
		"Rolled back: nothing was changed. Rows that would change: 2\n": "a.txt:9:2 operate-api",
		"Committed. Rows changed: 2\n":                                  "a.txt:19:2 " + id,
		"":                                                              "a.txt:9:2 operate-api",
	} {
		found, err := psql.Read("a.txt", trial+ending)
		if err != nil {
			t.Fatal(err)
		}
		if len(found) != 1 || found[0].Place.String()+" "+found[0].Text != want {
			t.Errorf("%q: %+v, want %s", ending, found, want)
		}
	}
}

func TestWhatIsNoResultIsRefusedWithItsPlace(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", "a.txt: there is no result in it; "},
		{" name \n---\n x\n(1 row)", "a.txt:1:2: this table has no column audience; "},
		{"ERROR:  relation \"public.permissions\" does not exist\nLINE 1: SELECT", "a.txt:1:1: the query failed: ERROR:  relation \"public.permissions\" does not exist; "},
		{"FEHLER:  Relation \u00bbpermissions\u00ab existiert nicht", "a.txt:1:1: the query failed: "},
		{"operate-api\nthis is a sentence\n", "a.txt:2:1: this is no audience, and no header says which column holds one; "},
		{" id | audience \n----+---\n 1\n", "a.txt:3:1: this row has 1 columns, and the audience is column 2; "},
		{"-[ RECORD 1 ]--\nid | 1\n", "a.txt:2:1: these rows have no column audience; "},
		{`[{"name": "x"}]`, "a.txt:1:2: this is no row with an audience; "},
		{`[1]`, "a.txt:1:2: this is no row with an audience; "},
		{strings.Repeat("a\n", psql.MaxBytes), "a.txt: a result of 524288 bytes is more than the 262144 that are read; "},
		{`["a"`, "a.txt:1:5: the json text breaks off"},
	} {
		_, err := psql.Read("a.txt", c.text)
		var refused *refusal.Error
		if !errors.As(err, &refused) || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("%.40q: %v, want %s...", c.text, err, c.want)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(" audience \n---\n operate-api\n(1 row)\n")
	f.Add("-[ RECORD 1 ]--\naudience | a\n")
	f.Add(`[{"audience":"a"}]`)
	f.Add(trial)
	f.Add("\"a\",\"b\"\n")
	f.Add("|\n--")
	f.Add("-[ RECORD 1 ]--\n|\n")
	f.Fuzz(func(t *testing.T, text string) {
		found, err := psql.Read("f", text)
		var refused *refusal.Error
		if err != nil && (!errors.As(err, &refused) || strings.Contains(err.Error(), "\n")) {
			t.Fatalf("%q", err)
		}
		for _, a := range found {
			if err != nil || a.Text == "" || a.Place.Line < 1 || a.Place.Column < 1 {
				t.Fatalf("%+v with %v", a, err)
			}
		}
	})
}
