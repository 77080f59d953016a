package settings_test

import (
	"strings"
	"testing"

	"entrastudio/importers/interpolation"
	"entrastudio/importers/settings"
	"entrastudio/model/catalog"
)

func TestNamesOfSecretsAreToldFromNamesOfTheirPlaces(t *testing.T) {
	for name, want := range map[string]bool{
		"password": true, "MY_PASSWORD": true, "smtpPassword": true, "clientSecret": true, "client-secret": true, "API_TOKEN": true,
		"inlineSecret": true, "privateKey": true, "ACCESS_KEY": true, "STORAGE_CONNECTION_STRING": true, "credentials": true,
		"existingSecret": false, "existingSecretKey": false, "adminPasswordKey": false, "tokenScope": false, "ZEEBE_TOKEN_AUDIENCE": false,
		"tokenUrl": false, "OAUTH2_TOKEN_ISSUER": false, "TOKEN_USERNAMECLAIM": false, "clientId": false, "": false, "passwordFile": false,
		"ZEEBE_CLIENT_CONFIG_PATH": false, "tokenLifetime": false,
	} {
		if got := settings.SensitiveName(name, nil); got != want {
			t.Errorf("%s: %t", name, got)
		}
	}
}

func TestTheCatalogueDecidesWhereItKnowsThePath(t *testing.T) {
	c, err := catalog.Of(catalog.V88)
	if err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]bool{
		"global.identity.auth.optimize.secret.inlineSecret":      true,
		"global.identity.auth.optimize.secret.existingSecret":    false,
		"global.identity.auth.optimize.secret.existingSecretKey": false,
		"global.identity.auth.tokenUrl":                          false,
		"identityPostgresql.auth.password":                       true,
		"identity.firstUser.password":                            true,
	} {
		if got := settings.SensitivePath(strings.Split(path, "."), c.AtPath(path)); got != want {
			t.Errorf("%s: %t", path, got)
		}
	}
	if !settings.SensitiveName("ANYTHING", c.Setting(catalog.Optimize, "clientSecret")) || settings.SensitiveName("X_TOKEN", c.Setting(catalog.Optimize, "clientId")) {
		t.Error("a variable is what its setting is")
	}
}

func TestADefaultInAReferenceIsInClear(t *testing.T) {
	for text, want := range map[string]bool{"${S}": false, "${S:?say}": false, "${S:-}": false, "${S:-literal}": true, "${S:literal}": true, "<S>": false, "literal": true} {
		if got := settings.InClear(text); got != want {
			t.Errorf("%s: %t", text, got)
		}
	}
}

func TestAReferenceIsTheWholeValueOrNone(t *testing.T) {
	cases := []struct {
		text          string
		ref, template string
		literal       bool
	}{
		{"${S}", "env:S", "${S}", false},
		{"$S", "env:S", "$S", false},
		{"${S:?say}", "env:S", "${S:?say}", false},
		{"${S:-}", "env:S", "${S:-}", false},
		{"${S:-literal}", "env:S", "${S:-literal}", true},
		{"${GIVEN}", "env:GIVEN", "${GIVEN}", true},
		{"x${S}", "", "x${S}", true},
		{"a$$b", "", "a$$b", true},
		{"$${S}", "env:S", "$${S}", false},
		{"$${S:literal}", "env:S", "$${S:literal}", true},
		{"", "", "", false},
	}
	given := func(name string) (string, bool) { return "in the file", name == "GIVEN" }
	for _, c := range cases {
		parts, err := interpolation.Parse(c.text)
		if err != nil {
			t.Fatal(err)
		}
		text, err := interpolation.Expand(parts, given)
		if err != nil {
			t.Fatal(err)
		}
		said := settings.FromParts(text, parts)
		if said.Ref.String() != c.ref || said.Template != c.template || said.Literal != c.literal {
			t.Errorf("%q: %+v", c.text, said)
		}
	}
}
