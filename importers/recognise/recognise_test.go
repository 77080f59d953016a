package recognise_test

import (
	"encoding/base64"
	"strings"
	"testing"

	"entrastudio/importers/recognise"
	"entrastudio/model/evidence"
)

// jwt is a token of our own making; nobody signed it.
func jwt() string {
	part := base64.RawURLEncoding.EncodeToString
	return part([]byte(`{"alg":"RS256","kid":"k1","typ":"JWT"}`)) + "." +
		part([]byte(`{"aud":"6f1d2c3b-0000-4000-8000-000000000001","iss":"https://login.microsoftonline.com/6f1d2c3b-0000-4000-8000-0000000000aa/v2.0","ver":"2.0"}`)) + "." +
		strings.Repeat("Sg", 170)
}

const unread = evidence.Kind("unread")

// oneText is a text of one kind.
type oneText struct {
	name, file, text string
	want             evidence.Kind
}

const someID = "6f1d2c3b-0000-4000-8000-000000000001"

func configurations() []oneText {
	return []oneText{
		{"plan", "", "apiVersion: entrastudio/v1\nkind: Plan\ncamunda: \"8.8\"\n", evidence.KindPlan},
		{"plan behind its schema comment", "", "# yaml-language-server: $schema=plan.json\napiVersion: entrastudio/v1\nkind: Plan\n", evidence.KindPlan},
		{"values with global", "", "global:\n  identity:\n    auth:\n      enabled: true\n", evidence.KindValues},
		{"values with a comment first", "", "# our values\n---\norchestration:\n  enabled: true\n", evidence.KindValues},
		{"values with quoted keys", "", "\"global\":\n  'identity': {}\n", evidence.KindValues},
		{"values with a multi-line text", "", "identity:\n  extraConfiguration:\n    - file: a.yaml\n      content: |\n        a: b\n        # c\nconnectors:\n  enabled: true\n", evidence.KindValues},
		{"values of helm get values", "", "USER-SUPPLIED VALUES:\nglobal:\n  a: 1\n", evidence.KindValues},
		{"values, indented as a paste is", "", "    global:\n      a: 1\n    identity:\n      b: 2\n", evidence.KindValues},
		{"values with list items at the margin", "", "identity:\n  env:\n  - name: A\n    value: b\n", evidence.KindValues},
		{"values with a mistake inside", "", "global:\n\tidentity: x\noperate:\n  a: [\n", evidence.KindValues},
		{"yaml by its name", "my.yaml", "gloabl:\n  a: 1\n", evidence.KindValues},
		{"values as json", "", `{"global": {"identity": {"auth": {"enabled": true}}}}`, evidence.KindValues},
		{"compose", "", "services:\n  operate:\n    image: camunda/operate:8.7.1\n", evidence.KindCompose},
		{"compose with a version", "", "version: \"3.6\"\nname: camunda\nservices:\n  a:\n    image: b\n", evidence.KindCompose},
		{"compose as json", "", `{"services": {"operate": {"image": "camunda/operate:8.7.1"}}}`, evidence.KindCompose},
		{"manifest of Kubernetes", "", "apiVersion: v1\nkind: ConfigMap\ndata:\n  a: b\n", unread},
		{"env", "", "CAMUNDA_IDENTITY_TYPE=MICROSOFT\nSERVER_PORT=8080\n", evidence.KindEnv},
		{"env with comments and blank lines", "", "# a\n\nA_B=c\n  # d\nC_D=\"e f\"\n", evidence.KindEnv},
		{"env with export", "", "export A_B=c\nexport C_D='e'\n", evidence.KindEnv},
		{"env with a long json value", "", "SPRING_APPLICATION_JSON='{\n  \"identity\": {\n  }\n}'\nA_B=c\n", evidence.KindEnv},
		{"env with names passed through", "", "CAMUNDA_CLIENT_ID\nA_B=c\n", evidence.KindEnv},
		{"env of lower-case properties", "", "spring.profiles.active=oidc\nserver.port=80\n", evidence.KindEnv},
		{"env with a fault, by its name", "operate.env", "A_B=c\nC_D=e\nthis is no variable!\n", evidence.KindEnv},
		{"bare token", "", jwt(), evidence.KindToken},
		{"token behind Bearer", "", "Bearer " + jwt(), evidence.KindToken},
		{"token in a header", "", "Authorization: Bearer " + jwt() + "\n", evidence.KindToken},
		{"token in quotes", "", `"` + jwt() + `"`, evidence.KindToken},
		{"token wrapped by a mail program", "", jwt()[:76] + "\n" + jwt()[76:152] + "\n" + jwt()[152:], evidence.KindToken},
		{"token cut short", "", jwt()[:150], evidence.KindToken},
		{"refresh token", "", "1.AXkA" + strings.Repeat("Zq9", 40), evidence.KindToken},
		{"token response", "", `{"token_type":"Bearer","expires_in":3599,"access_token":"` + jwt() + `"}`, evidence.KindToken},
		{"token response with an id token", "", `{"id_token":"` + jwt() + `"}`, evidence.KindToken},
		{"HAR", "", `{"log":{"version":"1.2","entries":[{"request":{"method":"GET","url":"https://a.example/"}}]}}`, evidence.KindToken},
		{"callback address with a code", "", "https://camunda.example.org/sso-callback?code=0.AXkA" + strings.Repeat("a", 40) + "&state=s", evidence.KindToken},
		{"callback address with an ID token", "", "https://camunda.example.org/cb#id_token=" + jwt(), evidence.KindToken},
	}
}

func observations() []oneText {
	id := someID
	return []oneText{
		{"callback address with an error", "", "https://camunda.example.org/sso-callback?error=invalid_client&error_description=AADSTS7000215%3a+Invalid", evidence.KindLog},
		{"claims without their token", "", `{"iss":"https://login.microsoftonline.com/x/v2.0","aud":"` + id + `","azp":"a"}`, unread},
		{"aligned table", "", "   audience   \n--------------\n operate-api\n(1 row)\n", evidence.KindAudiences},
		{"table without rows", "", " audience \n----------\n(0 rows)\n", evidence.KindAudiences},
		{"table in German", "", " audience \n----------\n operate-api\n(1 Zeile)\n", evidence.KindAudiences},
		{"table with borders", "", "+-------------+\n|  audience   |\n+-------------+\n| operate-api |\n+-------------+\n(1 row)\n", evidence.KindAudiences},
		{"table with its statement", "", "identity=> SELECT DISTINCT audience FROM public.permissions;\n   audience   \n--------------\n operate-api\n(1 row)\n", evidence.KindAudiences},
		{"unaligned table", "", "audience\noperate-api\n(1 row)\n", evidence.KindAudiences},
		{"rows alone", "", "operate-api\noptimize-api\n" + id + "\n", evidence.KindAudiences},
		{"ids alone", "", id + "\n6f1d2c3b-0000-4000-8000-000000000002\n", evidence.KindAudiences},
		{"CSV", "", "\"audience\"\n\"operate-api\"\n", evidence.KindAudiences},
		{"CSV with more columns", "", "id,audience,definition\n1,operate-api,read:*\n", evidence.KindAudiences},
		{"JSON rows", "", `[{"audience":"operate-api"},{"audience":"` + id + `"}]`, evidence.KindAudiences},
		{"JSON list", "", `["operate-api","` + id + `"]`, evidence.KindAudiences},
		{"expanded rows", "", "-[ RECORD 1 ]---------\naudience | operate-api\n-[ RECORD 2 ]---------\naudience | " + id + "\n", evidence.KindAudiences},
		{"app registration", "", `{"appId":"` + id + `","displayName":"Operate","web":{"redirectUris":[]}}`, evidence.KindRegistrations},
		{"collection of app registrations", "", `{"@odata.context":"https://graph.microsoft.com/v1.0/$metadata#applications","value":[]}`, evidence.KindRegistrations},
		{"collection without context", "", `{"value":[{"id":"x","appId":"` + id + `","displayName":"a","signInAudience":"AzureADMyOrg"}]}`, evidence.KindRegistrations},
		{"az list", "", `[{"appId":"` + id + `","displayName":"a","identifierUris":[]}]`, evidence.KindRegistrations},
		{"older manifest", "", `{"id":"x","accessTokenAcceptedVersion":null,"appId":"` + id + `","name":"a","replyUrlsWithType":[]}`, evidence.KindRegistrations},
		{"PowerShell", "", `{"AppId":"` + id + `","DisplayName":"a","Web":{"RedirectUris":[]}}`, evidence.KindRegistrations},
		{"app registrations as JSON lines", "", "{\"appId\":\"" + id + "\",\"displayName\":\"a\"}\n{\"appId\":\"b\",\"displayName\":\"c\"}\n", evidence.KindRegistrations},
		{"enterprise applications", "", `[{"appId":"` + id + `","displayName":"a","servicePrincipalType":"Application"}]`, evidence.KindRegistrations},
		{"consent grants", "", `{"value":[{"clientId":"a","consentType":"AllPrincipals","resourceId":"b","scope":"openid"}]}`, evidence.KindRegistrations},
		{"key set", "", `{"keys":[{"kty":"RSA","kid":"k1","n":"AQAB","e":"AQAB"}]}`, evidence.KindKeys},
		{"single key", "", `{"kty":"EC","crv":"P-256","x":"a","y":"b"}`, evidence.KindKeys},
		{"list of keys", "", `[{"kty":"RSA","n":"AQAB","e":"AQAB"}]`, evidence.KindKeys},
		{"certificate", "", "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n", evidence.KindKeys},
		{"public key", "", "-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----\n", evidence.KindKeys},
		{"log of Spring Boot", "", "2026-01-01 10:00:00.000  INFO 1 --- [main] i.c.o.Starter : started\n2026-01-01T10:00:01.000Z WARN x\n", evidence.KindLog},
		{"log with a stack", "", "2026-01-01T10:00:00Z ERROR a.b.C - failed\njava.lang.RuntimeException: x\n\tat a.b.C.d(C.java:1)\n\tat a.b.C.e(C.java:2)\nCaused by: java.net.ConnectException: Connection refused\n\t... 9 more\n", evidence.KindLog},
		{"docker compose log", "", "operate-1  | 2026-01-01 10:00:00.000  INFO x\noperate-1  | 2026-01-01 10:00:01.000  INFO y\n", evidence.KindLog},
		{"kubectl log", "", "[pod/camunda-operate-0/operate] 2026-01-01 10:00:00 INFO x\n", evidence.KindLog},
		{"JSON log lines", "", "{\"@timestamp\":\"2026-01-01T10:00:00Z\",\"message\":\"a\"}\n{\"@timestamp\":\"2026-01-01T10:00:01Z\",\"message\":\"b\"}\n", evidence.KindLog},
		{"Stackdriver log line", "", `{"severity":"ERROR","message":"a","logger":"io.camunda.x"}`, evidence.KindLog},
		{"error of the token endpoint", "", `{"error":"invalid_client","error_description":"AADSTS7000215: Invalid client secret","error_codes":[7000215]}`, evidence.KindLog},
	}
}

func TestOneTextIsRecognisedByItsContent(t *testing.T) {
	for _, c := range append(configurations(), observations()...) {
		t.Run(c.name, func(t *testing.T) {
			guess, ok := recognise.Whole(c.file, c.text)
			got := guess.Kind
			if guess.Unread {
				got = unread
			}
			if !ok || got != c.want {
				t.Fatalf("taken for %q (%s), want %q", got, guess.Why, c.want)
			}
			if guess.Why == "" {
				t.Error("nothing says from what it was recognised")
			}
		})
	}
}

func TestWhatIsNothingIsNotGuessedAt(t *testing.T) {
	for _, text := range []string{
		"", "   \n", "hello", "Dear support,\nplease help.\n", "6f1d2c3b", `{"a":1}`, `[]`, `"text"`, "12", "true", "login.microsoftonline.com",
		"a: b\nc: d\n", "operate", "https://camunda.example.org/", "<html><body>Sorry</body></html>", "key = value is what he said",
		"{{ .Values.global }}", "{", "[", "{]", "...", "---", "#", "a,b,c\n1,2,3\n", "SELECT 1;", "(3 rows)",
	} {
		if guess, ok := recognise.Whole("", text); ok {
			t.Errorf("%q was taken for %q: %s", text, guess.Kind, guess.Why)
		}
	}
}

func TestWhatKubectlDescribesIsTheEnvironmentOfItsContainer(t *testing.T) {
	text := "Name:  camunda-%s-0\nContainers:\n  %s:\n    Image:  camunda/operate:8.7.12\n    Environment:\n" +
		"      CAMUNDA_IDENTITY_CLIENT_ID:      6f1d2c3b-0000-4000-8000-000000000001\n" +
		"      CAMUNDA_IDENTITY_CLIENT_SECRET:  <set to the key 'operate' in secret 'entra'>  Optional: false\n" +
		"    Mounts:\n      /tmp from tmp (rw)\n"
	for name, service := range map[string]string{"operate": "operate", "sidecar": ""} {
		pieces := recognise.Split(strings.ReplaceAll(text, "%s", name))
		if len(pieces) != 1 || pieces[0].Kind != evidence.KindEnv || pieces[0].Service != service || pieces[0].First != 6 {
			t.Fatalf("%s: %+v", name, pieces)
		}
		if strings.Contains(pieces[0].Text, "Optional") || !strings.Contains(pieces[0].Text, "'entra'>") {
			t.Errorf("the reference is not kept alone: %s", pieces[0].Text)
		}
	}
}
