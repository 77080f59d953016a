package check

import (
	"strings"
	"testing"

	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/plan"
	"entrastudio/model/token"
)

const groupID = "7f1b2c3d-1111-4222-8333-9999aaaabbbb"

// rule declares a mapping rule where the example keeps its configuration.
func (x *example) rule(r plan.MappingRule) *example {
	component := catalog.ManagementIdentity
	if r.Target == plan.ForCluster {
		component = catalog.Orchestration
	}
	input := x.inputOf(component)
	kind := "ROLE"
	if len(r.Roles) == 0 && len(r.Tenants) > 0 {
		kind = "TENANT"
	}
	x.pic.Rules = append(x.pic.Rules, evidence.Rule{
		MappingRule: &r, Type: kind, Input: input,
		Place: evidence.Place{File: x.pic.Inputs[input].File, Line: 900 + len(x.pic.Rules), Column: 3, Address: "mapping rules of " + string(component)},
	})
	return x
}

func identityRule(claim, value string, operator plan.Operator, roles ...string) plan.MappingRule {
	return plan.MappingRule{Name: "by " + claim, Target: plan.ForIdentity, Claim: claim, Value: value, Operator: operator, Roles: roles}
}

func clusterRule(claim, value string) plan.MappingRule {
	return plan.MappingRule{Name: "by " + claim, Target: plan.ForCluster, Claim: claim, Value: value, Roles: []string{"admin"}}
}

// members names the members of a role of the cluster in place of others.
func (x *example) members(role, of string, names ...string) *example {
	for i := range x.pic.Members {
		if m := &x.pic.Members[i]; m.Role == role && m.Of == of {
			m.Names, m.Default = names, false
			return x
		}
	}
	x.pic.Members = append(x.pic.Members, evidence.Members{Role: role, Of: of, Names: names, Place: evidence.Place{File: x.pic.Inputs[0].File, Line: 800, Column: 1}})
	return x
}

// token shows a token whose claims are those of a good one for a component, with
// others over them; a null takes a claim away.
func (x *example) token(name catalog.Name, claims string) *example {
	payload := `{"aud":"` + x.app(name) + `","iss":"` + loginURL + `/v2.0","tid":"` + tenantID + `","ver":"2.0","azp":"` + x.app(name) +
		`","scp":"openid","oid":"b1c2d3e4-0001-4a4a-9b9b-000000000042","sub":"pairwise","iat":1795341000,"nbf":1795341000,"exp":1795345000`
	if !strings.Contains(claims, "preferred_username") {
		payload += `,"preferred_username":"admin@example.com"`
	}
	if claims != "" {
		payload += "," + claims
	}
	read := token.Read(encode(`{"alg":"RS256","typ":"JWT"}`) + "." + encode(payload+"}") + ".c2lnbmF0dXJl")
	x.pic.Tokens = append(x.pic.Tokens, evidence.Token{Token: read, Place: evidence.Place{File: "token.txt", Line: 1, Column: 1}})
	x.pic.Inputs = append(x.pic.Inputs, evidence.Input{File: "token.txt", Kind: evidence.KindToken})
	return x
}

// rows are the audiences of Identity's database.
func (x *example) rows(audiences ...string) *example {
	x.pic.AudiencesGiven = true
	for i, text := range audiences {
		x.pic.Audiences = append(x.pic.Audiences, evidence.Audience{Text: text, Place: evidence.Place{File: "rows.txt", Line: i + 3, Column: 2}})
	}
	return x
}

// seeded are the rows of a database that holds what the deployment asks for.
func (x *example) seeded(except ...catalog.Name) []string {
	var rows []string
	for _, api := range x.catalog.Identity.APIs {
		left := false
		for _, name := range except {
			left = left || name == api.Component
		}
		if !left {
			rows = append(rows, x.app(api.Component))
		}
	}
	return rows
}

func (x *example) line(l evidence.LogLine) *example {
	l.Place = evidence.Place{File: "component.log", Line: len(x.pic.Log) + 1, Column: 1}
	x.pic.Log = append(x.pic.Log, l)
	return x
}

// key puts a values key into the evidence.
func (x *example) key(path string, kind catalog.ValueKind, text string) *example {
	x.pic.Keys = append(x.pic.Keys, evidence.Key{Path: path, Kind: kind, Text: text, Place: evidence.Place{File: "values.yaml", Line: 700 + len(x.pic.Keys), Column: 5, Address: path}})
	return x
}

func (x *example) variable(component catalog.Name, name string) *example {
	input := x.inputOf(component)
	x.pic.Variables = append(x.pic.Variables, evidence.Variable{
		Name: name, Component: component, Input: input,
		Place: evidence.Place{File: x.pic.Inputs[input].File, Line: 600, Column: 1, Address: name},
	})
	return x
}

func claimMistakes() []mistake {
	const prefer, client = "orchestration/preferUsernameClaim", "orchestration/clientIdClaim"
	v89 := minors(catalog.V89)
	return []mistake{
		{name: "left out", code: "claim.prefer-username-missing", component: "orchestration", tool: plan.Helm, minors: clustered(), make: func(x *example) { x.drop(prefer) }},
		{name: "false", code: "claim.prefer-username-missing", component: "orchestration", tool: plan.Compose, minors: clustered(), make: func(x *example) { x.set(prefer, "false") }},
		{name: "left out", code: "claim.client-id-wrong", component: "orchestration", tool: plan.Helm, minors: clustered(), make: func(x *example) { x.drop(client) }},
		{name: "of version 1", code: "claim.client-id-wrong", component: "orchestration", tool: plan.Compose, minors: clustered(), make: func(x *example) { x.set(client, "$['appid']") }},
		{name: "object id with tenants", code: "claim.username-oid-multitenancy", component: "orchestration", tool: plan.Helm, minors: clustered(), make: func(x *example) {
			x.set("orchestration/usernameClaim", "oid").set("orchestration/multitenancy", "true")
		}},
		{name: "object id with tenants", code: "claim.username-oid-multitenancy", component: "orchestration", tool: plan.Compose, minors: clustered(), make: func(x *example) {
			x.set("orchestration/usernameClaim", "$.oid").set("orchestration/multitenancy", "true")
		}},
		{name: "left out", code: "claim.userinfo-enabled", component: "orchestration", tool: plan.Helm, minors: v89, make: func(x *example) { x.drop("orchestration/userInfoEnabled") }},
		{name: "on", code: "claim.userinfo-enabled", component: "orchestration", tool: plan.Compose, minors: v89, make: func(x *example) { x.set("orchestration/userInfoEnabled", "true") }},
		{name: "old name", code: "claim.modeler-variable-renamed", component: "web-modeler", tool: plan.Compose, minors: v89, make: func(x *example) {
			x.variable(catalog.WebModeler, "CAMUNDA_IDENTITY_USERNAMECLAIM")
		}},
	}
}

func adminMistakes() []mistake {
	const value = "management-identity/initialClaimValue"
	repeated := identityRule("preferred_username", "admin@example.com", plan.Equals, "Optimize")
	return []mistake{
		{name: "left out", code: "admin.initial-claim-missing", component: "management-identity", tool: plan.Helm, make: func(x *example) { x.drop(value) }},
		{name: "empty", code: "admin.initial-claim-missing", component: "management-identity", tool: plan.Compose, make: func(x *example) { x.set(value, "") }},
		{name: "placeholder", code: "admin.initial-claim-missing", component: "management-identity", tool: plan.Compose, make: func(x *example) { x.set(value, "<ADMIN>") }},
		{name: "repeated", code: "admin.initial-claim-duplicate-rule", component: "management-identity", tool: plan.Helm, make: func(x *example) { x.rule(repeated) }},
		{name: "repeated", code: "admin.initial-claim-duplicate-rule", component: "management-identity", tool: plan.Compose, make: func(x *example) { x.rule(repeated) }},
		{name: "the chart's", code: "admin.demo-user", component: "orchestration", tool: plan.Helm, minors: clustered(), make: func(x *example) { x.drop("orchestration/roles.admin.users") }},
		{name: "guest", code: "user.guest-id", component: "orchestration", tool: plan.Helm, minors: clustered(), make: func(x *example) { x.members("admin", "users", "g_partner#EXT#@contoso.example") }},
		{name: "space", code: "user.guest-id", component: "orchestration", tool: plan.Compose, minors: clustered(), make: func(x *example) { x.members("readonly-admin", "users", "Ada Byron") }},
	}
}

func mappingMistakes() []mistake {
	operator := func(x *example) { x.rule(identityRule("groups", groupID, plan.Equals, "Optimize")) }
	return []mistake{
		{name: "list", code: "mapping.operator-wrong", component: "management-identity", tool: plan.Helm, make: operator},
		{name: "list", code: "mapping.operator-wrong", component: "management-identity", tool: plan.Compose, make: operator},
		{name: "text", code: "mapping.operator-wrong", component: "management-identity", tool: plan.Helm, make: func(x *example) { x.rule(identityRule("email", "a@b.example", plan.Contains, "Optimize")) }},
		{name: "of a newer minor", code: "mapping.unknown-role", component: "management-identity", tool: plan.Helm, minors: single(), make: func(x *example) {
			x.rule(identityRule("groups", groupID, plan.Contains, "ManagementIdentity"))
		}},
		{name: "of an older minor", code: "mapping.unknown-role", component: "management-identity", tool: plan.Compose, minors: clustered(), make: func(x *example) {
			x.rule(identityRule("groups", groupID, plan.Contains, "Tasklist"))
		}},
		{name: "of nobody", code: "mapping.unknown-role", component: "orchestration", tool: plan.Helm, minors: clustered(), make: func(x *example) { x.members("superuser", "users", "ada") }},
		{name: "identity", code: "mapping.duplicate", component: "management-identity", tool: plan.Helm, make: func(x *example) {
			x.rule(identityRule("groups", groupID, plan.Contains, "Optimize")).rule(identityRule("groups", groupID, plan.Contains, "Web Modeler"))
		}},
		{name: "cluster", code: "mapping.duplicate", component: "orchestration", tool: plan.Compose, minors: clustered(), make: func(x *example) {
			x.rule(clusterRule("groups", groupID)).rule(clusterRule("groups", groupID))
		}},
		{name: "identity", code: "mapping.pairwise-sub", component: "management-identity", tool: plan.Compose, make: func(x *example) { x.rule(identityRule("sub", "abc", plan.Equals, "Optimize")) }},
		{name: "cluster", code: "mapping.pairwise-sub", component: "orchestration", tool: plan.Helm, minors: clustered(), make: func(x *example) { x.rule(clusterRule("$['sub']", "abc")) }},
		{name: "hyphen", code: "mapping.claim-path-unsafe", component: "orchestration", tool: plan.Helm, minors: minors(catalog.V88, catalog.V89), make: func(x *example) { x.rule(clusterRule("my-team", "blue")) }},
		{name: "identity", code: "mapping.group-not-object-id", component: "management-identity", tool: plan.Helm, make: func(x *example) { x.rule(identityRule("groups", "Analysts", plan.Contains, "Optimize")) }},
		{name: "cluster", code: "mapping.group-not-object-id", component: "orchestration", tool: plan.Compose, minors: clustered(), make: func(x *example) { x.rule(clusterRule("$.groups[*]", "Admins")) }},
		{name: "identity", code: "mapping.case-differs", component: "management-identity", tool: plan.Helm, also: []Code{"mapping.no-match"}, make: func(x *example) {
			x.rule(identityRule("preferred_username", "Admin@Example.com", plan.Equals, "Optimize")).token(catalog.Optimize, "")
		}},
		{name: "number", code: "mapping.non-string-claim", component: "orchestration", tool: plan.Compose, minors: clustered(), make: func(x *example) {
			x.rule(clusterRule("level", "3")).token(catalog.Orchestration, `"level":3`)
		}},
		{name: "identity", code: "mapping.no-match", component: "optimize", tool: plan.Helm, make: func(x *example) {
			x.rule(identityRule("groups", groupID, plan.Contains, "Optimize")).token(catalog.Optimize, `"groups":["other"]`)
		}},
		{name: "the first admin's claim", code: "mapping.no-match", component: "management-identity", tool: plan.Compose, make: func(x *example) {
			x.token(catalog.ManagementIdentity, `"preferred_username":"somebody@example.com"`)
		}},
		{name: "cluster", code: "mapping.no-match", component: "orchestration", tool: plan.Helm, minors: clustered(), make: func(x *example) {
			x.members("admin", "users", "admin@example.com").token(catalog.Orchestration, `"preferred_username":"somebody@example.com"`)
		}},
	}
}

func TestFurtherMistakesAreFoundAndNothingElse(t *testing.T) {
	for _, family := range [][]mistake{
		claimMistakes(), adminMistakes(), mappingMistakes(), registrationMistakes(), tokenMistakes(), databaseMistakes(), logMistakes(), chartMistakes(), containerMistakes(),
	} {
		for _, m := range family {
			in := m.minors
			if in == nil {
				in = catalog.Minors()
			}
			for _, minor := range in {
				t.Run(string(m.code)+"/"+m.name+"/"+string(minor)+"/"+string(m.tool), func(t *testing.T) {
					x := newExample(t, minor, m.tool)
					m.make(x)
					judge(t, m, x.run())
				})
			}
		}
	}
}

func TestTheSidesOfARedirectURIAgreeWithHowItIsMended(t *testing.T) {
	x := newExample(t, catalog.V88, plan.Helm).register()
	sent := x.application(catalog.Optimize).Web[0].URI
	x.application(catalog.Optimize).Web[0].URI = sent + "/"
	for _, f := range x.run() {
		if f.Code != "redirect.not-registered" {
			continue
		}
		if f.Expected.Value != sent || f.Found.Value != sent+"/" || !strings.Contains(f.Fix.Steps[1], " add "+sent+".") {
			t.Errorf("wants %s, has %s, and the steps are %q", f.Expected.Value, f.Found.Value, f.Fix.Steps)
		}
		return
	}
	t.Error("redirect.not-registered was not found")
}

func TestTheTokenVersionIsShownWhereItStands(t *testing.T) {
	x := newExample(t, catalog.V88, plan.Helm).register()
	app := x.application(catalog.Optimize)
	app.TokenVersion, app.TokenVersionPlace = 0, evidence.Place{File: "app.json", Line: 7, Column: 9}
	for _, f := range x.run() {
		if f.Code != "registration.token-version" {
			continue
		}
		if f.Place != app.TokenVersionPlace {
			t.Errorf("it stands at %v, want %v", f.Place, app.TokenVersionPlace)
		}
		return
	}
	t.Error("registration.token-version was not found")
}
