package environment_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"entrastudio/importers/environment"
	"entrastudio/importers/source"
	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/refusal"

	"pgregory.net/rapid"
)

func tryRead(t testing.TB, minor catalog.Minor, file source.Source) (*evidence.Picture, error) {
	t.Helper()
	c, err := catalog.Of(minor)
	if err != nil {
		t.Fatal(err)
	}
	picture := &evidence.Picture{Minor: minor}
	return picture, environment.Read(picture, c, file)
}

func read(t *testing.T, minor catalog.Minor, service, text string) *evidence.Picture {
	t.Helper()
	picture, err := tryRead(t, minor, source.Source{Name: "x.env", Data: []byte(text), Service: service})
	if err != nil {
		t.Fatal(err)
	}
	return picture
}

func lines(picture *evidence.Picture) string {
	var b strings.Builder
	for _, s := range picture.Settings {
		fmt.Fprintf(&b, "%s = %s at %s", s.Ref, s.Value, s.Place)
		if s.Secret != nil {
			fmt.Fprintf(&b, " literal %t guid %t", s.Secret.Literal, s.Secret.GUID)
		}
		b.WriteString("\n")
	}
	return b.String()
}

func TestVariablesBecomeTheSettingsOfTheirComponent(t *testing.T) {
	picture := read(t, catalog.V87, "operate", "\ufeff# c\r\nexport CAMUNDA_IDENTITY_TYPE=MICROSOFT\r\nCAMUNDA_OPERATE_IDENTITY_CLIENTID = 'x' \r\nCAMUNDA_IDENTITY_CLIENT_SECRET=${S:?say}\r\nSPRING_PROFILES_ACTIVE=earlier\r\nSPRING_PROFILES_ACTIVE=identity-auth\r\nMY_OWN=1\r\n")
	want := "operate/type = MICROSOFT at x.env:2:30\n" +
		"operate/clientId = x at x.env:3:38\n" +
		"operate/clientSecret = env:S at x.env:4:32 literal false guid false\n" +
		"operate/profile = identity-auth at x.env:6:24\n"
	if got := lines(picture); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	in := picture.Inputs[0]
	if in.Component != catalog.Operate || in.Service != "operate" || in.Kind != evidence.KindEnv || in.Summary != "4 settings" {
		t.Errorf("input: %+v", in)
	}
	if len(picture.Variables) != 5 || picture.Variables[4].Name != "MY_OWN" || picture.Variables[4].Place.String() != "x.env:7:1" {
		t.Errorf("variables: %+v", picture.Variables)
	}
}

func TestListsAreReadByCommaAndByIndex(t *testing.T) {
	picture := read(t, catalog.V88, "orchestration", "CAMUNDA_SECURITY_AUTHENTICATION_OIDC_SCOPE=openid, profile\n"+
		"CAMUNDA_SECURITY_AUTHENTICATION_OIDC_AUDIENCES_1=b\nCAMUNDA_SECURITY_AUTHENTICATION_OIDC_AUDIENCES_0=a\n"+
		"CAMUNDA_SECURITY_INITIALIZATION_DEFAULTROLES_ADMIN_USERS_0=me\nCAMUNDA_SECURITY_INITIALIZATION_DEFAULTROLES_ADMIN_MAPPINGRULES_0=rule\n"+
		"CAMUNDA_SECURITY_INITIALIZATION_MAPPINGRULES_0_MAPPINGRULEID=rule\nCAMUNDA_SECURITY_INITIALIZATION_MAPPINGRULES_0_CLAIMNAME=groups\nCAMUNDA_SECURITY_INITIALIZATION_MAPPINGRULES_0_CLAIM_VALUE=g\n")
	want := "orchestration/scope = openid, profile at x.env:1:44\n" +
		"orchestration/audiences = a,b at x.env:2:50\n" +
		"orchestration/roles.admin.users = me at x.env:4:60\n" +
		"orchestration/roles.admin.mappingRules = rule at x.env:5:67\n"
	if got := lines(picture); got != want {
		t.Errorf("got\n%s", got)
	}
	if len(picture.Members) != 2 || picture.Members[0].Of != "users" || picture.Members[0].Default || picture.Members[1].Names[0] != "rule" {
		t.Errorf("members: %+v", picture.Members)
	}
	if len(picture.Rules) != 1 {
		t.Fatalf("rules: %+v", picture.Rules)
	}
	if r := picture.Rules[0]; r.Name != "rule" || r.Claim != "groups" || r.Value != "g" || r.Target != "orchestration" || len(r.Roles) != 1 || r.Roles[0] != "admin" || r.Place.Line != 6 {
		t.Errorf("rule: %+v", r)
	}
}

const identityJSON = `SPRING_APPLICATION_JSON='{"identity": {"component-presets": {"operate": {"apis": [{"name": "Operate API", "audience": "op", "permissions": [{"definition": "read:*"}]}],` +
	` "roles": [{"name": "Auditors", "permissions": [{"audience": "op", "definition": "read:*"}]}]}},` +
	` "mappingRules": [{"name": "R", "claimName": "groups", "claim-value": "g", "operator": "contains", "rule-type": "role", "applied-role-names": ["Operate", "Tasklist"]}]},` +
	` "camunda": {"identity": {"clientId": "c"}}, "spring": {"datasource": {"password": "s3cret"}}}'`

func TestPresetsAndRulesAreReadFromSpringsJSON(t *testing.T) {
	picture := read(t, catalog.V88, "identity", "X=1\n"+identityJSON+"\n")
	if len(picture.Presets) != 2 || picture.Presets[0].Permission != "read:*" || picture.Presets[0].Audience != "op" || picture.Presets[1].Role != "Auditors" || picture.Presets[1].Place.Line != 2 {
		t.Errorf("presets: %+v", picture.Presets)
	}
	if !slices.Equal(picture.RolesKnown, []string{"Auditors"}) {
		t.Errorf("roles: %v", picture.RolesKnown)
	}
	if len(picture.Rules) != 1 || picture.Rules[0].Operator != "CONTAINS" || picture.Rules[0].Type != "ROLE" || len(picture.Rules[0].Roles) != 2 {
		t.Errorf("rules: %+v", picture.Rules)
	}
	wantSettingsOfJSON(t, picture)
	if len(picture.Raw.Withheld) != 1 {
		t.Errorf("withheld: %+v", picture.Raw.Withheld)
	}
}

func wantSettingsOfJSON(t *testing.T, picture *evidence.Picture) {
	t.Helper()
	if s := picture.First(catalog.ManagementIdentity, "clientId"); s == nil || s.Value.Text != "c" || s.Via != evidence.ViaProperty {
		t.Errorf("clientId: %+v", s)
	}
	if json := picture.First(catalog.ManagementIdentity, "applicationJson"); json == nil || strings.Contains(json.Value.Text, "s3cret") || !strings.Contains(json.Value.Text, "Auditors") {
		t.Errorf("applicationJson: %+v", json)
	}
}

func TestTheOwnerIsRecognisedAndSaid(t *testing.T) {
	picture := read(t, catalog.V87, "", "IDENTITY_URL=https://i.example.com\nIDENTITY_INITIAL_CLAIM_VALUE=a\n")
	if in := picture.Inputs[0]; in.Component != catalog.ManagementIdentity || !strings.Contains(in.Why, "Management Identity reads 2 of its 2 variables") {
		t.Errorf("%+v", in)
	}
	picture = read(t, catalog.V87, "", "FOO=1\n")
	if in := picture.Inputs[0]; in.Component != "" || in.Why == "" {
		t.Errorf("%+v", in)
	}
	picture = read(t, catalog.V89, "operate", "CAMUNDA_IDENTITY_TYPE=MICROSOFT\n")
	if in := picture.Inputs[0]; in.Component != catalog.Operate || len(picture.Settings) != 0 || len(picture.Variables) != 1 {
		t.Errorf("a component of another minor: %+v", in)
	}
}

func TestOnlyCleanedFilesAreSanitized(t *testing.T) {
	id := "4d1d1b8c-6a54-4a0f-9e1b-3f4c1a2b7d90"
	for text, want := range map[string]bool{
		"CAMUNDA_IDENTITY_CLIENT_ID=<APP>\nCAMUNDA_IDENTITY_ISSUER=https://login.microsoftonline.com/<TENANT_ID>/v2.0\n": true,
		"CAMUNDA_IDENTITY_CLIENT_ID=<APP>\nCAMUNDA_IDENTITY_ISSUER=https://login.microsoftonline.com/" + id + "/v2.0\n":  false,
		"CAMUNDA_IDENTITY_CLIENT_ID=" + id + "\n": false,
		"CAMUNDA_IDENTITY_TYPE=MICROSOFT\n":       false,
		"CAMUNDA_IDENTITY_CLIENT_ID=00000000-0000-0000-0000-000000000000\nCAMUNDA_IDENTITY_ISSUER=https://h/<TENANT>/v2.0\n": true,
	} {
		if got := read(t, catalog.V87, "optimize", text).Inputs[0].Sanitized; got != want {
			t.Errorf("%q: sanitized %t", text, got)
		}
	}
}

func TestUnusableFilesLeaveNothingBehind(t *testing.T) {
	for text, want := range map[string]string{
		"A=1\nB C=2\n": "x.env:2:1: the name of a variable cannot hold a space",
		"A=1\nSPRING_APPLICATION_JSON='{\"a\": 1, \"a\": 2}'\n": `x.env:2:35: SPRING_APPLICATION_JSON cannot be read: the key "a" stands twice`,
		"A=1\nSPRING_APPLICATION_JSON='{'\n":                    "x.env:2:26: SPRING_APPLICATION_JSON cannot be read",
	} {
		picture, err := tryRead(t, catalog.V88, source.Source{Name: "x.env", Service: "identity", Data: []byte(text)})
		var refused *refusal.Error
		if !errors.As(err, &refused) || !strings.HasPrefix(err.Error(), want) || len(picture.Inputs)+len(picture.Variables) > 0 {
			t.Errorf("%q: %v, want %s", text, err, want)
		}
	}
}

func TestNoSecretInClearIsKept(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		secret := rapid.StringMatching(`[a-zA-Z0-9_.~]{12,30}`).Draw(t, "secret") + "Q8"
		name := rapid.SampledFrom([]string{
			"CAMUNDA_IDENTITY_CLIENT_SECRET", "CAMUNDA_OPERATE_IDENTITY_CLIENTSECRET", "MY_PASSWORD", "IDENTITY_DATABASE_PASSWORD", "SPRING_DATASOURCE_PASSWORD", "API_TOKEN",
		}).Draw(t, "name")
		quote := rapid.SampledFrom([]string{"%s", "'%s'", `"%s"`, "${X:-%s}", "x${Y}%s"}).Draw(t, "form")
		text := name + "=" + strings.ReplaceAll(quote, "%s", secret) + "\n"
		for _, service := range []string{"identity", "optimize", "operate", "", "nobody"} {
			c, err := catalog.Of(catalog.V87)
			if err != nil {
				t.Fatal(err)
			}
			var picture evidence.Picture
			if err := environment.Read(&picture, c, source.Source{Name: "x.env", Service: service, Data: []byte(text)}); err != nil {
				t.Fatal(err)
			}
			held, err := json.Marshal(picture)
			if err != nil || strings.Contains(string(held), secret) {
				t.Fatalf("%s of %q is kept: %s, %v", text, service, held, err)
			}
		}
	})
}

func FuzzRead(f *testing.F) {
	f.Add("optimize", "CAMUNDA_IDENTITY_CLIENT_ID=${X:-y}\nA_0=1\n")
	f.Add("orchestration", "CAMUNDA_SECURITY_INITIALIZATION_MAPPINGRULES_0_A=1\nCAMUNDA_SECURITY_INITIALIZATION_MAPPINGRULES_0=2\n")
	f.Add("identity", identityJSON)
	f.Fuzz(func(t *testing.T, service, text string) {
		picture, err := tryRead(t, catalog.V88, source.Source{Name: "x.env", Service: service, Data: []byte(text)})
		if err != nil && (len(picture.Inputs) > 0 || strings.Contains(err.Error(), "\n")) {
			t.Fatalf("half read, or not one line: %v", err)
		}
	})
}
