package logs_test

import (
	"strings"
	"testing"

	"entrastudio/importers/logs"
	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/lookup"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

const (
	app   = "6f1d2c3b-0000-4000-8000-000000000001"
	other = "6f1d2c3b-0000-4000-8000-000000000002"
)

func read(t *testing.T, minor catalog.Minor, file, text string) []evidence.LogLine {
	t.Helper()
	c, err := catalog.Of(minor)
	if err != nil {
		t.Fatal(err)
	}
	return logs.Read(lookup.New(c), file, text)
}

// tellingLines is a text with the lines that tell something.
type tellingLines struct {
	name, text string
	want       []evidence.LogLine
}

func linesOfEntra() []tellingLines {
	return []tellingLines{
		{
			"redirect URI and app of AADSTS50011", "AADSTS50011: The redirect URI 'https://a.example/cb' specified in the request does not match the redirect URIs configured for the application '" + app + "'.",
			[]evidence.LogLine{{Kind: evidence.LogEntraError, Code: "50011", AppID: app, RedirectURI: "https://a.example/cb"}},
		},
		{
			"message broken over lines by a browser", "AADSTS50011: The redirect URI\n'https://a.example/cb' specified in the request does not match\nthe redirect URIs configured for the application '" + app + "'.\n\nTrace ID: " + other,
			[]evidence.LogLine{{Kind: evidence.LogEntraError, Code: "50011", AppID: app, RedirectURI: "https://a.example/cb"}},
		},
		{
			"app of AADSTS700016", "AADSTS700016: Application with identifier '" + app + "' was not found in the directory 'Contoso'. Trace ID: " + other,
			[]evidence.LogLine{{Kind: evidence.LogEntraError, Code: "700016", AppID: app}},
		},
		{
			"app of AADSTS7000215", "AADSTS7000215: Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '" + app + "'.",
			[]evidence.LogLine{{Kind: evidence.LogEntraError, Code: "7000215", AppID: app}},
		},
		{
			"app of AADSTS65001", "AADSTS65001: The user or administrator has not consented to use the application with ID '" + app + "' named 'Operate'.",
			[]evidence.LogLine{{Kind: evidence.LogEntraError, Code: "65001", AppID: app}},
		},
		{
			"app of AADSTS50105", "AADSTS50105: Your administrator has configured the application Camunda Operate ('" + app + "') to block users unless they are specifically granted access.",
			[]evidence.LogLine{{Kind: evidence.LogEntraError, Code: "50105", AppID: app}},
		},
		{
			"resource of AADSTS500011", "AADSTS500011: The resource principal named api://" + app + " was not found in the tenant named Contoso.",
			[]evidence.LogLine{{Kind: evidence.LogEntraError, Code: "500011", AppID: app}},
		},
		{
			"app of AADSTS90009", "AADSTS90009: Application '" + app + "'(Operate) is requesting a token for itself.",
			[]evidence.LogLine{{Kind: evidence.LogEntraError, Code: "90009", AppID: app}},
		},
		{
			"client app of AADSTS650057", "AADSTS650057: Invalid resource. The client has requested access to a resource which is not listed. Client app ID: " + app + "(Operate). Resource value from request: " + other + ".",
			[]evidence.LogLine{{Kind: evidence.LogEntraError, Code: "650057", AppID: app}},
		},
		{
			"placeholder in a cleaned message", "AADSTS700016: Application with identifier '<OPERATE_APP_ID>' was not found in the directory '<TENANT>'.",
			[]evidence.LogLine{{Kind: evidence.LogEntraError, Code: "700016", AppID: "<OPERATE_APP_ID>"}},
		},
		{
			"trace IDs are no apps", "AADSTS90014: The required field 'scope' is missing from the credential. Trace ID: " + app + " Correlation ID: " + other,
			[]evidence.LogLine{{Kind: evidence.LogEntraError, Code: "90014"}},
		},
		{
			"callback address with its message in percent code", "https://a.example/cb?error=invalid_request&error_description=AADSTS50011%3a+The+redirect+URI+%27https%3a%2f%2fa.example%2fcb%27+does+not+match+the+application+%27" + app + "%27.",
			[]evidence.LogLine{{Kind: evidence.LogEntraError, Code: "50011", AppID: app, RedirectURI: "https://a.example/cb"}},
		},
		{
			"JSON of the token endpoint", `{"error":"invalid_client","error_description":"AADSTS7000222: The provided client secret keys for app '` + app + `' are expired.","error_codes":[7000222],"trace_id":"` + other + `"}`,
			[]evidence.LogLine{{Kind: evidence.LogEntraError, Code: "7000222", AppID: app}},
		},
		{
			"codes without their letters", `{"error":"invalid_grant","error_codes":[50126]}`,
			[]evidence.LogLine{{Kind: evidence.LogEntraError, Code: "50126"}},
		},
		{
			"two codes in one line", "AADSTS50011 or AADSTS700016",
			[]evidence.LogLine{{Kind: evidence.LogEntraError, Code: "50011"}, {Kind: evidence.LogEntraError, Code: "700016"}},
		},
		{
			"message inside a JSON log line", `{"level":"ERROR","message":"Failed: AADSTS90002: Tenant 'x' not found.","logger":"a.b"}`,
			[]evidence.LogLine{{Kind: evidence.LogEntraError, Code: "90002"}},
		},
		{"page without permission", "redirecting to /noPermission", []evidence.LogLine{{Kind: evidence.LogNoPermission}}},
	}
}

func linesOfCamunda() []tellingLines {
	return []tellingLines{
		{"another page is not that one", "redirecting to /noPermissions/help", nil},
		{"look-up of an audience", "GET /api/permissions/for-token?audience=" + app, []evidence.LogLine{{Kind: evidence.LogPermissionLookup, Audience: app}}},
		{
			"refused look-up", `403 Forbidden: "" on GET request for "http://identity:8080/api/permissions/for-token?audience=` + app + `"`,
			[]evidence.LogLine{{Kind: evidence.LogNoPermission, Audience: app}},
		},
		{
			"refused look-up in an access log", `10.0.0.1 - - "GET /api/permissions/for-token?audience=` + app + ` HTTP/1.1" 403 -`,
			[]evidence.LogLine{{Kind: evidence.LogNoPermission, Audience: app}},
		},
		{"audience in percent code", "GET /api/permissions/for-token?audience=api%3A%2F%2F" + app, []evidence.LogLine{{Kind: evidence.LogPermissionLookup, Audience: "api://" + app}}},
		{"placeholder as audience", "GET /api/permissions/for-token?audience=<GUID of the app>", []evidence.LogLine{{Kind: evidence.LogPermissionLookup, Audience: "<GUID of the app>"}}},
		{"user-info response", "[invalid_user_info_response] An error occurred", []evidence.LogLine{{Kind: evidence.LogUserInfoResponse}}},
		{"header too large for Tomcat", "java.lang.IllegalArgumentException: Request header is too large", []evidence.LogLine{{Kind: evidence.LogHeaderTooLarge}}},
		{"header too large for a proxy", "<h1>400 Request Header Or Cookie Too Large</h1>", []evidence.LogLine{{Kind: evidence.LogHeaderTooLarge}}},
		{
			"rejected audiences", "Token audiences are [" + app + "], expected at least one of [" + other + ", x]",
			[]evidence.LogLine{{Kind: evidence.LogAudienceRejected, Got: []string{app}, Expected: []string{other, "x"}}},
		},
		{"groups claim", "Group's list derived from (groups) is not a string array. Please check your OIDC configuration.", []evidence.LogLine{{Kind: evidence.LogGroupsClaim}}},
		{
			"identity refused, in a stack of its SDK", "java.net.ConnectException: Connection refused\n\tat io.camunda.identity.sdk.impl.rest.RestClient.request(RestClient.java:94)",
			[]evidence.LogLine{{Kind: evidence.LogIdentityUnreached}},
		},
		{
			"identity refused, below the SDK's frames", "io.camunda.identity.sdk.exception.IdentityException: x\n\tat io.camunda.identity.sdk.impl.rest.RestClient.request(RestClient.java:94)\nCaused by: java.net.ConnectException: Connection refused",
			[]evidence.LogLine{{Kind: evidence.LogIdentityUnreached}},
		},
		{
			"identity unknown, by its address", `I/O error on GET request for "http://camunda-identity:8080/actuator/health": camunda-identity: Name or service not known`,
			[]evidence.LogLine{{Kind: evidence.LogIdentityUnreached}},
		},
		{
			"identity refused, by kubectl with pods", "[pod/optimize-5d/optimize] java.net.ConnectException: Connection refused\n[pod/optimize-5d/optimize] \tat io.camunda.identity.sdk.impl.rest.RestClient.request(RestClient.java:94)",
			[]evidence.LogLine{{Kind: evidence.LogIdentityUnreached}},
		},
		{
			"identity refused, in the runtime's own file", "2026-11-20T08:00:00.1Z stderr F java.net.ConnectException: Connection refused\n2026-11-20T08:00:00.1Z stderr F \tat io.camunda.identity.sdk.impl.rest.RestClient.request(RestClient.java:94)",
			[]evidence.LogLine{{Kind: evidence.LogIdentityUnreached}},
		},
		{"unknown host of identity", "java.net.UnknownHostException: identity", []evidence.LogLine{{Kind: evidence.LogIdentityUnreached}}},
		{"elasticsearch refused is not identity", "org.elasticsearch.client: http://elasticsearch:9200 Connection refused\n\tat org.elasticsearch.client.RestClient.performRequest(RestClient.java:1)", nil},
		{"same error again and again", strings.Repeat("AADSTS90002: Tenant not found\n", 50), []evidence.LogLine{{Kind: evidence.LogEntraError, Code: "90002"}}},
		{"nothing", "all is well", nil},
	}
}

func TestTellingLinesAreFound(t *testing.T) {
	for _, c := range append(linesOfEntra(), linesOfCamunda()...) {
		t.Run(c.name, func(t *testing.T) {
			got := read(t, catalog.V87, "-", c.text)
			ignore := cmpopts.IgnoreFields(evidence.LogLine{}, "Text", "Place", "Component")
			if diff := cmp.Diff(c.want, got, ignore, cmpopts.EquateEmpty()); diff != "" {
				t.Fatalf("(-want +got)\n%s", diff)
			}
		})
	}
}

func TestALinesComponentIsTold(t *testing.T) {
	const telling = "redirecting to /noPermission"
	for _, c := range []struct {
		name  string
		minor catalog.Minor
		file  string
		text  string
		want  catalog.Name
	}{
		{"by a compose prefix", catalog.V87, "all.log", "operate-1  | " + telling, "operate"},
		{"by a compose prefix with the project", catalog.V87, "all.log", "camunda_platform_tasklist_1 | " + telling, "tasklist"},
		{"by a kubectl prefix", catalog.V87, "all.log", "[pod/acme-optimize-7d9f8c6b5-x2x4z/optimize] " + telling, "optimize"},
		{"by the prefix, not the file", catalog.V87, "operate.log", "tasklist-1  | " + telling, "tasklist"},
		{"by the file's name", catalog.V87, "logs/camunda-operate.log", telling, "operate"},
		{"by the file's name of identity", catalog.V88, "identity.log", telling, "management-identity"},
		{"by the logger", catalog.V87, "-", "2026-01-01 WARN io.camunda.operate.webapp.security.identity.IdentityController : " + telling, "operate"},
		{"by a shortened logger", catalog.V87, "-", "2026-01-01 WARN i.c.o.w.s.i.IdentityController : " + telling, "operate"},
		{"by the logger above a stack", catalog.V87, "-", "2026-01-01 ERROR io.camunda.tasklist.webapp.X : failed\njava.lang.RuntimeException: " + telling, "tasklist"},
		{"by the logger of the cluster", catalog.V88, "-", "WARN  io.camunda.authentication.oidc.AudienceValidator - " + telling, "orchestration"},
		{"by the logger of a part of the cluster", catalog.V88, "-", "WARN i.c.o.w.s.i.IdentityController : " + telling, "orchestration"},
		{"by somebody's words", catalog.V87, "-", "Then Operate shows /noPermission.", "operate"},
		{"not by words that name two", catalog.V87, "-", "Operate and Tasklist show /noPermission.", ""},
		{"not by the SDK", catalog.V87, "-", "WARN io.camunda.identity.sdk.X : " + telling, ""},
		{"nothing tells", catalog.V87, "-", telling, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := read(t, c.minor, c.file, c.text)
			if len(got) != 1 {
				t.Fatalf("found %d lines, want 1", len(got))
			}
			if got[0].Component != c.want {
				t.Fatalf("told %q, want %q", got[0].Component, c.want)
			}
		})
	}
}

func TestPlacesAreLineAndColumnOfTheTellingWords(t *testing.T) {
	got := read(t, catalog.V87, "a.log", "one\r\nüber: AADSTS90002: x\n")
	if len(got) != 1 || got[0].Place.String() != "a.log:2:7" {
		t.Fatalf("%+v", got)
	}
}

func TestNoTokenCodeOrSecretIsShown(t *testing.T) {
	jwt := "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJyb2JpbiJ9.c2lnbmF0dXJl"
	for _, hidden := range []string{
		"Bearer " + jwt, "access_token=" + jwt, "code=1.AXkAabcdefghijklmnopqrstuvwxyz", "client_secret=abc~DEF.123", `"client_secret":"abc~DEF.123"`,
		"password=abc~DEF.123", "Authorization: Basic dXNlcjphYmN+REVGLjEyMw==", "state=abc~DEF.123&x=1",
	} {
		text := strings.Repeat("x", 70) + " " + hidden + " AADSTS90002 " + hidden
		got := read(t, catalog.V87, "-", text)
		if len(got) != 1 {
			t.Fatalf("%q: %d lines", hidden, len(got))
		}
		for _, part := range []string{"abc~DEF.123", "eyJ", "AXkAabcdef", "dXNlcjph"} {
			if strings.Contains(got[0].Text, part) {
				t.Errorf("%q shows %s", got[0].Text, part)
			}
		}
	}
}
