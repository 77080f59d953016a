package token

import (
	"strings"
	"testing"

	"entrastudio/assets"
	"entrastudio/model/flat"
)

func TestTablesOfClaimsReadStrictly(t *testing.T) {
	seen := map[string]bool{}
	for _, entry := range readAll(t, assets.Claims) {
		part, term, err := termOf(entry)
		if err != nil {
			t.Fatal(err)
		}
		name, _ := entry.Text("name")
		if key := string(part) + " " + name; seen[key] {
			t.Errorf("%s stands twice", key)
		} else {
			seen[key] = true
		}
		if !strings.HasSuffix(term.meaning, ".") || term.trap != "" && !strings.HasSuffix(term.trap, ".") {
			t.Errorf("%s: a text is no sentence", name)
		}
		if found, ok := book().term(part, name); !ok || found != term {
			t.Errorf("%s of the %s is found as %+v", name, part, found)
		}
	}
}

func TestTheTableOfKnownGUIDsReadsStrictly(t *testing.T) {
	seen := map[string]bool{}
	for _, entry := range readAll(t, assets.KnownGUIDs) {
		guid, err := guidOf(entry)
		if err != nil {
			t.Fatal(err)
		}
		text, _ := entry.Text("guid")
		if seen[text] {
			t.Errorf("%s stands twice", text)
		}
		seen[text] = true
		if found, ok := book().guid(text); !ok || found != guid {
			t.Errorf("%s is found as %+v", text, found)
		}
	}
}

func TestTheClaimsOfEntraAreExplained(t *testing.T) {
	for _, name := range []string{"aud", "iss", "ver", "tid", "sub", "oid", "azp", "appid", "azpacr", "appidacr", "scp", "roles", "idtyp", "groups", "_claim_names", "_claim_sources", "hasgroups", "wids", "preferred_username", "upn", "unique_name", "email", "name", "idp", "acct", "iat", "nbf", "exp", "auth_time", "amr", "acr", "acrs", "xms_cc", "uti", "rh", "aio", "sid", "nonce", "at_hash", "c_hash", "login_hint", "ipaddr", "xms_tcdt", "puid"} {
		if _, ok := claimTerm(name); !ok {
			t.Errorf("%s is not explained", name)
		}
	}
}

// readAll reads a table whole and strictly.
func readAll(t *testing.T, table string) []flat.Entry {
	t.Helper()
	entries, err := flat.Read(table)
	if err != nil {
		t.Fatal(err)
	}
	return entries
}

func TestBrokenEntriesAreRefused(t *testing.T) {
	entry := func(lines ...string) flat.Entry {
		e, err := flat.Read("- name: \"n\"\n  seen: \"s\"\n  meaning: \"m\"\n  source: \"s\"\n" + strings.Join(lines, "\n"))
		if err != nil {
			t.Fatal(err)
		}
		return e[0]
	}
	for want, e := range map[string]flat.Entry{
		"the key part is missing": entry(`  form: "text"`),
		"header or payload":       entry(`  form: "text"`, `  part: "tail"`),
		"is not known":            entry(`  form: "song"`, `  part: "header"`),
		"a key that is not known": entry(`  form: "text"`, `  part: "header"`, `  colour: "red"`),
	} {
		if _, _, err := termOf(e); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %s", err, want)
		}
	}
}

func TestGUIDsAreKnownInAnyLetterCase(t *testing.T) {
	if KnownGUID("00000003-0000-0000-C000-000000000000") != "Microsoft Graph" || KnownGUID("9188040d-6c67-4c5b-b112-36a304b66dad") == "" || KnownGUID("x") != "" || KnownGUID("11111111-2222-3333-4444-555555555555") != "" {
		t.Error("a GUID is not named as it should be")
	}
}

func TestIssuersAreReadOfEveryCloud(t *testing.T) {
	const id = "9188040d-6c67-4c5b-b112-36a304b66dad"
	for url, want := range map[string]Issuer{
		"https://login.microsoftonline.com/" + id + "/v2.0":        {Cloud: "public", Tenant: id, Version: "2.0"},
		"https://login.microsoftonline.com/" + id + "/v2.0/":       {Cloud: "public", Tenant: id, Version: "2.0"},
		"https://sts.windows.net/" + id + "/":                      {Cloud: "public", Tenant: id, Version: "1.0"},
		"https://login.microsoftonline.us/" + id + "/v2.0":         {Cloud: "us-government", Tenant: id, Version: "2.0"},
		"https://sts.chinacloudapi.cn/" + id + "/":                 {Cloud: "china", Tenant: id, Version: "1.0"},
		"https://login.partner.microsoftonline.cn/" + id + "/v2.0": {Cloud: "china", Tenant: id, Version: "2.0"},
		"https://login.microsoftonline.com/{tenantid}/v2.0":        {Cloud: "public", Tenant: "{tenantid}", Version: "2.0"},
		"https://login.microsoftonline.com/" + id:                  {Cloud: "public", Tenant: id},
		"http://login.microsoftonline.com/" + id + "/v2.0":         {},
		"https://login.microsoftonline.com.evil.example/" + id:     {},
		"https://evil.example/login.microsoftonline.com/v2.0":      {},
		"": {},
	} {
		want.URL = url
		if got := ParseIssuer(url); got != want {
			t.Errorf("%+v, want %+v", got, want)
		}
	}
}

// BenchmarkReadGlossary is what the first explanation of a run costs more.
func BenchmarkReadGlossary(b *testing.B) {
	for b.Loop() {
		if len(readGlossary().claims) == 0 {
			b.Fatal("no claim is found")
		}
	}
}
