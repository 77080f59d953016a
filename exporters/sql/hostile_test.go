package sql_test

import (
	"encoding/hex"
	"fmt"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"entrastudio/exporters/exporttest"
	"entrastudio/exporters/sql"
	"entrastudio/model/catalog"
)

// hostileSQL lists texts that try to leave a literal of SQL, a comment, a
// dollar-quoted body, or to reach psql's own commands.
func hostileSQL() []string {
	return []string{
		`'; DROP TABLE canary; --`, `\'; DROP TABLE canary; --`, `'); DROP TABLE canary; --`, `\\'; DROP TABLE canary; --`,
		`$entra_studio$; DROP TABLE canary; $entra_studio$`, `$$; DROP TABLE canary; $$`, `$count$`,
		"x\n\\! touch canary\n", "x'\n\\! touch canary\n", "\\! touch canary", "`touch canary`", ":'schema'", ":schema", `:"schema"`, ":{?commit}",
		"\\gset", "\n\\q\n", "\n\\endif\n", "\n\\else\n", "\\.", "*/", "/*", "--", "-- x\n", `E'\''`, `U&'\0041'`, "%I", "%s", "{}", "[]", "null",
		`","old":"x`, `\u0041`, `"`, `""`, "';COMMIT;--", "' || version() || '", "\u2019; DROP TABLE canary", "\u00a5'; DROP TABLE canary; --",
	}
}

// hostileAudiences are n texts that PostgreSQL can hold.
func hostileAudiences(n int) []string {
	var all []string
	for _, text := range append(hostileSQL(), exporttest.Hostile()...) {
		if text != "" && utf8.ValidString(text) && !strings.Contains(text, "\x00") {
			all = append(all, text)
		}
	}
	texts := exporttest.HostileText()
	for i := 0; len(all) < n; i++ {
		text := hostileSQL()[i%len(hostileSQL())] + texts.Example(i)
		if utf8.ValidString(text) && !strings.Contains(text, "\x00") {
			all = append(all, text)
		}
	}
	return all[:n]
}

func TestAThousandHostileAudiencesReachTheTableAsTheyAre(t *testing.T) {
	c, p := everything(t, catalog.V87)
	b := newBench(t, c, p)
	apis := c.AskedAPIs()
	audiences := hostileAudiences(1000)
	create, look := "CREATE TABLE canary ();", ""
	for i := range audiences {
		api, schema := apis[i%len(apis)], fmt.Sprint("run", i/len(apis))
		if i%len(apis) == 0 {
			create += "CREATE SCHEMA " + schema + "; CREATE TABLE " + schema + ".permissions (component text, audience text);"
		}
		create += fmt.Sprintf("INSERT INTO %s.permissions VALUES ('%s', '%s');", schema, api.Component, api.Audience)
		look += fmt.Sprintf("SELECT encode(convert_to(audience, 'UTF8'), 'hex') FROM %s.permissions WHERE component = '%s';", schema, api.Component)
	}
	b.must(t, create)
	for i := 0; i < len(audiences); i += len(apis) {
		for j, api := range apis {
			p.RegistrationOf(api.Component).ClientID = audiences[i+j]
		}
		b.write(t, c, p)
		says(t, b.script(t, sql.FixPath, "commit=1", "rows=8", fmt.Sprint("schema=run", i/len(apis))), "Committed. Rows changed: 8")
	}
	found := strings.Fields(b.must(t, look))
	if len(found) != len(audiences) {
		t.Fatalf("%d rows of %d", len(found), len(audiences))
	}
	for i, audience := range audiences {
		if found[i] != hex.EncodeToString([]byte(audience)) {
			t.Errorf("%q became %s", audience, found[i])
		}
	}
	if b.must(t, "SELECT count(*) FROM canary") != "0\n" {
		t.Error("the canary is gone")
	}
	entries, err := os.ReadDir(b.folder)
	if err != nil || len(entries) != 1 {
		t.Errorf("a script wrote beside itself: %v %v", entries, err)
	}
}
