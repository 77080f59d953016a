package compose_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"entrastudio/importers/compose"
	"entrastudio/importers/source"
	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/refusal"
)

const operateID, optimizeID = "4d1d1b8c-6a54-4a0f-9e1b-3f4c1a2b7d90", "9a6f0a4e-2f5b-4c1e-8b39-0c8d5e7f1a23"

const project = `x-identity: &identity
  CAMUNDA_IDENTITY_TYPE: MICROSOFT
services:
  operate-of-ours:
    image: registry.example.com/camunda/operate:8.7.12
    env_file: operate.env
    environment:
      <<: *identity
      CAMUNDA_OPERATE_IDENTITY_CLIENTID: ${OPERATE_ID:-` + operateID + `}
      CAMUNDA_OPERATE_IDENTITY_CLIENTSECRET:
      CAMUNDA_OPERATE_IDENTITY_REDIRECT_ROOT_URL: "https://${HOST}/operate"
  optimize:
    image: ${OPTIMIZE_IMAGE}
    env_file:
      - path: shared.env
        required: false
      - path: missing.env
    environment:
      - CAMUNDA_IDENTITY_TYPE=MICROSOFT
      - CAMUNDA_IDENTITY_CLIENT_ID=` + optimizeID + `
      - CAMUNDA_IDENTITY_CLIENT_SECRET
      - SPRING_PROFILES_ACTIVE=$$x
  tasklist:
    extends: optimize
    image: camunda/tasklist:8.7.12
    environment: {CAMUNDA_IDENTITY_CLIENT_SECRET: "${TASKLIST_SECRET:?needed}"}
  postgres:
    image: postgres:16
    environment: {POSTGRES_PASSWORD: s3cret}
`

func files(given map[string]string) compose.Surroundings {
	return compose.Surroundings{
		Open: func(path string) ([]byte, error) {
			text, ok := given[path]
			if !ok {
				return nil, errors.New("no such file")
			}
			return []byte(text), nil
		},
		Environment: func(name string) (string, bool) { return "camunda.example.com", name == "HOST" },
	}
}

func read(t *testing.T, text string, around compose.Surroundings) *evidence.Picture {
	t.Helper()
	c, err := catalog.Of(catalog.V87)
	if err != nil {
		t.Fatal(err)
	}
	picture := &evidence.Picture{Minor: c.Minor}
	if err := compose.Read(picture, c, source.Source{Name: "deploy/compose.yaml", Data: []byte(text)}, around); err != nil {
		t.Fatal(err)
	}
	return picture
}

func lines(picture *evidence.Picture) string {
	var b strings.Builder
	for _, s := range picture.Settings {
		fmt.Fprintf(&b, "%s = %s at %s", s.Ref, s.Value, s.Place)
		if s.Secret != nil {
			fmt.Fprintf(&b, " literal %t", s.Secret.Literal)
		}
		b.WriteString("\n")
	}
	return b.String()
}

func TestServicesAreReadWithTheirEnvFilesAndPlaces(t *testing.T) {
	picture := read(t, project, files(map[string]string{
		"deploy/operate.env": "SPRING_PROFILES_ACTIVE=identity-auth\nCAMUNDA_OPERATE_IDENTITY_CLIENTID=from-file\nCAMUNDA_OPERATE_IDENTITY_AUDIENCE=" + operateID + "\n",
	}))
	want := "operate/profile = identity-auth at deploy/operate.env:1:24\n" +
		"operate/clientId = " + operateID + " at deploy/compose.yaml:9:42\n" +
		"operate/audience = " + operateID + " at deploy/operate.env:3:35\n" +
		"operate/type = MICROSOFT at deploy/compose.yaml:2:26\n" +
		"operate/clientSecret = env:CAMUNDA_OPERATE_IDENTITY_CLIENTSECRET at deploy/compose.yaml:10:7 literal false\n" +
		"operate/redirectRootUrl = https://camunda.example.com/operate at deploy/compose.yaml:11:51\n" +
		"optimize/type = MICROSOFT at deploy/compose.yaml:19:31\n" +
		"optimize/clientId = " + optimizeID + " at deploy/compose.yaml:20:36\n" +
		"optimize/clientSecret = env:CAMUNDA_IDENTITY_CLIENT_SECRET at deploy/compose.yaml:21:9 literal false\n" +
		"optimize/profile = $x at deploy/compose.yaml:22:32\n" +
		"tasklist/type = MICROSOFT at deploy/compose.yaml:19:31\n" +
		"tasklist/clientId = " + optimizeID + " at deploy/compose.yaml:20:36\n" +
		"tasklist/clientSecret = env:TASKLIST_SECRET at deploy/compose.yaml:26:51 literal false\n" +
		"tasklist/profile = $x at deploy/compose.yaml:22:32\n"
	if got := lines(picture); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	var kinds []string
	for _, input := range picture.Inputs {
		kinds = append(kinds, fmt.Sprintf("%s %s %s", input.File, input.Kind, input.Component))
	}
	if got := strings.Join(kinds, ", "); got != "deploy/compose.yaml compose , deploy/operate.env env operate" {
		t.Errorf("inputs: %s", got)
	}
	for _, u := range picture.Unread {
		if !strings.Contains(u.Why, "deploy/missing.env was not given") || u.Place.Line != 17 && u.Place.Line != 25 {
			t.Errorf("unread: %+v", u)
		}
	}
	if len(picture.Unread) != 2 {
		t.Errorf("unread: %+v", picture.Unread)
	}
}

func TestLiteralSecretsAreDescribedAndNotKept(t *testing.T) {
	for value, literal := range map[string]bool{
		"s3cret-value": true, "${SECRET:-s3cret-value}": true, "${SECRET:-}": false, "${SECRET}": false, "$SECRET": false, "${SECRET:-${OTHER}}": false, "a${SECRET}b": true,
	} {
		picture := read(t, "services:\n  operate:\n    environment:\n      CAMUNDA_OPERATE_IDENTITY_CLIENTSECRET: '"+value+"'\n", compose.Surroundings{})
		if len(picture.Settings) == 0 {
			t.Errorf("%s: nothing found", value)
			continue
		}
		if s := picture.Settings[0]; s.Secret.Literal != literal || strings.Contains(fmt.Sprintf("%+v", picture), "s3cret") {
			t.Errorf("%s: %+v %+v", value, s, s.Secret)
		}
	}
}

func TestEnvFilesOfTheRawFormatAreTakenAsTheyAre(t *testing.T) {
	text := "services:\n  operate:\n    env_file: [{path: raw.env, format: raw}]\n"
	picture := read(t, text, files(map[string]string{"deploy/raw.env": "# c\nSPRING_PROFILES_ACTIVE='a ${B}' # d\n"}))
	if got := lines(picture); got != "operate/profile = 'a ${B}' # d at deploy/raw.env:2:24\n" {
		t.Error(got)
	}
}

func TestWhatIsNoComposeFileIsRefusedWithItsPlace(t *testing.T) {
	for text, want := range map[string]string{
		"":                                      "c.yaml:1:1: a compose file has a mapping of services",
		"services: []":                          "c.yaml:1:1: a compose file has a mapping of services",
		"services:\n  a:\n    image: ${":        "c.yaml:3:12: a dollar sign with a brace begins no reference",
		"services:\n  a:\n    environment: x\n": "c.yaml:3:18: environment of a service has the wrong form",
		"services:\n  a:\n    environment: {X: [a]}\n":                                       "c.yaml:3:22: the value of \"X\" of a service has the wrong form",
		"services:\n  a:\n    env_file: {x: y}\n":                                            "c.yaml:3:15: env_file of a service has the wrong form",
		"services:\n  a: {extends: b}\n  b: {extends: a}\n":                                  "services extend one another without end",
		"services:\n  b: {environment: [" + manyVariables(9999) + "]}\n" + manyExtending(20): "more than 100000 variables over all services",
		"services:\n  a: {}\n  a: {}\n":                                                      `c.yaml:3:3: the key "a" stands twice`,
		"services:\n  a:\n    env_file: bad.env\n":                                           "bad.env:1:3: the quote that opens here is never closed",
		"services:\n  a:\n    env_file: [{path: bad.env}]\n":                                 "bad.env:1:3: the quote",
	} {
		c, err := catalog.Of(catalog.V87)
		if err != nil {
			t.Fatal(err)
		}
		var picture evidence.Picture
		err = compose.Read(&picture, c, source.Source{Name: "c.yaml", Data: []byte(text)}, files(map[string]string{"bad.env": "A='x"}))
		var refused *refusal.Error
		if !errors.As(err, &refused) || !strings.Contains(err.Error(), want) || len(picture.Inputs) > 0 {
			t.Errorf("%q: %v, want %s", text, err, want)
		}
	}
}

func manyVariables(count int) string {
	var text strings.Builder
	for i := range count {
		fmt.Fprintf(&text, "X%d=1, ", i)
	}
	return text.String()
}

// manyExtending are services that all extend b.
func manyExtending(count int) string {
	var text strings.Builder
	for i := range count {
		fmt.Fprintf(&text, "  s%d: {extends: b}\n", i)
	}
	return text.String()
}

func TestTheMinorIsNamedByTheTagsOfImages(t *testing.T) {
	names, err := compose.Names(source.Source{Name: "c.yaml", Data: []byte(project)}, compose.Surroundings{})
	if err != nil || len(names.Images) != 4 || len(names.Variables) == 0 {
		t.Errorf("%+v, %v", names, err)
	}
}

func FuzzRead(f *testing.F) {
	f.Add(project)
	f.Add("services: {a: {extends: {service: a}}}")
	c, err := catalog.Of(catalog.V87)
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string) {
		var picture evidence.Picture
		err := compose.Read(&picture, c, source.Source{Name: "c.yaml", Data: []byte(text)}, compose.Surroundings{})
		if err != nil && (len(picture.Inputs) > 0 || strings.Contains(err.Error(), "\n")) {
			t.Fatalf("half read, or not one line: %v", err)
		}
	})
}

func TestReferencesAreFilledFromTheFileBesideTheProject(t *testing.T) {
	around := compose.Surroundings{Open: func(path string) ([]byte, error) {
		if path != "deploy/.env" {
			return nil, errors.New("no such file")
		}
		return []byte("TENANT=common\nOPERATE_SECRET=s3cret\nKV=s3cret\n"), nil
	}}
	picture := read(t, `services:
  operate:
    image: camunda/operate:8.7.1
    environment:
      CAMUNDA_OPERATE_IDENTITY_ISSUER_URL: https://login.microsoftonline.com/${TENANT}/v2.0
      CAMUNDA_OPERATE_IDENTITY_CLIENTSECRET: ${OPERATE_SECRET}
      ZEEBE_CLIENT_SECRET: ${KV}
      POSTGRES_URL: postgres://camunda:${OPERATE_SECRET}@db/camunda
`, around)
	if issuer := picture.First(catalog.Operate, "issuer"); issuer == nil || issuer.Value.String() != "https://login.microsoftonline.com/common/v2.0" {
		t.Errorf("the issuer is not filled in: %+v", issuer)
	}
	for _, key := range []string{"clientSecret", "zeebeClientSecret"} {
		if s := picture.First(catalog.Operate, key); s == nil || s.Secret == nil || s.Secret.Literal || s.Secret.Ref.IsZero() {
			t.Errorf("%s is no reference: %+v", key, s)
		}
	}
	if strings.Contains(fmt.Sprintf("%+v %+v", picture.Settings, picture.Raw), "s3cret") {
		t.Error("a secret of the project's file came along")
	}
}
