package values_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"entrastudio/model/catalog"
	"entrastudio/model/evidence"

	"pgregory.net/rapid"
)

// describe writes what was found of a secret in a few words.
func describe(s *evidence.Setting) string {
	if s == nil {
		return "nothing"
	}
	words := []string{s.Secret.Ref.String()}
	for _, flag := range []struct {
		word string
		is   bool
	}{
		{"literal", s.Secret.Literal},
		{"guid", s.Secret.GUID},
		{"placeholder", s.Secret.Placeholder},
		{"keyless", s.Secret.KeyMissing},
		{"both", s.Secret.Both},
	} {
		if flag.is {
			words = append(words, flag.word)
		}
	}
	if s.Secret.Legacy != nil {
		words = append(words, "legacy "+string(s.Secret.Legacy.Effect))
	}
	return strings.TrimSpace(strings.Join(words, " "))
}

func TestSecretsAreToldInEveryFormOfEveryMinor(t *testing.T) {
	guid := "0d5f0a4e-2f5b-4c1e-8b39-0c8d5e7f1a23"
	cases := []struct {
		minor     catalog.Minor
		component catalog.Name
		text      string
		want      string
	}{
		{catalog.V87, catalog.Operate, "global: {identity: {auth: {operate: {existingSecret: {name: s}, existingSecretKey: k}}}}", "kubernetes:s/k"},
		{catalog.V87, catalog.Operate, "global: {identity: {auth: {operate: {existingSecret: {name: s}}}}}", "kubernetes:s/operate-secret"},
		{catalog.V87, catalog.Operate, "global: {identity: {auth: {operate: {existingSecret: s3cret}}}}", "literal legacy literal"},
		{catalog.V87, catalog.Operate, "global: {identity: {auth: {operate: {existingSecret: " + guid + "}}}}", "literal guid legacy literal"},
		{catalog.V87, catalog.Operate, "global: {identity: {auth: {operate: {secret: {existingSecret: s, existingSecretKey: k}}}}}", "kubernetes:s/k legacy ignored"},
		{catalog.V87, catalog.Operate, "global: {identity: {auth: {operate: {secret: {inlineSecret: s3cret}}}}}", "literal legacy ignored"},
		{catalog.V88, catalog.Optimize, "global: {identity: {auth: {optimize: {secret: {existingSecret: s, existingSecretKey: k}}}}}", "kubernetes:s/k"},
		{catalog.V88, catalog.Optimize, "global: {identity: {auth: {optimize: {secret: {existingSecret: s}}}}}", "kubernetes:s keyless"},
		{catalog.V88, catalog.Optimize, "global: {identity: {auth: {optimize: {secret: {existingSecret: s, existingSecretKey: ''}}}}}", "kubernetes:s keyless"},
		{catalog.V88, catalog.Optimize, "global: {identity: {auth: {optimize: {secret: {inlineSecret: s3cret}}}}}", "literal"},
		{catalog.V88, catalog.Optimize, "global: {identity: {auth: {optimize: {secret: {inlineSecret: <SECRET>}}}}}", "literal placeholder"},
		{catalog.V88, catalog.Optimize, "global: {identity: {auth: {optimize: {secret: {existingSecret: ''}}}}}", "nothing"},
		{catalog.V88, catalog.Optimize, "global: {identity: {auth: {optimize: {existingSecret: s, existingSecretKey: k}}}}", "kubernetes:s/k legacy works"},
		{catalog.V88, catalog.Optimize, "global: {identity: {auth: {optimize: {existingSecret: {name: s}, existingSecretKey: k}}}}", "kubernetes:s/k legacy works"},
		{catalog.V88, catalog.Optimize, "global: {identity: {auth: {optimize: {existingSecret: o, secret: {existingSecret: s, existingSecretKey: k}}}}}", "kubernetes:s/k both legacy works"},
		{catalog.V89, catalog.Optimize, "global: {identity: {auth: {optimize: {existingSecret: s, existingSecretKey: k}}}}", "kubernetes:s/k legacy fails"},
		{catalog.V89, catalog.Optimize, "global: {identity: {auth: {optimize: {existingSecret: ''}}}}", "legacy fails"},
		{catalog.V810, catalog.Optimize, "optimize: {enabled: true}", "nothing"},
	}
	for _, c := range cases {
		picture := read(t, c.minor, c.text)
		if got := describe(picture.First(c.component, "clientSecret")); got != c.want {
			t.Errorf("%s %s: %q, want %q", c.minor, c.text, got, c.want)
		}
	}
}

// TestNoSecretInClearIsKept puts a secret into every place that the readers
// know and looks for it in everything that the picture holds.
func TestNoSecretInClearIsKept(t *testing.T) {
	places := []string{
		"global: {identity: {auth: {optimize: {secret: {inlineSecret: %s}}}}}",
		"identity: {firstUser: {password: %s}}",
		"identityPostgresql: {auth: {password: %s, postgresPassword: %s}}",
		"webModeler: {restapi: {mail: {smtpPassword: %s}}}",
		"orchestration: {env: [{name: CAMUNDA_SECURITY_AUTHENTICATION_OIDC_CLIENTSECRET, value: %s}]}",
		"console: {env: [{name: MY_API_TOKEN, value: %s}]}",
		"identity: {env: [{name: SPRING_APPLICATION_JSON, value: '{\"spring\": {\"datasource\": {\"password\": \"%s\"}}, \"a\": 1}'}]}",
		"orchestration:\n  extraConfiguration:\n    x.yaml: |\n      camunda.security.authentication.oidc.client-secret: %s\n      other: 1\n",
		"orchestration:\n  extraConfiguration:\n    x.properties: |\n      spring.datasource.password=%s\n      other=1\n",
		"orchestration:\n  extraConfiguration:\n    x.yaml: |\n      {{ if x }}\n      password: %s\n",
		"orchestration:\n  configuration: |\n    my:\n      secret: %s\n",
		"orchestration: {extraConfiguration: {x.yaml: {my: {password: %s}}}}",
	}
	rapid.Check(t, func(t *rapid.T) {
		secret := rapid.StringMatching(`[a-zA-Z0-9][a-zA-Z0-9_.~]{11,30}`).Draw(t, "secret") + "Q8"
		text := strings.ReplaceAll(rapid.SampledFrom(places).Draw(t, "place"), "%s", secret)
		for _, minor := range catalog.Minors() {
			picture, err := tryReadIn(t, minor, text)
			if err != nil {
				t.Fatal(err)
			}
			held, err := json.Marshal(picture)
			if err != nil {
				t.Fatal(err)
			}
			if strings.Contains(string(held), secret) {
				t.Fatalf("%s: %s\nis kept in %s", minor, text, held)
			}
		}
	})
}

func TestWhatStandsBesideASecretIsKept(t *testing.T) {
	picture := read(t, catalog.V88, "orchestration:\n  extraConfiguration:\n    x.yaml: |\n      my: {password: s3cret, user: me}\n  env:\n    - {name: MY_PASSWORD, value: s3cret}\n    - {name: OTHER, value: x}\n    - {name: FROM, valueFrom: {secretKeyRef: {name: n, key: k}}}\n")
	text, err := picture.Raw.Values.Encode()
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{"user: me", "name: OTHER", "secretKeyRef"} {
		if !strings.Contains(text, part) {
			t.Errorf("%q is lost:\n%s", part, text)
		}
	}
	var withheld []string
	for _, place := range picture.Raw.Withheld {
		withheld = append(withheld, fmt.Sprintf("%s %s", place, place.Address))
	}
	want := "a.yaml:4:22 orchestration.extraConfiguration{my.password}, a.yaml:6:34 orchestration.env[MY_PASSWORD]"
	if got := strings.Join(withheld, ", "); got != want {
		t.Errorf("withheld: %s", got)
	}
}
