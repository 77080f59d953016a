package registrations_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"entrastudio/importers/registrations"
	"entrastudio/model/evidence"
	"entrastudio/model/refusal"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

const (
	appID  = "6f1d2c3b-0000-4000-8000-000000000001"
	appID2 = "6f1d2c3b-0000-4000-8000-000000000002"
)

func read(t *testing.T, text string) evidence.Directory {
	t.Helper()
	var d evidence.Directory
	if _, err := registrations.Read(&d, "a.json", text); err != nil {
		t.Fatal(err)
	}
	return d
}

func at(line, column int, address string) evidence.Place {
	return evidence.Place{File: "a.json", Line: line, Column: column, Address: address}
}

const graphApp = `{
  "id": "o1",
  "appId": "` + appID + `",
  "displayName": "Operate",
  "signInAudience": "AzureADMyOrg",
  "identifierUris": ["api://` + appID + `"],
  "groupMembershipClaims": "SecurityGroup",
  "api": {"requestedAccessTokenVersion": 2},
  "optionalClaims": {"accessToken": [{"name": "preferred_username"}, {"name": "email"}], "idToken": []},
  "passwordCredentials": [{"displayName": "camunda", "endDateTime": "2027-12-01T00:00:00Z", "hint": "abc"}],
  "requiredResourceAccess": [{"resourceAppId": "g", "resourceAccess": [{"id": "s1", "type": "Scope"}, {"id": "r1", "type": "Role"}]}],
  "web": {"redirectUris": [
    "https://operate.example.org/identity-callback"
  ]},
  "spa": {"redirectUris": []},
  "publicClient": {"redirectUris": ["http://localhost"]}
}`

func TestAnAppRegistrationIsReadWithItsPlaces(t *testing.T) {
	want := evidence.Application{
		ObjectID: "o1", AppID: appID, DisplayName: "Operate", TokenVersion: 2, TokenVersionPlace: at(8, 42, "api.requestedAccessTokenVersion"),
		Web:            []evidence.RedirectURI{{URI: "https://operate.example.org/identity-callback", Place: at(13, 5, "web.redirectUris[0]")}},
		Public:         []evidence.RedirectURI{{URI: "http://localhost", Place: at(16, 37, "publicClient.redirectUris[0]")}},
		OptionalClaims: []string{"preferred_username", "email"}, OptionalClaimsKnown: true, GroupClaims: "SecurityGroup",
		Passwords:      []evidence.Credential{{Name: "camunda", End: time.Date(2027, 12, 1, 0, 0, 0, 0, time.UTC), Place: at(10, 69, "passwordCredentials[0].endDateTime")}},
		IdentifierURIs: []string{"api://" + appID}, SignInAudience: "AzureADMyOrg",
		Scopes: map[string][]string{"g": {"s1"}}, Enabled: true, Place: at(3, 12, "appId"),
	}
	d := read(t, graphApp)
	if diff := cmp.Diff([]evidence.Application{want}, d.Applications, cmpopts.EquateEmpty()); diff != "" {
		t.Fatalf("(-want +got)\n%s", diff)
	}
	if d.ApplicationsGiven {
		t.Error("one object alone is taken for the tenant's whole list")
	}
}

func TestTheFormsOfAListAreEqual(t *testing.T) {
	one := `{"id":"o1","appId":"` + appID + `","displayName":"A","api":{"requestedAccessTokenVersion":null},"web":{"redirectUris":["https://a"]}}`
	two := `{"id":"o2","appId":"` + appID2 + `","displayName":"B","api":{"requestedAccessTokenVersion":2},"spa":{"redirectUris":["https://b"]}}`
	want := read(t, "["+one+","+two+"]")
	if !want.ApplicationsGiven || len(want.Applications) != 2 || want.Applications[0].TokenVersion != 0 || want.Applications[0].TokenVersionUnsaid {
		t.Fatalf("%+v", want)
	}
	for name, text := range map[string]string{
		"collection":         `{"@odata.context":"https://graph.microsoft.com/v1.0/$metadata#applications","value":[` + one + "," + two + "]}",
		"without context":    `{"value":[` + one + "," + two + "]}",
		"JSON lines":         one + "\n" + two + "\n",
		"windows powershell": `{"value":[` + one + "," + two + `],"Count":2}`,
		"PascalCase": `[{"Id":"o1","AppId":"` + appID + `","DisplayName":"A","Api":{"RequestedAccessTokenVersion":null},"Web":{"RedirectUris":["https://a"]}},` +
			`{"Id":"o2","AppId":"` + appID2 + `","DisplayName":"B","Api":{"RequestedAccessTokenVersion":2},"Spa":{"RedirectUris":["https://b"]}}]`,
		"older manifests": `[{"id":"o1","appId":"` + appID + `","name":"A","accessTokenAcceptedVersion":null,"replyUrlsWithType":[{"url":"https://a","type":"Web"}]},` +
			`{"id":"o2","appId":"` + appID2 + `","name":"B","accessTokenAcceptedVersion":2,"replyUrlsWithType":[{"url":"https://b","type":"Spa"}]}]`,
	} {
		got := read(t, text)
		ignore := cmp.Options{cmpopts.IgnoreTypes(evidence.Place{}), cmpopts.EquateEmpty()}
		if diff := cmp.Diff(want, got, ignore); diff != "" {
			t.Errorf("%s (-want +got)\n%s", name, diff)
		}
	}
}

func TestAPageOfAListDoesNotSayWhatIsMissing(t *testing.T) {
	d := read(t, `{"@odata.nextLink":"https://graph.microsoft.com/v1.0/applications?$skiptoken=x","value":[{"appId":"`+appID+`"}]}`)
	if d.ApplicationsGiven || len(d.Applications) != 1 {
		t.Fatalf("%+v", d)
	}
}

func TestWhatAListOfColumnsLeavesOutIsUnknown(t *testing.T) {
	app := read(t, `[{"appId":"`+appID+`","displayName":"A"}]`).Applications[0]
	if !app.TokenVersionUnsaid || !app.RedirectURIsUnsaid || app.OptionalClaimsKnown {
		t.Fatalf("%+v", app)
	}
	app = read(t, graphApp).Applications[0]
	if app.TokenVersionUnsaid || app.RedirectURIsUnsaid || !app.OptionalClaimsKnown {
		t.Fatalf("%+v", app)
	}
}

func TestTheTokenVersionStandsWhereEitherFormSaysIt(t *testing.T) {
	for text, want := range map[string]evidence.Place{
		"{\"appId\":\"" + appID + "\",\n \"accessTokenAcceptedVersion\": null}":          {Line: 2, Column: 32, Address: "accessTokenAcceptedVersion"},
		"{\"appId\":\"" + appID + "\",\n \"api\": {\"requestedAccessTokenVersion\": 1}}": {Line: 2, Column: 41, Address: "api.requestedAccessTokenVersion"},
		"{\"appId\":\"" + appID + "\",\n \"api\": {}}":                                   {},
	} {
		got := read(t, text).Applications[0].TokenVersionPlace
		if got.File = ""; got != want {
			t.Errorf("%s: %+v, want %+v", text, got, want)
		}
	}
}

func TestWhatATerminalShowsAroundTheAnswerIsPassedOver(t *testing.T) {
	text := "$ az ad app list\nWARNING: The output has changed.\n[\n  {\"appId\": \"" + appID + "\"}\n]\n$ \n"
	d := read(t, text)
	if len(d.Applications) != 1 || d.Applications[0].Place.Line != 4 || !d.ApplicationsGiven {
		t.Fatalf("%+v", d)
	}
}

func TestAnEmptyListWasGiven(t *testing.T) {
	for text, want := range map[string]evidence.Directory{
		`[]`: {ApplicationsGiven: true},
		`{"@odata.context":"x#servicePrincipals","value":[]}`:      {PrincipalsGiven: true},
		`{"@odata.context":"x#oauth2PermissionGrants","value":[]}`: {GrantsGiven: true},
	} {
		if diff := cmp.Diff(want, read(t, text)); diff != "" {
			t.Errorf("%s (-want +got)\n%s", text, diff)
		}
	}
}

func TestEnterpriseApplicationsAndGrants(t *testing.T) {
	d := read(t, `[{"id":"s1","appId":"`+appID+`","displayName":"A","accountEnabled":false,"appRoleAssignmentRequired":true,"servicePrincipalType":"Application"}]`)
	want := []evidence.ServicePrincipal{{ObjectID: "s1", AppID: appID, DisplayName: "A", AssignmentRequired: true, Place: at(1, 21, "[0].appId")}}
	if diff := cmp.Diff(want, d.Principals); diff != "" || !d.PrincipalsGiven || d.ApplicationsGiven {
		t.Errorf("(-want +got)\n%s %+v", diff, d)
	}
	d = read(t, `{"@odata.context":"https://graph.microsoft.com/v1.0/$metadata#oauth2PermissionGrants","value":[{"clientId":"s1","consentType":"AllPrincipals","resourceId":"s2","scope":" openid  profile "}]}`)
	grants := []evidence.Grant{{Client: "s1", Resource: "s2", ForAll: true, Scopes: []string{"openid", "profile"}, Place: at(1, 108, "value[0].clientId")}}
	if diff := cmp.Diff(grants, d.Grants); diff != "" || !d.GrantsGiven {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestAnAppThatTwoFilesHoldCountsOnce(t *testing.T) {
	var d evidence.Directory
	for file, text := range map[string]string{"a.json": graphApp, "b.json": strings.ReplaceAll(graphApp, appID, strings.ToUpper(appID))} {
		if _, err := registrations.Read(&d, file, text); err != nil {
			t.Fatal(err)
		}
	}
	if len(d.Applications) != 1 || d.ByAppID(appID) == nil || d.ByAppID(strings.ToUpper(appID)) == nil || d.ByAppID("") != nil {
		t.Fatalf("%+v", d.Applications)
	}
}

// BenchmarkReadOfATenant reads as many apps as one file may hold.
func BenchmarkReadOfATenant(b *testing.B) {
	var text strings.Builder
	for i := range 70_000 {
		fmt.Fprintf(&text, "{\"appId\":\"%08x-0000-4000-8000-000000000000\"}\n", i)
	}
	for b.Loop() {
		var d evidence.Directory
		if _, err := registrations.Read(&d, "a.json", text.String()); err != nil || len(d.Applications) != 70_000 {
			b.Fatalf("%d apps, %v", len(d.Applications), err)
		}
	}
}

func TestDatesInEveryForm(t *testing.T) {
	want := time.Date(2027, 2, 1, 13, 0, 0, 0, time.UTC)
	for _, text := range []string{
		`"2027-02-01T13:00:00Z"`, `"2027-02-01T13:00:00.0000000Z"`, `"2027-02-01T14:00:00+01:00"`, `"2027-02-01 13:00:00+00:00"`,
		`"2027-02-01T13:00:00"`, `"2027-02-01 13:00:00"`, `"/Date(1801486800000)/"`, `"\/Date(1801486800000)\/"`, `"2/1/2027 1:00:00 PM"`,
		`"01.02.2027 13:00:00"`, `{"value":"/Date(1801486800000)/","DateTime":"x"}`, `"Mon, 01 Feb 2027 13:00:00 GMT"`,
	} {
		app := read(t, `{"appId":"a","displayName":"x","passwordCredentials":[{"endDate":`+text+`}]}`).Applications[0]
		if len(app.Passwords) != 1 || !app.Passwords[0].End.Equal(want) {
			t.Errorf("%s is read as %v", text, app.Passwords)
		}
	}
	app := read(t, `{"appId":"a","passwordCredentials":[{"endDateTime":"some day"},{"endDateTime":null}]}`).Applications[0]
	if len(app.Passwords) != 2 || !app.Passwords[0].End.IsZero() || !app.Passwords[1].End.IsZero() {
		t.Errorf("no date is read as %v", app.Passwords)
	}
}

func TestWhatIsNoRegistrationIsRefusedWithItsPlace(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{``, "a.json: there is no json in it"},
		{`{"appId":`, "a.json:1:10: the json text breaks off"},
		{"[\n  {\"a\": 1}]", "a.json:2:3: this object is no app registration"},
		{`["a"]`, "a.json:1:2: an app registration is a json object"},
		{`1`, "a.json:1:1: an app registration is a json object"},
		{"[{]", "a.json:1:3: not readable as json"},
		{strings.Repeat("[", 100_000), "a.json:1:65: values are nested more than 64 deep"},
		{strings.Repeat(`{"a":`, 100_000), "a.json:1:321: values are nested more than 64 deep"},
	} {
		d := evidence.Directory{}
		_, err := registrations.Read(&d, "a.json", c.text)
		var refused *refusal.Error
		if !errors.As(err, &refused) || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("%.40q: %v, want %s", c.text, err, c.want)
		}
		if diff := cmp.Diff(evidence.Directory{}, d); diff != "" {
			t.Errorf("%.40q: a refused file left something behind: %s", c.text, diff)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(graphApp)
	f.Add(`[{"clientId":"a","resourceId":"b"}]`)
	f.Add(`{"value":[{"AppId":"x","Web":{"RedirectUris":"https://a"}}]}`)
	f.Fuzz(func(t *testing.T, text string) {
		var d evidence.Directory
		_, err := registrations.Read(&d, "f", text)
		var refused *refusal.Error
		if err != nil && (!errors.As(err, &refused) || strings.Contains(err.Error(), "\n")) {
			t.Fatalf("%q", err)
		}
	})
}
