package importers_test

import (
	"strings"
	"testing"

	"entrastudio/importers"
	"entrastudio/model/catalog"
	"entrastudio/model/evidence"

	"github.com/google/go-cmp/cmp"
)

// callText is what somebody pastes during a call: everything at once.
const callText = `Hello, we land on /noPermission since Friday.

Our operate.env:

` + "```" + `
CAMUNDA_OPERATE_IDENTITY_CLIENTID=` + operateApp + `
CAMUNDA_OPERATE_IDENTITY_AUDIENCE=api://` + operateApp + `
` + "```" + `

I have since changed one line:

CAMUNDA_OPERATE_IDENTITY_AUDIENCE=` + operateApp + `

  • CAMUNDA_OPERATE_IDENTITY_AUDIENCE=the client ID, I think

The values of the other stage:

global:
  identity:
    auth:
      enabled: true

and thanks! The query gives

   audience   
--------------
 operate-api
 optimize-api
(2 rows)

> {"appId": "` + operateApp + `",
>  "displayName": "Operate", "web": {"redirectUris": []}}

A decoded token says:

{
  "iss": "https://login.microsoftonline.com/` + tenant + `/v2.0",
  "aud": "` + operateApp + `"
}

and in the log stands GET /api/permissions/for-token?audience=` + operateApp + ` with 403.
`

func TestAPasteOfACallIsTakenApart(t *testing.T) {
	p := read(t, importers.Options{Minor: catalog.V87}, source("-", callText))
	want := []string{"- values", "- env", "- log", "- audiences", "- registrations"}
	if diff := cmp.Diff(want, kinds(p)); diff != "" {
		t.Fatalf("(-want +got)\n%s", diff)
	}
	lines := strings.Split(callText, "\n")
	at := func(place evidence.Place) string { return lines[place.Line-1] }
	audience := p.All(catalog.Ref{Component: catalog.Operate, Key: "audience"})
	if len(audience) != 1 || audience[0].Value.Text != operateApp || !strings.HasSuffix(at(audience[0].Place), "="+operateApp) {
		t.Errorf("the last word on the audience does not count: %+v", audience)
	}
	if len(p.Audiences) != 2 || at(p.Audiences[1].Place) != " optimize-api" {
		t.Errorf("%+v", p.Audiences)
	}
	if len(p.Directory.Applications) != 1 || !strings.Contains(at(p.Directory.Applications[0].Place), "appId") {
		t.Errorf("%+v", p.Directory.Applications)
	}
	var logged []evidence.LogKind
	for _, line := range p.Log {
		logged = append(logged, line.Kind)
	}
	if diff := cmp.Diff([]evidence.LogKind{evidence.LogNoPermission, evidence.LogNoPermission}, logged); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if len(p.Unread) != 1 || at(p.Unread[0].Place) != "{" || !strings.Contains(p.Unread[0].Why, "claims of a decoded token") {
		t.Errorf("%+v", p.Unread)
	}
}

func TestAudiencesToldInWordsAreEvidenceOnlyRightBelowTheTable(t *testing.T) {
	for text, want := range map[string][]string{
		"In the database the permissions table still had the old audiences:\n\n  • operate-api, optimize-api, …\n\nredirecting to /noPermission": {"operate-api", "optimize-api"},
		"public.permissions holds\noperate-api and " + operateApp + "\nredirecting to /noPermission":                                             {"operate-api", operateApp},
		"If you see the permissions table with audiences\n\noperate-api, optimize-api\n\nredirecting to /noPermission":                           nil,
		"We have these APIs:\n\noperate-api, optimize-api\n\nredirecting to /noPermission":                                                       nil,
		"The permissions table held audiences:\n\nfoo, bar\n\nredirecting to /noPermission":                                                      nil,
	} {
		p := read(t, importers.Options{}, source("-", text))
		var got []string
		for _, a := range p.Audiences {
			got = append(got, a.Text)
			if line := strings.Split(text, "\n")[a.Place.Line-1]; !strings.HasPrefix(string([]rune(line)[a.Place.Column-1:]), a.Text) {
				t.Errorf("%s: the place %s is not that of %s", text, a.Place, a.Text)
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s\n(-want +got)\n%s", text, diff)
		}
	}
}

func TestTokensAmongWordsAreFound(t *testing.T) {
	jwt := "eyJhbGciOiJSUzI1NiIsImtpZCI6ImsxIn0.eyJhdWQiOiJhIiwiaXNzIjoiYiJ9.c2lnbmF0dXJl"
	p := read(t, importers.Options{}, source("-", "Hello, my token is\n\n  "+jwt+"\n\nand I see AADSTS50011 on the page."))
	if len(p.Tokens) != 1 || p.Tokens[0].Place.String() != "-:3:3" || len(p.Log) != 1 {
		t.Fatalf("%+v %+v", p.Tokens, p.Log)
	}
}

func TestBlocksOfSeveralContainersStayApart(t *testing.T) {
	p := read(t, importers.Options{Minor: catalog.V87}, source("-", "operate:\n```\n"+envText+"```\nand tasklist.env:\n```\nCAMUNDA_TASKLIST_IDENTITY_AUDIENCE=x\nSPRING_PROFILES_ACTIVE=identity-auth\n```\n"))
	if p.First(catalog.Operate, "audience").Value.Text != operateApp || p.First(catalog.Tasklist, "audience").Value.Text != "x" {
		t.Fatalf("%+v", p.Settings)
	}
}

func TestTheEnvironmentOfAContainerIsReadWithoutItsFile(t *testing.T) {
	for name, text := range map[string]string{
		"list":            "operate:\n  image: camunda/operate:8.7.1\n  environment:\n    - CAMUNDA_OPERATE_IDENTITY_CLIENTID=" + operateApp + "\n    - CAMUNDA_OPERATE_IDENTITY_AUDIENCE=x\n  ports:\n    - 80:80\n",
		"list in quotes":  "We set\n\n  - \"CAMUNDA_OPERATE_IDENTITY_CLIENTID=" + operateApp + "\"\n  - 'CAMUNDA_OPERATE_IDENTITY_AUDIENCE=x'\n",
		"mapping":         "operate:\n  environment:\n    CAMUNDA_OPERATE_IDENTITY_CLIENTID: " + operateApp + "\n    CAMUNDA_OPERATE_IDENTITY_AUDIENCE: \"x\"\n",
		"kubectl":         "    Environment:\n      CAMUNDA_OPERATE_IDENTITY_CLIENTID:  " + operateApp + "\n      CAMUNDA_OPERATE_IDENTITY_AUDIENCE:  x\n    Mounts: <none>\n",
		"one beside many": "CAMUNDA_OPERATE_IDENTITY_CLIENTID=" + operateApp + "\n  - CAMUNDA_OPERATE_IDENTITY_AUDIENCE=x\nand so on\n",
	} {
		p := read(t, importers.Options{Minor: catalog.V87}, source("-", text))
		s := p.First(catalog.Operate, "audience")
		if s == nil || s.Value.Text != "x" || p.First(catalog.Operate, "clientId").Value.Text != operateApp {
			t.Errorf("%s: %+v", name, p.Settings)
			continue
		}
		line := []rune(strings.Split(text, "\n")[s.Place.Line-1])
		if line[s.Place.Column-1] != 'x' {
			t.Errorf("%s: %s is not the place of the value in %q", name, s.Place, string(line))
		}
	}
}
