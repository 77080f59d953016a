package lookup_test

import (
	"testing"

	"entrastudio/model/catalog"
	"entrastudio/model/lookup"
)

func index(t *testing.T, minor catalog.Minor) *lookup.Index {
	t.Helper()
	c, err := catalog.Of(minor)
	if err != nil {
		t.Fatal(err)
	}
	return lookup.New(c)
}

func TestAVariableMeansASettingOrOneItemOfAList(t *testing.T) {
	cases := []struct {
		minor     catalog.Minor
		component catalog.Name
		name      string
		key       string
		index     int
	}{
		{catalog.V87, catalog.Operate, "CAMUNDA_IDENTITY_CLIENT_ID", "clientId", -1},
		{catalog.V87, catalog.Operate, "CAMUNDA_OPERATE_IDENTITY_CLIENTID", "clientId", -1},
		{catalog.V87, catalog.Optimize, "CAMUNDA_IDENTITY_CLIENT_ID", "clientId", -1},
		{catalog.V88, catalog.Orchestration, "CAMUNDA_SECURITY_AUTHENTICATION_OIDC_AUDIENCES", "audiences", -1},
		{catalog.V88, catalog.Orchestration, "CAMUNDA_SECURITY_AUTHENTICATION_OIDC_AUDIENCES_0", "audiences", 0},
		{catalog.V88, catalog.Orchestration, "CAMUNDA_SECURITY_INITIALIZATION_DEFAULTROLES_ADMIN_USERS_12", "roles.admin.users", 12},
		{catalog.V88, catalog.Orchestration, "CAMUNDA_SECURITY_AUTHENTICATION_OIDC_CLIENT_ID_CLAIM", "clientIdClaim", -1},
	}
	for _, c := range cases {
		hit, ok := index(t, c.minor).Variable(c.component, c.name)
		if !ok || hit.Setting.Key != c.key || hit.Index != c.index {
			t.Errorf("%s %s %s = %+v, %t, want %s, %d", c.minor, c.component, c.name, hit, ok, c.key, c.index)
		}
	}
	for _, name := range []string{"CAMUNDA_SECURITY_AUTHENTICATION_OIDC_CLIENTIDCLAM", "CAMUNDA_SECURITY_AUTHENTICATION_OIDC_CLIENTID_0", "X_0", "_0", ""} {
		if hit, ok := index(t, catalog.V88).Variable(catalog.Orchestration, name); ok {
			t.Errorf("%q = %+v", name, hit)
		}
	}
}

func TestAPropertyMeansTheSameInEverySpelling(t *testing.T) {
	x := index(t, catalog.V810)
	for _, name := range []string{
		"camunda.security.authentication.oidc.client-id-claim", "camunda.security.authentication.oidc.clientIdClaim",
		"camunda.security.authentication.oidc.client_id_claim", "CAMUNDA.SECURITY.AUTHENTICATION.OIDC.CLIENTIDCLAIM",
	} {
		if hit, ok := x.Property(catalog.Orchestration, name); !ok || hit.Setting.Key != "clientIdClaim" || hit.Index != -1 {
			t.Errorf("%s = %+v, %t", name, hit, ok)
		}
	}
	if hit, ok := x.Property(catalog.Orchestration, "camunda.security.authentication.oidc.scope[2]"); !ok || hit.Setting.Key != "scope" || hit.Index != 2 {
		t.Errorf("an item of a list = %+v, %t", hit, ok)
	}
	for _, name := range []string{"camunda.security.authentication.oidc.client-id-clam", "scope[x]", "[1]", ""} {
		if hit, ok := x.Property(catalog.Orchestration, name); ok {
			t.Errorf("%q = %+v", name, hit)
		}
	}
}

func TestContainersAreKnownByNameImageAndBlock(t *testing.T) {
	named := map[string]lookup.Container{
		"operate":             {Component: catalog.Operate, Service: "operate"},
		"management-identity": {Component: catalog.ManagementIdentity, Service: "identity"},
		"identity":            {Component: catalog.ManagementIdentity, Service: "identity"},
		"web-modeler":         {Component: catalog.WebModeler, Service: "web-modeler-restapi"},
		"WEB_MODELER_WEBAPP":  {Component: catalog.WebModeler, Service: "web-modeler-webapp"},
	}
	x := index(t, catalog.V87)
	for name, want := range named {
		if got, ok := x.Named(name); !ok || got != want {
			t.Errorf("%s = %+v, %t", name, got, ok)
		}
	}
	for image, want := range map[string]catalog.Name{
		"camunda/operate:8.7.12": catalog.Operate, "registry.example.com:5000/camunda/identity@sha256:00": catalog.ManagementIdentity,
		"docker.io/camunda/zeebe": catalog.Zeebe, "camunda/web-modeler-webapp:8.7": catalog.WebModeler,
	} {
		if got, ok := x.ByImage(image); !ok || got.Component != want {
			t.Errorf("%s = %+v, %t", image, got, ok)
		}
	}
	for _, image := range []string{"postgres:16", "notcamunda/operate", "", ":"} {
		if got, ok := x.ByImage(image); ok {
			t.Errorf("%q = %+v", image, got)
		}
	}
}

func TestABlockOfValuesConfiguresAContainer(t *testing.T) {
	cases := []struct {
		minor catalog.Minor
		path  []string
		want  lookup.Container
	}{
		{catalog.V88, []string{"identity"}, lookup.Container{Component: catalog.ManagementIdentity, Service: "identity"}},
		{catalog.V88, []string{"webModeler", "webapp"}, lookup.Container{Component: catalog.WebModeler, Service: "web-modeler-webapp"}},
		{catalog.V87, []string{"zeebeGateway"}, lookup.Container{Component: catalog.Zeebe, Service: "zeebe"}},
		{catalog.V810, []string{"camundaHub", "restapi"}, lookup.Container{Component: catalog.Hub, Service: "hub"}},
	}
	for _, c := range cases {
		if got, ok := index(t, c.minor).OfBlock(c.path); !ok || got != c.want {
			t.Errorf("%s %v = %+v, %t", c.minor, c.path, got, ok)
		}
	}
	for _, path := range [][]string{nil, {"elasticsearch"}, {"webModeler", "nothing"}, {"a", "b", "c"}} {
		if got, ok := index(t, catalog.V88).OfBlock(path); ok {
			t.Errorf("%v = %+v", path, got)
		}
	}
}

func TestTheOwnerOfVariablesIsWhoReadsThoseThatFewRead(t *testing.T) {
	shared := []string{"CAMUNDA_IDENTITY_TYPE", "CAMUNDA_IDENTITY_CLIENT_ID", "CAMUNDA_IDENTITY_CLIENT_SECRET"}
	cases := []struct {
		variables      []string
		file, profiles string
		want           catalog.Name
	}{
		{append([]string{"CAMUNDA_OPERATE_IDENTITY_REDIRECT_ROOT_URL"}, shared...), "x.env", "", catalog.Operate},
		{append([]string{"IDENTITY_INITIAL_CLAIM_VALUE"}, shared...), "x.env", "", catalog.ManagementIdentity},
		{shared, "deploy/optimize.env", "", catalog.Optimize},
		{shared, ".env.tasklist", "", catalog.Tasklist},
		{shared, "x.env", "ccsm", catalog.Optimize},
		{[]string{"OPERATE_CLIENT_SCOPE", "OPERATE_CLIENT_AUTHURL"}, "x.env", "", catalog.Connectors},
		{[]string{"CAMUNDA_TASKLIST_ELASTICSEARCH_URL"}, "x.env", "", catalog.Tasklist},
	}
	for _, c := range cases {
		got, why, ok := index(t, catalog.V87).Owner(c.variables, c.file, c.profiles)
		if !ok || got.Component != c.want || why == "" {
			t.Errorf("%v in %s = %+v %q, want %s", c.variables, c.file, got, why, c.want)
		}
	}
	if got, _, ok := index(t, catalog.V87).Owner([]string{"PATH", "HOME"}, "x.env", ""); ok {
		t.Errorf("variables of nobody belong to %+v", got)
	}
}

func TestAMisspeltNameHasTheNearestRealOne(t *testing.T) {
	for path, want := range map[string]string{
		"identity.fulURL": "identity.fullURL",
		"orchestration.security.authentication.oidc.clientIdClam": "orchestration.security.authentication.oidc.clientIdClaim",
		"global.identity.auth.optimise.clientId":                  "global.identity.auth.optimize.clientId",
		"connectors.security.authentication.oidc.tokenscope":      "connectors.security.authentication.oidc.tokenScope",
		"orchestration.security.oidc.clientIdClaim":               "orchestration.security.authentication.oidc.clientIdClaim",
		"something.else.altogether":                               "",
	} {
		if got := index(t, catalog.V88).NearestPath(path); got != want {
			t.Errorf("%s: %q, want %q", path, got, want)
		}
	}
	for name, want := range map[string]string{
		"CAMUNDA_SECURITY_AUTHENTICATION_OIDC_GROUPCLAIM":           "CAMUNDA_SECURITY_AUTHENTICATION_OIDC_GROUPSCLAIM",
		"CAMUNDA_SECURITY_AUTHENTICATION_OIDC_CLIENTIDCLAIMS":       "CAMUNDA_SECURITY_AUTHENTICATION_OIDC_CLIENTIDCLAIM",
		"CAMUNDA_SECURITY_INITIALIZATION_DEFAULTROLE_ADMIN_USERS_0": "CAMUNDA_SECURITY_INITIALIZATION_DEFAULTROLES_ADMIN_USERS_0",
		"SOMETHING_ELSE_ALTOGETHER":                                 "",
	} {
		if got := index(t, catalog.V88).NearestVariable(catalog.Orchestration, name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}
