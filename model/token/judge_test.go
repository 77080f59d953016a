package token_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/golang-jwt/jwt/v5"
	"github.com/google/go-cmp/cmp"

	"entrastudio/model/token"
)

func codes(t *token.Token, at time.Time) []string {
	var all []string
	for _, p := range t.Judge(at) {
		all = append(all, p.Code)
	}
	slices.Sort(all)
	return all
}

func TestEachProblemOfATokenAloneIsRaisedAndNoOther(t *testing.T) {
	at := now().Unix()
	user := func(change map[string]any) string { return signed(t, claims(change)) }
	header := func(h string) string {
		return sign(t, h, claims(nil), jwt.SigningMethodRS256, pairs()[0].rsa)
	}
	for _, c := range []struct {
		name string
		raw  string
		want []string
	}{
		{"a good user token", user(nil), nil},
		{"aud as an array is right", user(map[string]any{"aud": []string{app}}), nil},
		{"expired for 61 seconds", user(map[string]any{"exp": at - 61}), []string{token.CodeExpired}},
		{"expired for 59 seconds is forgiven", user(map[string]any{"exp": at - 59}), nil},
		{"exp 0 is long past, not missing", user(map[string]any{"exp": 0}), []string{token.CodeExpired, token.CodeMalformed}},
		{"exp missing", user(map[string]any{"exp": nil}), []string{token.CodeMalformed}},
		{"exp a string", user(map[string]any{"exp": "1"}), []string{token.CodeMalformed}},
		{"nbf 61 seconds ahead", user(map[string]any{"nbf": at + 61}), []string{token.CodeNotYetValid}},
		{"nbf 59 seconds ahead is forgiven", user(map[string]any{"nbf": at + 59}), nil},
		{"iat 61 seconds ahead", user(map[string]any{"iat": at + 61}), []string{token.CodeNotYetValid}},
		{"ver 1.0", user(map[string]any{"ver": "1.0"}), []string{token.CodeVersion1}},
		{"a v1.0 issuer", user(map[string]any{"ver": nil, "iss": issuerV1}), []string{token.CodeVersion1}},
		{"the v1.0 issuer of China", user(map[string]any{"ver": nil, "iss": "https://sts.chinacloudapi.cn/" + tenant + "/"}), []string{token.CodeVersion1}},
		{"for Graph by its ID", user(map[string]any{"aud": "00000003-0000-0000-c000-000000000000"}), []string{token.CodeForGraph}},
		{"for Graph by its URL", user(map[string]any{"aud": "https://graph.microsoft.com/"}), []string{token.CodeForGraph}},
		{"for Graph of the US government", user(map[string]any{"aud": "https://graph.microsoft.us"}), []string{token.CodeForGraph}},
		{"an API whose name only starts like Graph's", user(map[string]any{"aud": "https://graph.microsoft.com.example.com"}), nil},
		{"nonce in the header", header(`{"alg":"RS256","kid":"one","nonce":"n"}`), []string{token.CodeNonceHeader}},
		{"ID token by its nonce", user(map[string]any{"scp": nil, "azp": nil, "nonce": "n"}), []string{token.CodeIsIDToken}},
		{"ID token by what it lacks", user(map[string]any{"scp": nil, "azp": nil, "azpacr": nil}), []string{token.CodeIsIDToken}},
		{"application by idtyp", user(map[string]any{"scp": nil, "idtyp": "app"}), []string{token.CodeAppOnly}},
		{"application by sub and oid", user(map[string]any{"scp": nil, "sub": "x", "oid": "x"}), []string{token.CodeAppOnly}},
		{"a user whose scp is there is no application", user(map[string]any{"sub": "x", "oid": "x"}), nil},
		{"groups left out", user(map[string]any{"_claim_names": map[string]string{"groups": "src1"}}), []string{token.CodeGroupsOverage}},
		{"groups left out of an implicit token", user(map[string]any{"hasgroups": true}), []string{token.CodeGroupsOverage}},
		{"another claim left out is no overage of groups", user(map[string]any{"_claim_names": map[string]string{"roles": "src1"}}), nil},
		{"too long for a header", user(map[string]any{"roles": []string{strings.Repeat("r", 5000)}}), []string{token.CodeTooLarge}},
		{"encrypted", b64([]byte(`{"alg":"RSA-OAEP","enc":"A256GCM"}`)) + ".a.b.c.d", []string{token.CodeEncrypted}},
		{"alg none", b64([]byte(`{"alg":"none"}`)) + "." + b64([]byte(claims(nil))) + ".", []string{token.CodeAlgUnsafe}},
		{"HMAC", sign(t, `{"alg":"HS256"}`, claims(nil), jwt.SigningMethodHS256, []byte("k")), []string{token.CodeAlgUnsafe}},
		{"crit", header(`{"alg":"RS256","crit":["x"]}`), []string{token.CodeAlgUnsafe}},
		{"a duplicate", signed(t, strings.Replace(claims(nil), "{", `{"aud":"x",`, 1)), []string{token.CodeDuplicateMember}},
		{"a case fold", signed(t, strings.Replace(claims(nil), "{", `{"AUD":"x",`, 1)), []string{token.CodeDuplicateMember}},
		{"cut short", signed(t, claims(nil))[:300], []string{token.CodeMalformed}},
		{"no token at all", "hello", []string{token.CodeMalformed}},
		{"opaque", "EwBIA8l6BAAU" + strings.Repeat("A", 60), []string{token.CodeMalformed}},
		{"another issuer's token is not taken for Entra's", user(map[string]any{"iss": "https://id.example.com", "scp": nil, "azp": nil, "nonce": "n"}), nil},
	} {
		if got := codes(token.Read(c.raw), now()); !cmp.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

func TestProblemsNameTheirPlace(t *testing.T) {
	payload := claims(map[string]any{"exp": 1000})
	read := token.Read(signed(t, payload))
	for _, p := range read.Judge(now()) {
		if p.Code != token.CodeExpired {
			continue
		}
		v, _ := read.Payload.Member("exp")
		if p.Claim != "exp" || p.Offset != read.Payload.Offset+v.Offset*4/3 || !strings.Contains(p.Words, "years ago (1970-01-01T00:16:40Z)") {
			t.Errorf("%+v", p)
		}
		return
	}
	t.Error("not raised")
}

func TestKindsAndHowTheyWereDecided(t *testing.T) {
	user := func(change map[string]any) string { return signed(t, claims(change)) }
	for _, c := range []struct {
		raw  string
		want token.Kind
	}{
		{user(nil), token.KindUserAccess},
		{user(map[string]any{"nonce": "n"}), token.KindUserAccess},
		{user(map[string]any{"scp": nil}), token.KindUserAccess},
		{user(map[string]any{"scp": nil, "idtyp": "user"}), token.KindUserAccess},
		{user(map[string]any{"scp": nil, "idtyp": "app"}), token.KindAppAccess},
		{user(map[string]any{"scp": nil, "azp": nil, "appid": app, "sub": "x", "oid": "x"}), token.KindAppAccess},
		{user(map[string]any{"scp": nil, "name": nil, "preferred_username": nil}), token.KindAppAccess},
		{user(map[string]any{"scp": nil, "azp": nil, "at_hash": "h"}), token.KindID},
		{user(map[string]any{"scp": nil, "azp": nil, "roles": []string{"r"}}), token.KindID},
		{user(map[string]any{"aud": "https://graph.microsoft.com"}), token.KindGraph},
		{user(map[string]any{"iss": "https://id.example.com"}), token.KindOther},
		{user(map[string]any{"iss": nil}), token.KindOther},
		{signed(t, "text"), token.KindSignedData},
		{"hello", token.KindUnknown},
		{"", token.KindUnknown},
		{"0.AXkA" + strings.Repeat("A", 60), token.KindRefresh},
		{"EwBIA8l6BAAU" + strings.Repeat("A", 60), token.KindOpaque},
	} {
		if got, why := token.Read(c.raw).Kind(); got != c.want || why == "" || got.Title() == "" {
			t.Errorf("%.60s: %s (%s), want %s", c.raw, got, why, c.want)
		}
	}
}

func TestContentIsReadFromBothVersions(t *testing.T) {
	v2 := token.Read(signed(t, claims(map[string]any{"groups": []string{"a", "b"}})))
	groups, _ := v2.Groups()
	if v2.Version() != "2.0" || v2.Tenant() != tenant || v2.ClientID() != app || v2.Cloud() != "public" || len(v2.Scopes()) != 2 || len(groups) != 2 {
		t.Errorf("v2.0: %+v", v2)
	}
	v1 := token.Read(signed(t, claims(map[string]any{"ver": nil, "tid": nil, "iss": issuerV1, "azp": nil, "appid": other, "aud": []string{"api://x", app}})))
	if v1.Version() != "1.0" || v1.Tenant() != tenant || v1.ClientID() != other || !cmp.Equal(v1.Audiences(), []string{"api://x", app}) {
		t.Errorf("v1.0: %s %s %s %v", v1.Version(), v1.Tenant(), v1.ClientID(), v1.Audiences())
	}
}

func TestSentenceSaysKindVersionAudienceAndLife(t *testing.T) {
	for _, c := range []struct {
		change map[string]any
		want   string
	}{
		{nil, "User access token, v2.0, for " + app + ", 43 minutes left"},
		{map[string]any{"exp": now().Unix() - 7200}, "User access token, v2.0, for " + app + ", ended 2 hours ago"},
		{map[string]any{"nbf": now().Unix() + 300}, "User access token, v2.0, for " + app + ", counts in 5 minutes"},
		{map[string]any{"aud": "00000003-0000-0000-c000-000000000000"}, "Microsoft Graph access token, v2.0, for Microsoft Graph, 43 minutes left"},
		{map[string]any{"aud": []string{"a", "b"}, "exp": nil, "ver": "1.0"}, "User access token, v1.0, for a and 1 more"},
		{map[string]any{"ver": "2\n0"}, "User access token, v2\ufffd0, for " + app + ", 43 minutes left"},
	} {
		if got := token.Read(signed(t, claims(c.change))).Sentence(now()); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
	if got := token.Read("").Sentence(now()); got != "Not a token that can be read" {
		t.Error(got)
	}
}

func TestRelativeUsesTheGreatestUnitThatSaysEnough(t *testing.T) {
	for seconds, want := range map[int64]string{
		0: "now", 1: "in 1 second", -1: "1 second ago", 59: "in 59 seconds", 60: "in 1 minute", 90: "in 90 seconds", 119: "in 119 seconds",
		120: "in 2 minutes", 43 * 60: "in 43 minutes", 3600: "in 1 hour", 5400: "in 90 minutes", -7200: "2 hours ago", 86400: "in 1 day",
		-40 * 3600: "40 hours ago", 3 * 86400: "in 3 days", 365 * 86400: "in 1 year", -800 * 86400: "2 years ago",
	} {
		if got := token.Relative(now().Add(time.Duration(seconds)*time.Second), now()); got != want {
			t.Errorf("%d: %s, want %s", seconds, got, want)
		}
	}
}

func TestClaimsAreExplainedInOrderWithTheirNames(t *testing.T) {
	payload := `{"aud":"00000003-0000-0000-c000-000000000000","wids":["62e90394-69f5-4237-9190-012177145e10","b79fbf4d-3ef9-4689-8143-76b194e85509"],` +
		`"groups":["a","b","c"],"exp":1795341480,"iss":"` + issuerV2 + `","azpacr":"1","acct":1,"own":{"a":[1]},"scp":"a b","x":"y","x":"z"}`
	all := token.Read(signed(t, payload)).Claims()
	var names []string
	shown := map[string]token.Claim{}
	for _, c := range all {
		names = append(names, c.Name)
		shown[c.Name] = c
	}
	if want := strings.Fields("typ alg kid aud wids groups exp iss azpacr acct own scp x x"); !cmp.Equal(names, want) {
		t.Errorf("%v", names)
	}
	for name, want := range map[string][2]string{
		"aud":    {"00000003-0000-0000-c000-000000000000", "Microsoft Graph"},
		"wids":   {"62e90394-69f5-4237-9190-012177145e10, b79fbf4d-3ef9-4689-8143-76b194e85509", "Global Administrator, a member of the tenant with no administrator role"},
		"groups": {"a, b, c", "3 groups"},
		"exp":    {"2026-11-22T09:58:00Z", ""},
		"iss":    {issuerV2, "Entra, Public cloud, v2.0"},
		"azpacr": {"1", "a client secret"},
		"acct":   {"1", "a guest"},
		"own":    {`{"a":[1]}`, ""},
	} {
		c := shown[name]
		if c.Display != want[0] || c.Known != want[1] {
			t.Errorf("%s: %q, %q", name, c.Display, c.Known)
		}
		if (c.Meaning == "") != (name == "own") {
			t.Errorf("%s: meaning %q", name, c.Meaning)
		}
		if payload[c.Offset:c.Offset+c.Length] != c.Raw {
			t.Errorf("%s: the place is wrong", name)
		}
	}
	if !shown["exp"].Time.Equal(time.Unix(1795341480, 0)) || !shown["own"].Personal || shown["scp"].Count != 2 {
		t.Errorf("%+v", shown)
	}
}

func TestRedactedTokensCannotBeUsedAndNameNobody(t *testing.T) {
	raw := signed(t, claims(map[string]any{"secret_of_ours": "canary-custom", "groups": []string{"g1"}, "rh": "canary-rh", "roles": map[string]string{"x": "canary-object"}}))
	shared := token.Redact(raw)
	read := token.Read(shared)
	for _, word := range []string{"Robin", "robin@", "42a6d7a3", "pairwise", "canary"} {
		if strings.Contains(read.Payload.JSON, word) {
			t.Errorf("%s is still there: %s", word, read.Payload.JSON)
		}
	}
	var kept map[string]any
	if err := json.Unmarshal([]byte(read.Payload.JSON), &kept); err != nil {
		t.Fatal(err)
	}
	if kept["aud"] != app || kept["iss"] != issuerV2 || kept["azp"] != app || kept["tid"] != tenant || kept["name"] != "(masked)" || len(kept) != 18 {
		t.Errorf("%v", kept)
	}
	signature := raw[strings.LastIndexByte(raw, '.'):]
	if strings.Contains(shared, signature) {
		t.Error("the signature is still there")
	}
	if s := read.Verify(ownKeys(t)); s.State == token.Valid {
		t.Errorf("%+v", s)
	}
}

func TestWhatCannotBeReadIsNotShared(t *testing.T) {
	for raw, want := range map[string]string{
		"0.AXkA" + strings.Repeat("A", 60): "(refresh token or authorization code, removed)",
		"hello canary":                     "(not a token that can be read, removed)",
		b64([]byte(`{"alg":"RSA-OAEP","enc":"A256GCM"}`)) + ".a.b.c.d": "(encrypted token, removed)",
	} {
		if got := token.Redact(raw); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	broken := token.Redact(signed(t, `{"aud":"a","name":"canary`))
	if read := token.Read(broken); strings.Contains(read.Payload.JSON, "canary") || read.Payload.JSON != `{"aud":"a","name":"(masked)"}` {
		t.Errorf("%s", read.Payload.JSON)
	}
}
