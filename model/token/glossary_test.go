package token

import (
	"maps"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"entrastudio/assets"
)

func TestTablesOfClaimsReadStrictly(t *testing.T) {
	seen := map[string]bool{}
	for _, entry := range readAll(t, "claims/claims.yaml") {
		part, term, err := termOf(entry)
		if err != nil {
			t.Fatal(err)
		}
		name, _ := entry.text("name")
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
	for _, entry := range readAll(t, "claims/guids.yaml") {
		guid, err := guidOf(entry)
		if err != nil {
			t.Fatal(err)
		}
		text, _ := entry.text("guid")
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
func readAll(t *testing.T, name string) []flatEntry {
	t.Helper()
	data, err := assets.Claims.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	entries, err := readFlat(string(data))
	if err != nil {
		t.Fatalf("%s:%v", name, err)
	}
	return entries
}

// The reader of flat lists must read what a YAML reader reads.
func TestFlatListsReadAsYAMLReadsThem(t *testing.T) {
	for _, name := range []string{"claims/claims.yaml", "claims/guids.yaml"} {
		data, err := assets.Claims.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var want []map[string]string
		if err := yaml.Unmarshal(data, &want); err != nil {
			t.Fatal(err)
		}
		got, err := readFlat(string(data))
		if err != nil || len(got) != len(want) || len(got) == 0 {
			t.Fatalf("%s: %v, %d entries, want %d", name, err, len(got), len(want))
		}
		for i := range want {
			read := map[string]string{}
			for _, text := range got[i].texts {
				read[text.key] = text.value
			}
			if !maps.Equal(read, want[i]) {
				t.Errorf("%s: entry %d: %v, want %v", name, i, got[i].texts, want[i])
			}
		}
	}
}

func TestBrokenTablesAreRefusedWithTheirLine(t *testing.T) {
	for text, want := range map[string]string{
		"  name: \"x\"":                    "1:1",
		"- name: \"x\"\nname: \"y\"":       "2:1",
		"- name: x":                        "1:3",
		"- name":                           "1:3",
		"- name: \"x\"\n  name: \"y\"":     "2:3: the key name stands twice",
		"# only this\n- name: \"x\"\n bad": "3:1",
	} {
		if _, err := readFlat(text); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: %v, want %s", text, err, want)
		}
	}
	entry := func(lines ...string) flatEntry {
		e, err := readFlat("- name: \"n\"\n  seen: \"s\"\n  meaning: \"m\"\n  source: \"s\"\n" + strings.Join(lines, "\n"))
		if err != nil {
			t.Fatal(err)
		}
		return e[0]
	}
	for want, e := range map[string]flatEntry{
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

// BenchmarkIndexGlossary is what the first explanation of a run costs more.
func BenchmarkIndexGlossary(b *testing.B) {
	for b.Loop() {
		if len(indexGlossary().terms) == 0 {
			b.Fatal("no claim is found")
		}
	}
}
