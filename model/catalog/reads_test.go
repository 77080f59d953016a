package catalog

import (
	"bufio"
	"os"
	"slices"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"
)

// chartPath is one line of testdata/paths-*.txt.
type chartPath struct {
	path, defaultJSON string
}

func chartPaths(t *testing.T, minor Minor) []chartPath {
	t.Helper()
	file, err := os.Open("testdata/paths-" + string(minor) + ".txt")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var all []chartPath
	for lines := bufio.NewScanner(file); lines.Scan(); {
		path, value, found := strings.Cut(lines.Text(), "\t")
		if found {
			all = append(all, chartPath{path, value})
		}
	}
	if len(all) < 70 {
		t.Fatalf("%d paths", len(all))
	}
	return all
}

func TestEveryLoginPathOfTheChartIsKnown(t *testing.T) {
	every(t, func(t *testing.T, c *Catalog) {
		for _, line := range chartPaths(t, c.Minor) {
			if !c.ReadsPath(line.path) && c.KeyAt(line.path) == nil {
				t.Errorf("%s is not known", line.path)
			}
		}
	})
}

func TestDefaultsAreTheCharts(t *testing.T) {
	every(t, func(t *testing.T, c *Catalog) {
		for _, line := range chartPaths(t, c.Minor) {
			s := c.AtPath(line.path)
			if s == nil || s.Helm != line.path || s.Secret != nil || line.defaultJSON == "[...]" {
				continue
			}
			// An empty setting of Hub takes the value of Web Modeler's.
			if len(s.HelmAlso) > 0 {
				continue
			}
			var node yaml.Node
			if err := yaml.Unmarshal([]byte(line.defaultJSON), &node); err != nil {
				t.Fatal(err)
			}
			want, err := FromNode(node.Content[0])
			if err != nil {
				continue
			}
			if !s.Default.Same(want, s.Form) {
				t.Errorf("%s: default %q, the chart has %s", line.path, s.Default, line.defaultJSON)
			}
		}
	})
}

func TestEverySettingOfTheCatalogueIsRead(t *testing.T) {
	every(t, func(t *testing.T, c *Catalog) {
		for _, s := range c.Settings() {
			if s.Secret != nil || s.Helm == "" || strings.ContainsAny(s.Helm, "[{") {
				continue
			}
			if c.AtPath(s.Helm) != s {
				t.Errorf("%s does not lead to %s", s.Helm, s.Ref())
			}
			// Only the passwords of a bundled database are looked at closely.
			bundled := strings.HasSuffix(s.Helm, "ostgresql.enabled")
			if !c.InBlock(s.Helm) && !bundled && s.Component != Global {
				t.Errorf("%s lies in no block", s.Helm)
			}
		}
	})
}

func TestAMisspeltKeyIsNotRead(t *testing.T) {
	misspelt := map[Minor][]string{
		V86: {"identity.fulURL", "global.identity.auth.optimise.clientId", "global.identity.auth.operate.clientID"},
		V87: {"identity.fulURL", "global.identity.auth.optimise.clientId", "global.identity.auth.zeebe.tokenscope"},
		V88: {
			"identity.fulURL", "orchestration.security.authentication.oidc.clientIdClam",
			"global.identity.auth.optimise.clientId", "connectors.security.authentication.oidc.tokenscope",
			"global.identity.auth.jwkUrl", "webModeler.restapi.mail.fromAdress", "orchestration.securty.authentication.method",
			"identityPostgresql.auth.secretKeys.userPaswordKey", "orchestration.security.authorization.enabled",
		},
		V89: {
			"identity.fulURL", "orchestration.security.authentication.oidc.clientIdClam",
			"connectors.security.authentication.oidc.tokenscope", "orchestration.data.secondaryStorage.typ",
			"identity.externalDatabase.secret.existingsecret",
		},
		V810: {
			"identity.fulURL", "orchestration.security.authentication.oidc.redirectURL",
			"global.identity.auth.camundaHub.clientApiAudiences", "camundaHub.restapi.externalDatabase.hostname",
			"camundaHub.restapi.mail.fromAdress", "camundahub.enabled",
		},
	}
	every(t, func(t *testing.T, c *Catalog) {
		for _, path := range misspelt[c.Minor] {
			if c.ReadsPath(path) || c.AtPath(path) != nil {
				t.Errorf("%s counts as read", path)
			}
			if !c.InBlock(path) && !strings.HasPrefix(path, "camundahub") {
				t.Errorf("%s lies in no block", path)
			}
		}
	})
}

func TestFreeFormKeysAreRead(t *testing.T) {
	paths := []string{
		"identity.resources.limits.memory", "identity.env", "optimize.podSecurityContext.runAsNonRoot",
		"identity.image.tag", "optimize.extraConfiguration", "connectors.serviceAccount.annotations.a/b",
		"global.annotations.x", "identity", "global.identity.auth",
	}
	every(t, func(t *testing.T, c *Catalog) {
		for _, path := range paths {
			if !c.ReadsPath(path) {
				t.Errorf("%s counts as unread", path)
			}
		}
	})
}

func TestKeysAreWholeAndFoundFromBelow(t *testing.T) {
	every(t, func(t *testing.T, c *Catalog) {
		seen := map[string]bool{}
		for i := range c.Keys {
			key := &c.Keys[i]
			if seen[key.Path] || key.Path == "" || strings.HasSuffix(key.Path, "*") {
				t.Errorf("key %+v", key)
			}
			seen[key.Path] = true
			if !slices.Contains([]KeyFate{KeyRemoved, KeyDeprecated, KeyIgnored, KeyRenamed}, key.Fate) {
				t.Errorf("%s: fate %q", key.Path, key.Fate)
			}
			if key.Fate == KeyRenamed && key.Use == "" {
				t.Errorf("%s: renamed to nothing", key.Path)
			}
			if found := c.KeyAt(key.Path + ".below.it"); found != key {
				t.Errorf("%s is not found from below", key.Path)
			}
			if key.Fate == KeyIgnored && c.AtPath(key.Path) != nil && c.AtPath(key.Path).Secret == nil {
				t.Errorf("%s is ignored and yet a setting", key.Path)
			}
		}
		if c.KeyAt("") != nil || c.KeyAt("nothing.of.this") != nil {
			t.Error("a key was found for an unknown path")
		}
	})
}

func TestKnownFatesOfKeys(t *testing.T) {
	for _, test := range []struct {
		minor Minor
		path  string
		fate  KeyFate
	}{
		{V88, "global.identity.auth.operate.clientId", KeyIgnored},
		{V88, "global.identity.auth.identity.redirectUrl", KeyIgnored},
		{V88, "global.security.authorizations.enabled", KeyRenamed},
		{V88, "global.identity.auth.connectors.clientId", ""},
		{V89, "global.identity.auth.connectors.clientId", KeyIgnored},
		{V89, "orchestration.security.authentication.oidc.existingSecret.name", KeyRemoved},
		{V89, "identityPostgresql.enabled", KeyDeprecated},
		{V810, "identityPostgresql.auth.existingSecret", KeyRemoved},
		{V810, "orchestration.security.authentication.oidc.clientIdClaim", KeyDeprecated},
		{V810, "orchestration.security.authentication.oidc.clientId", ""},
		{V810, "global.ingress.host", KeyRemoved},
		{V87, "orchestration.security.authentication.method", KeyIgnored},
		{V87, "global.security.authentication.method", KeyIgnored},
	} {
		c, err := Of(test.minor)
		if err != nil {
			t.Fatal(err)
		}
		var fate KeyFate
		if key := c.KeyAt(test.path); key != nil {
			fate = key.Fate
		}
		if fate != test.fate {
			t.Errorf("%s: %s is %q, want %q", test.minor, test.path, fate, test.fate)
		}
	}
}

func TestAFateMayDependOnTheValue(t *testing.T) {
	for _, test := range []struct {
		when  *KeyWhen
		value Value
		want  bool
	}{
		{nil, TextOf("x"), true},
		{&KeyWhen{Unless: []string{"client_id"}}, TextOf("client_id"), false},
		{&KeyWhen{Unless: []string{"client_id"}}, TextOf("azp"), true},
		{&KeyWhen{Unless: []string{""}}, Value{}, false},
		{&KeyWhen{Unless: []string{""}}, ListOf("a"), true},
		{&KeyWhen{Is: []string{"true"}}, BoolOf(true), true},
		{&KeyWhen{Is: []string{"true"}}, BoolOf(false), false},
	} {
		key := Key{When: test.when}
		if got := key.Applies(test.value); got != test.want {
			t.Errorf("%+v applies to %v: %v", test.when, test.value, got)
		}
	}
}

func TestAVariableIsKnownToItsComponentAlone(t *testing.T) {
	c, err := Of(V88)
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		component Name
		variable  string
		want      bool
	}{
		{Orchestration, "CAMUNDA_SECURITY_AUTHENTICATION_OIDC_GROUPSCLAIM", true},
		{Orchestration, "CAMUNDA_SECURITY_AUTHENTICATION_OIDC_GROUPS_CLAIM", true},
		{Orchestration, "CAMUNDA_SECURITY_AUTHENTICATION_OIDC_GROUPCLAIM", false},
		{Orchestration, "CAMUNDA_SECURITY_AUTHENTICATION_OIDC_AUDIENCES_2", true},
		{Orchestration, "CAMUNDA_SECURITY_INITIALIZATION_MAPPINGRULES_0_CLAIMNAME", true},
		{Optimize, "CAMUNDA_SECURITY_AUTHENTICATION_OIDC_GROUPSCLAIM", false},
		{Connectors, "CAMUNDA_CLIENT_AUTH_CLIENT_ID", true},
		{ManagementIdentity, "IDENTITY_INITIAL_CLAIM_VALUE", true},
		{ManagementIdentity, "IDENTITY_INITIAL_CLAIM_VALU", false},
		{ManagementIdentity, "IDENTITY_DATABASE_PASWORD", false},
		{Connectors, "SERVER_TOMCAT_MAXTHREADS", true},
		{Orchestration, "SERVER_FORWARD_HEADER_STRATEGY", false},
	} {
		if got := c.Knows(test.component, test.variable); got != test.want {
			t.Errorf("%s knows %s: %v", test.component, test.variable, got)
		}
	}
}

func FuzzReadsPath(f *testing.F) {
	for _, seed := range []string{"", ".", "a.", "identity..fullURL", "global.identity.auth.issuer", "*.env.x"} {
		f.Add(seed)
	}
	c, err := Of(V810)
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, path string) {
		c.InBlock(path)
		c.KeyAt(path)
		if s := c.AtPath(path); s != nil && !c.ReadsPath(path) {
			t.Errorf("%s is a setting and not read", path)
		}
	})
}
