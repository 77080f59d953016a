package token_test

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"entrastudio/model/token"
)

// wrap breaks a text into lines of a width.
func wrap(text string, width int, end string) string {
	var lines []string
	for len(text) > width {
		lines = append(lines, text[:width])
		text = text[width:]
	}
	return strings.Join(append(lines, text), end)
}

func TestFindTakesATokenOutOfWhatPeoplePaste(t *testing.T) {
	raw := signed(t, claims(nil))
	refresh := "1.AXkA" + strings.Repeat("A", 60) + "." + strings.Repeat("B", 60)
	for _, c := range []struct {
		name, text string
		said       token.Said
		where      string
		line, col  int
	}{
		{"bare", raw, token.SaidUnknown, "bare token", 1, 1},
		{"white space around", "\n  \t" + raw + "\r\n\n", token.SaidUnknown, "bare token", 2, 4},
		{"byte order mark", "\ufeff" + raw, token.SaidUnknown, "bare token", 1, 2},
		{"Bearer", "Bearer " + raw, token.SaidUnknown, "bearer token", 1, 8},
		{"bearer on its own line", "bearer\n" + raw, token.SaidUnknown, "bearer token", 2, 1},
		{"Authorization", "Authorization: Bearer " + raw, token.SaidUnknown, "Authorization header", 1, 23},
		{"double quotes and a comma", `"` + raw + `",`, token.SaidUnknown, "bare token", 1, 2},
		{"single quotes inside Bearer", "Bearer '" + raw + "'", token.SaidUnknown, "bearer token", 1, 9},
		{"typographic quotes", "\u201c" + raw + "\u201d", token.SaidUnknown, "bare token", 1, 2},
		{"token response", `{"token_type":"Bearer","access_token":"` + raw + `"}`, token.SaidAccess, "JSON member access_token", 1, 40},
		{"token response, pretty", "{\n  \"id_token\": \"" + raw + "\"\n}", token.SaidID, "JSON member id_token", 2, 16},
		{"nested member", `{"a":{"b":["` + raw + `"]}}`, token.SaidUnknown, "JSON member a.b", 1, 13},
		{"token response that breaks off", `{"access_token":"` + raw + `","id_tok`, token.SaidAccess, "JSON member access_token", 1, 18},
		{"refresh token of a response", `{"refresh_token":"` + refresh + `"}`, token.SaidRefresh, "JSON member refresh_token", 1, 19},
		{"callback with a fragment", "https://app.example.com/cb#id_token=" + raw + "&state=1", token.SaidID, "callback URL, parameter id_token", 1, 37},
		{"callback with a query", "http://localhost:8080/sso-callback?state=1&access_token=" + raw, token.SaidAccess, "callback URL, parameter access_token", 1, 57},
		{"callback with a code", "https://app.example.com/cb?code=" + refresh + "&session_state=x", token.SaidCode, "callback URL, parameter code", 1, 33},
		{"in a shell command", "curl -H 'Authorization: Bearer " + raw + "' https://api.example.com", token.SaidAccess, "in the text", 1, 32},
		{"at the end of a sentence", "Look at this\ntoken: " + raw + ". Why?", token.SaidUnknown, "in the text", 2, 8},
		{"after a name", "the log says access_token=" + raw + " and more", token.SaidAccess, "in the text", 1, 27},
		{"cut short in a mail", "half of it is " + raw[:300] + " ok", token.SaidUnknown, "in the text", 1, 15},
	} {
		found := token.Find(c.text)
		if len(found) != 1 {
			t.Errorf("%s: %d found", c.name, len(found))
			continue
		}
		f := found[0]
		if f.Said != c.said || f.Where != c.where || f.Line != c.line || f.Column != c.col || f.Times != 1 {
			t.Errorf("%s: %q %q at %d:%d", c.name, f.Said, f.Where, f.Line, f.Column)
		}
		if f.Raw != raw && f.Raw != refresh && f.Raw != raw[:300] {
			t.Errorf("%s: another text was found: %.60q", c.name, f.Raw)
		}
	}
}

func TestWrappedTokensAreJoinedAndNeverVerified(t *testing.T) {
	raw := signed(t, claims(nil))
	for name, text := range map[string]string{
		"at 76":                    wrap(raw, 76, "\n"),
		"at 64 with CRLF":          wrap(raw, 64, "\r\n"),
		"quoted-printable":         wrap(raw, 75, "=\r\n"),
		"Bearer, wrapped":          "Bearer\n" + wrap(raw, 76, "\n"),
		"between words of a mail":  "Hello,\nhere it is:\n" + wrap(raw, 76, "\n") + "\nRegards\n",
		"between words, with CRLF": "Hello,\r\nhere it is:\r\n" + wrap(raw, 76, "\r\n") + "\r\n\r\nRegards\r\n",
	} {
		found := token.Find(text)
		if len(found) != 1 || !found[0].Wrapped || found[0].Joined != raw {
			t.Errorf("%s: %d found, %+.300v", name, len(found), found)
			continue
		}
		read := found[0].Read()
		if !read.Has(token.DefectLineWrapped) || len(read.Defects) != 1 {
			t.Errorf("%s: %+v", name, read.Defects)
		}
		if s := read.Verify(ownKeys(t)); s.State != token.Unchecked || s.Reason != token.ReasonReaders {
			t.Errorf("%s: %+v", name, s)
		}
		if got := codes(read, now()); len(got) > 0 {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestAStrayLineBreakIsTheTokensOwnFault(t *testing.T) {
	raw := signed(t, claims(nil))
	for _, text := range []string{raw[:20] + "\n" + raw[20:], raw[:len(raw)-20] + "\r\n" + raw[len(raw)-20:], raw[:100] + " " + raw[100:], raw[:80] + "\n\t" + raw[80:]} {
		found := token.Find(text)
		if len(found) != 1 || found[0].Raw != text || found[0].Joined != text {
			t.Errorf("%+.200v", found)
			continue
		}
		read := found[0].Read()
		if s := read.Verify(ownKeys(t)); !read.Has(token.DefectWhiteSpace) || s.State != token.Invalid {
			t.Errorf("%+v", s)
		}
		if aud := read.Audiences(); len(aud) != 1 || aud[0] != app {
			t.Errorf("the claims were not read all the same: %v", aud)
		}
	}
}

func TestFaultsOfALoneTokenReachTheReader(t *testing.T) {
	raw := signed(t, claims(nil))
	for _, text := range []string{raw + "==", raw[:50] + "*" + raw[50:], raw + ".", raw[:50] + "\x00" + raw[50:], strings.Repeat(".", 100), strings.Repeat("A", 100)} {
		found := token.Find(text)
		if len(found) != 1 || found[0].Raw != text {
			t.Errorf("%.80q: %d found", text, len(found))
		}
	}
}

func TestSeveralTokensAreFoundOnceEach(t *testing.T) {
	one, two := signed(t, claims(nil)), signed(t, claims(map[string]any{"ver": "1.0"}))
	found := token.Find(one + "\n" + two + "\n" + one + "\n")
	if len(found) != 2 || found[0].Raw != one || found[0].Times != 2 || found[1].Raw != two || found[1].Line != 2 {
		t.Errorf("%d found: %+.400v", len(found), found)
	}
}

func TestTextsWithoutATokenGiveNone(t *testing.T) {
	for _, text := range []string{"", " \n", "hello", "a.b", "eye contact. maybe, keyed entry", `{"a":1}`, `{"access_token":""}`, "https://example.com/?a=b", `{"a_long_name_of_a_member":1}`, "<html><body>nothing</body></html>", "[[[[", "{\"a\":\"", "eyJhbGciOiJub25lIn0 x"} {
		if found := token.Find(text); len(found) > 0 {
			t.Errorf("%q: %+v", text, found)
		}
	}
}

func quote(t *testing.T, text string) string {
	t.Helper()
	b, err := json.Marshal(text)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestHARFilesAreReadByEntry(t *testing.T) {
	access, id, idInBody := signed(t, claims(nil)), signed(t, claims(map[string]any{"nonce": "1"})), signed(t, claims(map[string]any{"nonce": "2"}))
	form := signed(t, claims(map[string]any{"nonce": "3"}))
	coded := signed(t, claims(map[string]any{"nonce": "4"}))
	code := "0.AXkA" + strings.Repeat("A", 60)
	body := fmt.Sprintf(`{"token_type":"Bearer","id_token":%q}`, idInBody)
	har := `{"log":{"version":"1.2","entries":[
 {"request":{"method":"GET","url":"https://app.example.com/sso-callback?code=` + code + `&state=x","headers":[]},"response":{"status":302,"headers":[{"name":"Location","value":"https://app.example.com/#id_token=` + id + `"}]}},
 {"request":{"method":"POST","url":"https://login.microsoftonline.com/t/oauth2/v2.0/token","postData":{"mimeType":"x","text":"grant_type=x&refresh_token=` + code + `x&client_assertion=` + form + `"}},
  "response":{"content":{"size":1,"mimeType":"application/json","text":` + quote(t, body) + `}}},
 {"request":{"method":"GET","url":"https://api.example.com/v2/topology?x=1","headers":[{"name":"Accept","value":"*/*"},{"value":"Bearer ` + access + `","name":"Authorization"}]},
  "response":{"content":{"encoding":"base64","text":"` + base64.StdEncoding.EncodeToString([]byte(`{"access_token":"`+coded+`"}`)) + `"}}},
 {"request":{"method":"GET","url":"https://api.example.com/again","headers":[{"name":"Authorization","value":"Bearer ` + access + `"}]}}
]}}`
	found := token.Find(har)
	got := map[string]token.Found{}
	for _, f := range found {
		got[f.Raw] = f
	}
	for raw, want := range map[string]token.Found{
		code:       {Said: token.SaidCode, Where: "HAR entry 1, request of GET https://app.example.com/sso-callback, url, parameter code"},
		id:         {Said: token.SaidID, Where: "HAR entry 1, response of GET https://app.example.com/sso-callback, Location, parameter id_token"},
		code + "x": {Said: token.SaidRefresh, Where: "HAR entry 2, request of POST https://login.microsoftonline.com/t/oauth2/v2.0/token, parameter refresh_token"},
		form:       {Said: token.SaidUnknown, Where: "HAR entry 2, request of POST https://login.microsoftonline.com/t/oauth2/v2.0/token, parameter client_assertion"},
		idInBody:   {Said: token.SaidID, Where: "HAR entry 2, response of POST https://login.microsoftonline.com/t/oauth2/v2.0/token, id_token"},
		access:     {Said: token.SaidAccess, Where: "HAR entry 3, request of GET https://api.example.com/v2/topology, Authorization"},
		coded:      {Said: token.SaidAccess, Where: "HAR entry 3, response of GET https://api.example.com/v2/topology, access_token"},
	} {
		if f, ok := got[raw]; !ok || f.Said != want.Said || f.Where != want.Where {
			t.Errorf("%q: %+v, %q", want.Where, ok, f.Where)
		}
	}
	if len(found) != 7 || got[access].Times != 2 || got[access].Line != 5 {
		t.Errorf("%d found, times %d, line %d", len(found), got[access].Times, got[access].Line)
	}
}

func TestHostileTextsAreSearchedWithoutHarm(t *testing.T) {
	for _, text := range []string{
		strings.Repeat("{", 1<<20), strings.Repeat("[", 1<<20), strings.Repeat("ey", 1<<20), strings.Repeat("eyJ. ", 1<<18),
		`{"a":"` + strings.Repeat(`\ud800`, 1<<18) + `"}`, strings.Repeat("\n", 1<<20), strings.Repeat("eyJhbGciOiJ4In0.", 1<<16),
		strings.Repeat("eyJhbGciOiJSUzI1NiJ9.x ", 40000), "x\n" + strings.Repeat(strings.Repeat("eyJhbGciOiJ4In0.", 5)[:76]+"\n", 20000),
		"x\neyJhbGciOiJ4In0." + strings.Repeat("A", 60) + "\n" + strings.Repeat(strings.Repeat("A", 76)+"\n", 20000),
		`{"text":"{\"text\":\"{\\\"text\\\":1}\"}"}`, `{"value":"x","encoding":"base64"}`, `}`, `{]}`, `[}`, "\"", "Bearer", "Bearer ", "''", "ey",
	} {
		for _, f := range token.Find(text) {
			f.Read()
		}
	}
}
