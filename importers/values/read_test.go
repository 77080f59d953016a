package values_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"entrastudio/importers/source"
	"entrastudio/importers/values"
	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/refusal"
)

func read(t *testing.T, minor catalog.Minor, texts ...string) *evidence.Picture {
	t.Helper()
	picture, err := tryRead(t, minor, texts...)
	if err != nil {
		t.Fatal(err)
	}
	return picture
}

// tryRead reads files named a.yaml, b.yaml and so on.
func tryRead(t testing.TB, minor catalog.Minor, texts ...string) (*evidence.Picture, error) {
	t.Helper()
	c, err := catalog.Of(minor)
	if err != nil {
		t.Fatal(err)
	}
	var files []source.Source
	for i, text := range texts {
		files = append(files, source.Source{Name: string(rune('a'+i)) + ".yaml", Data: []byte(text)})
	}
	picture := &evidence.Picture{Minor: minor}
	return picture, values.Read(picture, c, files)
}

// found writes every finding of a setting as "value at place".
func found(picture *evidence.Picture, component catalog.Name, key string) string {
	var all []string
	for _, s := range picture.All(catalog.Ref{Component: component, Key: key}) {
		all = append(all, fmt.Sprintf("%s at %s", s.Value, s.Place))
	}
	return strings.Join(all, ", ")
}

func TestLaterFilesAreLaidOverEarlierOnes(t *testing.T) {
	picture := read(t, catalog.V88,
		"global:\n  identity:\n    auth: {issuer: one, tokenUrl: one, enabled: no}\norchestration:\n  security: {authentication: {oidc: {scope: [a, b]}}}\n",
		"\xef\xbb\xbfglobal:\r\n  identity:\r\n    auth:\r\n      issuer: two # over one\r\n      tokenUrl:\r\norchestration:\r\n  security: {authentication: {oidc: {scope: [c]}}}\r\n")
	for key, want := range map[string]string{
		"issuer": "two at b.yaml:4:15", "tokenUrl": " at b.yaml:5:16", "authEnabled": "false at a.yaml:3:49",
	} {
		if got := found(picture, catalog.Global, key); got != want {
			t.Errorf("%s = %q, want %q", key, got, want)
		}
	}
	if got := found(picture, catalog.Orchestration, "scope"); got != "c at b.yaml:7:45" {
		t.Errorf("a later list replaces an earlier: %q", got)
	}
	if first := picture.First(catalog.Global, "tokenUrl"); !first.Value.IsNull() || first.Input != 1 {
		t.Errorf("a null takes the value away: %+v", first)
	}
	if len(picture.Inputs) != 2 || picture.Inputs[0].Kind != evidence.KindValues || picture.Inputs[1].Summary == "" {
		t.Errorf("inputs: %+v", picture.Inputs)
	}
}

func TestEveryLeafIsRecordedWithItsKindAndPlace(t *testing.T) {
	picture := read(t, catalog.V88, "a:\n  b: 'x'\n  c: [1]\n  d: {}\n  e: null\n  f: yes\nidentity:\n  firstUser: {password: s3cret, username: demo}\n")
	var got []string
	for _, key := range picture.Keys {
		got = append(got, fmt.Sprintf("%s %d %q %t %s", key.Path, key.Kind, key.Text, key.Quoted, key.Place))
	}
	want := []string{
		`a.b 1 "x" true a.yaml:2:6`, `a.c 4 "" false a.yaml:3:6`, `a.d 5 "" false a.yaml:4:6`, `a.e 0 "" false a.yaml:5:6`, `a.f 2 "true" false a.yaml:6:6`,
		`identity.firstUser.password 1 "" false a.yaml:8:25`, `identity.firstUser.username 1 "demo" false a.yaml:8:43`,
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

const inEveryPlace = `orchestration:
  security: {authentication: {oidc: {usernameClaim: oid}}}
  extraConfiguration:
    a.yaml: |
      camunda.security:
        authentication.oidc:
          usernameClaim: email
    b.yaml: |
      # the later file wins
      camunda: {security: {authentication: {oidc: {username-claim: upn}}}}
    c.properties: |
      camunda.security.authentication.oidc.groups-claim=groups
    log4j2.xml: <x/>
  configuration: |
    camunda.security.authentication.oidc.client-id-claim: azp
  env:
    - name: CAMUNDA_SECURITY_AUTHENTICATION_OIDC_USERNAMECLAIM
      value: earlier
    - name: CAMUNDA_SECURITY_AUTHENTICATION_OIDC_USERNAMECLAIM
      value: preferred_username
    - name: SPRING_APPLICATION_JSON
      value: '{"camunda": {"security": {"authentication": {"oidc": {"prefer-username-claim": true}}}}}'
    - name: CAMUNDA_SECURITY_AUTHENTICATION_OIDC_CLIENTID
      valueFrom: {configMapKeyRef: {name: ids, key: cluster}}
    - name: CAMUNDA_SECURITY_AUTHENTICATION_OIDC_CLIENTSECRET
      valueFrom:
        secretKeyRef: {name: entra, key: cluster}
    - name: CAMUNDA_SECURITY_AUTHENTICATION_OIDC_AUDIENCES_1
      value: second
    - name: CAMUNDA_SECURITY_AUTHENTICATION_OIDC_AUDIENCES_0
      value: first
`

func TestASettingIsFoundWhereverItStandsAndTheStrongestPlaceFirst(t *testing.T) {
	picture := read(t, catalog.V88, inEveryPlace)
	for key, want := range map[string]string{
		"usernameClaim":       "preferred_username at a.yaml:20:14, upn at a.yaml:10:68, email at a.yaml:7:26, oid at a.yaml:2:53",
		"groupsClaim":         "groups at a.yaml:12:57",
		"clientIdClaim":       "azp at a.yaml:15:59",
		"preferUsernameClaim": "true at a.yaml:22:94",
		"clientId":            "${configMapKey:ids/cluster} at a.yaml:24:36",
		"clientSecret":        "kubernetes:entra/cluster at a.yaml:27:23",
		"audiences":           "first,second at a.yaml:29:14",
	} {
		if got := found(picture, catalog.Orchestration, key); got != want {
			t.Errorf("%s = %q, want %q", key, got, want)
		}
	}
	first := picture.First(catalog.Orchestration, "usernameClaim")
	if first.Place.Address != "orchestration.env[CAMUNDA_SECURITY_AUTHENTICATION_OIDC_USERNAMECLAIM]" || first.Via != evidence.ViaVariable || first.Service != "orchestration" {
		t.Errorf("%+v", first)
	}
	for _, v := range picture.Variables {
		if !v.InChart || v.Component != catalog.Orchestration {
			t.Errorf("%+v", v)
		}
	}
	if len(picture.Variables) != 6 {
		t.Errorf("a name that stands twice counts once: %+v", picture.Variables)
	}
}

func TestExtraFilesOfTheNewerChartsAreAList(t *testing.T) {
	picture := read(t, catalog.V810, "camundaHub:\n  restapi:\n    extraConfiguration:\n      - file: mail.yaml\n        content: |\n          camunda.modeler.mail.from-address: a@example.com\n      - file: other.txt\n      - nonsense\n")
	if got := found(picture, catalog.Hub, "mailFrom"); got != "a@example.com at a.yaml:6:46" {
		t.Errorf("mailFrom = %q", got)
	}
}

func TestWhatOnlyHelmOrAProfileFillsInIsPassedOverAndSaid(t *testing.T) {
	picture := read(t, catalog.V88, "orchestration:\n  extraConfiguration:\n    t.yaml: |\n      {{- if .Values.x }}\n      a: b\n      {{- end }}\n    p.yaml: |\n      spring.config.activate.on-profile: dev\n      camunda.security.authentication.method: basic\n      ---\n      camunda.security.authentication.method: oidc\n")
	if got := found(picture, catalog.Orchestration, "method"); got != "oidc at a.yaml:11:47" {
		t.Errorf("method = %q", got)
	}
	var why []string
	for _, u := range picture.Unread {
		why = append(why, u.Place.String()+" "+u.Why)
	}
	if len(why) != 2 || !strings.Contains(why[0], "a part for certain profiles alone") || !strings.Contains(why[1], "t.yaml holds a template") {
		t.Errorf("%q", why)
	}
}

func TestUnusableFilesAreRefusedAndLeaveNothingBehind(t *testing.T) {
	for text, want := range map[string]string{
		"- a\n": "a.yaml:1:1: a values file is a mapping of keys",
		"a\n":   "a.yaml:1:1: a values file is a mapping of keys",
		"identity:\n  env:\n    - name: SPRING_APPLICATION_JSON\n      value: '{\"a\": [}'\n":        "a.yaml:4:1",
		"orchestration:\n  extraConfiguration:\n    x.yaml: |\n      a: 1\n      b: 2\n      a: 3\n": `a.yaml:6:7: x.yaml cannot be read: the key "a" stands twice`,
		"orchestration:\n  extraConfiguration:\n    x.properties: |\n      a=1\n      a.b=2\n":       `a.yaml:5:7: x.properties cannot be read: the property "a.b" contradicts`,
	} {
		picture, err := tryRead(t, catalog.V88, text)
		var refused *refusal.Error
		if !errors.As(err, &refused) || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %s", text, err, want)
		}
		if len(picture.Inputs)+len(picture.Settings)+len(picture.Keys) > 0 {
			t.Errorf("%q: something was left behind: %+v", text, picture)
		}
	}
}

func TestAnEmptyFileSaysNothing(t *testing.T) {
	if picture := read(t, catalog.V88, "# nothing\n"); len(picture.Settings) != 0 || len(picture.Inputs) != 1 {
		t.Errorf("%+v", picture)
	}
	if picture := read(t, catalog.V88, "{}"); len(picture.Keys) != 0 {
		t.Errorf("%+v", picture.Keys)
	}
}
