package lookup_test

import (
	"slices"
	"testing"

	"entrastudio/model/catalog"
	"entrastudio/model/lookup"
)

func named(service string, names ...string) []lookup.VariableName {
	all := make([]lookup.VariableName, len(names))
	for i, name := range names {
		all[i] = lookup.VariableName{Service: service, Name: name}
	}
	return all
}

func TestTheMinorIsRecognisedFromWhatOnlySomeRead(t *testing.T) {
	cases := map[string]struct {
		names lookup.Names
		want  catalog.Minor
		sure  bool
	}{
		"8.7 values": {lookup.Names{Paths: []string{
			"global.identity.auth.operate.clientId", "global.identity.auth.zeebe.tokenScope", "webModeler.restapi.externalDatabase.host",
		}}, catalog.V87, true},
		"8.8 values": {lookup.Names{Paths: []string{
			"orchestration.security.authentication.oidc.clientId", "webModelerPostgresql.enabled", "console.enabled",
		}}, catalog.V88, true},
		"8.9 values": {lookup.Names{Paths: []string{
			"orchestration.data.secondaryStorage.type", "webModeler.enabled", "console.enabled", "identityPostgresql.enabled",
		}}, catalog.V89, true},
		"8.10 values":      {lookup.Names{Paths: []string{"camundaHub.enabled", "orchestration.data.secondaryStorage.type"}}, catalog.V810, true},
		"operate's env":    {lookup.Names{Variables: named("operate", "CAMUNDA_OPERATE_IDENTITY_AUDIENCE", "CAMUNDA_IDENTITY_TYPE")}, catalog.V87, false},
		"env of a cluster": {lookup.Names{Variables: named("", "CAMUNDA_SECURITY_AUTHENTICATION_METHOD")}, catalog.V89, false},
		"nothing telling":  {lookup.Names{Paths: []string{"global.identity.auth.issuer"}}, catalog.V89, false},
		"nothing at all":   {lookup.Names{}, catalog.V89, false},
		"an image":         {lookup.Names{Images: []string{"postgres:16", "camunda/camunda:8.8.4"}, Variables: named("", "CAMUNDA_OPERATE_IDENTITY_AUDIENCE")}, catalog.V88, true},
		"an alpha's image": {lookup.Names{Images: []string{"camunda/hub:8.10.0-alpha4"}}, catalog.V810, true},
		"images that differ": {lookup.Names{
			Images: []string{"camunda/operate:8.7.1", "camunda/identity:8.6.2"}, Variables: named("operate", "CAMUNDA_OPERATE_IDENTITY_AUDIENCE"),
		}, catalog.V87, false},
	}
	for name, c := range cases {
		guess, err := lookup.Recognise(c.names)
		if err != nil || guess.Minor != c.want || guess.Sure != c.sure || guess.Why == "" {
			t.Errorf("%s: %+v, %v, want %s, sure %t", name, guess, err, c.want, c.sure)
		}
	}
}

func TestAnotherMinorFitsOnlyWhereItExplainsClearlyMore(t *testing.T) {
	old := []string{
		"global.identity.auth.operate.clientId", "global.identity.auth.operate.audience", "global.identity.auth.tasklist.clientId",
		"global.identity.auth.tasklist.audience", "global.identity.auth.zeebe.clientId", "global.identity.auth.zeebe.audience",
	}
	cases := map[string]struct {
		given catalog.Minor
		names lookup.Names
		want  catalog.Minor
	}{
		"values of 8.7 for 8.9":     {catalog.V89, lookup.Names{Paths: old}, catalog.V87},
		"values of 8.7 for 8.7":     {catalog.V87, lookup.Names{Paths: old}, ""},
		"two old keys":              {catalog.V89, lookup.Names{Paths: old[:2]}, ""},
		"keys that no minor reads":  {catalog.V88, lookup.Names{Paths: []string{"a.a", "a.b", "a.c", "a.d", "a.e", "a.f"}}, ""},
		"a removed block's one key": {catalog.V810, lookup.Names{Paths: []string{"identityPostgresql.enabled", "camundaHub.enabled"}}, ""},
		"operate's env for 8.8": {catalog.V88, lookup.Names{Variables: named("operate",
			"CAMUNDA_OPERATE_IDENTITY_AUDIENCE", "CAMUNDA_OPERATE_IDENTITY_CLIENTID", "CAMUNDA_OPERATE_IDENTITY_ISSUER_URL", "CAMUNDA_IDENTITY_TYPE")}, catalog.V87},
	}
	for name, c := range cases {
		guess, err := lookup.Fits(c.given, c.names)
		older := guess.Minor == catalog.V86 && c.want == catalog.V87
		if err != nil || guess.Minor != c.want && !older {
			t.Errorf("%s: %+v, %v, want %q", name, guess, err, c.want)
		}
	}
	if _, err := lookup.Fits("9.9", lookup.Names{}); err == nil {
		t.Error("an unknown minor has no fit")
	}
}

func BenchmarkRecognise(b *testing.B) {
	names := lookup.Names{Paths: []string{"global.identity.auth.operate.clientId", "orchestration.enabled", "camundaHub.enabled"}}
	for b.Loop() {
		if _, err := lookup.Recognise(names); err != nil {
			b.Fatal(err)
		}
	}
}

func TestMinorsThatNoNameTellsApartAreListed(t *testing.T) {
	cases := map[string]struct {
		names lookup.Names
		want  []catalog.Minor
	}{
		"operate's env":  {lookup.Names{Variables: named("operate", "CAMUNDA_OPERATE_IDENTITY_AUDIENCE")}, []catalog.Minor{catalog.V86}},
		"nothing at all": {lookup.Names{}, nil},
		"told apart":     {lookup.Names{Paths: []string{"camundaHub.enabled", "orchestration.data.secondaryStorage.type"}}, nil},
	}
	for name, c := range cases {
		if guess, err := lookup.Recognise(c.names); err != nil || !slices.Equal(guess.AsWell, c.want) {
			t.Errorf("%s: %+v, %v, want %v", name, guess, err, c.want)
		}
	}
}
