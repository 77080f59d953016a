package redact_test

import (
	"encoding/base64"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"entrastudio/importers"
	"entrastudio/importers/redact"
	"entrastudio/model/catalog"
	"entrastudio/model/check"
	"entrastudio/model/evidence"
	"entrastudio/model/refusal"
	"entrastudio/model/token"

	"github.com/google/go-cmp/cmp"
)

const (
	tenant   = "6f1d2c3b-0000-4000-8000-0000000000aa"
	identity = "6f1d2c3b-0000-4000-8000-000000000001"
	operate  = "6f1d2c3b-0000-4000-8000-000000000002"
	robin    = "6f1d2c3b-0000-4000-8000-0000000000c1"
	group    = "6f1d2c3b-0000-4000-8000-0000000000d1"
	secret   = "Qp8Q~hunter2.hunter2-hunter2"
)

func jwt(header, claims string) string {
	part := base64.RawURLEncoding.EncodeToString
	return part([]byte(header)) + "." + part([]byte(claims)) + "." + strings.Repeat("Sg", 170) + "Sw"
}

func userToken() string {
	return jwt(`{"typ":"JWT","alg":"RS256","kid":"k1"}`, `{"aud":"`+operate+`","iss":"https://login.microsoftonline.com/`+tenant+`/v2.0",`+
		`"iat":1767225600,"nbf":1767225600,"exp":1767229200,"azp":"`+operate+`","groups":["`+group+`"],"name":"Robin Wintergruen","oid":"`+robin+`",`+
		`"preferred_username":"Robin.Wintergruen@kraftwerk-nord.de","sub":"waehNRkLV5bn716UEDW1oxG7VEAb","tid":"`+tenant+`","uti":"RT9rne6NVbaJW6hOk_UPwQ","scp":"openid","ver":"2.0","ipaddr":"203.0.114.7"}`)
}

func source(name, text string) importers.Source {
	return importers.Source{Name: name, Data: []byte(text)}
}

// files are what a customer would send of one deployment.
func files() []importers.Source {
	env := source("operate.env", `# Kraftwerk-Nord, production
SPRING_PROFILES_ACTIVE=identity-auth
CAMUNDA_IDENTITY_TYPE=MICROSOFT
CAMUNDA_OPERATE_IDENTITY_BASEURL=http://kraftwerk-camunda-identity.kw-prod.svc.cluster.local:8080
CAMUNDA_OPERATE_IDENTITY_CLIENTID=`+operate+`
CAMUNDA_OPERATE_IDENTITY_CLIENTSECRET=`+secret+`
CAMUNDA_OPERATE_IDENTITY_AUDIENCE=`+operate+`
CAMUNDA_OPERATE_IDENTITY_ISSUER_URL=https://login.microsoftonline.com/`+tenant+`/v2.0
CAMUNDA_OPERATE_IDENTITY_ISSUER_BACKEND_URL=https://login.microsoftonline.com/`+tenant+`/v2.0
CAMUNDA_OPERATE_IDENTITY_REDIRECT_ROOT_URL=https://operate.ablage.kraftwerk-nord.de
SPRING_DATASOURCE_URL=jdbc:postgresql://kwdb01.kraftwerk-nord.de:5432/operate?user=kw&password=geheim-geheim
SERVER_FORWARD_HEADERS_STRATEGY=FRAMEWORK
PROXY=http://10.17.4.11:3128
`)
	values := source("values.yaml", `global:
  identity:
    auth:
      issuer: https://login.microsoftonline.com/`+tenant+`/v2.0
      identity:
        clientId: `+identity+`
        initialClaimValue: robin.wintergruen@kraftwerk-nord.de
      operate:
        clientId: `+operate+`
        audience: `+operate+`
identity:
  fullURL: https://identity.ablage.kraftwerk-nord.de
  mappingRules:
    - {name: a, claimName: oid, claimValue: `+robin+`, ruleType: ROLE, appliedRoleNames: [Operate]}
  firstUser:
    password: Sommer2025!
`)
	apps := source("apps.json", `[{"id":"x","appId":"`+operate+`","displayName":"Kraftwerk Operate","web":{"redirectUris":["https://operate.ablage.kraftwerk-nord.de/identity-callback"]},`+
		`"api":{"requestedAccessTokenVersion":null},"passwordCredentials":[{"displayName":"camunda","hint":"Qp8","endDateTime":"2025-01-01T00:00:00Z"}]}]`)
	log := source("operate.log", "2026-01-01 10:00:00.000 WARN 1 --- i.c.o.w.s.i.IdentityController : redirecting Robin.Wintergruen@kraftwerk-nord.de from 10.17.4.11 to /noPermission\n"+
		"AADSTS700016: Application with identifier '"+strings.ToUpper(operate)+"' was not found in the directory 'Kraftwerk Nord'.\nGET https://identity.ablage.kraftwerk-nord.de/api/permissions/for-token?audience="+operate+" 403 with Bearer "+userToken()+"\n")
	audiences := source("audiences.txt", " audience \n---\n operate-api\n "+identity+"\n(2 rows)\n")
	return []importers.Source{env, values, apps, log, audiences, source("token.txt", "Bearer "+userToken())}
}

// originals are what nobody may find in a redacted file.
func originals() []string {
	return []string{
		tenant, identity, operate, robin, group, secret, "kraftwerk", "ablage", "kw-prod", "kwdb01", "wintergruen", "robin", "10.17.4.11", "203.0.114.7",
		"geheim", "Sommer2025", "waehNRkLV5bn716UEDW1oxG7VEAb", "RT9rne6NVbaJW6hOk_UPwQ", "\"Qp8\"",
	}
}

func redacted(t *testing.T, sources []importers.Source) []importers.Source {
	t.Helper()
	got, err := redact.Files(sources)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

var tokenParts = regexp.MustCompile(`ey[A-Za-z0-9_-]+`)

func TestNoOriginalIsLeft(t *testing.T) {
	for _, file := range redacted(t, files()) {
		text := string(file.Data)
		for _, part := range tokenParts.FindAllString(text, -1) {
			decoded, _ := base64.RawURLEncoding.DecodeString(part)
			text += string(decoded)
		}
		if i := strings.Index(string(file.Data), "SgSg"); i >= 0 {
			t.Errorf("%s still holds a signature", file.Name)
		}
		for _, original := range originals() {
			if strings.Contains(strings.ToLower(text), strings.ToLower(original)) {
				t.Errorf("%s still holds %s:\n%s", file.Name, original, text)
			}
		}
	}
}

// codes are the findings of a picture with their places, so that the redacted
// files can be compared with the original.
func codes(t *testing.T, sources []importers.Source, minor catalog.Minor) []string {
	t.Helper()
	picture, err := importers.Read(sources, importers.Options{Minor: minor})
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, f := range check.Run(picture, check.Options{At: time.Date(2026, 1, 1, 0, 30, 0, 0, time.UTC)}) {
		all = append(all, fmt.Sprintf("%s %s %s:%d", f.Code, f.Component, f.Place.File, f.Place.Line))
	}
	slices.Sort(all)
	return all
}

func TestTheRedactedFilesGiveTheSameFindings(t *testing.T) {
	for _, minor := range []catalog.Minor{catalog.V87, catalog.V88} {
		want, got := codes(t, files(), minor), codes(t, redacted(t, files()), minor)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-original +redacted)\n%s", minor, diff)
		}
		if len(want) < 5 {
			t.Errorf("%s: only %v is found, which proves little", minor, want)
		}
	}
}

// relations says which settings have the same value.
func relations(p *evidence.Picture) []string {
	first := map[string]string{}
	var all []string
	for _, s := range p.Settings {
		value := strings.ToLower(strings.Join(s.Value.Items(), "\x00"))
		name := string(s.Component) + "/" + s.Key + " in " + s.Place.File
		if first[value] == "" {
			first[value] = name
		}
		all = append(all, fmt.Sprintf("%s at %s = %s", name, s.Place, first[value]))
	}
	return all
}

func TestWhatWasEqualStaysEqualAndWhatDifferedDiffers(t *testing.T) {
	before, err := importers.Read(files(), importers.Options{Minor: catalog.V87})
	if err != nil {
		t.Fatal(err)
	}
	after, err := importers.Read(redacted(t, files()), importers.Options{Minor: catalog.V87})
	if err != nil {
		t.Fatal(err)
	}
	before2, after2 := relations(before), relations(after)
	// Columns behind a replaced value may move; lines may not.
	column := regexp.MustCompile(`(:\d+):\d+ =`)
	for i := range before2 {
		before2[i] = column.ReplaceAllString(before2[i], "$1 =")
	}
	for i := range after2 {
		after2[i] = column.ReplaceAllString(after2[i], "$1 =")
	}
	if diff := cmp.Diff(before2, after2); diff != "" {
		t.Fatalf("(-before +after)\n%s", diff)
	}
}

func TestTheSameFilesGiveTheSameBytes(t *testing.T) {
	a, b := redacted(t, files()), redacted(t, files())
	if diff := cmp.Diff(a, b); diff != "" {
		t.Fatal(diff)
	}
}

func TestWhatIsTheSameForEverybodyStays(t *testing.T) {
	text := "A_B=https://login.microsoftonline.com/x\nC_D=https://graph.microsoft.com/.default\nE_F=00000003-0000-0000-c000-000000000000\n" +
		"G_H=http://localhost:8080\nI_J=http://zeebe:26500\nK_L=127.0.0.1\nM_N=operate-api\nO_P=<TENANT_ID>\nQ_R_SECRET=${CLIENT_SECRET}\nS_T=true\nU_V=io.camunda.operate\n"
	got := redacted(t, []importers.Source{source("a.env", text)})
	if string(got[0].Data) != text {
		t.Fatal(cmp.Diff(text, string(got[0].Data)))
	}
}

func TestNoPartOfAPrivateKeyIsLeft(t *testing.T) {
	const body = "MIIEowIBAAKCAQEAharbour"
	for name, key := range map[string]string{
		"plain": "-----BEGIN PRIVATE KEY-----\n  " + body + "\n  -----END PRIVATE KEY-----",
		// The headers of an encrypted key hold hyphens (RFC 1421).
		"encrypted":  "-----BEGIN RSA PRIVATE KEY-----\n  Proc-Type: 4,ENCRYPTED\n  DEK-Info: AES-256-CBC,0123\n\n  " + body + "\n  -----END RSA PRIVATE KEY-----",
		"broken off": "-----BEGIN EC PRIVATE KEY-----\n  " + body,
	} {
		text := "identity:\n  enabled: true\nextra: |\n  " + key + "\n"
		got := string(redacted(t, []importers.Source{{Name: "values.yaml", Data: []byte(text), Kind: evidence.KindValues}})[0].Data)
		if strings.Contains(got, body) || !strings.Contains(got, "enabled: true") {
			t.Errorf("%s:\n%s", name, got)
		}
	}
}

func TestADifferenceInLetterCaseStays(t *testing.T) {
	got := string(redacted(t, []importers.Source{source("a.env", "A_B=Robin@kraftwerk-nord.de\nC_D=robin@kraftwerk-nord.de\nE_F=ROBIN@KRAFTWERK-NORD.DE\nG_H=RoBin@kraftwerk-nord.de\n")})[0].Data)
	values := map[string]bool{}
	folded := map[string]bool{}
	for _, line := range strings.Split(strings.TrimSpace(got), "\n") {
		_, value, _ := strings.Cut(line, "=")
		values[value], folded[strings.ToLower(value)] = true, true
	}
	if len(values) != 4 || len(folded) != 1 {
		t.Fatal(got)
	}
}

func TestHostsKeepTheirShape(t *testing.T) {
	got := string(redacted(t, []importers.Source{source("a.env",
		"A_B=https://operate.stadt.kraftwerk-nord.de/x\nC_D=https://stadt.kraftwerk-nord.de\nE_F=https://kraftwerk-nord.de\nG_H=https://identity.kraftwerk-nord.de:8443/auth\nI_J=https://other.co.uk\n")})[0].Data)
	want := "A_B=https://operate.h1.org1.example/x\nC_D=https://h1.org1.example\nE_F=https://org1.example\nG_H=https://identity.org1.example:8443/auth\nI_J=https://org2.example\n"
	if got != want {
		t.Fatal(cmp.Diff(want, got))
	}
}

func TestABrokenTokenStaysBrokenInTheSameWay(t *testing.T) {
	good := userToken()
	header, rest, _ := strings.Cut(good, ".")
	payload, signature, _ := strings.Cut(rest, ".")
	for name, raw := range map[string]string{
		"good":                      good,
		"cut in the claims":         good[:len(header)+200],
		"cut in a bad place":        good[:len(header)+len(header)%4+201],
		"no signature":              header + "." + payload + ".",
		"two parts":                 header + "." + payload,
		"a sign that does not fit":  header + "." + payload[:40] + "*" + payload[40:] + "." + signature,
		"padding":                   header + "." + payload + "=." + signature,
		"alg none":                  jwt(`{"alg":"none"}`, `{"aud":"`+operate+`","ver":"2.0"}`),
		"a claim twice":             jwt(`{"alg":"RS256"}`, `{"aud":"`+operate+`","aud":"`+identity+`"}`),
		"version 1":                 jwt(`{"alg":"RS256"}`, `{"aud":"`+operate+`","iss":"https://sts.windows.net/`+tenant+`/","ver":"1.0"}`),
		"for Graph":                 jwt(`{"alg":"RS256","nonce":"abcdefghijkl"}`, `{"aud":"00000003-0000-0000-c000-000000000000","iss":"https://sts.windows.net/`+tenant+`/"}`),
		"groups left out":           jwt(`{"alg":"RS256"}`, `{"aud":"`+operate+`","hasgroups":true}`),
		"encrypted":                 header + ".a.b.c.d",
		"too large":                 jwt(`{"alg":"RS256"}`, `{"aud":"`+operate+`","x":"`+strings.Repeat("y", 5000)+`"}`),
		"refresh token":             "1.AXkA" + strings.Repeat("Zq9", 40),
		"without claims":            header + "..",
		"claims that are no object": jwt(`{"alg":"RS256"}`, `["a"]`),
	} {
		t.Run(name, func(t *testing.T) {
			s := source("t", raw)
			s.Kind = evidence.KindToken
			got := strings.TrimSpace(string(redacted(t, []importers.Source{s})[0].Data))
			before, after := problems(raw), problems(got)
			if diff := cmp.Diff(before, after); diff != "" {
				t.Errorf("(-before +after)\n%s\n%s", diff, got)
			}
			if got == raw {
				t.Error("it is the token itself")
			}
		})
	}
}

// problems are the codes of what is wrong with a token taken alone.
func problems(raw string) []string {
	var codes []string
	for _, p := range token.Read(raw).Judge(time.Date(2026, 1, 1, 0, 30, 0, 0, time.UTC)) {
		codes = append(codes, fmt.Sprint(p.Code))
	}
	slices.Sort(codes)
	return slices.Compact(codes)
}

func TestAFileThatCannotBeUsedIsRefused(t *testing.T) {
	_, err := redact.Files([]importers.Source{source("f", "nothing to see")})
	var refused *refusal.Error
	if !errors.As(err, &refused) {
		t.Fatal(err)
	}
}

func FuzzFiles(f *testing.F) {
	for _, file := range files() {
		f.Add(string(file.Data))
	}
	f.Fuzz(func(t *testing.T, text string) {
		got, err := redact.Files([]importers.Source{source("f", text)})
		if err != nil {
			return
		}
		for _, id := range regexp.MustCompile(`[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}`).FindAllString(text, -1) {
			if token.KnownGUID(id) == "" && !catalog.IsPlaceholder(id) && !strings.HasPrefix(id, "facade00") && strings.Contains(string(got[0].Data), id) {
				t.Fatalf("%s is left in %q", id, got[0].Data)
			}
		}
	})
}
